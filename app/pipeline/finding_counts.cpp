#include "app/pipeline/finding_counts.h"

#include <algorithm>

#include "normalize/format.h"
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

// Of each format its version today, looked up once.
class Versions {
 public:
  bool is_outdated(const Record& record) {
    const auto [known, added] = versions_.try_emplace(record.format, 0);
    if (added) known->second = least_normalizer(record.format);
    return record.normalizer < known->second;
  }

 private:
  std::map<std::string, std::int64_t> versions_;
};

}  // namespace

Result<std::map<std::string, FindingCounts>> count_findings(const Snapshot& snapshot,
                                                            const std::string& source) {
  std::map<std::string, std::map<std::string, FindingCount>> by_code;
  std::map<std::string, FindingCounts> counts;
  Versions versions;
  TRY(scan_records(snapshot, source, [&](const Record& record) {
    if (versions.is_outdated(record)) ++counts[record.source].outdated;
    for (const Finding& finding : record.findings)
      count_one(finding, record.identifier, by_code[record.source][finding.code]);
    return true;
  }));
  for (auto& [id, codes] : by_code) {
    std::vector<FindingCount>& list = counts[id].by_code;
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
