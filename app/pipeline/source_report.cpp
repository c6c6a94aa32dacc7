#include "app/pipeline/source_report.h"

#include <algorithm>
#include <set>

#include "export/tables/csv.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

// In the order in which readers meet them.
struct ReportField {
  std::string_view field;
  bool (*filled)(const Metadata& metadata);
};
constexpr ReportField kReportFields[] = {
    {"title", [](const Metadata& m) { return !m.title.empty(); }},
    {"abstract", [](const Metadata& m) { return !m.abstract_text.empty(); }},
    {"creators", [](const Metadata& m) { return !m.creators.empty(); }},
    {"publisher", [](const Metadata& m) { return !m.publisher.empty(); }},
    {"issued", [](const Metadata& m) { return !m.issued.empty(); }},
    {"type", [](const Metadata& m) { return !m.type.empty(); }},
    {"product", [](const Metadata& m) { return !m.product.empty(); }},
    {"languages", [](const Metadata& m) { return !m.languages.empty() && !m.language_detected; }},
    {"subjects", [](const Metadata& m) { return !m.subjects.empty(); }},
    {"links", [](const Metadata& m) { return !m.links.empty(); }},
    {"identifiers", [](const Metadata& m) { return !(m.identifiers == Identifiers{}); }},
    {"access", [](const Metadata& m) { return !m.access.empty(); }},
    {"license", [](const Metadata& m) { return !m.license.empty(); }},
};

int gravity(const std::string& severity) {
  return severity == "error" ? 0 : severity == "warning" ? 1 : 2;
}

class ReportCount {
 public:
  ReportCount() {
    for (const ReportField& field : kReportFields) report_.fields.push_back({field.field, 0});
  }
  void add(const Record& record) {
    if (record.deleted) return;
    for (std::size_t i = 0; i < report_.fields.size(); ++i)
      report_.fields[i].filled += kReportFields[i].filled(record.metadata);
    if (report_.examples.size() < kMostExampleRecords) report_.examples.push_back(record);
    std::set<std::string_view> told;
    for (const Finding& finding : record.findings) {
      FindingGroup& group = groups_[finding.code];
      group.code = finding.code;
      group.severity = finding.severity;
      if (!told.insert(finding.code).second) continue;
      ++group.records;
      if (group.examples.size() < kMostFindingExamples)
        group.examples.push_back({record.identifier, record.metadata.title, finding.value});
    }
  }
  SourceReport take() {
    for (auto& [code, group] : groups_) report_.findings.push_back(std::move(group));
    std::ranges::stable_sort(report_.findings, [](const FindingGroup& a, const FindingGroup& b) {
      const int grave_a = gravity(a.severity), grave_b = gravity(b.severity);
      return grave_a != grave_b ? grave_a < grave_b : a.records > b.records;
    });
    return std::move(report_);
  }

 private:
  SourceReport report_;
  std::map<std::string, FindingGroup> groups_;
};

// A row of the table, with what its code means and what can be done.
std::vector<std::string> finding_row(const Record& record, const Finding& finding, bool english) {
  const FindingText* text = find_finding_text(finding.code);
  const std::string means(text == nullptr ? "" : english ? text->en : text->nl);
  const std::string todo(text == nullptr ? "" : english ? text->en_do : text->nl_do);
  return {record.source, record.identifier, record.metadata.title, finding.severity,
          finding.field, finding.code,      finding.value,         means,
          todo};
}

}  // namespace

Result<SourceReport> report_source(const Snapshot& snapshot, const std::string& source) {
  ReportCount count;
  TRY(scan_records(snapshot, source, [&](const Record& record) {
    count.add(record);
    return true;
  }));
  SourceReport report = count.take();
  TRY_ASSIGN(report.counts, count_source(snapshot, source));
  TRY(scan_rejected(snapshot, source, [&](const RejectedRecord& rejected) {
    report.aside.push_back(rejected);
    return report.aside.size() < kMostAsideShown;
  }));
  return report;
}

Result<std::string> findings_csv(const Snapshot& snapshot, const std::vector<std::string>& sources,
                                 bool english, const ReasonWords& words) {
  DataTable table;
  for (const char* column :
       {"source", "record", "title", "severity", "field", "code", "value", "meaning", "repair"})
    table.columns.push_back({column});
  for (const std::string& source : sources) {
    TRY(scan_records(snapshot, source, [&](const Record& record) {
      if (record.deleted) return true;
      for (const Finding& finding : record.findings)
        table.rows.push_back(finding_row(record, finding, english));
      return true;
    }));
    TRY(scan_rejected(snapshot, source, [&](const RejectedRecord& rejected) {
      table.rows.push_back({source, rejected.identifier, "", "error", "", "set-aside", "",
                            words(rejected.reason), ""});
      return true;
    }));
  }
  return csv(table, english ? "en" : "nl");
}

Result<std::shared_ptr<const SourceReport>> SourceReports::read(const Store& store,
                                                                const std::string& source) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  {
    const std::lock_guard lock(mutex_);
    if (seen_ != head.sequence) reports_.clear();
    seen_ = head.sequence;
    if (const auto known = reports_.find(source); known != reports_.end()) return known->second;
  }
  TRY_ASSIGN(SourceReport counted, report_source(*snapshot, source));
  auto report = std::make_shared<const SourceReport>(std::move(counted));
  const std::lock_guard lock(mutex_);
  if (seen_ == head.sequence) reports_[source] = report;
  return report;
}

}  // namespace vindplaats
