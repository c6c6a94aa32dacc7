#pragma once
// What the ledger says of every source: where it stands and how its runs went, and what was
// registered on the web. Once through for a
// command; kept and read on where it was for pages, which ask often.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/pipeline/ledger_follower.h"
#include "app/pipeline/registered_sources.h"
#include "app/pipeline/registrations.h"
#include "app/run_report.h"
#include "app/scheduler/schedule.h"
#include "store/store.h"

namespace vindplaats {

// Of one source.
struct SourceLog {
  SourceStanding standing;
  std::vector<RunReport> runs;  // the oldest first
  RunHistory history;           // as the scheduler reckons with it, without rest
};
// By source id; a source that the ledger says nothing of is not in it.
using SourceLogs = std::map<std::string, std::shared_ptr<const SourceLog>>;

// Of so many of the newest runs errors are kept; pages show those of no others.
inline constexpr std::size_t kRunsWithErrors = 20;

// Safe from any thread.
class SourceBook {
 public:
  explicit SourceBook(std::size_t runs_with_errors = kRunsWithErrors)
      : runs_with_errors_(runs_with_errors) {}
  // The ledger to its end as `snapshot` has it, or a little further when another thread saw more.
  Result<SourceLogs> read(const Snapshot& snapshot);
  // What was registered on the web, as read() saw it last, in the order in which it came.
  std::vector<Proposal> proposals();

 private:
  Result<void> read_on(const Snapshot& snapshot);

  const std::size_t runs_with_errors_;
  std::mutex mutex_;
  LedgerFollower follower_;
  SourceLogs logs_;
  std::vector<Proposal> proposals_;
};

// The same once, with all errors of all runs.
Result<SourceLogs> read_source_logs(const Snapshot& snapshot);
// That source's, or what stands for it when there is none.
const SourceLog& log_of(const SourceLogs& logs, const std::string& source);

}  // namespace vindplaats
