// One run, from its start to its end: on the loop between its steps, on the workers in them.
#include <utility>

#include "app/scheduler/state.h"

namespace vindplaats {
namespace {

// Reading a page takes several times its size: of those beyond this, one at a time.
constexpr std::size_t kLargePage = 4'000'000;
// After our own house failed.
constexpr std::chrono::minutes kHouseRetry{5};

}  // namespace

void Scheduler::State::start_run(const Source& source, OrderPointer order, std::size_t at) {
  set_due(source.id, std::nullopt);
  const auto run = std::make_shared<ActiveRun>(house_, platform_, source, std::move(order));
  runs_[source.id] = run;
  places_[source.id] = at;
  {
    const std::lock_guard lock(board_mutex_);
    board_running_[source.id] = run->since;
    board_counts_.running = runs_.size();
  }
  let_work(run, [run] { run->begin(); });
}

// A step that may have to wait until no other large page is worked on.
void Scheduler::State::work(const RunPointer& run, std::function<void()> step) {
  if (!run->large) return let_work(run, std::move(step));
  auto begin = [this, run, step = std::move(step)]() mutable {
    large_working_ = true;
    let_work(run, std::move(step));
  };
  run->working = true;  // as far as others can tell
  if (large_working_) {
    large_waiting_.push_back(std::move(begin));
  } else {
    begin();
  }
}

void Scheduler::State::let_work(const RunPointer& run, std::function<void()> step) {
  run->working = true;
  parts_.workers.post([self = shared_from_this(), run, step = std::move(step)]() mutable {
    step();
    step = nullptr;  // with the page's memory
    self->parts_.loop.post([self, run] { self->worked(run); });
  });
}

void Scheduler::State::worked(const RunPointer& run) {
  run->working = false;
  if (std::exchange(run->large, false)) {
    large_working_ = false;
    if (!large_waiting_.empty()) {
      const auto next = std::move(large_waiting_.front());
      large_waiting_.pop_front();
      next();
    }
  }
  if (closed_) return;
  if (run->dropped) return end_dropped(run);
  if (run->over()) return end_run(run);
  if (draining_ || run->called_off) return drop_run(run);
  send(run);
}

void Scheduler::State::send(const RunPointer& run) {
  run->sent = parts_.transport.send(
      run->source(), run->request(),
      [self = shared_from_this(), run](Result<Response> answer, BodyHold hold) {
        if (self->closed_) return;
        run->sent = 0;
        run->large = answer && answer->body.size() > kLargePage;
        const auto page = std::make_shared<Result<Response>>(std::move(answer));
        self->work(run, [run, page, hold = std::move(hold)] { run->take(std::move(*page)); });
      });
}

void Scheduler::State::end_run(const RunPointer& run) {
  const std::size_t at = places_[run->id];
  note_ended(*run);
  forget_run(run);
  if (run->order) settle(run->order, at, run->outcome());
  if (!draining_) tick();
}

// Into the schedule, and to whoever wants to know.
void Scheduler::State::note_ended(ActiveRun& run) {
  const Result<RunReport>& outcome = run.outcome();
  const bool dry = run.order && run.order->order.dry_run;
  if (const auto found = known_.find(run.id); found != known_.end()) {
    Known& known = found->second;
    const Instant now = parts_.clock.now();
    known.not_before.reset();
    if (!outcome) known.not_before = now + kHouseRetry;
    if (run.never_asked()) known.not_before = now + std::chrono::minutes(1);
    if (outcome && !dry) {
      known.facts = run.facts();
      const auto until = parts_.transport.resting_until(run.source().url);
      if (until) known.facts.history.rest_until = until;
    }
    plan(known, 1);
  }
  if (!outcome && options_.on_error) options_.on_error(outcome.error());
  if (outcome && !dry && options_.on_run_ended) options_.on_run_ended(*outcome);
  const std::lock_guard lock(board_mutex_);
  ++board_counts_.runs_ended;
}

// As if the process had died here: the next run goes on from its last commit.
void Scheduler::State::drop_run(const RunPointer& run) {
  if (run->sent != 0) parts_.transport.cancel(std::exchange(run->sent, 0));
  if (run->working) return;  // until its commit is done
  run->dropped = true;
  let_work(run, [run] { run->drop(); });
}

void Scheduler::State::end_dropped(const RunPointer& run) {
  forget_run(run);
  if (draining_) return;
  if (const auto found = known_.find(run->id); found != known_.end()) {
    found->second.not_before = parts_.clock.now() + kFirstRetry;
    plan(found->second, 1);
  }
  tick();
}

void Scheduler::State::forget_run(const RunPointer& run) {
  runs_.erase(run->id);
  places_.erase(run->id);
  {
    const std::lock_guard lock(board_mutex_);
    board_running_.erase(run->id);
    board_counts_.running = runs_.size();
  }
  check_drained();
}

void Scheduler::State::beat() {
  if (closed_) return;
  heartbeat_ = parts_.loop.after(kHeartbeat, [this] { beat(); });
  if (runs_.empty()) return;
  chore([this] { return leases_.beat(); }, [] {});
}

void Scheduler::State::chore(std::function<Result<void>()> step, std::function<void()> then) {
  ++chores_;
  parts_.workers.post([self = shared_from_this(), step = std::move(step), then = std::move(then)] {
    const Result<void> done = step();
    self->parts_.loop.post([self, done, then] {
      --self->chores_;
      if (self->closed_) return;
      if (self->draining_) return self->check_drained();
      self->report(done);
      then();
    });
  });
}

}  // namespace vindplaats
