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

// What the sources say. `records`: those of the group, in any order. The best one first: a
// partner's own before an aggregator's, then by trust, then by id. A field's value comes whole from
// one record; subjects, links, abstracts, audiences, relations and identifiers are joined (their
// provenance is the best record that has any). Type and product come from a record that says more
// than "blog post", "website", "text" or "other", where there is one.
Publication merge_records(const Group& group, std::vector<SourcedRecord> records,
                          const Platform& platform);

// Lays over it what editors said: corrections, summary, note, dates. Themes and status are left to
// curation/queue.
void apply_position(Publication& publication, const Position& position);

// A number for what an editor sees of it (contract section 4, `revision`): the same while nothing
// changes, also after a rebuild; another as soon as the work, its records or what was decided on
// it change. From the digest of all that, so it does not count up. To be taken last.
std::int64_t revision_of(const Publication& publication);

// Fills `ready` and `lacks` by [publish] require: title, summary (the editor's, or a partner's
// abstract in one of the platform's languages), product, link.
void judge_readiness(Publication& publication, const Settings& settings);

}  // namespace vindplaats
