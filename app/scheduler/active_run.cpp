#include "app/scheduler/active_run.h"

#include <exception>
#include <utility>

#include "app/caught.h"
#include "app/pipeline/harvest_memory.h"

namespace vindplaats {
namespace {

const HarvestOrder& order_of(const std::shared_ptr<OpenOrder>& order) {
  static const HarvestOrder by_itself{};
  return order ? order->order : by_itself;
}

}  // namespace

ActiveRun::ActiveRun(RunHouse& house, std::shared_ptr<const Platform> platform_read,
                     const Source& source, std::shared_ptr<OpenOrder> open_order)
    : id(source.id),
      since(house.clock.now()),
      order(std::move(open_order)),
      platform(std::move(platform_read)),
      house_(house),
      clock_(order && order->order.clock ? *order->order.clock : house.clock),
      ledger_(house.store, clock_),
      source_(source),
      services_{house.store, ledger_, clock_,
                [this](const RunReport& report, auto total) { tell(report, total); }} {}

template <class Step>
void ActiveRun::guarded(Step step) {
  Result<void> done;
  try {
    done = step();
  } catch (const std::exception& bug) {
    done = fail_in("source " + id, error_of(bug));
  }
  if (!done) end(tl::unexpected(std::move(done).error()));
}

void ActiveRun::begin() {
  guarded([this] { return start(); });
}

Result<void> ActiveRun::start() {
  const HarvestOrder& asked = order_of(order);
  if (!asked.dry_run) TRY(house_.leases.take(id));
  TRY(house_.sources.refresh(*house_.store.snapshot()));
  const SourceStanding standing = house_.sources.facts(id).standing;
  source_ = with_adopted_address(std::move(source_), standing);
  job_.emplace(HarvestJob{*platform, source_,
                          complete_options(asked.options, *platform, clock_.now()), asked.limit,
                          asked.dry_run, standing, &stop});
  run_.emplace(*job_, services_);
  return advance();
}

void ActiveRun::take(Result<Response> answer) {
  guarded([&]() -> Result<void> {
    TRY(run_->take(std::move(answer)));
    return advance();
  });
}

Result<void> ActiveRun::advance() {
  TRY_ASSIGN(const Request* const next, run_->next());
  if (next != nullptr) {
    request_ = *next;
    return {};
  }
  never_asked_ = run_->never_asked();
  TRY_ASSIGN(RunReport report, run_->finish());
  end(std::move(report));
  return {};
}

void ActiveRun::end(Result<RunReport> outcome) {
  outcome_ = std::move(outcome);
  run_.reset();
  if (const Result<void> learnt = learn_facts(); !learnt && *outcome_) {
    outcome_ = tl::unexpected(learnt.error());
  }
  drop();
}

Result<void> ActiveRun::learn_facts() {
  const std::unique_ptr<Snapshot> snapshot = house_.store.snapshot();
  TRY(house_.sources.refresh(*snapshot));
  facts_ = house_.sources.facts(id);
  TRY(read_rest(*snapshot, id, facts_.history));
  // A run that did not ask at all: a neighbour on the same host was told to wait.
  if (!never_asked_) return {};
  TRY_ASSIGN(facts_.history.rest_until,
             resting_until(*snapshot, *platform, source_, house_.clock.now()));
  return {};
}

void ActiveRun::drop() {
  // A lease that stays says nothing in two minutes; the run itself is not worse for it.
  static_cast<void>(house_.leases.give_back(id));
}

void ActiveRun::tell(const RunReport& report, std::optional<std::int64_t> total) {
  if (!order || !order->order.progress) return;
  const std::lock_guard lock(order->progress_mutex);
  if (!order->closed) order->order.progress(report, total);
}

}  // namespace vindplaats
