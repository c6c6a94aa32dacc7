#include "store/leases.h"

#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLeasePrefix = "lease ";
constexpr std::string_view kLeaseEnd = "lease!";  // the next byte after the space

std::string lease_key(const std::string& source) {
  return std::string(kLeasePrefix) + source;
}

}  // namespace

bool is_alive(const HarvestLease& lease, Instant now) {
  const Result<Instant> beat = parse_time(lease.beat);
  return beat && *beat + kLeaseLasts > now;
}

void put_lease(Batch& batch, const std::string& source, const HarvestLease& lease) {
  batch.put(Table::kMeta, lease_key(source), to_json(lease));
}

void remove_lease(Batch& batch, const std::string& source) {
  batch.remove(Table::kMeta, lease_key(source));
}

Result<std::map<std::string, HarvestLease>> harvest_leases(const Snapshot& snapshot) {
  std::map<std::string, HarvestLease> leases;
  TRY(snapshot.scan(Table::kMeta, kLeasePrefix, kLeaseEnd,
                    [&](std::string_view key, std::string_view value) {
                      // One that cannot be read says nothing; its holder writes it anew.
                      Result<HarvestLease> lease = from_json<HarvestLease>(std::string(value));
                      if (!lease) lease = HarvestLease{};
                      leases.emplace(key.substr(kLeasePrefix.size()), std::move(*lease));
                      return true;
                    }));
  return leases;
}

}  // namespace vindplaats
