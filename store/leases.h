#pragma once
// Who is harvesting which source now (faults.md row 68). A lease is evidence, not a lock: one
// whose heartbeat is old says nothing, and whoever opens the store is its only user, so what a
// process that died has left may be taken over at once. Kept in the table `meta` under
// "lease <source>".
#include <chrono>
#include <map>
#include <string>

#include "core/clock.h"
#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

inline constexpr std::chrono::seconds kHeartbeat{30};
// Four heartbeats missed: whoever held it is gone.
inline constexpr std::chrono::seconds kLeaseLasts{120};

struct HarvestLease {
  std::string holder;  // which process
  std::string since;   // RFC 3339: when the run began
  std::string beat;    // RFC 3339: the last heartbeat
  bool operator==(const HarvestLease&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, HarvestLease>
void each_field(Visitor&& visit, Self& self) {
  visit("holder", self.holder);
  visit("since", self.since);
  visit("beat", self.beat);
}

// Is somebody at work, as of `now`.
bool is_alive(const HarvestLease& lease, Instant now);

void put_lease(Batch& batch, const std::string& source, const HarvestLease& lease);
void remove_lease(Batch& batch, const std::string& source);
// By source id, expired ones too.
Result<std::map<std::string, HarvestLease>> harvest_leases(const Snapshot& snapshot);

}  // namespace vindplaats
