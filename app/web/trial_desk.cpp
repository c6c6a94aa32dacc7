#include "app/web/trial_desk.h"

#include <algorithm>

#include "app/caught.h"
#include "app/web/sessions.h"

namespace vindplaats {
namespace {

constexpr std::chrono::hours kTrialWindow{1};

}  // namespace

TrialDesk::TrialDesk(Run run, const Clock& clock, TrialRules rules)
    : run_(std::move(run)),
      clock_(clock),
      rules_(rules),
      visitors_(rules.per_visitor, kTrialWindow),
      all_(rules.overall, kTrialWindow) {}

TrialDesk::~TrialDesk() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    queue_.clear();
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void TrialDesk::forget_old() {
  const auto now = clock_.ticks();
  std::erase_if(jobs_, [&](const auto& one) {
    const bool over = one.second.state.stage == TrialState::Stage::kDone ||
                      one.second.state.stage == TrialState::Stage::kFailed;
    return over && now - one.second.since > rules_.kept;
  });
}

Result<std::string> TrialDesk::start(const std::string& visitor, TrialAsk ask,
                                     const std::string& partner) {
  const auto now = clock_.ticks();
  const std::lock_guard lock(mutex_);
  forget_old();
  if (queue_.size() >= rules_.waiting || !visitors_.take(visitor, now) || !all_.take("", now))
    return fail(Fault::kRefused, "too many trials");
  std::string name = Sessions::new_secret();
  Job& job = jobs_[name];
  job.state.ask = std::move(ask);
  job.state.partner = partner;
  job.since = now;
  queue_.push_back(name);
  if (threads_.size() < rules_.at_once) threads_.emplace_back([this] { work(); });
  wake_.notify_one();
  return name;
}

std::optional<TrialState> TrialDesk::look(const std::string& name) {
  const std::lock_guard lock(mutex_);
  forget_old();
  const auto found = jobs_.find(name);
  if (found == jobs_.end()) return std::nullopt;
  return found->second.state;
}

void TrialDesk::note_registered(const std::string& name, const std::string& source) {
  const std::lock_guard lock(mutex_);
  if (const auto found = jobs_.find(name); found != jobs_.end())
    found->second.state.registered = source;
}

void TrialDesk::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return closing_ || !queue_.empty(); });
    if (closing_) return;
    const std::string name = queue_.front();
    queue_.pop_front();
    // It stays where it is: what runs is not forgotten.
    Job& job = jobs_.at(name);
    job.state.stage = TrialState::Stage::kRunning;
    const TrialAsk ask = job.state.ask;
    lock.unlock();
    Result<Trial> trial = fail(Fault::kRemote, "");
    try {
      trial = run_(ask, [&](std::int64_t read) {
        const std::lock_guard reading(mutex_);
        job.state.read = read;
      });
    } catch (const std::exception& bug) {
      trial = tl::unexpected(error_of(bug));
    }
    lock.lock();
    job.since = clock_.ticks();
    job.state.stage = trial ? TrialState::Stage::kDone : TrialState::Stage::kFailed;
    if (trial) job.state.trial = std::make_shared<const Trial>(std::move(*trial));
    if (!trial) job.state.error = trial.error();
  }
}

}  // namespace vindplaats
