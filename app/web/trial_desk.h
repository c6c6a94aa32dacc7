#pragma once
// Trial harvests that visitors ask for (`/register`): they make us fetch, so they are few at once,
// few an hour, each on threads of its own that no page waits for; what came of one is kept in
// memory for an hour, under a name that only whoever asked knows.
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/pipeline/trial.h"
#include "app/web/rate_limit.h"

namespace vindplaats {

struct TrialRules {
  std::size_t per_visitor = 10, overall = 60;  // that begin in an hour
  std::size_t at_once = 2, waiting = 10;
  std::chrono::milliseconds kept = std::chrono::hours(1);
};

struct TrialState {
  enum class Stage { kWaiting, kRunning, kDone, kFailed };
  Stage stage = Stage::kWaiting;
  TrialAsk ask;
  std::string partner;                 // whose page it was asked from; empty: nobody's
  std::int64_t read = 0;               // records until now
  std::shared_ptr<const Trial> trial;  // kDone
  Error error{};                       // kFailed
  std::string registered;              // the id under which it was proposed; empty: not yet
};

// Safe from any thread. Its destructor waits for what runs: break the gate off first.
class TrialDesk {
 public:
  using Run =
      std::function<Result<Trial>(const TrialAsk&, const std::function<void(std::int64_t)>&)>;
  // Borrows the clock.
  TrialDesk(Run run, const Clock& clock, TrialRules rules = {});
  ~TrialDesk();
  TrialDesk(const TrialDesk&) = delete;
  TrialDesk& operator=(const TrialDesk&) = delete;

  // Begins it, now or when its turn comes. `visitor`: by whom it is counted. The name under which
  // look() has it. kRefused: too often, or too many wait.
  Result<std::string> start(const std::string& visitor, TrialAsk ask, const std::string& partner);
  // None: there is no such trial, or not any more.
  std::optional<TrialState> look(const std::string& name);
  void note_registered(const std::string& name, const std::string& source);

 private:
  struct Job {
    TrialState state;
    std::chrono::milliseconds since{0};
  };
  void work();
  void forget_old();

  const Run run_;
  const Clock& clock_;
  const TrialRules rules_;
  RateLimit visitors_, all_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  bool closing_ = false;
  std::map<std::string, Job> jobs_;
  std::deque<std::string> queue_;
  std::vector<std::thread> threads_;  // begun with the first trial
};

}  // namespace vindplaats
