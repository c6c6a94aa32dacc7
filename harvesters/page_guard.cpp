#include "harvesters/page_guard.h"

#include <fmt/format.h>

namespace vindplaats {

Result<void> PageGuard::check(const Page& page) {
  if (page.restarted) {
    known_.clear();
    fruitless_ = 0;
  }
  if (!page.next) return {};
  if (++pages_ > kMostPages) {
    return fail(Fault::kRemote,
                fmt::format("more than {} pages in one run; the source does not seem to end: ask "
                            "the partner, or harvest it set by set",
                            kMostPages));
  }
  bool fresh = page.listing;
  fresh |= page.items.empty() && page.rejected.empty() && pages_ <= 2;  // Identify, formats
  for (const Item& item : page.items) fresh |= known_.insert(item.raw.identifier);
  for (const Rejected& rejected : page.rejected) fresh |= known_.insert(rejected.identifier);
  fruitless_ = fresh ? 0 : fruitless_ + 1;
  if (fruitless_ < kFruitlessPages) return {};
  return fail(Fault::kRemote,
              fmt::format("{} pages one after another brought no new identifier; the source goes "
                          "round in circles: tell the partner",
                          kFruitlessPages));
}

}  // namespace vindplaats
