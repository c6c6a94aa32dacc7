#pragma once
// How sources and store are doing, as programs read it. Pure.
#include <nlohmann/json_fwd.hpp>

#include "app/platform_status.h"

namespace vindplaats {

// {"sources": [{"id", "state", "since", "lastRun", ..., "harvesting"}], "store": {...}}
nlohmann::ordered_json platform_status_json(const PlatformStatus& status);
nlohmann::ordered_json source_status_json(const SourceHealth& health);

}  // namespace vindplaats
