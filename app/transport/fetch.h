#pragma once
// One request through the gate from its first try to its answer, as a step machine that neither
// waits nor speaks to the network: who drives it does. Here the rules are that every way through
// the gate keeps: redirects hop by hop, tries with growing waits, one request at a time per host,
// rest for a host that asks for it. One thread at a time.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/transport/fetch_policy.h"
#include "app/transport/gate_parts.h"

namespace vindplaats {

class Fetch {
 public:
  // What is to be done now.
  enum class Do {
    kTurn,      // ask_turn(), until it gives another answer
    kTransfer,  // send what attempt() says, then took()
    kPause,     // wait that long, then paused()
    kDone,      // take_result()
  };

  // Borrows the parts.
  Fetch(GateParts& parts, std::shared_ptr<const FetchPolicy> policy, const Request& request);

  Do now() const { return now_; }
  const FetchPolicy& policy() const { return *policy_; }

  // kTurn: the host that is to be asked; after ask_turn(), now() may still be kTurn: then it says
  // how long to wait before asking again; 0: until another request to that host ends.
  const std::string& authority() const { return authority_; }
  Milliseconds ask_turn();
  // kTransfer. took() gives the turn back.
  const Attempt& attempt() const { return *attempt_; }
  void took(Transfer transfer);
  // kPause.
  Milliseconds pause() const { return pause_; }
  void paused() { now_ = Do::kTurn; }
  // kDone. Once.
  Result<Response> take_result() { return std::move(*result_); }
  std::shared_ptr<void> take_hold() { return std::move(hold_); }

 private:
  void end(Result<Response> result);
  void answered(Response response);
  void failed(ExchangeFailure failure);
  void try_again();

  GateParts& parts_;
  const std::shared_ptr<const FetchPolicy> policy_;
  Do now_ = Do::kTurn;
  std::optional<Attempt> attempt_;
  std::string authority_;
  int tries_ = 0;
  Milliseconds pause_{0};
  std::optional<HostGate::Turn> turn_;
  std::vector<Hop> hops_;
  std::optional<Result<Response>> result_;
  std::shared_ptr<void> hold_;
};

}  // namespace vindplaats
