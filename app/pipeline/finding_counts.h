#pragma once
// The findings about a source's records by code: what partners and editors look at first; and how
// many records wait for today's normaliser.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/store.h"

namespace vindplaats {

// Of a code so many records are named.
inline constexpr std::size_t kNamedRecords = 200;

struct FindingCount {
  std::string code, severity;
  std::int64_t count = 0;
  std::vector<std::string> records;  // the identifiers of the first kNamedRecords, in key order
};

struct FindingCounts {
  std::vector<FindingCount> by_code;  // the most frequent first
  std::int64_t outdated = 0;          // records that an older normaliser made
};

// By source. Reads all records of that source, or of all when it is empty.
Result<std::map<std::string, FindingCounts>> count_findings(const Snapshot& snapshot,
                                                            const std::string& source);
std::int64_t sum_of(const std::vector<FindingCount>& counts);

}  // namespace vindplaats
