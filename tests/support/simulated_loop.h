#pragma once
// Time and execution for tests that live a year in a second: nothing happens but what is in the
// queue, in the order of its time. One thread.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "app/loop/event_loop.h"
#include "core/clock.h"

namespace vindplaats {

class SimulatedClock : public Clock {
 public:
  explicit SimulatedClock(Instant start = Instant(std::chrono::seconds(1'800'000'000)))
      : start_(start) {}
  Instant now() const override { return start_ + std::chrono::floor<std::chrono::seconds>(ticks_); }
  std::chrono::milliseconds ticks() const override { return ticks_; }
  void wait(std::chrono::milliseconds) override {
    throw std::logic_error("nobody may wait on the simulated clock: use the loop");
  }
  void set(std::chrono::milliseconds ticks) { ticks_ = ticks; }

 private:
  const Instant start_;
  std::chrono::milliseconds ticks_{0};
};

class SimulatedLoop : public EventLoop {
 public:
  explicit SimulatedLoop(SimulatedClock& clock) : clock_(clock) {}

  void post(LoopTask task) override { queue_.emplace(key(clock_.ticks()), std::move(task)); }
  [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds wait,
                                             LoopTask task) override {
    const Key at = key(clock_.ticks() + wait);
    queue_.emplace(at, std::move(task));
    return std::make_unique<SimulatedTimer>(*this, at);
  }

  // All that is due within that time, and what comes of it.
  void run_for(std::chrono::milliseconds duration) {
    const auto end = clock_.ticks() + duration;
    while (!queue_.empty() && queue_.begin()->first.first <= end) step();
    clock_.set(end);
  }
  // Until the condition holds; false: nothing more happens.
  template <class Condition>
  bool run_until(Condition condition) {
    while (!condition()) {
      if (queue_.empty()) return false;
      step();
    }
    return true;
  }
  // Forgets all that was to happen, as when the process dies.
  void clear() {
    // A task may hold timers, which look for themselves in the queue.
    const std::map<Key, LoopTask> forgotten = std::exchange(queue_, {});
  }
  std::size_t waiting() const { return queue_.size(); }

 private:
  using Key = std::pair<std::chrono::milliseconds, std::uint64_t>;
  class SimulatedTimer : public Timer {
   public:
    SimulatedTimer(SimulatedLoop& loop, Key at) : loop_(loop), at_(at) {}
    ~SimulatedTimer() override { loop_.queue_.erase(at_); }

   private:
    SimulatedLoop& loop_;
    const Key at_;
  };

  Key key(std::chrono::milliseconds at) { return {at, ++sequence_}; }
  void step() {
    auto next = queue_.extract(queue_.begin());
    if (next.key().first > clock_.ticks()) clock_.set(next.key().first);
    next.mapped()();
  }

  SimulatedClock& clock_;
  std::map<Key, LoopTask> queue_;
  std::uint64_t sequence_ = 0;
};

// Work takes a moment of the loop's time and no thread.
class SimulatedWorkers : public Workers {
 public:
  explicit SimulatedWorkers(EventLoop& loop) : loop_(loop) {}
  void post(LoopTask task) override { loop_.post(std::move(task)); }

 private:
  EventLoop& loop_;
};

}  // namespace vindplaats
