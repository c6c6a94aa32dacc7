#pragma once
// What the harvest itself remembers of a source between runs. It stands in the source's checkpoint
// under keys that no protocol sees ("own.*"), so that a protocol that begins anew does not forget
// it:
//   own.stuck        x's: runs in a row that could not get on where the one before was cut off
//   own.rest_until   RFC 3339: the host asked not to be asked before (429, 503)
//   own.rests        how often in a row
//   own.compared     RFC 3339: when the full list of identifiers was last compared
//   own.tried        RFC 3339: when that last failed
//   own.full         "1": the next run reads everything
//   own.removed      deletions so far of a run that was cut off (the brake counts them)
//   own.moved.*      where permanent redirects led (moved.h)
#include <optional>
#include <string>

#include "config/types.h"
#include "core/http.h"
#include "harvesters/protocol.h"
#include "store/harvest_tables.h"

namespace vindplaats {

// Takes a stored checkpoint apart and puts it together again. Pure.
void split_checkpoint(const CheckpointValues& stored, Checkpoint& protocol, Checkpoint& own);
CheckpointValues join_checkpoint(const Checkpoint& protocol, const Checkpoint& own);

// The count that stands under the key; 0 when there is none.
std::int64_t count_in(const Checkpoint& own, const std::string& key);

// The host asked for rest (faults.md rows 34 and 35): as long as it says, at least a minute and at
// most a day; without a word twice as long each time, at most an hour. Any other answer ends it.
void note_rest(Checkpoint& own, const Response& response, Instant now);
// Until when the host of this source must be left alone, by any of the platform's sources there;
// none: it may be asked.
Result<std::optional<Instant>> resting_until(const Snapshot& snapshot, const Platform& platform,
                                             const Source& source, Instant now);

}  // namespace vindplaats
