#pragma once
// What the tests of the transport share: a clock that jumps, and a gate that may ask one scripted
// server.
#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/server.h"
#include "app/transport/fetch_gate.h"

namespace vindplaats::gate_testing {

// Waiting takes no time: it moves the clock. Safe from any thread.
class JumpingClock : public Clock {
 public:
  Instant now() const override {
    return Instant(std::chrono::seconds(1'800'000'000)) +
           std::chrono::floor<std::chrono::seconds>(ticks());
  }
  std::chrono::milliseconds ticks() const override {
    return std::chrono::milliseconds(ticks_.load());
  }
  void wait(std::chrono::milliseconds duration) override { ticks_ += duration.count(); }

 private:
  std::atomic<std::int64_t> ticks_ = 1'000'000;
};

inline std::unique_ptr<ScriptedServer> serve(Routes routes) {
  auto server = ScriptedServer::start(std::move(routes));
  if (!server) throw std::runtime_error(server.error().what);
  return std::move(*server);
}

inline Answer text_answer(std::string body) {
  Answer answer;
  answer.headers = {{"Content-Type", "text/plain"}};
  answer.body = std::move(body);
  return answer;
}

inline Answer redirect_answer(std::string location, int status = 302) {
  Answer answer;
  answer.status = status;
  answer.headers = {{"Location", std::move(location)}};
  return answer;
}

// Options under which exactly these ports of the loopback may be asked, with short waits.
inline GateOptions gate_options(std::initializer_list<std::uint16_t> ports) {
  GateOptions options;
  options.version = "1.2.3";
  options.first_retry = std::chrono::milliseconds(1);
  for (const std::uint16_t port : ports) {
    options.settings.fetch.private_networks.push_back(fmt::format("127.0.0.0/8:{}", port));
  }
  return options;
}

// A gate with its clock and chance. The clock is the machine's: transfers take real time.
struct TestGate {
  explicit TestGate(GateOptions options) {
    auto made = CurlTransport::create(std::move(options), clock, random);
    if (!made) throw std::runtime_error(made.error().what);
    gate = std::move(*made);
  }
  Result<Response> get(const std::string& url, std::vector<Header> headers = {}) {
    Request request{url, std::move(headers)};
    return gate->send(request);
  }

  SystemClock clock;
  SeededRandom random{7};
  std::unique_ptr<CurlTransport> gate;
};

}  // namespace vindplaats::gate_testing
