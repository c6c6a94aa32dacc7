#pragma once
// The gate to the outside: every address that this program fetches is fetched here (faults.md B1;
// tests/unit/app/gate_source_test.cpp fails when another file opens a connection). GET and HEAD,
// http and https only, certificates always verified, no proxy or password from the environment;
// addresses are judged as the connection is made, redirects hop by hop, bytes after decompression.
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/transport/body_budget.h"
#include "app/transport/exchange.h"
#include "app/transport/handle_pool.h"
#include "app/transport/politeness.h"
#include "config/types.h"
#include "core/clock.h"
#include "core/http.h"
#include "core/random.h"

namespace vindplaats {

struct GateOptions {
  Settings settings;    // fetch, base_url and contact are read
  std::string version;  // of this program, as partners see it
  int tries = 3;        // of one request, when the connection breaks or the server fails (5xx)
  Milliseconds first_retry = std::chrono::seconds(1);  // the next one waits four times as long
  Milliseconds shortest_rest = HostGate::kShortestRest;
  std::size_t budget = 192'000'000;  // bytes of all bodies that are coming in
  // In place of DNS, for tests (FetchPolicy::resolve).
  std::function<std::vector<std::string>(const std::string& host)> resolve = {};
};

// Safe from any thread; send() blocks. Borrows the clock and the source of chance.
class CurlTransport : public Transport {
 public:
  // kUsage when [fetch] private cannot be read.
  static Result<std::unique_ptr<CurlTransport>> create(GateOptions options, Clock& clock,
                                                       Random& random);

  // As Transport says. Tried anew, with growing waits, when the connection fails or the server
  // answers 5xx, then the last answer or error is given. 429 and 503 are given at once, and the
  // host is left alone for as long as it asks: until then send() fails with kRemote.
  Result<Response> send(const Request& request) override;

  // The same gate with what this source says: its delay, and its allow_private. Must not outlive
  // the gate.
  std::unique_ptr<Transport> for_source(const Source& source);

  HostGate& hosts() { return hosts_; }
  const BodyBudget& budget() const { return budget_; }

 private:
  class SourceTransport;
  struct Attempt;

  CurlTransport(GateOptions options, FetchPolicy policy, Clock& clock, Random& random);
  Result<Response> fetch(const FetchPolicy& policy, const Request& request);
  Result<Response> try_hop(const FetchPolicy& policy, Attempt& attempt);
  Result<tl::expected<Response, ExchangeFailure>> exchange_once(const FetchPolicy& policy,
                                                                Attempt& attempt);
  void note_answer(const std::string& authority, const Response& response);
  void wait_before_retry(int tries_done);

  const GateOptions options_;
  const FetchPolicy policy_;
  Clock& clock_;
  std::mutex random_mutex_;
  Random& random_;
  HostGate hosts_;
  BodyBudget budget_;
  HandlePool handles_;
};

}  // namespace vindplaats
