#pragma once
// How what a source sent is read, for the people who can repair it: which fields are filled and how
// often, what was found about the records, with examples, and what could not be read. Counted over
// all of its records as they are in the store now; the same for a trial, whose store is in memory.
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"
#include "normalize/finding_codes.h"
#include "store/harvest_tables.h"

namespace vindplaats {

struct FieldShare {
  std::string_view field;  // a key of the schema ("abstract"), or "identifiers"
  std::int64_t filled = 0;
};

struct FindingExample {
  std::string identifier, title, value;
};
struct FindingGroup {
  std::string code, severity;
  std::int64_t records = 0;
  std::vector<FindingExample> examples;  // the first kMostFindingExamples
};

struct SourceReport {
  SourceCounts counts;
  std::vector<FieldShare> fields;      // in the order in which readers meet them
  std::vector<FindingGroup> findings;  // the gravest first, then the most frequent
  std::vector<RejectedRecord> aside;   // the first kMostAsideShown
  std::vector<Record> examples;        // the first kMostExampleRecords
};

inline constexpr std::size_t kMostFindingExamples = 5;
inline constexpr std::size_t kMostAsideShown = 50;
inline constexpr std::size_t kMostExampleRecords = 5;

Result<SourceReport> report_source(const Snapshot& snapshot, const std::string& source);

// Every finding and everything set aside as a table for a spreadsheet: record, title, severity,
// field, code, value, what it means, what to do. Cells are safe to open (export/tables). English
// or Dutch; `words` says in that language why a record was set aside, which the store has in
// English.
using ReasonWords = std::function<std::string(const std::string& reason)>;
Result<std::string> findings_csv(const Snapshot& snapshot, const std::vector<std::string>& sources,
                                 bool english, const ReasonWords& words);

// Reports for who asks often, counted anew when a run has ended since. Safe from any thread.
class SourceReports {
 public:
  Result<std::shared_ptr<const SourceReport>> read(const Store& store, const std::string& source);

 private:
  std::mutex mutex_;
  std::int64_t seen_ = -1;  // the ledger's last sequence when they were counted
  std::map<std::string, std::shared_ptr<const SourceReport>> reports_;
};

}  // namespace vindplaats
