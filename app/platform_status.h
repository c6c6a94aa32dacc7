#pragma once
// How the platform is doing as a whole (contract section 2, `status`): its sources, its store, what
// goes on. Reads the whole store.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/disk_space.h"
#include "app/health.h"

namespace vindplaats {

struct StoreHealth {
  std::int64_t records = 0, publications = 0;
  std::uint64_t bytes = 0;
  std::optional<std::uint64_t> free;
  std::optional<SpaceTrouble> space;
  std::int64_t broken_links = 0;
};

struct PlatformStatus {
  std::vector<SourceHealth> sources;
  StoreHealth store;
  std::map<std::string, std::string> running;  // harvested at this moment, by source: since when
};

// `dir`: the platform folder.
Result<PlatformStatus> read_platform_status(const Platform& platform, const Store& store,
                                            const std::string& dir, Instant now);

}  // namespace vindplaats
