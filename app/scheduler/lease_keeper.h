#pragma once
// The leases of this process in the store. Safe from any thread; every call commits.
#include <map>
#include <mutex>
#include <string>

#include "core/clock.h"
#include "store/leases.h"
#include "store/store.h"

namespace vindplaats {

class LeaseKeeper {
 public:
  // Borrows the store and the clock.
  LeaseKeeper(Store& store, Clock& clock, std::string holder)
      : store_(store), clock_(clock), holder_(std::move(holder)) {}

  // Removes what processes that died have left.
  Result<void> clear_all();
  Result<void> take(const std::string& source);
  Result<void> give_back(const std::string& source);
  // All that are held beat.
  Result<void> beat();

 private:
  std::string time() const;

  Store& store_;
  Clock& clock_;
  const std::string holder_;
  std::mutex mutex_;  // held while it commits: a heartbeat must not bring back what was given back
  std::map<std::string, HarvestLease> held_;
};

}  // namespace vindplaats
