#pragma once
// How often something happened within a window of time, by key: wrong guesses by account, requests
// by token. One thread at a time.
#include <chrono>
#include <map>
#include <string>

namespace vindplaats {

class WindowCounts {
 public:
  using Ticks = std::chrono::milliseconds;  // Clock::ticks()
  // Beyond `most` keys the oldest are forgotten first.
  explicit WindowCounts(std::chrono::milliseconds window, std::size_t most = 100'000)
      : window_(window), most_(most) {}

  // Once more; how often that makes since its window began.
  int count(const std::string& key, Ticks now);
  // How long until the key's window has passed; zero when none has begun.
  std::chrono::milliseconds left(const std::string& key, Ticks now) const;
  void take_back(const std::string& key);  // one of them
  void forget(const std::string& key);

 private:
  struct Count {
    int times = 0;
    Ticks since{0};
  };
  const std::chrono::milliseconds window_;
  const std::size_t most_;
  std::map<std::string, Count> counts_;
};

}  // namespace vindplaats
