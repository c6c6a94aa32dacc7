#pragma once
// How the platform's rules fare on all that is stored (curation/rule_health.h), by the index.
#include "app/pipeline/index_reader.h"
#include "curation/rule_health.h"

namespace vindplaats {

struct RuleHits {
  std::vector<RuleReport> rules;  // theme after theme, as they are declared
  std::int64_t publications = 0;
  std::string since;  // the day on which the first publication was seen; empty: there is none
};

// kUsage when a rule's query is wrong; kCorrupt when the store cannot be read. The cache is the
// store's.
Result<RuleHits> read_rule_hits(const Snapshot& snapshot, SegmentCache& cache,
                                const Platform& platform, Instant now);

}  // namespace vindplaats
