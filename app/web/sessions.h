#pragma once
// Who is logged in (OWASP ASVS 7): sessions live in memory and end with the program. A session's id
// is 256 random bits that only its browser has; kept is the digest. Safe from any thread.
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/digest.h"

namespace vindplaats {

// What the next page tells, once: what was done, and how to take it back.
struct Notice {
  std::string kind = "ok";  // ok, warning or error
  std::string text;
  std::vector<std::string> undo;  // publications whose last decision the undo bar takes back
  std::string back;               // the address that the undo bar leads to
};

struct SessionTimes {
  std::chrono::milliseconds idle = std::chrono::hours(2);
  std::chrono::milliseconds whole = std::chrono::hours(12);
  std::size_t most = 10'000;  // the one that was used longest ago makes room
};

class Sessions {
 public:
  using Ticks = std::chrono::milliseconds;  // Clock::ticks()
  explicit Sessions(SessionTimes times = {}) : times_(times) {}

  // The id of a new one.
  std::string open(const std::string& account, Ticks now);
  // Whose it is; none: there is none, or it has expired. Counts as use.
  std::optional<std::string> account_of(const std::string& id, Ticks now);
  void close(const std::string& id);
  // Of an account whose password or second factor has changed, but for the one with this id.
  void close_others(const std::string& account, const std::string& id);

  void leave_notice(const std::string& id, Notice notice);
  std::optional<Notice> take_notice(const std::string& id);

  // What forms carry (faults.md B1, CSRF): only who has the secret of a cookie can know it.
  std::string form_token(const std::string& secret) const;
  bool right_token(const std::string& secret, const std::string& token) const;

 private:
  struct Held {
    std::string account;
    Ticks since{0}, used{0};
    std::optional<Notice> notice;
  };
  bool expired(const Held& held, Ticks now) const {
    return now - held.used > times_.idle || now - held.since > times_.whole;
  }
  void make_room(Ticks now);

  const SessionTimes times_;
  const std::string key_ = new_secret();
  std::mutex mutex_;
  std::map<Digest, Held> held_;

 public:
  // 256 random bits of the system, as hex.
  static std::string new_secret();
};

}  // namespace vindplaats
