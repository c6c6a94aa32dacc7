#pragma once
// A publication as an editor at a terminal sees it. Pure.
#include <optional>
#include <string>
#include <vector>

#include "app/pipeline/links.h"
#include "core/publication.h"
#include "curation/decisions.h"
#include "curation/rank.h"

namespace vindplaats {

// Two lines for a list: id and title, and why it stands there.
std::string show_waiting(const Waiting& waiting);
// A line after a decision: where it stands now, and what it still lacks.
std::string show_standing(const Publication& publication);
// What is shown of one publication.
struct WholePublication {
  Publication publication;
  std::optional<Rank> rank;  // where it waits
  std::vector<Record> records;
  std::vector<Decided> history;
  std::vector<LinkTrouble> links;
};
// All of it: what it is, where it comes from, what was decided and what is odd.
std::string show_whole(const WholePublication& whole);
// "accept in onderwijs", "reject: buiten-thema", "edit title, issued": what somebody decided.
std::string describe_decision(const Decision& decision);

// {"publications": [...], "total": N}
std::string publications_json(const std::vector<Publication>& publications);
// {"publications": [publication with its `rank`], "total": N, "waiting": {theme: N}, "heldBack": N}
std::string queue_json(const Queue& queue);
// The publication with its `rank`: one of the above.
std::string ranked_json(const Waiting& waiting);
// The publication with `rank` (where it waits), `sources` (its records), `history` (its decisions)
// and `linkTroubles` (links that failed or said nothing clear) behind it.
std::string publication_json(const WholePublication& whole);

}  // namespace vindplaats
