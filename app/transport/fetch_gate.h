#pragma once
// The gate to the outside: every address that this program fetches is fetched here (faults.md B1;
// tests/unit/app/gate_source_test.cpp fails when another file opens a connection). GET and HEAD,
// http and https only, certificates always verified, no proxy or password from the environment;
// addresses are judged as the connection is made, redirects hop by hop, bytes after decompression.
// This is the gate for threads that may wait; async_gate.h is the one for the event loop, and
// fetch.h has the rules of both.
#include <atomic>
#include <memory>

#include "app/transport/gate_parts.h"
#include "app/transport/handle_pool.h"
#include "core/http.h"

namespace vindplaats {

// Safe from any thread; send() blocks. Borrows the clock and the source of chance.
class CurlTransport : public Transport {
 public:
  // kUsage when [fetch] private cannot be read.
  static Result<std::unique_ptr<CurlTransport>> create(GateOptions options, Clock& clock,
                                                       Random& random);
  explicit CurlTransport(std::shared_ptr<GateParts> parts);

  // As Transport says. Tried anew, with growing waits, when the connection fails or the server
  // answers 5xx, then the last answer or error is given. 429 and 503 are given at once, and the
  // host is left alone for as long as it asks: until then send() fails with kRemote.
  Result<Response> send(const Request& request) override;

  // For when the process ends: what send() waits for is broken off within seconds, and it
  // fails with kBusy from now on. What goes another way through the gate goes on.
  void break_off() { broken_off_ = true; }

  // The same gate with what this source says: its delay, its allow_private, its ca. Must not
  // outlive the gate.
  std::unique_ptr<Transport> for_source(const Source& source);
  // The same gate for an address that a visitor of the front typed: no private network but those of
  // [fetch] private, and less time and fewer bytes than a source has.
  std::unique_ptr<Transport> for_visitor();

  // What it shares with other ways through the gate.
  const std::shared_ptr<GateParts>& parts() const { return parts_; }
  HostGate& hosts() { return parts_->hosts(); }
  const BodyBudget& budget() const { return parts_->budget(); }

 private:
  class SourceTransport;

  Result<Response> fetch(std::shared_ptr<const FetchPolicy> policy, const Request& request);
  Transfer transfer(const FetchPolicy& policy, const Attempt& attempt);

  const std::shared_ptr<GateParts> parts_;
  HandlePool handles_;
  std::atomic<bool> broken_off_ = false;
};

}  // namespace vindplaats
