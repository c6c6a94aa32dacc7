// The gate of the event loop, on the real network: what gate_*_test.cpp say of the blocking one
// holds here, for the rules are the same code; this looks at what is its own.
#include <algorithm>
#include <future>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/transport/fetch_gate.h"
#include "tests/unit/app/loop_gate.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using gate_testing::answers;
using gate_testing::gate_options;
using gate_testing::LoopGate;
using gate_testing::redirect_answer;
using gate_testing::serve;
using gate_testing::text_answer;
using ::testing::HasSubstr;

TEST(AsyncGate, FetchesFollowsRedirectsAndKeepsTheConnection) {
  const auto server =
      serve({{"/1", answers(redirect_answer("/2"))}, {"/2", answers(text_answer("end"))}});
  LoopGate gate(gate_options({server->port()}));
  for (int i = 0; i < 3; ++i) {
    const auto response = gate.get(server->url("/1"));
    ASSERT_TRUE(response) << response.error().what;
    EXPECT_EQ(response->body, "end");
    ASSERT_EQ(response->hops.size(), 1u);
  }
  EXPECT_EQ(server->connections(), 1u);
}

TEST(AsyncGate, RefusesWhatIsNotOpenedAndWhatIsNoAddress) {
  const auto server = serve({{"/", answers(text_answer("x"))}});
  LoopGate gate(gate_options({}));
  for (const std::string& url :
       {server->url("/"), std::string("http://10.0.0.1/"), std::string("file:///etc/passwd"),
        std::string("files:a.xml"), std::string("files:")}) {
    const auto response = gate.get(url);
    ASSERT_FALSE(response) << url;
    EXPECT_EQ(response.error().fault, Fault::kRefused) << url;
  }
  EXPECT_EQ(server->connections(), 0u);
}

// A connection that one source may make is not there for another that may not.
TEST(AsyncGate, AnOpenedConnectionStaysWithThoseThatMayMakeIt) {
  const auto server = serve({{"/", answers(text_answer("x"))}});
  LoopGate gate(gate_options({}));
  Source allowed;
  allowed.allow_private = true;
  ASSERT_TRUE(gate.send(server->url("/"), allowed).get());
  EXPECT_FALSE(gate.get(server->url("/")));
  EXPECT_TRUE(gate.send(server->url("/"), allowed).get());
  EXPECT_EQ(server->connections(), 1u);
}

TEST(AsyncGate, NeverAsksOneHostTwiceAtOnceAndServesInOrder) {
  Answer slow = text_answer("x");
  slow.delivery.delay = 5ms;
  const auto server = serve({{"/*", answers(slow)}});
  LoopGate gate(gate_options({server->port()}));
  ASSERT_TRUE(gate.get(server->url("/first")));
  std::vector<std::future<Result<Response>>> all;
  for (int i = 0; i < 20; ++i) all.push_back(gate.send(server->url(fmt::format("/{:02}", i))));
  for (auto& one : all) EXPECT_TRUE(one.get());
  EXPECT_EQ(server->most_at_once(), 1u);
  std::vector<std::string> paths;
  for (const ServerRequest& request : server->journal()) paths.push_back(request.path);
  EXPECT_TRUE(std::ranges::is_sorted(paths.begin() + 1, paths.end()));
}

TEST(AsyncGate, SharesItsHostsWithTheBlockingGate) {
  Answer slow = text_answer("x");
  slow.delivery.delay = 20ms;
  const auto server = serve({{"/*", answers(slow)}});
  LoopGate gate(gate_options({server->port()}));
  CurlTransport blocking(gate.parts);
  ASSERT_TRUE(blocking.send(Request{server->url("/"), {}}));
  std::vector<std::future<Result<Response>>> all;
  for (int i = 0; i < 10; ++i) {
    all.push_back(gate.send(server->url("/a")));
    all.push_back(std::async(std::launch::async, [&] {
      return blocking.send(Request{server->url("/b"), {}});
    }));
  }
  for (auto& one : all) EXPECT_TRUE(one.get());
  EXPECT_EQ(server->most_at_once(), 1u);
}

TEST(AsyncGate, AHostThatAsksForRestIsNotAskedByAnyone) {
  Answer busy = text_answer("busy");
  busy.status = 503;
  busy.headers.push_back({"Retry-After", "3600"});
  const auto server = serve({{"/*", answers(busy)}});
  LoopGate gate(gate_options({server->port()}));
  EXPECT_EQ(gate.get(server->url("/"))->status, 503);
  const auto refused = gate.get(server->url("/"));
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("asked us to wait"));
  gate.in_loop([&] { EXPECT_TRUE(gate.gate->resting_until(server->url("/x"))); });
  EXPECT_EQ(server->journal().size(), 1u);
}

TEST(AsyncGate, TriesAgainWhenTheConnectionBreaks) {
  Answer cut;
  cut.delivery.hang_up = true;
  int asked = 0;
  const auto server = serve(
      {{"/", [&](const ServerRequest&) { return ++asked < 3 ? cut : text_answer("at last"); }}});
  LoopGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/"));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "at last");
}

TEST(AsyncGate, CutsOffWhoDripsAndWhoSaysNothing) {
  Answer dripping = text_answer("0123456789012345678901234567890123456789");
  dripping.delivery.piece = 1;
  dripping.delivery.pause = 50ms;
  Answer silent = text_answer("x");
  silent.delivery.delay = 10s;
  const auto server = serve({{"/drip", answers(dripping)}, {"/silent", answers(silent)}});
  GateOptions options = gate_options({server->port()});
  options.settings.fetch.total = 300ms;
  LoopGate gate(std::move(options));
  for (const char* const path : {"/drip", "/silent"}) {
    const auto response = gate.get(server->url(path));
    ASSERT_FALSE(response) << path;
    EXPECT_THAT(response.error().what, HasSubstr("not done within the time allowed")) << path;
  }
}

TEST(AsyncGate, ALargeAnswerIsRefusedByItsSize) {
  Answer bomb = text_answer("");
  bomb.delivery.coding = Delivery::Coding::kGzip;
  bomb.delivery.zeros = 50'000'000;
  const auto server = serve({{"/", answers(bomb)}});
  GateOptions options = gate_options({server->port()});
  options.settings.fetch.max_page = 1'000'000;
  LoopGate gate(std::move(options));
  const auto response = gate.get(server->url("/"));
  ASSERT_FALSE(response);
  EXPECT_THAT(response.error().what, HasSubstr("larger than 1000000 bytes"));
}

// Ten bodies, room for two: all come, and never more is held than there is.
TEST(AsyncGate, BodiesWaitForMemoryAndAllGetToTheirEnd) {
  std::vector<std::unique_ptr<ScriptedServer>> servers;
  GateOptions options = gate_options({});
  for (int i = 0; i < 10; ++i) {
    Answer large = text_answer("");
    large.delivery.zeros = 3'000'000;
    if (i % 3 == 1) large.delivery.coding = Delivery::Coding::kGzip;
    if (i % 3 == 2) large.delivery.coding = Delivery::Coding::kGzipUnsaid;
    servers.push_back(serve({{"/", answers(large)}}));
    options.settings.fetch.private_networks.push_back(
        fmt::format("127.0.0.0/8:{}", servers.back()->port()));
  }
  options.settings.fetch.max_page = 4'000'000;
  options.budget = 8'000'000;
  LoopGate gate(std::move(options));
  std::atomic<std::size_t> most = 0;
  std::atomic<int> good = 0, ended = 0;
  std::promise<void> all_done;
  gate.in_loop([&] {
    for (const auto& server : servers) {
      gate.gate->send({}, Request{server->url("/"), {}},
                      [&](Result<Response> response, BodyHold hold) {
                        const std::size_t held = gate.parts->budget().in_use();
                        most = std::max(most.load(), held);
                        EXPECT_TRUE(!response || held >= response->body.size());
                        if (response && response->body.size() > 2'000'000) ++good;
                        // As a worker does: the page is held for a while.
                        gate.loop.post([hold = std::move(hold)]() mutable { hold.reset(); });
                        if (++ended == 10) all_done.set_value();
                      });
    }
  });
  EXPECT_EQ(all_done.get_future().wait_for(60s), std::future_status::ready);
  EXPECT_EQ(good, 10);
  EXPECT_LE(most, 8'000'000u);
}

TEST(AsyncGate, WhatIsCancelledIsNotAnsweredAndMakesRoom) {
  Answer silent = text_answer("x");
  silent.delivery.delay = 10s;
  const auto server =
      serve({{"/silent", answers(silent)}, {"/well", answers(text_answer("well"))}});
  LoopGate gate(gate_options({server->port()}));
  ASSERT_TRUE(gate.get(server->url("/well")));
  bool called = false;
  AsyncTransport::Id first = 0, second = 0;
  gate.in_loop([&] {
    const auto done = [&](const Result<Response>&, const BodyHold&) { called = true; };
    first = gate.gate->send({}, Request{server->url("/silent"), {}}, done);
    second = gate.gate->send({}, Request{server->url("/silent"), {}}, done);
  });
  auto third = gate.send(server->url("/well"));
  gate.in_loop([&] {
    gate.gate->cancel(second);
    gate.gate->cancel(first);
    gate.gate->cancel(first);
  });
  EXPECT_TRUE(third.get());
  gate.in_loop([&] { EXPECT_FALSE(called); });
}

TEST(AsyncGate, MayEndWhileMuchIsOnItsWay) {
  Answer silent = text_answer("x");
  silent.delivery.delay = 10s;
  const auto server = serve({{"/", answers(silent)}});
  LoopGate gate(gate_options({server->port()}));
  gate.in_loop([&] {
    for (int i = 0; i < 50; ++i) {
      gate.gate->send({}, Request{server->url("/"), {}}, [](const auto&, const auto&) {});
    }
  });
}

}  // namespace
}  // namespace vindplaats
