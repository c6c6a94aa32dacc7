#include "app/platform_status.h"

#include "app/pipeline/links.h"
#include "store/leases.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

Result<StoreHealth> store_health(const std::string& dir, const Store& store,
                                 const Snapshot& snapshot) {
  StoreHealth health;
  TRY(scan_publications(snapshot, [&](const Publication&) { return ++health.publications, true; }));
  TRY_ASSIGN(const std::vector<LinkTrouble> broken, link_troubles(snapshot, false));
  health.broken_links = static_cast<std::int64_t>(broken.size());
  health.bytes = store.bytes();
  health.free = free_space(dir);
  health.space = space_trouble(dir);
  return health;
}

// The sources that somebody is harvesting at this moment, with since when.
Result<std::map<std::string, std::string>> harvests_now(const Snapshot& snapshot, Instant now) {
  TRY_ASSIGN(const auto leases, harvest_leases(snapshot));
  std::map<std::string, std::string> running;
  for (const auto& [source, lease] : leases) {
    if (is_alive(lease, now)) running[source] = lease.since;
  }
  return running;
}

}  // namespace

Result<PlatformStatus> read_platform_status(const Platform& platform, const Store& store,
                                            const std::string& dir, Instant now) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  PlatformStatus status;
  TRY_ASSIGN(status.sources, source_health(platform, *snapshot, now));
  TRY_ASSIGN(status.store, store_health(dir, store, *snapshot));
  for (const SourceHealth& source : status.sources) status.store.records += source.records;
  TRY_ASSIGN(status.running, harvests_now(*snapshot, now));
  return status;
}

}  // namespace vindplaats
