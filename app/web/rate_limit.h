#pragma once
// How often the same may be done in a while: by one visitor, or to one source. Safe from any
// thread.
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>

namespace vindplaats {

class RateLimit {
 public:
  using Ticks = std::chrono::milliseconds;  // Clock::ticks()
  // So many keys are counted; those that did least lately are forgotten first.
  static constexpr std::size_t kMostKeys = 10'000;

  RateLimit(std::size_t most, Ticks window) : most_(most), window_(window) {}

  // True, and it counts; false: it was done `most` times within the window already.
  bool take(const std::string& key, Ticks now);
  // How long until it may be done again; 0: at once.
  Ticks wait(const std::string& key, Ticks now);

 private:
  std::deque<Ticks>& recent(const std::string& key, Ticks now);

  const std::size_t most_;
  const Ticks window_;
  std::mutex mutex_;
  std::map<std::string, std::deque<Ticks>> done_;
};

}  // namespace vindplaats
