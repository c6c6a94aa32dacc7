#pragma once
// The findings about a source's records by code: what partners and editors look at first.
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

// By source, the most frequent code first. Reads all records of that source, or of all when it is
// empty.
Result<std::map<std::string, std::vector<FindingCount>>> count_findings(const Snapshot& snapshot,
                                                                        const std::string& source);
std::int64_t sum_of(const std::vector<FindingCount>& counts);

}  // namespace vindplaats
