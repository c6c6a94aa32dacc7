#pragma once
// Has `curate` seen all this before? One number over everything that publications are made of: the
// records, the ledger, the platform's files, the day and the program. Equal: it would write what
// is there already.
#include "app/pipeline/curate.h"
#include "store/store.h"

namespace vindplaats {

// To be raised when the same records, decisions and files give other publications than before:
// matching, merging, classifying and placing.
inline constexpr std::int64_t kCurationVersion = 3;

// Never 0; 0 when it cannot be known: the platform was not read from files.
Result<std::int64_t> what_curate_sees(const Snapshot& snapshot, const Platform& platform,
                                      Instant now);

// What was counted when `seen` was what curate saw; none when it last saw something else.
Result<std::optional<CurateReport>> counted_before(const Snapshot& snapshot, std::int64_t seen);
// Notes both. The counts of a pass that changed nothing any more: moves and joins are left out.
void note_counts(Batch& batch, std::int64_t seen, const CurateReport& report);

}  // namespace vindplaats
