#pragma once
// What the ledger says of every source, read once and then only what was added since: its standing,
// and how its last runs went. Safe from any thread.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "app/pipeline/registrations.h"
#include "app/run_report.h"
#include "app/scheduler/schedule.h"
#include "store/store.h"

namespace vindplaats {

struct SourceFacts {
  SourceStanding standing;
  RunHistory history;  // without rest: that stands in the checkpoint
};

class SourceLedger {
 public:
  // Reads on to the end of the ledger as `snapshot` has it.
  Result<void> refresh(const Snapshot& snapshot);
  SourceFacts facts(const std::string& source) const;

 private:
  void note_run_entry(const std::string& body);

  mutable std::mutex mutex_;
  std::int64_t seen_ = 0;
  std::map<std::string, SourceFacts> facts_;
};

// As note_run() of schedule.h, by what the ledger says of the run; nothing when its times cannot be
// read.
void note_run(RunHistory& history, const RunReport& report);
// Adds to the history what the source's checkpoint says of rest.
Result<void> read_rest(const Snapshot& snapshot, const std::string& source, RunHistory& history);

}  // namespace vindplaats
