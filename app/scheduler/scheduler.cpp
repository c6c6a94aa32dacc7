#include "app/scheduler/scheduler.h"

#include <atomic>
#include <utility>

#include "app/scheduler/state.h"

namespace vindplaats {

Scheduler::Scheduler(SchedulerParts parts, SchedulerOptions options)
    : state_(std::make_shared<State>(parts, std::move(options))) {}

Scheduler::~Scheduler() {
  state_->close();
}

Result<void> Scheduler::start(std::shared_ptr<const Platform> platform) {
  TRY(state_->prepare(std::move(platform)));
  state_->parts().loop.post([state = state_] { state->begin(); });
  return {};
}

void Scheduler::reload(std::shared_ptr<const Platform> platform) {
  state_->parts().loop.post([state = state_, platform = std::move(platform)]() mutable {
    state->reload(std::move(platform));
  });
}

Scheduler::OrderId Scheduler::harvest_now(HarvestOrder order) {
  static std::atomic<OrderId> last = 0;
  const OrderId id = ++last;
  state_->parts().loop.post([state = state_, id, order = std::move(order)]() mutable {
    state->add_order(id, std::move(order));
  });
  return id;
}

void Scheduler::call_off(OrderId order) {
  state_->parts().loop.post([state = state_, order] { state->call_off(order); });
}

void Scheduler::drain(std::function<void()> done) {
  state_->parts().loop.post(
      [state = state_, done = std::move(done)]() mutable { state->drain(std::move(done)); });
}

std::optional<Instant> Scheduler::next_due(const std::string& source) const {
  return state_->next_due(source);
}

std::vector<RunningHarvest> Scheduler::running() const {
  return state_->running();
}

SchedulerCounts Scheduler::counts() const {
  return state_->counts();
}

}  // namespace vindplaats
