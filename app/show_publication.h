#pragma once
// A publication as an editor at a terminal sees it. Pure.
#include <string>
#include <vector>

#include "app/pipeline/links.h"
#include "core/publication.h"
#include "curation/decisions.h"

namespace vindplaats {

// Two lines for a list: id and title, and why it stands there.
std::string show_waiting(const Publication& publication);
// A line after a decision: where it stands now, and what it still lacks.
std::string show_standing(const Publication& publication);
// All of it: what it is, where it comes from, what was decided and what is odd.
std::string show_whole(const Publication& publication, const std::vector<Record>& records,
                       const std::vector<Decided>& history, const std::vector<LinkTrouble>& links);
// "accept in onderwijs", "reject: buiten-thema", "edit title, issued": what somebody decided.
std::string describe_decision(const Decision& decision);

// {"publications": [...], "total": N}
std::string publications_json(const std::vector<Publication>& publications);
// The publication with `sources` (its records), `history` (its decisions) and `linkTroubles` (links
// that failed or said nothing clear) behind it.
std::string publication_json(const Publication& publication, const std::vector<Record>& records,
                             const std::vector<Decided>& history,
                             const std::vector<LinkTrouble>& links);

}  // namespace vindplaats
