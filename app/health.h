#pragma once
// How sources are doing, in plain words (contract section 2, `status`): what, since when, cause,
// remedy.
#include <optional>

#include "app/health_words.h"
#include "app/pipeline/finding_counts.h"
#include "app/source_book.h"
#include "config/types.h"
#include "core/clock.h"
#include "store/harvest_tables.h"

namespace vindplaats {

struct SourceHealth {
  std::string id;
  // new, finished, nothing new, partly failed, failed, parked, suspended, inactive or removed
  std::string state;
  std::string since;                   // of that state
  std::string last_run, last_success;  // RFC 3339; empty: never
  std::string next;  // when `serve` asks it again by itself; empty: it does not, or never did
  std::int64_t records = 0, findings = 0;
  std::string cause, remedy;  // at most 25 words together
  // What records and findings are made of.
  SourceCounts counts = {};
  std::vector<FindingCount> by_code = {};  // the most frequent first
  std::int64_t outdated = 0;               // records that an older normaliser made
};

// Every source of the platform, and those that only the store still knows (their file is gone:
// removed). In order of id. A source that has been silent for four times as long as it used to be
// is told too (faults.md row 22), when `now` is given. Reads all records and the whole ledger.
Result<std::vector<SourceHealth>> source_health(const Platform& platform, const Snapshot& snapshot,
                                                std::optional<Instant> now = {});

// One source by what the ledger says of it, without what is counted; `source` is null when its file
// is gone. Reads its checkpoint alone.
Result<SourceHealth> health_of(const std::string& id, const Source* source, const SourceLog& log,
                               const Snapshot& snapshot, std::optional<Instant> now,
                               HealthReader reader = HealthReader::kTerminal);

}  // namespace vindplaats
