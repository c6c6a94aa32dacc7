#include "app/pipeline/finding_counts.h"

#include <algorithm>

#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

void count_one(const Finding& finding, const std::string& identifier, FindingCount& count) {
  if (count.count++ == 0) {
    count.code = finding.code;
    count.severity = finding.severity;
  }
  const bool named = !count.records.empty() && count.records.back() == identifier;
  if (!named && count.records.size() < kNamedRecords) count.records.push_back(identifier);
}

}  // namespace

Result<std::map<std::string, std::vector<FindingCount>>> count_findings(const Snapshot& snapshot,
                                                                        const std::string& source) {
  std::map<std::string, std::map<std::string, FindingCount>> by_code;
  TRY(scan_records(snapshot, source, [&](const Record& record) {
    if (record.findings.empty()) return true;
    auto& codes = by_code[record.source];
    for (const Finding& finding : record.findings)
      count_one(finding, record.identifier, codes[finding.code]);
    return true;
  }));
  std::map<std::string, std::vector<FindingCount>> counts;
  for (auto& [id, codes] : by_code) {
    std::vector<FindingCount>& list = counts[id];
    for (auto& [code, count] : codes) list.push_back(std::move(count));
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
  }
  return counts;
}

std::int64_t sum_of(const std::vector<FindingCount>& counts) {
  std::int64_t sum = 0;
  for (const FindingCount& one : counts) sum += one.count;
  return sum;
}

}  // namespace vindplaats
