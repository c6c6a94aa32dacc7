#include "app/web/login_guard.h"

#include <algorithm>

#include "app/totp.h"
#include "core/text.h"

namespace vindplaats {

int LoginGuard::count(const std::string& key, Ticks now) {
  if (counts_.size() >= rules_.most) {
    std::erase_if(counts_, [&](const auto& one) { return now - one.second.since > rules_.window; });
    if (counts_.size() >= rules_.most) {
      counts_.erase(std::min_element(
          counts_.begin(), counts_.end(),
          [](const auto& a, const auto& b) { return a.second.since < b.second.since; }));
    }
  }
  Count& count = counts_[key];
  if (count.guesses <= 0 || now - count.since > rules_.window) count = {0, now};
  return ++count.guesses;
}

GuessAnswer LoginGuard::guess(const std::string& account, const std::string& address, Ticks now) {
  const std::lock_guard lock(mutex_);
  const int from_address = count("from " + address, now);
  if (from_address > rules_.per_address) return GuessAnswer::kRefused;
  const int at_account = count("at " + account, now);
  if (at_account <= rules_.per_account) return GuessAnswer::kTry;
  return at_account == rules_.per_account + 1 ? GuessAnswer::kFirstRefused : GuessAnswer::kRefused;
}

void LoginGuard::right(const std::string& account, const std::string& address) {
  const std::lock_guard lock(mutex_);
  counts_.erase("at " + account);
  if (const auto from = counts_.find("from " + address); from != counts_.end())
    --from->second.guesses;
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
