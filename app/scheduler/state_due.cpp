// When is who due.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/scheduler/state.h"

namespace vindplaats {
namespace {

using std::chrono::seconds;

// A clock that was set, or a machine that slept, is noticed that soon.
constexpr seconds kLongestSleep{60};
constexpr seconds kHinderedFor{60};

bool same_plan(const Source& a, const Source& b) {
  return a.active == b.active && a.every == b.every && a.url == b.url && a.type == b.type;
}

}  // namespace

Scheduler::State::State(SchedulerParts parts, SchedulerOptions options)
    : parts_(parts),
      options_(std::move(options)),
      leases_(parts.store, parts.clock, options_.holder),
      house_{parts.store, parts.ledger, parts.clock, ledger_, leases_} {}

Result<void> Scheduler::State::prepare(std::shared_ptr<const Platform> platform) {
  platform_ = std::move(platform);
  TRY(leases_.clear_all());
  know_sources(*platform_);
  TRY(learn_all());
  plan_all();
  return {};
}

void Scheduler::State::begin() {
  if (closed_ || draining_) return;
  heartbeat_ = parts_.loop.after(kHeartbeat, [this] { beat(); });
  tick();
}

// Standing, runs and rest of every source, from the store.
Result<void> Scheduler::State::learn_all() {
  const std::unique_ptr<Snapshot> snapshot = parts_.store.snapshot();
  TRY(ledger_.refresh(*snapshot));
  for (auto& [id, known] : known_) {
    known.facts = ledger_.facts(id);
    TRY(read_rest(*snapshot, id, known.facts.history));
  }
  return {};
}

void Scheduler::State::know_sources(const Platform& platform) {
  const Instant now = parts_.clock.now();
  std::map<std::string, Known> known;
  for (const Source& source : platform.sources) {
    const auto before = known_.find(source.id);
    Known one = before == known_.end() ? Known{source, {}, now, {}, {}} : before->second;
    if (!same_plan(one.source, source)) one.due.reset();
    one.source = source;
    known.emplace(source.id, std::move(one));
  }
  for (const auto& [id, gone] : known_) {
    if (!known.contains(id)) set_due(id, std::nullopt);
  }
  known_ = std::move(known);
}

std::optional<Instant> Scheduler::State::due_of(const Known& known) const {
  RunHistory history = known.facts.history;
  // Our clock went back: what lies in the future says nothing.
  if (history.started > parts_.clock.now()) history = RunHistory{};
  std::optional<Instant> at = due_at(known.source, known.facts.standing, history, known.since);
  if (at && known.not_before) at = std::max(*at, *known.not_before);
  return at;
}

// Those whose plan changed, and of them those that are due already drawn apart.
void Scheduler::State::plan_all() {
  const Instant now = parts_.clock.now();
  std::vector<Known*> changed;
  std::size_t together = 0;
  for (auto& [id, known] : known_) {
    if (runs_.contains(id)) continue;
    const std::optional<Instant> due = due_of(known);
    if (due == known.due && queue_.at(id).has_value() == due.has_value()) continue;
    changed.push_back(&known);
    together += due && *due <= now ? 1 : 0;
  }
  for (Known* const known : changed) plan(*known, together);
}

void Scheduler::State::plan(Known& known, std::size_t due_together) {
  const Instant now = parts_.clock.now();
  known.due = due_of(known);
  std::optional<Instant> at = known.due;
  if (at && *at <= now) {
    at = now + spread(known.source.id, now.time_since_epoch().count(), spread_span(due_together));
  }
  set_due(known.source.id, at);
}

void Scheduler::State::set_due(const std::string& source, std::optional<Instant> at) {
  queue_.set(source, at);
  const std::lock_guard lock(board_mutex_);
  if (at) {
    board_due_[source] = *at;
  } else {
    board_due_.erase(source);
  }
  board_counts_.sources = queue_.size() + runs_.size();
}

void Scheduler::State::wake_up() {
  if (draining_ || closed_) return;
  seconds wait = kLongestSleep;
  // Who waits for a place is started when a run ends.
  if (!queue_.empty() && runs_.size() < options_.at_once) {
    wait = std::clamp<seconds>(queue_.first_at() - parts_.clock.now(), seconds(0), kLongestSleep);
    if (wait == seconds(0) && hindered_until_) wait = kHinderedFor;
  }
  alarm_ = parts_.loop.after(wait, [this] { tick(); });
}

void Scheduler::State::tick() {
  if (draining_ || closed_) return;
  start_asked();
  start_due();
  {
    const std::lock_guard lock(board_mutex_);
    board_counts_.waiting = asked_.size() + queue_.due_by(parts_.clock.now());
  }
  wake_up();
}

bool Scheduler::State::hindered() {
  const Instant now = parts_.clock.now();
  if (hindered_until_ && now < *hindered_until_) return true;
  hindered_until_.reset();
  const std::string why = options_.hindrance ? options_.hindrance() : std::string();
  if (!why.empty()) hindered_until_ = now + kHinderedFor;
  return hindered_until_.has_value();
}

void Scheduler::State::start_asked() {
  for (auto asked = asked_.begin(); asked != asked_.end();) {
    if (runs_.size() >= options_.at_once) return;
    if (runs_.contains(asked->source)) {
      ++asked;  // after the run that goes on now
      continue;
    }
    const Asked one = std::move(*asked);
    asked = asked_.erase(asked);
    const auto known = known_.find(one.source);
    if (known == known_.end()) {
      settle(one.order, one.at,
             fail(Fault::kNotFound, fmt::format("there is no source '{}' any more", one.source)));
    } else {
      start_run(known->second.source, one.order, one.at);
    }
  }
}

void Scheduler::State::start_due() {
  const Instant now = parts_.clock.now();
  while (!queue_.empty() && queue_.first_at() <= now && runs_.size() < options_.at_once) {
    if (hindered()) return;
    Known& known = known_.at(std::string(queue_.first()));
    if (!postponed(known)) start_run(known.source, nullptr, 0);
  }
}

// Its host was told to rest meanwhile, by a run of another source.
bool Scheduler::State::postponed(Known& known) {
  const Source source = with_adopted_address(known.source, known.facts.standing);
  const std::optional<Instant> until = parts_.transport.resting_until(source.url);
  if (!until) return false;
  RunHistory& history = known.facts.history;
  history.rest_until = std::max(history.rest_until.value_or(*until), *until);
  plan(known, 1);
  return true;
}

std::optional<Instant> Scheduler::State::next_due(const std::string& source) const {
  const std::lock_guard lock(board_mutex_);
  const auto found = board_due_.find(source);
  return found == board_due_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<RunningHarvest> Scheduler::State::running() const {
  const std::lock_guard lock(board_mutex_);
  std::vector<RunningHarvest> all;
  for (const auto& [source, since] : board_running_) all.push_back({source, since});
  return all;
}

SchedulerCounts Scheduler::State::counts() const {
  const std::lock_guard lock(board_mutex_);
  return board_counts_;
}

}  // namespace vindplaats
