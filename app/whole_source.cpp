#include "app/whole_source.h"

namespace vindplaats {

Result<WholeSource> read_whole_source(const Snapshot& snapshot, const Source& source) {
  WholeSource whole;
  whole.source = source;
  TRY_ASSIGN(whole.counts, count_source(snapshot, source.id));
  TRY_ASSIGN(auto findings, count_findings(snapshot, source.id));
  whole.findings = std::move(findings[source.id].by_code);
  TRY_ASSIGN(const SourceLogs logs, read_source_logs(snapshot));
  whole.log = log_of(logs, source.id);
  const Source harvested = with_adopted_address(source, whole.log.standing);
  whole.url = harvested.url;
  whole.parked = is_parked(whole.log.standing, harvested);
  TRY(scan_rejected(snapshot, source.id, [&](const RejectedRecord& one) {
    return whole.rejected.push_back(one), whole.rejected.size() < kMostRejectedRead;
  }));
  return whole;
}

}  // namespace vindplaats
