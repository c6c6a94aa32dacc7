#pragma once
// What `harvest`, `run` and `demo` say of their runs, the same way.
#include "app/pipeline/harvest_all.h"
#include "app/show.h"

namespace vindplaats {

// harvest_all, with progress on a terminal and a line on stderr for each run.
Result<std::vector<RunReport>> harvest_with_progress(const Globals& globals, Services& services,
                                                     Streams& streams, const HarvestPlan& plan);
// The release that came of the runs: its id, if one was made, or why it is held.
struct RunRelease {
  std::string id;
  std::vector<std::string> held;
};
// The runs on stdout: lines, or with --json `{"runs": [...], "release": id, "held": [why, ...]}`.
void print_runs(const Globals& globals, Streams& streams, const std::vector<RunReport>& reports,
                const RunRelease& release = {});
// 0 all well, 3 some failed, 1 all failed.
int runs_status(const std::vector<RunReport>& reports);

}  // namespace vindplaats
