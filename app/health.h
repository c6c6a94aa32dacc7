#pragma once
// How sources are doing, in plain words (contract section 2, `status`): what, since when, cause,
// remedy.
#include "app/run_report.h"
#include "config/types.h"
#include "store/harvest_tables.h"

namespace vindplaats {

struct SourceHealth {
  std::string id;
  std::string
      state;  // new, finished, nothing new, partly failed, failed, suspended, inactive or removed
  std::string since;                   // of that state
  std::string last_run, last_success;  // RFC 3339; empty: never
  std::int64_t records = 0, findings = 0;
  std::string cause, remedy;
};

// Every source of the platform, and those that only the store still knows (their file is gone:
// removed). In order of id.
Result<std::vector<SourceHealth>> source_health(const Platform& platform, const Snapshot& snapshot);

}  // namespace vindplaats
