#include "app/serve/harvesting.h"

#include <algorithm>
#include <chrono>
#include <future>

#include <fmt/format.h>
#include <unistd.h>

#include "app/dispatcher.h"
#include "app/loop/asio_loop.h"
#include "app/loop/thread_workers.h"
#include "app/transport/async_gate.h"
#include "app/transport/folder.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// Pages are read and committed on so many threads.
constexpr std::size_t kPageWorkers = 2;
constexpr std::chrono::milliseconds kLookForCancel{100};

void tell_run(ServeLog& log, const RunReport& report) {
  const bool well = report.state == "finished" || report.state == "nothing new";
  log.tell(well ? "info" : "warning", "harvested",
           {{"source", report.source},
            {"state", report.state},
            {"new", std::to_string(report.added)},
            {"updated", std::to_string(report.updated)},
            {"deleted", std::to_string(report.deleted)},
            {"rejected", std::to_string(report.rejected)},
            {"error", report.errors.empty() ? "" : report.errors.front().message}});
}

SchedulerOptions scheduler_options(House& house, std::function<void(const RunReport&)> on_run) {
  SchedulerOptions options;
  options.holder = fmt::format("serve/{}", getpid());
  options.hindrance = [&house] { return house.hindrance(); };
  options.on_run_ended = [&house, told = std::move(on_run)](const RunReport& report) {
    tell_run(house.log(), report);
    told(report);
  };
  options.on_error = [&house](const Error& error) {
    house.log().error("harvesting failed", {{"error", describe(error)}});
  };
  return options;
}

}  // namespace

struct Harvesting::Machine {
  explicit Machine(House& house)
      : ledger(house.store(), house.clock()),
        workers(std::make_unique<ThreadWorkers>(kPageWorkers)),
        transport(with_folders(
            loop, *workers,
            [&house] { return folder_rules(house.dir(), house.platform()->settings); },
            open_async_gate(loop, house.gate().parts()))) {}

  AsioLoop loop;
  LedgerWriter ledger;
  std::unique_ptr<ThreadWorkers> workers;
  std::unique_ptr<AsyncTransport> transport;
};

Harvesting::Harvesting(House& house, std::function<void(const RunReport&)> on_run)
    : house_(house), machine_(std::make_unique<Machine>(house)) {
  const SchedulerParts parts{machine_->loop, *machine_->workers, *machine_->transport,
                             house.store(),  machine_->ledger,   house.clock()};
  scheduler_ = std::make_unique<Scheduler>(parts, scheduler_options(house, std::move(on_run)));
}

Result<std::unique_ptr<Harvesting>> Harvesting::start(
    House& house, std::function<void(const RunReport&)> on_run) {
  std::unique_ptr<Harvesting> harvesting(new Harvesting(house, std::move(on_run)));
  harvesting->machine_->loop.start();
  TRY(harvesting->scheduler_->start(house.platform()));
  return harvesting;
}

Harvesting::~Harvesting() {
  drain();
  machine_->loop.stop();
  machine_->workers.reset();
  scheduler_.reset();
  machine_->transport.reset();
}

Result<std::vector<RunReport>> Harvesting::now(const HarvestPlan& plan,
                                               std::shared_ptr<Clock> clock,
                                               const HarvestProgress& progress,
                                               const std::function<bool()>& cancelled) {
  // It may have been added a moment ago.
  if (house_.reload()) reload();
  auto outcome = std::make_shared<std::promise<Result<std::vector<RunReport>>>>();
  std::future<Result<std::vector<RunReport>>> ended = outcome->get_future();
  HarvestOrder order;
  for (const Source* source : plan.sources) order.sources.push_back(source->id);
  order.options = plan.options;
  order.limit = plan.limit;
  order.dry_run = plan.dry_run;
  order.clock = std::move(clock);
  order.progress = progress;
  order.done = [outcome](Result<std::vector<RunReport>> reports) {
    outcome->set_value(std::move(reports));
  };
  const Scheduler::OrderId id = scheduler_->harvest_now(std::move(order));
  bool called_off = false;
  while (ended.wait_for(kLookForCancel) != std::future_status::ready) {
    if (called_off || !cancelled || !cancelled()) continue;
    scheduler_->call_off(id);
    called_off = true;
  }
  return ended.get();
}

void Harvesting::soon(const std::string& source) {
  HarvestOrder order;
  order.sources = {source};
  order.done = [](const Result<std::vector<RunReport>>&) {};
  scheduler_->harvest_now(std::move(order));
}

bool Harvesting::runs(const std::string& source) const {
  const std::vector<RunningHarvest> running = scheduler_->running();
  return std::any_of(running.begin(), running.end(),
                     [&](const RunningHarvest& one) { return one.source == source; });
}

void Harvesting::drain() {
  if (drained_) return;
  drained_ = true;
  // Shared: the loop may still be in set_value() when we have stopped waiting.
  const auto done = std::make_shared<std::promise<void>>();
  std::future<void> over = done->get_future();
  scheduler_->drain([done] { done->set_value(); });
  over.wait();
}

}  // namespace vindplaats
