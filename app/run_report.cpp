#include "app/run_report.h"

namespace vindplaats {

std::string run_state(const RunReport& report, bool failure) {
  const std::int64_t good = report.added + report.updated + report.unchanged + report.deleted;
  if (failure) return good > 0 ? "partly failed" : "failed";
  if (report.rejected > 0) return good > 0 ? "partly failed" : "failed";
  return report.added + report.updated + report.deleted > 0 ? "finished" : "nothing new";
}

}  // namespace vindplaats
