#pragma once
// The queue as it stands in the store: what waits, ranked, each with the words that put it there.
#include <optional>
#include <string>
#include <string_view>

#include "config/types.h"
#include "core/clock.h"
#include "curation/rank.h"
#include "store/store.h"

namespace vindplaats {

// Has it this theme; every one has the empty theme, which stands for all of them.
bool is_in_theme(const Publication& publication, std::string_view theme);

// What waits, best first; of one theme when `theme` is not empty. Reopened ones stand among them.
// kUsage when a rule's query is wrong.
Result<Queue> read_queue(const Snapshot& snapshot, const Platform& platform, Instant now,
                         const std::string& theme);

// The same for what only counts: parts of a rank name no words, so no text is read again.
Result<Queue> read_queue_order(const Snapshot& snapshot, const Platform& platform, Instant now,
                               const std::string& theme);

// Where one publication would stand in the queue of all themes; none when it does not wait.
Result<std::optional<Rank>> rank_in_queue(const Snapshot& snapshot, const Platform& platform,
                                          Instant now, const Publication& publication);

}  // namespace vindplaats
