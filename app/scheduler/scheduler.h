#pragma once
// Harvests every source when it is due, for as long as the process lives: thousands may wait for
// the network at once, on one thread; pages are read and committed on the workers. At most one run
// a source (and one request a host: the transport sees to that). A running source has a lease in
// the store (store/leases.h) with a heartbeat; one that expired blocks nobody (faults.md rows 68,
// 70, 71).
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/loop/event_loop.h"
#include "app/pipeline/ledger_writer.h"
#include "app/run_report.h"
#include "app/transport/async_transport.h"
#include "config/types.h"
#include "core/clock.h"
#include "harvesters/protocol.h"
#include "store/store.h"

namespace vindplaats {

// What it stands on; all of it must outlive the scheduler.
struct SchedulerParts {
  EventLoop& loop;
  Workers& workers;
  AsyncTransport& transport;
  Store& store;
  LedgerWriter& ledger;
  Clock& clock;
};

struct SchedulerOptions {
  std::string holder;          // who, in the leases: "host/1234"; unlike any other process
  std::size_t at_once = 2000;  // runs that may wait for the network together
  // Asked before a run starts by itself: an empty text, or why not now ("the disk is nearly
  // full"); asked again a minute later. Loop thread. Empty function: always.
  std::function<std::string()> hindrance = {};
  // Every run that ended, by itself or by order, with its report. Loop thread.
  std::function<void(const RunReport&)> on_run_ended = {};
  // What went wrong in our own house: a run that the store refused, a lease that could not be
  // written. Loop thread.
  std::function<void(const Error&)> on_error = {};
};

// Some sources, now: what `harvest` asks.
struct HarvestOrder {
  std::vector<std::string> sources;  // ids, chosen by choose_sources()
  RunOptions options;
  std::int64_t limit = 0;
  bool dry_run = false;
  // What time it is for the runs of this order (--now); none: the scheduler's clock.
  std::shared_ptr<Clock> clock = {};
  // After each page; from the workers, never two at once.
  std::function<void(const RunReport&, std::optional<std::int64_t> total)> progress = {};
  // Once, from the loop: one report a source, in their order; or why there is none (our own store
  // failed, the order was called off, the process ends).
  std::function<void(Result<std::vector<RunReport>>)> done;
};

struct RunningHarvest {
  std::string source;
  Instant since;
};

// How much there is of everything, for metrics.
struct SchedulerCounts {
  std::size_t sources = 0;  // that come by themselves
  std::size_t running = 0;
  std::size_t waiting = 0;  // due, and not yet begun
  std::int64_t runs_ended = 0;
};

// Every function from any thread, unless it says otherwise.
class Scheduler {
 public:
  Scheduler(SchedulerParts parts, SchedulerOptions options);
  // After drain() has said that it is done, or when the loop stands still.
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  // Reads what the ledger knows of the sources, takes over the leases that a dead process left (the
  // store is ours alone), and begins. Once; blocks while it reads.
  Result<void> start(std::shared_ptr<const Platform> platform);
  // The folder was read anew, or the ledger has new registrations (suspend, resume, release). A
  // source that is gone, inactive or suspended now stops at its next commit.
  void reload(std::shared_ptr<const Platform> platform);

  using OrderId = std::uint64_t;
  // A source that runs already runs again after that.
  OrderId harvest_now(HarvestOrder order);
  // What has not begun is dropped, what runs is broken off as a process that ends is: no report,
  // and the next run goes on from the last page; by itself a quarter of an hour later at the
  // soonest. `done` gets an error (kConflict) at once. Nothing happens when it is done already.
  void call_off(OrderId order);

  // Begins nothing more; requests are broken off, pages that are being committed are finished, all
  // else is dropped (the next run goes on where they were), leases are given back; then `done`,
  // from the loop. The store may be closed after that.
  void drain(std::function<void()> done);

  // When a source comes by itself; none: not by itself, or unknown.
  std::optional<Instant> next_due(const std::string& source) const;
  std::vector<RunningHarvest> running() const;  // in order of source
  SchedulerCounts counts() const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

}  // namespace vindplaats
