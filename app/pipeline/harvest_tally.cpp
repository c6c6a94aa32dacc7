#include "app/pipeline/harvest_tally.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/time.h"
#include "normalize/finding_codes.h"

namespace vindplaats {

HarvestTally::HarvestTally(const std::string& source, Instant now) {
  report.source = source;
  report.started = report.ended = format_time(now);
}

void HarvestTally::add(const RunReport& other) {
  report.requests += other.requests;
  report.received += other.received;
  report.added += other.added;
  report.updated += other.updated;
  report.unchanged += other.unchanged;
  report.deleted += other.deleted;
  report.rejected += other.rejected;
  report.bytes += other.bytes;
  for (const RunError& error : other.errors) {
    if (report.errors.size() < kMostRunErrors) report.errors.push_back(error);
  }
}

void HarvestTally::note(const std::vector<Finding>& findings, const std::string& url) {
  for (const Finding& finding : findings) {
    const auto known = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const Finding& one) { return one.code == finding.code; });
    if (known == report.findings.end()) {
      report.findings.push_back(finding);
    } else {
      known->value = finding.value;
    }
    const FindingText* text = find_finding_text(finding.code);
    if (finding.severity == "error" && text != nullptr)
      fail(url, fmt::format("{} ({}) {}", text->en, finding.value, text->en_do));
  }
}

void HarvestTally::fail(const std::string& url, const std::string& what) {
  failed = true;
  report.errors.push_back({"", url, what});
}

RunReport counts_of(const PagePlan& plan, std::int64_t bytes) {
  RunReport report;
  report.requests = 1;
  report.bytes = bytes;
  report.received = plan.received;
  report.added = plan.added;
  report.updated = plan.updated;
  report.unchanged = plan.unchanged;
  report.deleted = plan.deleted;
  report.rejected = plan.rejected;
  return report;
}

}  // namespace vindplaats
