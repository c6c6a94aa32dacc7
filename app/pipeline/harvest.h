#pragma once
// One run over one source: ask, read, decide, commit, page by page, until the source has nothing
// more. A crash anywhere repeats work, never loses or doubles it: payloads, records and checkpoint
// of a page are one synced batch. What a run would remove is held back until its end (removals.h).
// A source that is parked, or whose host asked for rest, is not asked at all, and the ledger gets
// no entry of it.
#include <atomic>
#include <functional>
#include <map>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
#include "app/run_report.h"
#include "core/http.h"
#include "harvesters/protocol.h"
#include "store/store.h"

namespace vindplaats {

struct HarvestJob {
  const Platform& platform;
  const Source& source;
  RunOptions options;
  std::int64_t limit = 0;        // stop after that many records; 0: none
  bool dry_run = false;          // nothing is written
  SourceStanding standing = {};  // of the source, by the ledger
  // True when the run is to stop at its next commit (faults.md row 70); null: never.
  const std::atomic<bool>* stop = nullptr;
};

// What a person asked, with what every run is told: the time, and what can be read here.
RunOptions complete_options(RunOptions asked, const Platform& platform, Instant now);

// What a run stands on. Safe from several threads when its members are.
struct HarvestServices {
  Store& store;
  LedgerWriter& ledger;
  Clock& clock;
  // Called after each page, from the run's own thread; `total` as the source says it, for display
  // only.
  std::function<void(const RunReport&, std::optional<std::int64_t> total)> progress;
};

// Asks with `transport`, which may block. An error only when our own store fails; what the source
// does wrong stands in the report. An event loop drives a HarvestRun itself (harvest_run.h).
Result<RunReport> harvest_source(const HarvestJob& job, const HarvestServices& services,
                                 Transport& transport);

// The newest run of every source, oldest source id first, as the ledger has it.
Result<std::map<std::string, std::vector<RunReport>>> stored_runs(const Snapshot& snapshot);

}  // namespace vindplaats
