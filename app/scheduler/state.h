#pragma once
// The scheduler behind its face (scheduler.h): all of it happens on the loop thread, but for the
// board, which anybody may read.
#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "app/scheduler/active_run.h"
#include "app/scheduler/due_queue.h"
#include "app/scheduler/lease_keeper.h"
#include "app/scheduler/scheduler.h"
#include "app/scheduler/source_ledger.h"

namespace vindplaats {

class Scheduler::State : public std::enable_shared_from_this<Scheduler::State> {
 public:
  State(SchedulerParts parts, SchedulerOptions options);

  // On the thread that starts it, before the loop knows of it.
  Result<void> prepare(std::shared_ptr<const Platform> platform);
  // From here on: loop thread.
  void begin();
  void reload(std::shared_ptr<const Platform> platform);
  void add_order(OrderId id, HarvestOrder order);
  void call_off(OrderId id);
  void drain(std::function<void()> done);
  void close();  // nothing is called any more

  // Any thread.
  std::optional<Instant> next_due(const std::string& source) const;
  std::vector<RunningHarvest> running() const;
  SchedulerCounts counts() const;
  SchedulerParts& parts() { return parts_; }

 private:
  using RunPointer = std::shared_ptr<ActiveRun>;
  using OrderPointer = std::shared_ptr<OpenOrder>;
  // What is known of a source of the platform.
  struct Known {
    Source source;
    SourceFacts facts;
    Instant since;                      // it became known
    std::optional<Instant> not_before;  // our own house failed: not at once again
    std::optional<Instant> due;         // without the spread of those that were overdue together
  };
  struct Asked {
    std::string source;
    OrderPointer order;
    std::size_t at;  // in the order's reports
  };

  // When is who due (state_due.cpp).
  Result<void> learn_all();
  void know_sources(const Platform& platform);
  void plan_all();
  void plan(Known& known, std::size_t due_together);
  std::optional<Instant> due_of(const Known& known) const;
  void set_due(const std::string& source, std::optional<Instant> at);
  void wake_up();
  void tick();
  bool hindered();
  void start_asked();
  void start_due();
  bool postponed(Known& known);

  // One run (state_runs.cpp).
  void start_run(const Source& source, OrderPointer order, std::size_t at);
  void work(const RunPointer& run, std::function<void()> step);
  void let_work(const RunPointer& run, std::function<void()> step);
  void worked(const RunPointer& run);
  void send(const RunPointer& run);
  void end_run(const RunPointer& run);
  void note_ended(ActiveRun& run);
  void drop_run(const RunPointer& run);
  void end_dropped(const RunPointer& run);
  void forget_run(const RunPointer& run);
  void beat();
  // Something with the store; `then` with what came of it, unless the end has begun.
  void chore(std::function<Result<void>()> step, std::function<void()> then);

  // Orders (state_orders.cpp).
  void settle(const OrderPointer& order, std::size_t at, const Result<RunReport>& outcome);
  void close_order(const OrderPointer& order, Result<std::vector<RunReport>> outcome);
  void check_drained();
  void learn_standing();
  void report(const Result<void>& result);

  SchedulerParts parts_;
  const SchedulerOptions options_;
  LeaseKeeper leases_;
  SourceLedger ledger_;
  RunHouse house_;
  std::shared_ptr<const Platform> platform_;
  std::map<std::string, Known> known_;
  DueQueue queue_;
  std::map<std::string, RunPointer> runs_;
  std::map<std::string, std::size_t> places_;  // of a running source in its order
  std::map<OrderId, OrderPointer> orders_;
  std::deque<Asked> asked_;
  std::deque<std::function<void()>> large_waiting_;
  bool large_working_ = false;
  std::unique_ptr<Timer> alarm_, heartbeat_;
  std::optional<Instant> hindered_until_;
  bool draining_ = false;
  std::atomic<bool> closed_ = false;
  std::size_t chores_ = 0;  // on the workers, beside the runs

  std::function<void()> drained_;

  mutable std::mutex board_mutex_;
  std::map<std::string, Instant> board_due_;
  std::map<std::string, Instant> board_running_;
  SchedulerCounts board_counts_;
};

}  // namespace vindplaats
