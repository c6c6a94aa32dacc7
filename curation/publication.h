#pragma once
// One publication out of the records of one work: for every field the best record's value, and
// which record that was. Pure.
#include <span>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/publication.h"
#include "curation/decisions.h"
#include "curation/identity.h"

namespace vindplaats {

// A record with what the store knows of it beside.
struct SourcedRecord {
  Record record;
  std::string first_harvested;  // RFC 3339
  std::int64_t version = 1;     // how many versions of it came
};

// `records`: those of the group, in any order. The best one first: a partner's own before an
// aggregator's, then by trust, then by id. Themes and status are left to curation/queue. The
// revision is the number of record versions and decisions it is made of, so it goes up with
// everything that can change it, and is the same after a rebuild. A field's value comes whole from
// one record; subjects, links, abstracts, audiences, relations and identifiers are joined (their
// provenance is the best record that has any).
Publication make_publication(const Group& group, std::vector<SourcedRecord> records,
                             const Position& position, const Platform& platform);

// Fills `ready` and `lacks` by [publish] require: title, summary (the editor's, or a partner's
// abstract in one of the platform's languages), product, link.
void judge_readiness(Publication& publication, const Settings& settings);

}  // namespace vindplaats
