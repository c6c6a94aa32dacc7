#pragma once
// How much a program may ask (faults.md B1), and on which day a token was last used. Safe from any
// thread.
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/web/window_counts.h"

namespace vindplaats {

struct ApiRules {
  int per_token = 600;  // requests in a window
  std::chrono::milliseconds window = std::chrono::minutes(1);
  int wrong_per_address = 20;  // tokens that are nobody's, in a window
  std::chrono::milliseconds wrong_window = std::chrono::minutes(15);
};

class ApiGuard {
 public:
  using Ticks = std::chrono::milliseconds;  // Clock::ticks()
  explicit ApiGuard(ApiRules rules = {})
      : rules_(rules), asked_(rules.window), wrong_(rules.wrong_window) {}

  // Each answers how long to wait; none: it may go on.
  std::optional<std::chrono::seconds> ask(const std::string& token, Ticks now);
  std::optional<std::chrono::seconds> guess_wrong(const std::string& address, Ticks now);

  struct Use {
    std::string account, token, day;  // "YYYY-MM-DD"
  };
  // To be called with each use of a token, whose last day in the ledger is `known`.
  void used(const Use& use, const std::string& known);
  // The uses that the ledger does not have yet, each once; for who writes them there.
  std::vector<Use> take_uses();

 private:
  const ApiRules rules_;
  std::mutex mutex_;
  WindowCounts asked_, wrong_;
  std::map<std::string, std::string> days_;  // by token: the last day that was handed out or waits
  std::vector<Use> waiting_;
};

}  // namespace vindplaats
