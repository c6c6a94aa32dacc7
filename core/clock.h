#pragma once
// The only way anything here learns what time it is, or waits. Passed in, so that a test can live a
// year in a second.
#include <chrono>
#include <optional>

namespace vindplaats {

// A moment in UTC, whole seconds: all stored and exported times.
using Instant = std::chrono::sys_seconds;

// Safe from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  // Monotonic time since some start: for durations, delays and leases.
  virtual std::chrono::milliseconds ticks() const = 0;
  // Returns when that long has passed.
  virtual void wait(std::chrono::milliseconds duration) = 0;
};

// The machine's clock; with `fixed`, now() always says that (--now), while ticks() and wait() stay
// real: time-outs are never fixed.
class SystemClock : public Clock {
 public:
  explicit SystemClock(std::optional<Instant> fixed = std::nullopt) : fixed_(fixed) {}
  Instant now() const override;
  std::chrono::milliseconds ticks() const override;
  void wait(std::chrono::milliseconds duration) override;

 private:
  std::optional<Instant> fixed_;
};

}  // namespace vindplaats
