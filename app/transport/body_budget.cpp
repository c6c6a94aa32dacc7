#include "app/transport/body_budget.h"

#include <algorithm>
#include <utility>

namespace vindplaats {

BodyBudget::BodyBudget(std::size_t bytes, std::size_t largest)
    : common_(std::max(bytes, 2 * largest) - largest) {}

std::size_t BodyBudget::in_use() const {
  const std::lock_guard lock(mutex_);
  return in_use_;
}

bool BodyBudget::grant(std::uint64_t id, std::size_t more) {
  if (in_use_ + more > common_ && privileged_ != id) {
    if (privileged_ != 0) return false;
    privileged_ = id;
  }
  in_use_ += more;
  return true;
}

BodyBudget::Lease::Lease(BodyBudget& budget) : budget_(budget) {
  const std::lock_guard lock(budget_.mutex_);
  id_ = budget_.next_id_++;
}

BodyBudget::Lease::~Lease() {
  {
    const std::lock_guard lock(budget_.mutex_);
    budget_.in_use_ -= held_;
    if (budget_.privileged_ == id_) budget_.privileged_ = 0;
  }
  if (held_ == 0) return;
  budget_.freed_.notify_all();
  const std::lock_guard lock(budget_.listener_mutex_);
  if (budget_.listener_) budget_.listener_();
}

void BodyBudget::on_freed(std::function<void()> listener) {
  const std::lock_guard lock(listener_mutex_);
  listener_ = std::move(listener);
}

void BodyBudget::Lease::grow(std::size_t total) {
  if (total <= held_) return;
  std::unique_lock lock(budget_.mutex_);
  budget_.freed_.wait(lock, [&] { return budget_.grant(id_, total - held_); });
  held_ = total;
}

bool BodyBudget::Lease::try_grow(std::size_t total) {
  if (total <= held_) return true;
  const std::lock_guard lock(budget_.mutex_);
  if (!budget_.grant(id_, total - held_)) return false;
  held_ = total;
  return true;
}

}  // namespace vindplaats
