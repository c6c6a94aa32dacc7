#pragma once
// One source whole: its settings, what of it is in the store, what was odd, how its runs went.
#include <string>
#include <vector>

#include "app/pipeline/finding_counts.h"
#include "app/source_book.h"
#include "config/types.h"
#include "store/harvest_tables.h"

namespace vindplaats {

// Of what was set aside so many are read.
inline constexpr std::size_t kMostRejectedRead = 100;

struct WholeSource {
  Source source;    // as its file or registration has it
  std::string url;  // where it is harvested: the address that was adopted, when it moved
  bool parked = false;
  SourceCounts counts;
  std::vector<FindingCount> findings;  // the most frequent code first
  std::vector<RejectedRecord> rejected;
  SourceLog log;
};
// Reads all its records and the whole ledger.
Result<WholeSource> read_whole_source(const Snapshot& snapshot, const Source& source);

}  // namespace vindplaats
