#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/transport/redirects.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using gate_testing::gate_options;
using gate_testing::redirect_answer;
using gate_testing::serve;
using gate_testing::TestGate;
using gate_testing::text_answer;
using ::testing::HasSubstr;

Handler always(Answer answer) {
  return [answer = std::move(answer)](const ServerRequest&) { return answer; };
}

Answer status_answer(int status, std::vector<Header> headers = {}) {
  Answer answer = text_answer("words");
  answer.status = status;
  answer.headers.insert(answer.headers.end(), headers.begin(), headers.end());
  return answer;
}

TEST(FetchGate, GivesStatusHeadersBodyAndAddress) {
  const auto server = serve({{"/a", always(status_answer(404, {{"X-One", "1"}}))}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/a?b=c#d"));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->header("x-one"), "1");
  EXPECT_EQ(response->media_type(), "text/plain");
  EXPECT_EQ(response->body, "words");
  EXPECT_EQ(response->url, server->url("/a?b=c"));
  EXPECT_TRUE(response->hops.empty());
}

TEST(FetchGate, SaysWhoAsks) {
  const auto server = serve({{"/", always(text_answer(""))}});
  GateOptions options = gate_options({server->port()});
  options.settings.base_url = "https://kennis.example/";
  options.settings.contact = "redactie@kennis.example\r\nX-Evil: 1";
  TestGate gate(std::move(options));
  ASSERT_TRUE(gate.get(server->url("/"), {{"Accept", "text/xml"}, {"X-Empty", ""}}));
  const ServerRequest request = server->journal().at(0);
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.header("User-Agent"),
            "Vindplaats/1.2.3 (+https://kennis.example/; redactie@kennis.example X-Evil: 1)");
  EXPECT_EQ(request.header("Accept"), "text/xml");
  EXPECT_EQ(request.header("Accept-Encoding"), "gzip, deflate");
  EXPECT_EQ(request.header("X-Evil"), "");
}

TEST(FetchGate, RefusesHeadersThatAreNotOneLineOrItsOwn) {
  TestGate gate(gate_options({}));
  for (const Header& header :
       {Header{"X-A", "1\r\nX-B: 2"}, Header{"X-A\r\nX-B", "1"}, Header{"", "1"},
        Header{"X A", "1"}, Header{"Host", "b.example"}, Header{"user-agent", "x"},
        Header{"Content-Length", "3"}, Header{"X-A", std::string("1\0", 2)}}) {
    const auto response = gate.get("http://127.0.0.1:9/", {header});
    ASSERT_FALSE(response) << header.name;
    EXPECT_THAT(response.error().what, HasSubstr("request header")) << header.name;
  }
}

TEST(FetchGate, KeepsTheConnectionOpen) {
  const auto server = serve({{"/", always(text_answer("x"))}});
  TestGate gate(gate_options({server->port()}));
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(gate.get(server->url("/")));
  EXPECT_EQ(server->connections(), 1u);
}

TEST(FetchGate, NeverAsksOneHostTwiceAtOnce) {
  Answer slow = text_answer("x");
  slow.delivery.delay = 10ms;
  const auto server = serve({{"/", always(slow)}});
  TestGate gate(gate_options({server->port()}));
  ASSERT_TRUE(gate.get(server->url("/")));
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { good += gate.get(server->url("/")) ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 8);
  EXPECT_EQ(server->most_at_once(), 1u);
}

TEST(FetchGate, WhatWaitsWhenTheProcessEndsIsBrokenOff) {
  std::atomic<int> asked = 0;
  const auto server = serve({{"/", [&](const ServerRequest&) {
                                ++asked;
                                Answer never = text_answer("x");
                                never.delivery.delay = 1h;
                                return never;
                              }}});
  TestGate gate(gate_options({server->port()}));
  std::thread one([&] { EXPECT_EQ(gate.get(server->url("/")).error().fault, Fault::kBusy); });
  while (asked == 0) std::this_thread::sleep_for(1ms);
  std::thread in_line([&] { EXPECT_EQ(gate.get(server->url("/")).error().fault, Fault::kBusy); });
  gate.gate->break_off();
  one.join();
  in_line.join();
  EXPECT_EQ(gate.get(server->url("/")).error().fault, Fault::kBusy);
  EXPECT_EQ(asked, 1);
}

TEST(FetchGate, KeepsTheSourcesDelay) {
  const auto server = serve({{"/", always(text_answer("x"))}});
  TestGate gate(gate_options({server->port()}));
  Source source;
  source.delay = 60ms;
  const auto transport = gate.gate->for_source(source);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(transport->send(Request{server->url("/"), {}}));
  const auto journal = server->journal();
  for (std::size_t i = 1; i < journal.size(); ++i)
    EXPECT_GE(journal[i].at - journal[i - 1].at, 59ms);
}

TEST(Redirects, AreFollowedAndRecorded) {
  const auto server = serve({{"/1", always(redirect_answer("2?x=1", 301))},
                             {"/2", always(redirect_answer("/3", 308))},
                             {"/3", always(text_answer("end"))}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/1"));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "end");
  EXPECT_EQ(response->url, server->url("/3"));
  ASSERT_EQ(response->hops.size(), 2u);
  EXPECT_EQ(response->hops[0].status, 301);
  EXPECT_EQ(response->hops[0].from, server->url("/1"));
  EXPECT_EQ(response->hops[0].to, server->url("/2?x=1"));
  EXPECT_EQ(response->hops[1].status, 308);
}

TEST(Redirects, EndAfterFiveHops) {
  const auto server = serve(
      {{"/*", [](const ServerRequest& request) { return redirect_answer(request.path + "x"); }}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/"));
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().fault, Fault::kRefused);
  EXPECT_THAT(response.error().what, HasSubstr("after 5 redirects"));
  EXPECT_EQ(server->journal().size(), 6u);
}

TEST(Redirects, ACircleEndsAtOnce) {
  const auto server =
      serve({{"/1", always(redirect_answer("/2"))}, {"/2", always(redirect_answer("/1"))}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/1"));
  ASSERT_FALSE(response);
  EXPECT_THAT(response.error().what, HasSubstr("in a circle"));
  EXPECT_EQ(server->journal().size(), 2u);
}

TEST(Redirects, WithoutLocationIsAnAnswer) {
  const auto server =
      serve({{"/", always(status_answer(302))}, {"/same", always(status_answer(304))}});
  TestGate gate(gate_options({server->port()}));
  EXPECT_EQ(gate.get(server->url("/"))->status, 302);
  EXPECT_EQ(gate.get(server->url("/same"))->status, 304);
}

// D28: four kinds of secret by five kinds of redirect, and never from https to http.
TEST(Redirects, NeverLeaveHttps) {
  const auto from = parse_uri("https://repository.example.nl/oai");
  ASSERT_TRUE(from);
  for (const char* location :
       {"http://repository.example.nl/oai", "http://other.example.nl/",
        "HTTP://repository.example.nl/", "http://repository.example.nl:443/oai"}) {
    const auto next = follow_redirect(*from, location, {}, 5);
    ASSERT_FALSE(next) << location;
    EXPECT_EQ(next.error().fault, Fault::kRefused);
    EXPECT_THAT(next.error().what, HasSubstr("from https to http"));
  }
  for (const char* location : {"//other.example.nl/", "/elsewhere", "https://other.example.nl/"})
    EXPECT_TRUE(follow_redirect(*from, location, {}, 5)) << location;
}

// faults.md M5, D28.
TEST(Redirects, SecretsStayWithTheFirstHost) {
  for (const int status : {301, 302, 303, 307, 308}) {
    const auto second = serve({{"/", always(text_answer("x"))}});
    const auto first = serve({{"/", always(redirect_answer(second->url("/"), status))},
                              {"/same", always(redirect_answer("/", status))}});
    TestGate gate(gate_options({first->port(), second->port()}));
    const std::vector<Header> secrets = {{"Authorization", "Bearer planted"},
                                         {"X-Api-Key", "planted"},
                                         {"Cookie", "planted"},
                                         {"Proxy-Authorization", "planted"},
                                         {"X-Empty", ""},
                                         {"If-None-Match", "\"etag\""},
                                         {"Accept", "text/xml"}};
    ASSERT_TRUE(gate.get(first->url("/same"), secrets));
    ASSERT_EQ(first->journal().size(), 2u);
    EXPECT_EQ(first->journal()[1].header("X-Api-Key"), "planted");
    const ServerRequest request = second->journal().at(0);
    for (const Header& header : request.headers)
      EXPECT_THAT(header.value, Not(HasSubstr("planted")));
    EXPECT_EQ(request.header("If-None-Match"), "\"etag\"");
    EXPECT_EQ(request.header("Accept"), "text/xml");
  }
}

TEST(Retries, AFailingServerIsAskedThreeTimes) {
  const auto server =
      serve({{"/", always(status_answer(500))}, {"/never", always(status_answer(501))}});
  TestGate gate(gate_options({server->port()}));
  EXPECT_EQ(gate.get(server->url("/"))->status, 500);
  EXPECT_EQ(server->journal().size(), 3u);
  EXPECT_EQ(gate.get(server->url("/never"))->status, 501);
  EXPECT_EQ(server->journal().size(), 4u);
}

TEST(Retries, ABrokenConnectionIsTriedAnew) {
  int asked = 0;
  const auto server = serve({{"/", [&](const ServerRequest&) {
                                Answer answer = text_answer("whole");
                                if (++asked == 1) answer.delivery.hang_up = true;
                                if (asked == 2) answer.delivery.cut_after = 2;
                                return answer;
                              }}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/"));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "whole");
}

TEST(Retries, WaitsGrow) {
  const auto server = serve({{"/", always(status_answer(500))}});
  GateOptions options = gate_options({server->port()});
  options.first_retry = 40ms;
  TestGate gate(std::move(options));
  ASSERT_TRUE(gate.get(server->url("/")));
  const auto journal = server->journal();
  ASSERT_EQ(journal.size(), 3u);
  const auto first = journal[1].at - journal[0].at;
  const auto second = journal[2].at - journal[1].at;
  EXPECT_GE(first, 19ms);
  EXPECT_GE(second, 79ms);
}

// faults.md rows 34, 35; D20.
TEST(Busy, IsGivenAtOnceAndTheHostIsLeftAlone) {
  for (const int status : {429, 503}) {
    const auto server = serve({{"/", always(status_answer(status, {{"Retry-After", "120"}}))}});
    TestGate gate(gate_options({server->port()}));
    const auto response = gate.get(server->url("/"));
    ASSERT_TRUE(response) << response.error().what;
    EXPECT_EQ(response->status, status);
    const auto refused = gate.get(server->url("/other"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::kRemote);
    EXPECT_THAT(refused.error().what, HasSubstr("has asked us to wait until"));
    EXPECT_EQ(server->journal().size(), 1u);
  }
}

TEST(Words, SayWhatIsWrongAndWhatToDo) {
  Answer cut = text_answer("half of it");
  cut.delivery.cut_after = 4;
  Answer chunk_cut = cut;
  chunk_cut.delivery.framing = Delivery::Framing::kChunked;
  Answer hang_up = text_answer("");
  hang_up.delivery.hang_up = true;
  const auto server = serve(
      {{"/cut", always(cut)}, {"/chunk-cut", always(chunk_cut)}, {"/hang-up", always(hang_up)}});
  std::uint16_t closed_port = 0;
  { closed_port = serve({})->port(); }
  TestGate gate(gate_options({server->port(), closed_port}));
  struct Row {
    std::string url;
    Fault fault;
    const char* words;
  };
  for (const Row& row : {Row{server->url("/cut"), Fault::kRemote, "cut off"},
                         Row{server->url("/chunk-cut"), Fault::kRemote, "cut off"},
                         Row{server->url("/hang-up"), Fault::kRemote, "without an answer"},
                         Row{fmt::format("http://127.0.0.1:{}/", closed_port), Fault::kRemote,
                             "nobody answers at that address"},
                         Row{"http://nobody.invalid/", Fault::kRemote, "no host of that name"},
                         Row{fmt::format("https://127.0.0.1:{}/", server->port()), Fault::kRemote,
                             "secure connection"},
                         Row{"ftp://a.example/", Fault::kRefused, "only http"}}) {
    const auto response = gate.get(row.url);
    ASSERT_FALSE(response) << row.url;
    EXPECT_EQ(response.error().fault, row.fault) << row.url;
    EXPECT_THAT(response.error().what, HasSubstr(row.words)) << row.url;
  }
}

TEST(Settings, BrokenNetworksStopTheStart) {
  GateOptions options;
  options.settings.fetch.private_networks = {"localhost"};
  SystemClock clock;
  SeededRandom random(1);
  const auto gate = CurlTransport::create(std::move(options), clock, random);
  ASSERT_FALSE(gate);
  EXPECT_EQ(gate.error().fault, Fault::kUsage);
}

}  // namespace
}  // namespace vindplaats
