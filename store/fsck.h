#pragma once
// Reads the whole store and says what is wrong with it: rows that cannot be read, payloads that are
// not what their digest says, rows that miss their counterpart, breaks in the ledger. One pass a
// table in key order with point reads beside it, so memory does not grow with the store. Trouble of
// the store itself (a block with a wrong checksum) is a defect like any other, and the next table
// goes on.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/store.h"

namespace vindplaats {

struct Defect {
  Table table{};
  std::string key;     // of the row; empty when it is the table as a whole
  std::string where;   // "payload 3 of arxiv/oai:arXiv.org:1", "ledger entry 12"
  std::string what;    // what is wrong
  std::string remedy;  // what to do
};

// How much was read, and found.
struct CheckCounts {
  std::vector<std::int64_t> rows = std::vector<std::int64_t>(kTables);  // by table
  std::int64_t defects = 0;
};

CheckCounts check(const Snapshot& snapshot, const std::function<void(const Defect&)>& report);
// The first 1,000 of them.
std::vector<Defect> check(const Snapshot& snapshot);

// Drops the derived rows that are broken, and the watermarks when there was any, so that the stages
// make them anew; `rebuild` makes all anew. What sources sent and people decided is never touched.
// Returns how many rows were dropped.
Result<std::int64_t> repair(Store& store);

}  // namespace vindplaats
