// Every hostile spelling of an address, asked directly and through a redirect: a listener counts
// connections (faults.md D26 to D28).
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/hostile_urls.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using gate_testing::gate_options;
using gate_testing::redirect_answer;
using gate_testing::serve;
using gate_testing::TestGate;
using gate_testing::text_answer;
using ::testing::HasSubstr;

Handler canary_song() {
  return [](const ServerRequest&) { return text_answer("secret"); };
}

TEST(HostileAddresses, ThereAreEnoughOfThem) {
  EXPECT_GE(std::size(kHostileUrls), 91u);
}

TEST(HostileAddresses, NoneIsFetchedWhenAskedDirectly) {
  const auto canary = serve({{"*", canary_song()}});
  TestGate gate(gate_options({}));
  for (const HostileUrl& row : kHostileUrls) {
    const auto response = gate.get(hostile_url(row, canary->port()));
    ASSERT_FALSE(response) << row.kind;
    EXPECT_FALSE(response.error().what.empty()) << row.kind;
  }
  EXPECT_EQ(canary->connections(), 0u);
}

TEST(HostileAddresses, NoneIsFetchedThroughARedirect) {
  const auto canary = serve({{"*", canary_song()}});
  std::string location;
  const auto server =
      serve({{"/go", [&](const ServerRequest&) { return redirect_answer(location); }}});
  TestGate gate(gate_options({server->port()}));
  for (const HostileUrl& row : kHostileUrls) {
    location = hostile_url(row, canary->port());
    const auto response = gate.get(server->url("/go"));
    EXPECT_FALSE(response) << row.kind << ": " << (response ? response->url : "");
  }
  EXPECT_EQ(canary->connections(), 0u);
  for (const auto& request : server->journal()) EXPECT_EQ(request.path, "/go");
}

TEST(HostileAddresses, TheListenerIsReachedWhenItsNetworkIsOpened) {
  const auto canary = serve({{"*", canary_song()}});
  TestGate gate(gate_options({canary->port()}));
  for (const char* host : {"127.0.0.1", "2130706433", "0x7f.1", "127.1"}) {
    const auto response = gate.get(fmt::format("http://{}:{}/", host, canary->port()));
    ASSERT_TRUE(response) << host << ": " << response.error().what;
    EXPECT_EQ(response->body, "secret");
  }
  EXPECT_GT(canary->connections(), 0u);
}

TEST(HostileAddresses, APrivateAddressIsNamedWithTheRemedy) {
  TestGate gate(gate_options({}));
  const auto response = gate.get("http://10.0.0.1/");
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().fault, Fault::kRefused);
  EXPECT_THAT(response.error().what,
              HasSubstr("private network (10.0.0.1 port 80); allow it in [fetch] private"));
}

TEST(HostileNames, AreJudgedByTheAddressTheyLeadTo) {
  const auto canary = serve({{"*", canary_song()}});
  for (const char* address : {"127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254",
                              "fd00::1", "0.0.0.0"}) {
    GateOptions options = gate_options({});
    options.resolve = [&](const std::string&) { return std::vector<std::string>{address}; };
    TestGate gate(std::move(options));
    const auto response = gate.get(fmt::format("http://good.example:{}/", canary->port()));
    ASSERT_FALSE(response) << address;
    EXPECT_EQ(response.error().fault, Fault::kRefused) << address << ": " << response.error().what;
  }
  EXPECT_EQ(canary->connections(), 0u);
}

// D26: each special range, as the only answer of type A or AAAA, and beside an address that is
// open but where nobody listens.
TEST(HostileNames, NoAnswerOfTheResolverOpensASpecialRange) {
  const auto canary = serve({{"*", canary_song()}});
  constexpr const char* kAnswers[] = {
      "0.0.0.0",         "10.1.2.3",         "100.64.0.1",      "127.0.0.1",    "127.255.255.254",
      "169.254.169.254", "172.16.0.1",       "172.31.255.255",  "192.0.0.1",    "192.0.2.1",
      "192.88.99.1",     "192.168.1.1",      "198.18.0.1",      "198.51.100.1", "203.0.113.1",
      "224.0.0.1",       "240.0.0.1",        "255.255.255.255", "::",           "::1",
      "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
      "2001::1",         "2001:db8::1",      "2002:7f00:1::",   "fc00::1",      "fd12:3456::1",
      "fe80::1",         "fec0::1",          "ff02::1",         "5f00::1"};
  for (const char* address : kAnswers) {
    for (const bool mixed : {false, true}) {
      GateOptions options = gate_options({});
      options.settings.fetch.private_networks = {fmt::format("127.0.0.9/32:{}", canary->port())};
      options.tries = 1;
      options.resolve = [&](const std::string&) {
        std::vector<std::string> answers = {address};
        if (mixed) answers.emplace_back("127.0.0.9");
        return answers;
      };
      TestGate gate(std::move(options));
      EXPECT_FALSE(gate.get(fmt::format("http://good.example:{}/", canary->port()))) << address;
    }
  }
  EXPECT_EQ(canary->connections(), 0u);
}

TEST(HostileNames, MixedAnswersNeverReachThePrivateOne) {
  const auto canary = serve({{"*", canary_song()}});
  const auto server = serve({{"*", canary_song()}});
  // Only the port of `server` on 127.0.0.2 is open: of the three addresses of the name the two
  // others are refused.
  GateOptions options = gate_options({});
  options.settings.fetch.private_networks = {fmt::format("127.0.0.2/32:{}", server->port())};
  options.settings.fetch.connect = std::chrono::seconds(1);
  options.tries = 1;
  options.resolve = [&](const std::string&) {
    return std::vector<std::string>{"127.0.0.1", "::1", "127.0.0.2"};
  };
  TestGate gate(std::move(options));
  EXPECT_FALSE(gate.get(fmt::format("http://good.example:{}/", canary->port())));
  EXPECT_FALSE(gate.get(fmt::format("http://good.example:{}/", server->port())));
  EXPECT_EQ(canary->connections(), 0u);
  EXPECT_EQ(server->connections(), 0u);  // it listens on 127.0.0.1 alone
}

// D27: the name leads to the opened address and to the forbidden one in turns.
TEST(HostileNames, RebindingNeverReachesTheForbiddenAddress) {
  const auto canary = serve({{"*", canary_song()}});
  GateOptions options = gate_options({});
  options.settings.fetch.private_networks = {fmt::format("127.0.0.3/32:{}", canary->port())};
  options.tries = 1;
  int flips = 0;
  options.resolve = [&](const std::string&) {
    return std::vector<std::string>{++flips % 2 == 0 ? "127.0.0.3" : "127.0.0.1"};
  };
  TestGate gate(std::move(options));
  Source source;
  source.delay = Milliseconds(0);
  const auto transport = gate.gate->for_source(source);
  for (int i = 0; i < 200; ++i) {
    Request request{fmt::format("http://rebind.example:{}/{}", canary->port(), i), {}};
    EXPECT_FALSE(transport->send(request));
  }
  EXPECT_EQ(flips, 200);
  EXPECT_EQ(canary->connections(), 0u);
}

TEST(Sources, AllowPrivateHoldsForThatSourceAlone) {
  const auto server = serve({{"/", canary_song()}});
  TestGate gate(gate_options({}));
  Source trusted;
  trusted.allow_private = true;
  Source other;
  const Request request{server->url("/"), {}};
  EXPECT_TRUE(gate.gate->for_source(trusted)->send(request));
  const std::size_t connections = server->connections();
  // An open connection of the trusted source must not serve the others.
  EXPECT_FALSE(gate.gate->for_source(other)->send(request));
  EXPECT_FALSE(gate.gate->send(request));
  EXPECT_EQ(server->connections(), connections);
  EXPECT_TRUE(gate.gate->for_source(trusted)->send(request));
}

// faults.md M4.
TEST(Environment, AProxyInItHasNoEffect) {
  const auto proxy = serve({{"*", canary_song()}});
  const auto server = serve({{"/", [](const ServerRequest&) { return text_answer("direct"); }}});
  const std::string address = proxy->url("");
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    setenv(name, address.c_str(), 1);
  }
  TestGate gate(gate_options({server->port(), proxy->port()}));
  const auto response = gate.get(server->url("/"));
  const auto refused = gate.get("http://10.0.0.1/");
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    unsetenv(name);
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "direct");
  EXPECT_FALSE(refused);
  EXPECT_EQ(proxy->connections(), 0u);
}

TEST(Environment, AProxyInTheSettingsIsUsed) {
  const auto proxy = serve({{"*", canary_song()}});
  GateOptions options = gate_options({});
  options.settings.fetch.proxy = proxy->url("");
  TestGate gate(std::move(options));
  const auto response = gate.get("http://good.example/feed");
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "secret");
  EXPECT_EQ(proxy->connections(), 1u);
  ASSERT_FALSE(proxy->journal().empty());
  EXPECT_EQ(proxy->journal()[0].header("Host"), "good.example");
}

}  // namespace
}  // namespace vindplaats
