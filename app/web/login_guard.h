#pragma once
// How often somebody may guess (faults.md D34): guesses at one account and guesses from one address
// are counted, and beyond the limit none reaches the password's hash. Safe from any thread.
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/web/exchange.h"
#include "app/web/window_counts.h"

namespace vindplaats {

struct GuessRules {
  int per_account = 10;
  int per_address = 20;
  std::chrono::milliseconds window = std::chrono::minutes(15);
};

enum class GuessAnswer {
  kTry,
  kFirstRefused,  // the first one too many of this account in its window: worth a note
  kRefused,
};

class LoginGuard {
 public:
  using Ticks = std::chrono::milliseconds;  // Clock::ticks()
  explicit LoginGuard(GuessRules rules = {}) : rules_(rules), counts_(rules.window) {}

  // To be asked before each guess; it counts.
  GuessAnswer guess(const std::string& account, const std::string& address, Ticks now);
  // The right password was given: what was guessed at the account before is forgiven, and this was
  // no guess.
  void right(const std::string& account, const std::string& address);
  // Takes a code of the second factor, each once.
  bool right_code(const std::string& account, const std::string& secret, const std::string& code,
                  Instant now);

 private:
  const GuessRules rules_;
  std::mutex mutex_;
  WindowCounts counts_;
  std::map<std::string, std::int64_t> steps_;  // the last one used, by account
};

// The address a request came from: what a proxy on this machine says of it, where one speaks TLS
// for us; else the other side's own.
std::string sender_of(const WebRequest& request, bool behind_proxy);

}  // namespace vindplaats
