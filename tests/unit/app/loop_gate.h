#pragma once
// What the tests of the event loop's gate share.
#include <functional>
#include <future>
#include <memory>
#include <string>

#include "app/loop/asio_loop.h"
#include "app/transport/async_gate.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats::gate_testing {

// An asynchronous gate that a test may use from its own thread.
class LoopGate {
 public:
  explicit LoopGate(GateOptions options) {
    auto made = GateParts::create(std::move(options), clock, random);
    if (!made) throw std::runtime_error(made.error().what);
    parts = std::move(*made);
    gate = open_async_gate(loop, parts);
    loop.start();
  }
  ~LoopGate() {
    in_loop([&] { gate.reset(); });
    loop.stop();
  }

  void in_loop(const std::function<void()>& task) {
    std::promise<void> done;
    loop.post([&] {
      task();
      done.set_value();
    });
    done.get_future().wait();
  }

  std::future<Result<Response>> send(const std::string& url, const Source& source = {}) {
    auto promise = std::make_shared<std::promise<Result<Response>>>();
    auto future = promise->get_future();
    loop.post([this, promise, url, source] {
      last = gate->send(source, Request{url, {}}, [promise](Result<Response> result, BodyHold) {
        promise->set_value(std::move(result));
      });
    });
    return future;
  }
  Result<Response> get(const std::string& url) { return send(url).get(); }

  SystemClock clock;
  SeededRandom random{7};
  AsioLoop loop;
  std::shared_ptr<GateParts> parts;
  std::unique_ptr<AsyncTransport> gate;
  AsyncTransport::Id last = 0;
};

inline Handler answers(Answer answer) {
  return [answer = std::move(answer)](const ServerRequest&) { return answer; };
}

}  // namespace vindplaats::gate_testing
