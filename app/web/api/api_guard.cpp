#include "app/web/api/api_guard.h"

#include <utility>

namespace vindplaats {
namespace {

std::chrono::seconds whole_seconds(std::chrono::milliseconds time) {
  return std::chrono::ceil<std::chrono::seconds>(time);
}

}  // namespace

std::optional<std::chrono::seconds> ApiGuard::ask(const std::string& token, Ticks now) {
  const std::lock_guard lock(mutex_);
  if (asked_.count(token, now) <= rules_.per_token) return std::nullopt;
  return whole_seconds(asked_.left(token, now));
}

std::optional<std::chrono::seconds> ApiGuard::guess_wrong(const std::string& address, Ticks now) {
  const std::lock_guard lock(mutex_);
  if (wrong_.count(address, now) <= rules_.wrong_per_address) return std::nullopt;
  return whole_seconds(wrong_.left(address, now));
}

void ApiGuard::used(const Use& use, const std::string& known) {
  if (use.day == known) return;
  const std::lock_guard lock(mutex_);
  std::string& day = days_[use.token];
  if (day == use.day) return;
  day = use.day;
  waiting_.push_back(use);
}

std::vector<ApiGuard::Use> ApiGuard::take_uses() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

}  // namespace vindplaats
