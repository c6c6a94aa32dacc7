#include "app/scheduler/lease_keeper.h"

#include "core/time.h"

namespace vindplaats {

std::string LeaseKeeper::time() const {
  return format_time(clock_.now());
}

Result<void> LeaseKeeper::clear_all() {
  const std::lock_guard lock(mutex_);
  TRY_ASSIGN(const auto left, harvest_leases(*store_.snapshot()));
  if (left.empty()) return {};
  Batch batch;
  for (const auto& [source, lease] : left) remove_lease(batch, source);
  return store_.commit(batch, Durability::kBuffered);
}

Result<void> LeaseKeeper::take(const std::string& source) {
  const std::lock_guard lock(mutex_);
  HarvestLease& lease = held_[source];
  lease = {holder_, time(), time()};
  Batch batch;
  put_lease(batch, source, lease);
  return store_.commit(batch, Durability::kBuffered);
}

Result<void> LeaseKeeper::give_back(const std::string& source) {
  const std::lock_guard lock(mutex_);
  if (held_.erase(source) == 0) return {};
  Batch batch;
  remove_lease(batch, source);
  return store_.commit(batch, Durability::kBuffered);
}

Result<void> LeaseKeeper::beat() {
  const std::lock_guard lock(mutex_);
  if (held_.empty()) return {};
  Batch batch;
  for (auto& [source, lease] : held_) {
    lease.beat = time();
    put_lease(batch, source, lease);
  }
  return store_.commit(batch, Durability::kBuffered);
}

}  // namespace vindplaats
