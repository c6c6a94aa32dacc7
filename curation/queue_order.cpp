#include "curation/queue_order.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "curation/rank.h"

namespace vindplaats {

QueueEntry queue_entry(const Publication& publication, Thousandths score,
                       std::string_view first_harvest_of) {
  return {score, publication.metadata.issued, publication.id, first_harvest_of,
          waits_again(publication) || !publication.later_until.empty()};
}

std::vector<std::size_t> queue_order(std::span<const QueueEntry> entries,
                                     const Settings& settings) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const QueueEntry &one = entries[a], &other = entries[b];
    if (one.score != other.score) return one.score > other.score;
    if (one.issued != other.issued) return one.issued > other.issued;
    return one.id < other.id;
  });
  std::map<std::string_view, std::int64_t> offered;
  std::erase_if(order, [&](std::size_t number) {
    const QueueEntry& entry = entries[number];
    return !entry.decided && !entry.first_harvest_of.empty() &&
           ++offered[entry.first_harvest_of] > settings.queue.limit_new;
  });
  return order;
}

}  // namespace vindplaats
