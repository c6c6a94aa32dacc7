#pragma once
// The scheduler of a running `serve` with all it stands on: the event loop, the workers, the gate
// that does not wait.
#include <functional>
#include <memory>

#include "app/pipeline/harvest_all.h"
#include "app/scheduler/scheduler.h"
#include "app/serve/house.h"

namespace vindplaats {

// Safe from any thread.
class Harvesting {
 public:
  // `on_run`: every run that ended. From the loop's thread: it must not block.
  static Result<std::unique_ptr<Harvesting>> start(House& house,
                                                   std::function<void(const RunReport&)> on_run);
  ~Harvesting();
  Harvesting(const Harvesting&) = delete;
  Harvesting& operator=(const Harvesting&) = delete;

  // The folder was read anew, or the ledger says something new of a source.
  void reload() { scheduler_->reload(house_.platform()); }
  // As Services::harvest, by that clock. Waits; ends early when `cancelled` says so, with what a
  // person is told then. Not from the loop's thread.
  Result<std::vector<RunReport>> now(const HarvestPlan& plan, std::shared_ptr<Clock> clock,
                                     const HarvestProgress& progress,
                                     const std::function<bool()>& cancelled);
  // As an order of now(), but does not wait, and its report goes where those of the schedule go.
  void soon(const std::string& source);
  bool runs(const std::string& source) const;
  // Takes nothing more and waits until nothing runs. Twice does no harm.
  void drain();
  const Scheduler& scheduler() const { return *scheduler_; }

 private:
  struct Machine;
  Harvesting(House& house, std::function<void(const RunReport&)> on_run);

  House& house_;
  std::unique_ptr<Machine> machine_;
  std::unique_ptr<Scheduler> scheduler_;
  bool drained_ = false;
};

}  // namespace vindplaats
