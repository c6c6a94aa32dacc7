#pragma once
// The gate for an event loop: who waits for a host stands in its line, first come first served, and
// the first of the line asks for a turn. The rules themselves are in fetch.h. Loop thread only;
// made and let go of there, or while the loop stands still.
#include <deque>
#include <map>
#include <memory>
#include <string>

#include "app/loop/event_loop.h"
#include "app/transport/async_transport.h"
#include "app/transport/carrier.h"
#include "app/transport/fetch.h"
#include "app/transport/gate_parts.h"

namespace vindplaats {

class AsyncGate : public AsyncTransport {
 public:
  // Borrows the loop.
  AsyncGate(EventLoop& loop, std::shared_ptr<GateParts> parts, std::unique_ptr<Carrier> carrier);
  // Breaks off all that is on its way.
  ~AsyncGate() override;

  Id send(const Source& source, Request request, Done done) override;
  void cancel(Id id) override;
  std::optional<Instant> resting_until(const std::string& url) const override;

 private:
  struct Flight {
    Fetch fetch;
    Done done;
    std::string line;  // of the host where it stands in line; empty: in none
    std::unique_ptr<Timer> timer;
    Carrier::Id transfer = 0;  // 0: none under way
  };

  Flight* flight(Id id);
  void go_on(Id id);
  void stand_in_line(Id id, Flight& one);
  void leave_line(Id id, Flight& one);
  void front_asks(const std::string& authority);
  void transfer(Id id, Flight& one);
  void end(Id id, Flight& one);

  EventLoop& loop_;
  const std::shared_ptr<GateParts> parts_;
  const std::unique_ptr<Carrier> carrier_;
  // Tasks that are still in the loop's queue when the gate is gone find it empty.
  const std::shared_ptr<AsyncGate*> self_;
  std::map<Id, std::unique_ptr<Flight>> flights_;
  std::map<std::string, std::deque<Id>> lines_;
  Id last_id_ = 0;
};

// The whole gate on a real loop: curl multi.
class AsioLoop;
std::unique_ptr<AsyncTransport> open_async_gate(AsioLoop& loop, std::shared_ptr<GateParts> parts);

}  // namespace vindplaats
