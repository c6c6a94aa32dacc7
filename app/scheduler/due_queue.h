#pragma once
// Who is due when, the earliest first. One thread.
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/clock.h"

namespace vindplaats {

class DueQueue {
 public:
  // Once a source; a second call moves it. None: out of the queue.
  void set(const std::string& source, std::optional<Instant> at) {
    const auto found = at_.find(source);
    if (found != at_.end()) {
      order_.erase({found->second, source});
      at_.erase(found);
    }
    if (!at) return;
    at_.emplace(source, *at);
    order_.emplace(*at, source);
  }
  std::optional<Instant> at(const std::string& source) const {
    const auto found = at_.find(source);
    return found == at_.end() ? std::nullopt : std::optional(found->second);
  }
  bool empty() const { return order_.empty(); }
  std::size_t size() const { return order_.size(); }
  Instant first_at() const { return order_.begin()->first; }
  const std::string& first() const { return order_.begin()->second; }
  // How many are due by then.
  std::size_t due_by(Instant now) const {
    std::size_t count = 0;
    for (auto one = order_.begin(); one != order_.end() && one->first <= now; ++one) ++count;
    return count;
  }

 private:
  std::map<std::string, Instant> at_;
  std::set<std::pair<Instant, std::string>> order_;
};

}  // namespace vindplaats
