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

// `progress` gets the rows read so far, every 1,000; may be empty.
CheckCounts check(const Snapshot& snapshot, const std::function<void(const Defect&)>& report,
                  const std::function<void(std::int64_t rows)>& progress = {});
// The first 1,000 of them.
std::vector<Defect> check(const Snapshot& snapshot);

// What repair has taken away, and what it could not help.
struct RepairCounts {
  std::int64_t dropped = 0;     // derived rows that were broken
  std::vector<Table> emptied;   // derived tables that could not be read to their end
  std::int64_t asked_anew = 0;  // rows that the next harvest or `links` makes anew
  std::int64_t left = 0;        // defects of what sources sent and people decided
};

// Takes away the rows that are broken and can be had again, and the watermarks when there was any,
// so that the stages make them anew: derived rows (`rebuild` makes all anew), how far a source has
// been read (the next harvest reads it whole and finds what it knows), how a link answered. What
// sources sent and people decided is never touched. Nobody else may use the store meanwhile.
Result<RepairCounts> repair(Store& store);
// Can a defect of this table be helped so.
bool is_repairable(Table table);

}  // namespace vindplaats
