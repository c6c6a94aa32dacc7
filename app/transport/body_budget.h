#pragma once
// How many bytes of answers the whole process may hold while they come in: 192 MB by default. Who
// would go beyond waits until others are done; nobody fails for it. Safe from any thread.
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>

namespace vindplaats {

class BodyBudget {
 public:
  // `bytes` for all together, `largest` the most that one body may ever ask for; the budget is at
  // least twice `largest`.
  BodyBudget(std::size_t bytes, std::size_t largest);

  // What one body holds; gives all of it back at its end. One thread at a time. Must not outlive
  // the budget.
  class Lease {
   public:
    explicit Lease(BodyBudget& budget);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    // Holds `total` bytes from now on (never fewer than before; at most `largest`). grow() waits;
    // try_grow() says false instead, for those who may not block (curl multi: pause the transfer).
    void grow(std::size_t total);
    bool try_grow(std::size_t total);

   private:
    BodyBudget& budget_;
    std::uint64_t id_;
    std::size_t held_ = 0;
  };

  std::size_t in_use() const;
  // Called whenever a body gives back what it held, from its thread, until it is set to an empty
  // function; then it is not running any more either. For those who may not block.
  void on_freed(std::function<void()> listener);

 private:
  bool grant(std::uint64_t id, std::size_t more);

  // The last `largest` bytes are for one body at a time, the first that had to wait. So one can
  // always get to its end, and a hundred half bodies that wait for each other cannot happen.
  const std::size_t common_;
  mutable std::mutex mutex_;
  std::condition_variable freed_;
  std::mutex listener_mutex_;
  std::function<void()> listener_;
  std::size_t in_use_ = 0;
  std::uint64_t next_id_ = 1;
  std::uint64_t privileged_ = 0;  // 0: nobody
};

}  // namespace vindplaats
