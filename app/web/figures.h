#pragma once
// How things are, in numbers: what /metrics and /healthz tell, and the front's first page. A value,
// made now and then (app/serve/front), so that whoever asks does not cost a look through the store.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/pipeline/finding_counts.h"
#include "core/clock.h"

namespace vindplaats {

struct SourceFigures {
  std::string id, state;
  std::int64_t records = 0, findings = 0;
  std::int64_t last_success = 0, next = 0;  // seconds since 1970; 0: never, or not by itself
  std::int64_t deleted = 0, rejected = 0;   // withdrawn by the source; set aside
  std::vector<FindingCount> by_code = {};   // the most frequent first
};

struct Figures {
  std::int64_t records = 0, publications = 0, candidates = 0, accepted = 0;
  std::vector<SourceFigures> sources;         // in order of id
  Instant at = {};                            // when these were counted
  std::map<std::string, std::int64_t> queue;  // candidates by theme
  std::uint64_t store_bytes = 0;
};

// What is cheap enough to be asked each time.
struct Readiness {
  bool ready = false;
  std::string why;                   // when it is not
  std::vector<std::string> notices;  // what is not as it should be, and yet all works
};

struct Counters {
  std::map<std::string, std::int64_t> runs;  // that ended since the start, by state
  std::int64_t running = 0, waiting = 0;     // harvests
  std::map<int, std::int64_t> requests;      // to the front, by status
  std::int64_t bytes_sent = 0, connections = 0, commands = 0;
};

}  // namespace vindplaats
