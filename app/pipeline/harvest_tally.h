#pragma once
// The report of a run while it grows. One thread.
#include "app/pipeline/page_plan.h"
#include "app/run_report.h"
#include "core/clock.h"

namespace vindplaats {

struct HarvestTally {
  RunReport report;
  bool failed = false;  // the run could not go on to its end, or something must be mended

  HarvestTally(const std::string& source, Instant now);
  void add(const RunReport& other);
  // A code once, with its last value; one of severity "error" is a failure too.
  void note(const std::vector<Finding>& findings, const std::string& url);
  void fail(const std::string& url, const std::string& what);
};

// What a page added, as one request of `bytes`.
RunReport counts_of(const PagePlan& plan, std::int64_t bytes);

}  // namespace vindplaats
