#pragma once
// What all ways through the gate share, whether a thread waits (fetch_gate.h) or an event loop does
// (async_gate.h): the settings, who may ask which host, the memory for bodies. Safe from any
// thread.
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/transport/body_budget.h"
#include "app/transport/fetch_policy.h"
#include "app/transport/politeness.h"
#include "config/types.h"
#include "core/clock.h"
#include "core/random.h"

namespace vindplaats {

struct GateOptions {
  Settings settings;    // fetch, base_url and contact are read
  std::string folder;   // of the platform: a source's `ca` may be relative to it
  std::string version;  // of this program, as partners see it
  int tries = 3;        // of one request, when the connection breaks or the server fails (5xx)
  Milliseconds first_retry = std::chrono::seconds(1);  // the next one waits four times as long
  Milliseconds shortest_rest = HostGate::kShortestRest;
  std::size_t budget = 192'000'000;  // bytes of all bodies that are coming in
  // In place of DNS, for tests (FetchPolicy::resolve).
  std::function<std::vector<std::string>(const std::string& host)> resolve = {};
};

class GateParts {
 public:
  // kUsage when [fetch] private cannot be read. Borrows the clock and the source of chance.
  static Result<std::shared_ptr<GateParts>> create(GateOptions options, Clock& clock,
                                                   Random& random);

  // What holds when no source is concerned, and what this source says now: its delay, its
  // allow_private, its ca while it is trusted.
  const std::shared_ptr<const FetchPolicy>& policy() const { return policy_; }
  std::shared_ptr<const FetchPolicy> policy_for(const Source& source) const;
  // For what a visitor of the front asks us to look at.
  std::shared_ptr<const FetchPolicy> policy_for_visitor() const;

  // How long to wait before a request is tried again, after so many tries: growing, and not the
  // same for many that failed together.
  Milliseconds retry_wait(int tries_done);
  int tries() const { return options_.tries; }

  Clock& clock() { return clock_; }
  HostGate& hosts() { return hosts_; }
  BodyBudget& budget() { return budget_; }

 private:
  GateParts(GateOptions options, FetchPolicy policy, Clock& clock, Random& random);

  const GateOptions options_;
  const std::shared_ptr<const FetchPolicy> policy_;
  Clock& clock_;
  std::mutex random_mutex_;
  Random& random_;
  HostGate hosts_;
  BodyBudget budget_;
};

}  // namespace vindplaats
