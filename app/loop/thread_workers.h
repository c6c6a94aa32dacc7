#pragma once
// A few threads that take tasks from one queue.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "app/loop/event_loop.h"

namespace vindplaats {

class ThreadWorkers : public Workers {
 public:
  explicit ThreadWorkers(std::size_t threads);
  // Runs what is in the queue to its end first.
  ~ThreadWorkers() override;
  void post(LoopTask task) override;

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<LoopTask> tasks_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vindplaats
