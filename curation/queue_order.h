#pragma once
// The order of the queue, of no more than it asks for: there may be a hundred thousand who wait.
// Pure.
#include <span>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/publication.h"

namespace vindplaats {

// One that waits. Borrows.
struct QueueEntry {
  Thousandths score;
  std::string_view issued, id;
  std::string_view first_harvest_of;  // the source whose first harvest brought it; empty: later
  bool decided = false;               // somebody has decided on it, or set it aside until today
};

QueueEntry queue_entry(const Publication& publication, Thousandths score,
                       std::string_view first_harvest_of);

// Those that are offered, as indices into `entries`, best first: by score, then the newest, then by
// id. At most settings.queue.limit_new of each source's first harvest, not counting those decided.
std::vector<std::size_t> queue_order(std::span<const QueueEntry> entries, const Settings& settings);

}  // namespace vindplaats
