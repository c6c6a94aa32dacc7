#pragma once
// What one harvested page changes, decided against a snapshot: new, updated, unchanged, deleted or
// set aside (contract section 5). Pure: the batch is committed by app/pipeline/harvest.
#include <set>

#include "app/run_report.h"
#include "harvesters/protocol.h"
#include "normalize/format.h"
#include "store/store.h"

namespace vindplaats {

// A record that a run would remove, with what the source said of it.
struct HeldRemoval {
  RawRecord raw;
  Frame frame;
  std::string bytes;
};

struct PagePlan {
  Batch batch;  // payloads, heads, records and what is set aside; not the checkpoint
  std::vector<HeldRemoval> held;  // neither in the batch nor counted as deleted
  std::int64_t received = 0, added = 0, updated = 0, unchanged = 0, deleted = 0, rejected = 0;
  std::int64_t forgotten = 0;  // records that `erase` took away; they count as unchanged
  std::vector<RunError> errors;
};

// `set_aside`: the identifiers that this source has in the table of rejected records; one that is
// read now leaves it. `hold`: live records that the page removes are held instead (removals.h).
// The items lose their bytes on the way into the batch: of a large page there is one copy less.
// What read.forgetting has is taken out of them first: so they are the bytes that are stored.
Result<PagePlan> plan_page(const Snapshot& snapshot, const Source& source, Page& page, Instant now,
                           const ReadOptions& read, const std::set<std::string>& set_aside,
                           bool hold = false);

// Do they say the same (contract section 5, "Unchanged"): all but when it came, its datestamp, its
// payload, who read it, and what of its addresses changes at each visit (miniflux#4197).
bool same_meaning(const Record& a, const Record& b);

}  // namespace vindplaats
