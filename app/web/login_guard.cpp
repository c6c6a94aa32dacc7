#include "app/web/login_guard.h"

#include "app/totp.h"
#include "core/text.h"

namespace vindplaats {

GuessAnswer LoginGuard::guess(const std::string& account, const std::string& address, Ticks now) {
  const std::lock_guard lock(mutex_);
  const int from_address = counts_.count("from " + address, now);
  if (from_address > rules_.per_address) return GuessAnswer::kRefused;
  const int at_account = counts_.count("at " + account, now);
  if (at_account <= rules_.per_account) return GuessAnswer::kTry;
  return at_account == rules_.per_account + 1 ? GuessAnswer::kFirstRefused : GuessAnswer::kRefused;
}

void LoginGuard::right(const std::string& account, const std::string& address) {
  const std::lock_guard lock(mutex_);
  counts_.forget("at " + account);
  counts_.take_back("from " + address);
}

bool LoginGuard::right_code(const std::string& account, const std::string& secret,
                            const std::string& code, Instant now) {
  const std::lock_guard lock(mutex_);
  std::int64_t& last = steps_[account];
  const auto step = totp_step(secret, code, now, last);
  if (step) last = *step;
  return step.has_value();
}

std::string sender_of(const WebRequest& request, bool behind_proxy) {
  const bool near = request.peer.starts_with("127.") || request.peer == "::1";
  if (!behind_proxy || !near) return request.peer;
  const auto hops = split(request.header("X-Forwarded-For"), ',');
  return hops.empty() ? request.peer : std::string(hops.back());
}

}  // namespace vindplaats
