#include "app/web/window_counts.h"

#include <algorithm>

namespace vindplaats {

int WindowCounts::count(const std::string& key, Ticks now) {
  if (counts_.size() >= most_) {
    std::erase_if(counts_, [&](const auto& one) { return now - one.second.since > window_; });
    if (counts_.size() >= most_) {
      counts_.erase(std::min_element(
          counts_.begin(), counts_.end(),
          [](const auto& a, const auto& b) { return a.second.since < b.second.since; }));
    }
  }
  Count& count = counts_[key];
  if (count.times <= 0 || now - count.since > window_) count = {0, now};
  return ++count.times;
}

std::chrono::milliseconds WindowCounts::left(const std::string& key, Ticks now) const {
  const auto found = counts_.find(key);
  if (found == counts_.end()) return std::chrono::milliseconds(0);
  return std::max(std::chrono::milliseconds(0), window_ - (now - found->second.since));
}

void WindowCounts::take_back(const std::string& key) {
  if (const auto found = counts_.find(key); found != counts_.end()) --found->second.times;
}

void WindowCounts::forget(const std::string& key) {
  counts_.erase(key);
}

}  // namespace vindplaats
