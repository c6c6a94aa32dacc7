// Orders, the folder read anew, and the end.
#include <algorithm>
#include <utility>

#include "app/scheduler/state.h"

namespace vindplaats {

void Scheduler::State::reload(std::shared_ptr<const Platform> platform) {
  if (closed_ || draining_) return;
  platform_ = std::move(platform);
  know_sources(*platform_);
  for (auto& [id, run] : runs_) {
    const Source* const source = platform_->source(id);
    // Somebody who asks for an inactive source means it.
    if (source == nullptr || (!source->active && !run->order)) run->stop = true;
  }
  chore([this] { return ledger_.refresh(*parts_.store.snapshot()); }, [this] { learn_standing(); });
}

void Scheduler::State::learn_standing() {
  for (auto& [id, known] : known_) {
    const RunHistory before = known.facts.history;
    known.facts = ledger_.facts(id);
    known.facts.history.rest_until = before.rest_until;
    known.facts.history.rests = before.rests;
  }
  plan_all();
  tick();
}

void Scheduler::State::add_order(OrderId id, HarvestOrder order) {
  const auto open = std::make_shared<OpenOrder>();
  open->order = std::move(order);
  const std::vector<std::string>& sources = open->order.sources;
  open->reports.resize(sources.size());
  open->open = sources.size();
  orders_[id] = open;
  const std::string why = options_.hindrance ? options_.hindrance() : std::string();
  if (closed_ || draining_) {
    return close_order(open, fail(Fault::kBusy, "the server is being stopped; ask it later"));
  }
  if (!why.empty()) return close_order(open, fail(Fault::kRefused, why));
  if (sources.empty()) return close_order(open, std::vector<RunReport>());
  for (std::size_t at = 0; at < sources.size(); ++at) asked_.push_back({sources[at], open, at});
  tick();
}

void Scheduler::State::call_off(OrderId id) {
  const auto found = orders_.find(id);
  if (found == orders_.end()) return;
  const OrderPointer order = found->second;
  const auto runs = runs_;
  for (const auto& [source, run] : runs) {
    if (run->order != order) continue;
    run->called_off = true;
    drop_run(run);
  }
  close_order(order, fail(Fault::kConflict, "the harvest was called off"));
}

// One source of the order is done.
void Scheduler::State::settle(const OrderPointer& order, std::size_t at,
                              const Result<RunReport>& outcome) {
  if (outcome) {
    order->reports[at] = *outcome;
  } else if (!order->error) {
    order->error = outcome.error();
  }
  if (--order->open > 0) return;
  if (order->error) return close_order(order, tl::unexpected(*order->error));
  std::vector<RunReport> reports;
  for (std::optional<RunReport>& report : order->reports) reports.push_back(std::move(*report));
  close_order(order, std::move(reports));
}

void Scheduler::State::close_order(const OrderPointer& order,
                                   Result<std::vector<RunReport>> outcome) {
  std::erase_if(asked_, [&](const Asked& asked) { return asked.order == order; });
  const auto mine =
      std::ranges::find(orders_, order, [](const auto& entry) { return entry.second; });
  if (mine == orders_.end()) return;  // called off before
  orders_.erase(mine);
  {
    const std::lock_guard lock(order->progress_mutex);
    order->closed = true;
  }
  if (order->order.done) order->order.done(std::move(outcome));
}

// Stop intake, finish or drop, give back: the order in which nothing is pushed into what is closed
// already (faults.md row 71).
void Scheduler::State::drain(std::function<void()> done) {
  drained_ = std::move(done);
  draining_ = true;
  alarm_.reset();
  heartbeat_.reset();
  const auto orders = orders_;
  for (const auto& [id, order] : orders) {
    close_order(order, fail(Fault::kBusy, "the server is being stopped; ask it later"));
  }
  const auto runs = runs_;
  for (const auto& [id, run] : runs) drop_run(run);
  parts_.loop.post([self = shared_from_this()] { self->check_drained(); });
}

void Scheduler::State::check_drained() {
  if (!draining_ || !runs_.empty() || chores_ > 0 || !drained_) return;
  const auto done = std::exchange(drained_, nullptr);
  done();
}

void Scheduler::State::close() {
  closed_ = true;
  alarm_.reset();
  heartbeat_.reset();
}

void Scheduler::State::report(const Result<void>& result) {
  if (!result && options_.on_error) options_.on_error(result.error());
}

}  // namespace vindplaats
