#pragma once
// One run of one source while it lasts: its steps on the workers, which read and commit, and what
// the loop must know between them. Its owner sees to it that one thread at a time has it.
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/pipeline/harvest_run.h"
#include "app/scheduler/lease_keeper.h"
#include "app/scheduler/scheduler.h"
#include "app/scheduler/source_ledger.h"

namespace vindplaats {

// A HarvestOrder on its way: filled by its runs.
struct OpenOrder {
  HarvestOrder order;
  std::vector<std::optional<RunReport>> reports;  // by source, as in the order
  std::size_t open = 0;                           // of them still to come
  std::optional<Error> error;                     // the first
  std::mutex progress_mutex;
  bool closed = false;  // under progress_mutex: nothing is told any more
};

// What every run stands on; safe from any thread.
struct RunHouse {
  Store& store;
  LedgerWriter& ledger;
  Clock& clock;
  SourceLedger& sources;
  LeaseKeeper& leases;
};

class ActiveRun {
 public:
  // Borrows the house. No order: it came by itself.
  ActiveRun(RunHouse& house, std::shared_ptr<const Platform> platform, const Source& source,
            std::shared_ptr<OpenOrder> order);

  // On a worker. begin() first, then take() for each answer to request(), until it is over().
  // What the bugs in them throw ends the run, not the process.
  void begin();
  void take(Result<Response> answer);
  // On a worker, in place of the next step: as if the process had died here, but orderly.
  void drop();

  // Between the steps.
  bool over() const { return outcome_.has_value(); }
  const Request& request() const { return *request_; }
  // The report; or why our own house failed. When it is over.
  const Result<RunReport>& outcome() const { return *outcome_; }
  // The source was left alone: its host rests, or it is parked.
  bool never_asked() const { return never_asked_; }
  // What is known of the source after the run.
  const SourceFacts& facts() const { return facts_; }

  const std::string id;
  const Instant since;
  const std::shared_ptr<OpenOrder> order;
  const std::shared_ptr<const Platform> platform;
  std::atomic<bool> stop = false;  // at the next commit
  const Source& source() const { return source_; }

  // The loop's.
  AsyncTransport::Id sent = 0;  // 0: nothing is on its way
  bool working = false;         // a worker has it
  bool large = false;           // with a large page
  bool called_off = false;      // its order was: dropped after the step that goes on
  bool dropped = false;

 private:
  template <class Step>
  void guarded(Step step);
  Result<void> start();
  Result<void> advance();
  Result<void> learn_facts();
  void end(Result<RunReport> outcome);
  void tell(const RunReport& report, std::optional<std::int64_t> total);

  RunHouse& house_;
  Clock& clock_;         // of the order, or the house's
  LedgerWriter ledger_;  // by that clock
  Source source_;        // with its adopted address
  HarvestServices services_;
  std::optional<HarvestJob> job_;
  std::optional<HarvestRun> run_;
  std::optional<Request> request_;
  std::optional<Result<RunReport>> outcome_;
  bool never_asked_ = false;
  SourceFacts facts_;
};

}  // namespace vindplaats
