#include "app/web/rate_limit.h"

#include <algorithm>

namespace vindplaats {

std::deque<RateLimit::Ticks>& RateLimit::recent(const std::string& key, Ticks now) {
  if (done_.size() >= kMostKeys && !done_.contains(key)) {
    std::erase_if(done_, [&](const auto& one) {
      return one.second.empty() || now - one.second.back() > window_;
    });
    if (done_.size() >= kMostKeys) {
      done_.erase(std::min_element(done_.begin(), done_.end(), [](const auto& a, const auto& b) {
        return a.second.back() < b.second.back();
      }));
    }
  }
  std::deque<Ticks>& times = done_[key];
  while (!times.empty() && now - times.front() >= window_) times.pop_front();
  return times;
}

bool RateLimit::take(const std::string& key, Ticks now) {
  const std::lock_guard lock(mutex_);
  std::deque<Ticks>& times = recent(key, now);
  if (times.size() >= most_) return false;
  times.push_back(now);
  return true;
}

RateLimit::Ticks RateLimit::wait(const std::string& key, Ticks now) {
  const std::lock_guard lock(mutex_);
  const auto found = done_.find(key);
  if (found == done_.end()) return Ticks(0);
  const std::deque<Ticks>& times = recent(key, now);
  return times.size() < most_ ? Ticks(0) : times.front() + window_ - now;
}

}  // namespace vindplaats
