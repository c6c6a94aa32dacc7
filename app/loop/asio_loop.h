#pragma once
// The real event loop: one Boost.Asio io_context, run by one thread. Files that speak Asio
// themselves get at it with app/loop/asio_context.h, which only .cpp files include.
#include <memory>

#include "app/loop/event_loop.h"

namespace vindplaats {

class AsioLoop : public EventLoop {
 public:
  AsioLoop();
  // As stop(). What was still to happen is dropped.
  ~AsioLoop() override;

  // Starts the loop's thread. Once.
  void start();
  // Ends it after the task that is running, and waits for it. Not from the loop thread. Twice does
  // no harm.
  void stop();
  // Is this the loop's thread.
  bool here() const;

  void post(LoopTask task) override;
  [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds wait,
                                             LoopTask task) override;

  struct Parts;  // app/loop/asio_context.h
  Parts& parts() { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace vindplaats
