#include "app/transport/politeness.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/time.h"

namespace vindplaats {
namespace {

using Milliseconds = HostGate::Milliseconds;

// A host that says "too busy" without saying for how long.
constexpr Milliseconds kLongestUnaskedRest = std::chrono::hours(1);
// The link checker meets many hosts once; they are forgotten from this number on.
constexpr std::size_t kHostsKept = 10'000;
constexpr Milliseconds kHostKeptFor = std::chrono::hours(1);

}  // namespace

HostGate::Turn::~Turn() {
  if (gate_ != nullptr) gate_->leave(*this);
}

Result<HostGate::Admission> HostGate::try_enter(const std::string& authority,
                                                std::optional<Milliseconds> delay) {
  const std::lock_guard lock(mutex_);
  const Milliseconds now = clock_.ticks();
  Host& host = hosts_[authority];
  if (host.closed_until > now) {
    return fail(Fault::kRemote,
                fmt::format("{} has asked us to wait until {}; it is not asked before that",
                            authority, format_time(as_instant(host.closed_until, now))));
  }
  Admission admission;
  if (host.busy) return admission;
  const Milliseconds gap = delay.value_or(host.private_network ? Milliseconds(0) : kDefaultDelay);
  if (host.last_end && *host.last_end + gap > now) {
    admission.wait = *host.last_end + gap - now;
    return admission;
  }
  host.busy = true;
  admission.turn.emplace(*this, authority);
  return admission;
}

Result<HostGate::Turn> HostGate::enter(const std::string& authority,
                                       std::optional<Milliseconds> delay) {
  for (;;) {
    TRY_ASSIGN(Admission admission, try_enter(authority, delay));
    if (admission.turn) return std::move(*admission.turn);
    wait_for_turn(authority, admission.wait);
  }
}

void HostGate::wait_for_turn(const std::string& authority, Milliseconds wait) {
  if (wait > Milliseconds(0)) return clock_.wait(wait);
  std::unique_lock lock(mutex_);
  left_.wait(lock, [&] { return !hosts_[authority].busy; });
}

void HostGate::on_left(Listener listener) {
  const std::lock_guard lock(listener_mutex_);
  listener_ = std::move(listener);
}

void HostGate::leave(const Turn& turn) {
  {
    const std::lock_guard lock(mutex_);
    const Milliseconds now = clock_.ticks();
    Host& host = hosts_[turn.authority_];
    host.busy = false;
    host.last_used = now;
    if (turn.sent_) {
      host.last_end = now;
      host.private_network = turn.private_network_;
    }
    if (hosts_.size() > kHostsKept) forget_idle_hosts(now);
  }
  left_.notify_all();
  const std::lock_guard lock(listener_mutex_);
  if (listener_) listener_(turn.authority_);
}

void HostGate::forget_idle_hosts(Milliseconds now) {
  std::erase_if(hosts_, [&](const auto& entry) {
    const Host& host = entry.second;
    return !host.busy && host.closed_until <= now && host.last_used + kHostKeptFor < now;
  });
}

void HostGate::rest(const std::string& authority, std::optional<std::chrono::seconds> retry_after) {
  const std::lock_guard lock(mutex_);
  Host& host = hosts_[authority];
  Milliseconds wait = shortest_rest_;
  if (retry_after) {
    const auto asked = std::min<std::chrono::seconds>(
        *retry_after, std::chrono::duration_cast<std::chrono::seconds>(kLongestRest));
    wait = std::clamp<Milliseconds>(asked, shortest_rest_, kLongestRest);
  } else {
    wait = std::min(shortest_rest_ * (1 << std::min(host.refusals, 10)),
                    std::max(shortest_rest_, kLongestUnaskedRest));
  }
  ++host.refusals;
  host.closed_until = std::max(host.closed_until, clock_.ticks() + wait);
}

void HostGate::answered(const std::string& authority) {
  const std::lock_guard lock(mutex_);
  hosts_[authority].refusals = 0;
}

std::optional<Instant> HostGate::resting_until(const std::string& authority) const {
  const std::lock_guard lock(mutex_);
  const auto host = hosts_.find(authority);
  const Milliseconds now = clock_.ticks();
  if (host == hosts_.end() || host->second.closed_until <= now) return std::nullopt;
  return as_instant(host->second.closed_until, now);
}

Instant HostGate::as_instant(Milliseconds ticks, Milliseconds now) const {
  return clock_.now() + std::chrono::ceil<std::chrono::seconds>(ticks - now);
}

}  // namespace vindplaats
