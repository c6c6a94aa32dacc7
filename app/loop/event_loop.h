#pragma once
// Where things happen later: on one thread, one after another (EventLoop), or on a few others
// (Workers). Passed in, as the clock is, so that a test can live a year in a second: AsioLoop and
// ThreadWorkers are the real ones, tests/support/simulated_loop.h has the others.
#include <chrono>
#include <functional>
#include <memory>

namespace vindplaats {

using LoopTask = std::function<void()>;

// Something that will happen; letting go of it calls it off. Loop thread only.
class Timer {
 public:
  virtual ~Timer() = default;
};

// Runs its tasks on one thread, the loop thread, in the order they fell due. A task must not block.
// What a task throws is a bug and ends the process.
class EventLoop {
 public:
  virtual ~EventLoop() = default;
  // As soon as those before it are done; never from inside post(). Any thread.
  virtual void post(LoopTask task) = 0;
  // When that long has passed, unless the timer is let go of before. Loop thread only. The timer
  // may outlive its firing, and may be let go of in it.
  [[nodiscard]] virtual std::unique_ptr<Timer> after(std::chrono::milliseconds wait,
                                                     LoopTask task) = 0;
};

// Runs tasks that may block, several at once, in the order they came. Any thread.
class Workers {
 public:
  virtual ~Workers() = default;
  virtual void post(LoopTask task) = 0;
};

}  // namespace vindplaats
