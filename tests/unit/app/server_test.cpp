#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/demo/server_body.h"
#include "app/demo/server_request.h"
#include "app/transport/gzip_stream.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using gate_testing::gate_options;
using gate_testing::serve;
using gate_testing::TestGate;
using gate_testing::text_answer;

TEST(ServerRequest, IsReadWithItsDecodedQuery) {
  const ServerRequest request = read_server_request(
      "GET /oai?verb=ListRecords&resumptionToken=a%7Cb%3D+c%zz&empty=&&flag HTTP/1.1\r\n"
      "Host: a.example\r\nX-Two:  2 \r\nno colon\r\n\r\n");
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.path, "/oai");
  EXPECT_EQ(request.parameter("verb"), "ListRecords");
  EXPECT_EQ(request.parameter("resumptionToken"), "a|b= c%zz");
  EXPECT_EQ(request.parameters.size(), 4u);
  EXPECT_EQ(request.header("x-two"), "2");
  EXPECT_EQ(read_server_request("nonsense\r\n\r\n").method, "");
}

TEST(WireBody, ABombUnpacksToAsManyZeros) {
  Answer answer;
  answer.delivery.coding = Delivery::Coding::kGzip;
  answer.delivery.zeros = 3 << 20;
  const WireBody body = wire_body(answer);
  std::string bytes;
  for (std::string_view piece; !(piece = body.piece(bytes.size(), 1000)).empty();) bytes += piece;
  EXPECT_EQ(bytes.size(), body.size());
  GzipStream gzip;
  std::string plain;
  gzip.take(bytes, [&](std::string_view piece) { return plain += piece, true; });
  EXPECT_TRUE(gzip.is_whole());
  EXPECT_TRUE(plain == std::string(3 << 20, '\0'));
}

TEST(ScriptedServer, TheLongestPathWins) {
  const auto named = [](const char* name) {
    return [name](const ServerRequest&) { return text_answer(name); };
  };
  const auto server =
      serve({{"/a/*", named("a")}, {"/a/b/*", named("ab")}, {"/a/b/c", named("abc")}});
  TestGate gate(gate_options({server->port()}));
  EXPECT_EQ(gate.get(server->url("/a/x"))->body, "a");
  EXPECT_EQ(gate.get(server->url("/a/b/x"))->body, "ab");
  EXPECT_EQ(gate.get(server->url("/a/b/c"))->body, "abc");
  EXPECT_EQ(gate.get(server->url("/b"))->status, 404);
  server->route("/b", named("b"));
  EXPECT_EQ(gate.get(server->url("/b"))->body, "b");
  EXPECT_EQ(server->journal().size(), 5u);
  server->clear_journal();
  EXPECT_TRUE(server->journal().empty());
}

TEST(ScriptedServer, DeliversEveryFramingWhole) {
  const std::string body(300'000, 'b');
  for (const auto framing :
       {Delivery::Framing::kLength, Delivery::Framing::kChunked, Delivery::Framing::kUntilClose}) {
    for (const std::size_t piece : {0u, 50'000u}) {
      Answer answer = text_answer(body);
      answer.delivery.framing = framing;
      answer.delivery.piece = piece;
      answer.delivery.delay = 1ms;
      answer.delivery.pause = 1ms;
      const auto server = serve({{"/", [&](const ServerRequest&) { return answer; }}});
      TestGate gate(gate_options({server->port()}));
      for (int i = 0; i < 2; ++i) {
        const auto response = gate.get(server->url("/"));
        ASSERT_TRUE(response) << response.error().what;
        EXPECT_TRUE(response->body == body);
      }
    }
  }
}

TEST(ScriptedServer, CutsWithoutALengthGoUnseenByCurl) {
  Answer answer = text_answer("0123456789");
  answer.delivery.framing = Delivery::Framing::kUntilClose;
  answer.delivery.cut_after = 6;
  const auto server = serve({{"/", [&](const ServerRequest&) { return answer; }}});
  TestGate gate(gate_options({server->port()}));
  EXPECT_EQ(gate.get(server->url("/"))->body, "012345");
}

TEST(ScriptedServer, APortThatIsTakenIsSaid) {
  const auto server = serve({});
  const auto second = ScriptedServer::start({}, server->port());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().fault, Fault::kUsage);
}

TEST(ScriptedServer, CarriesHundredsOfSlowConnectionsAndStopsInBetween) {
  Answer slow = text_answer(std::string(1000, 'x'));
  slow.delivery.piece = 1;
  slow.delivery.pause = 200ms;
  auto server = serve({{"/slow", [&](const ServerRequest&) { return slow; }},
                       {"/quick", [](const ServerRequest&) { return text_answer("x"); }}});
  const std::uint16_t port = server->port();
  const std::string url = server->url("/slow");
  // Each its own gate: within one, a host is asked by one at a time.
  std::vector<std::thread> threads;
  for (int i = 0; i < 100; ++i) {
    threads.emplace_back([&] {
      GateOptions options = gate_options({port});
      options.tries = 1;
      TestGate gate(std::move(options));
      EXPECT_FALSE(gate.get(url));
    });
  }
  while (server->most_at_once() < 100) std::this_thread::sleep_for(5ms);
  TestGate gate(gate_options({server->port()}));
  const auto before = gate.clock.ticks();
  EXPECT_TRUE(gate.get(server->url("/quick")));
  EXPECT_LT(gate.clock.ticks() - before, 1s);
  const auto stopping = gate.clock.ticks();
  server.reset();
  for (auto& thread : threads) thread.join();
  EXPECT_LT(gate.clock.ticks() - stopping, 2s);
}

}  // namespace
}  // namespace vindplaats
