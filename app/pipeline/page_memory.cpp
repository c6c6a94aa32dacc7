#include "app/pipeline/page_memory.h"

#include <algorithm>

namespace vindplaats {

std::optional<std::string> PageMemory::find(const IndexSegment& segment, std::uint32_t page) const {
  const std::lock_guard lock(mutex_);
  const auto known = pages_.find(key_of(segment));
  if (known == pages_.end() || page >= known->second.size() || known->second[page].empty())
    return std::nullopt;
  return known->second[page];
}

void PageMemory::keep(const IndexSegment& segment, std::uint32_t page, const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  if (kept_ >= kMostPages) {
    pages_.clear();
    kept_ = 0;
  }
  std::vector<std::string>& pages = pages_[key_of(segment)];
  if (page >= pages.size()) pages.resize(std::size_t{page} + 1);
  if (pages[page].empty()) ++kept_;
  pages[page] = bytes;
}

void PageMemory::keep_only(const IndexState& state) {
  const std::lock_guard lock(mutex_);
  std::erase_if(pages_, [&](const auto& known) {
    const bool wanted =
        std::any_of(state.segments.begin(), state.segments.end(),
                    [&](const IndexSegment& one) { return key_of(one) == known.first; });
    if (!wanted)
      kept_ -=
          static_cast<std::size_t>(std::count_if(known.second.begin(), known.second.end(),
                                                 [](const auto& page) { return !page.empty(); }));
    return !wanted;
  });
}

}  // namespace vindplaats
