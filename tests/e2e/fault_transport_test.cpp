// Transport that goes wrong, and addresses that move (faults.md A4, rows 34 to 47; rows 69 and 70).
// What needs real time (a byte a second, row 43) and certificates (row 42) is tested at the gate:
// tests/unit/app/gate_limits_test.cpp and transport_words_test.cpp.
#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::case_name;
using testing::continues;
using testing::expect_case;
using testing::FaultBench;
using testing::FaultCase;
using testing::FaultyRepository;
using testing::has_finding;
using testing::lists;
using testing::oai_error;
using testing::page_of_html;
using testing::replace;

Answer status_page(int status, std::vector<Header> headers = {}) {
  Answer answer = page_of_html(status, "x");
  answer.headers.insert(answer.headers.end(), headers.begin(), headers.end());
  return answer;
}

Twist always(Answer answer) {
  return [answer](const ServerRequest&, std::size_t, Answer& out) { out = answer; };
}
Twist busy() {
  return always(status_page(503, {{"Retry-After", "3600"}}));
}
Twist too_many() {
  return always(status_page(429));
}
Twist wall_that_says_so() {
  return always(status_page(403, {{"cf-mitigated", "challenge"}}));
}
Twist wall_without_a_word() {
  Answer answer;
  answer.status = 403;
  return always(answer);
}
Twist refused() {
  return always(status_page(403));
}
Twist login_asked() {
  return always(status_page(401));
}
Twist nothing_there() {
  return always(status_page(404));
}
Twist web_page() {
  return always(page_of_html(200, "Inloggen"));
}
Twist web_page_for_records() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (continues(request)) answer = page_of_html(200, "Onderhoud");
  };
}
Twist gone_for_good() {
  return always(status_page(410));
}
Twist page_gone() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (continues(request)) answer = status_page(410);
  };
}
Twist cut_without_length() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    answer.delivery.framing = Delivery::Framing::kUntilClose;
    answer.delivery.cut_after = answer.body.size() / 2;
  };
}
Twist cut_with_length() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request)) answer.delivery.cut_after = answer.body.size() / 2;
  };
}
Twist gzip_unsaid() {
  return [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.delivery.coding = Delivery::Coding::kGzipUnsaid;
  };
}
Twist gzip_claimed() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (request.header("Accept-Encoding") != "identity")
      answer.delivery.coding = Delivery::Coding::kGzipClaimed;
  };
}
Twist bomb() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    answer.delivery.coding = Delivery::Coding::kGzip;
    answer.delivery.zeros = std::uint64_t{200} << 20;
  };
}
Twist endless() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    answer.delivery.endless = lists(request);
  };
}
Twist php_notice() {
  return [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.body += "\n<br />\n<b>Notice</b>: Undefined index in oai.php on line 12<br />\n";
  };
}
Twist hangs_up() {
  return [](const ServerRequest&, std::size_t, Answer& answer) { answer.delivery.hang_up = true; };
}

constexpr FaultCase kTransportCases[] = {
    {"Row34Busy", busy, "failed", 1, 0, "(503)", "busy or under maintenance"},
    {"Row35TooMany", too_many, "failed", 1, 0, "(429)", "we ask too much"},
    {"Row36Wall", wall_that_says_so, "failed", 1, 0, "firewall", "firewall blocks us"},
    {"Row36EmptyWall", wall_without_a_word, "failed", 1, 0, "firewall", "firewall blocks us"},
    {"Row36Refused", refused, "failed", 1, 0, "(403)", "refuses us"},
    {"Login", login_asked, "failed", 1, 0, "(401)", "asks for a login"},
    {"NothingThere", nothing_there, "failed", 1, 0, "(404)", "nothing at this address"},
    {"Row37WebPage", web_page, "failed", 1, 0, "Inloggen", "A web page comes"},
    {"Row37WebPageLater", web_page_for_records, "partly failed", 4, 100, "Onderhoud",
     "A web page comes"},
    {"Row39Gone", gone_for_good, "parked", 1, 0, "gone for good", "gone for good"},
    {"Row39PageGone", page_gone, "partly failed", 4, 100, "(410)", "gone for good"},
    {"Row44CutWithoutLength", cut_without_length, "failed", 3, 0, "cannot be read as XML",
     "broken or cut off"},
    {"Row44CutWithLength", cut_with_length, "failed", 3, 0, "cut off", "cut off"},
    {"Row45GzipUnsaid", gzip_unsaid, "finished", 5, 250, "", ""},
    {"Row45GzipClaimed", gzip_claimed, "finished", 5, 250, "", ""},
    {"Row46Bomb", bomb, "failed", 3, 0, "larger than", "larger than allowed"},
    {"Row46Endless", endless, "failed", 3, 0, "larger than", "larger than allowed"},
    {"Row47Notice", php_notice, "finished", 5, 250, "trailing-content", ""},
    {"HangsUp", hangs_up, "failed", 1, 0, "closed the connection", "closed the connection"},
};

class FaultTransport : public ::testing::TestWithParam<FaultCase> {};
TEST_P(FaultTransport, ComesToWhatTheCatalogueSays) {
  expect_case(GetParam());
}
INSTANTIATE_TEST_SUITE_P(A4, FaultTransport, ::testing::ValuesIn(kTransportCases), case_name);

// Rows 34 and 35, D20: the host is left alone by each of its sources for as long as it asks, also
// by the next process; then it is asked again.
TEST(FaultTransportMore, Row34And35ARestingHostIsNotAskedByAnySource) {
  struct Rest {
    const char* header;
    std::chrono::seconds least, most;
  };
  constexpr Rest kRests[] = {{"1800", 1800s, 1800s},
                             {"Tue, 01 Dec 2026 01:00:00 GMT", 3500s, 3600s},
                             {"5", 60s, 60s},
                             {"9999999", 24h, 24h},
                             {"", 60s, 60s}};
  for (const Rest& rest : kRests) {
    SCOPED_TRACE(rest.header);
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 20);
    std::vector<Header> headers;
    if (*rest.header != '\0') headers = {{"Retry-After", rest.header}};
    repository.twist = always(status_page(503, headers));
    bench.add_source("a", repository.url());
    bench.add_source("b", repository.url());
    bench.harvest("a");
    const std::size_t asked = repository.server().journal().size();
    bench.pass(rest.least - 5s);
    for (const char* id : {"a", "b"}) {
      const auto run = bench.harvest(id);
      EXPECT_EQ(run["state"], "failed");
      EXPECT_EQ(run["requests"], 0);
    }
    EXPECT_EQ(repository.server().journal().size(), asked);
    EXPECT_GE(bench.status("a").value("next", ""), "2026-12-01T00:01:00Z");
    repository.twist = nullptr;
    bench.pass(rest.most - rest.least + 10s);
    EXPECT_EQ(bench.harvest("b")["state"], "finished");
  }
}

TEST(FaultTransportMore, Row37WhatWasThereStaysWhenAWebPageComes) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  repository.twist = web_page();
  EXPECT_EQ(bench.harvest("repo", {"--full"})["state"], "failed");
  EXPECT_EQ(bench.records("repo"), 50);
  repository.twist = nullptr;
  EXPECT_EQ(bench.harvest("repo")["state"], "nothing new");
}

// A source whose requests are redirected to another one.
Handler redirect_to(const std::string& target, int status) {
  return [target, status](const ServerRequest& request) {
    Answer answer;
    answer.status = status;
    const std::size_t query = request.target.find('?');
    answer.headers = {
        {"Location",
         target + (query == std::string::npos ? std::string() : request.target.substr(query))}};
    return answer;
  };
}

// Row 38: adopted on the same host after five runs over a week that brought what we know.
TEST(FaultTransportMore, Row38AMoveOnTheSameHostIsAdoptedWhenItIsSure) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50, "no");
  bench.add_source("repo", repository.server().url("/old"));
  repository.server().route("/old", [&](const ServerRequest& request) {
    return redirect_to(repository.url(), 301)(request);
  });
  for (int run = 0; run < 5; ++run) {
    EXPECT_FALSE(bench.json({"source", "show", "repo"}).contains("adoptedUrl")) << run;
    bench.harvest("repo");
    bench.pass(48h);
  }
  EXPECT_EQ(bench.json({"source", "show", "repo"}).value("adoptedUrl", ""), repository.url());
  repository.server().clear_journal();
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["new"], 0) << run.dump(2);
  for (const ServerRequest& request : repository.server().journal())
    EXPECT_EQ(request.path, "/oai");
  EXPECT_EQ(bench.records("repo"), 50);
}

TEST(FaultTransportMore, Row38NeitherShortNorTemporaryNorEmptyMovesAreAdopted) {
  struct Move {
    int status;
    std::chrono::hours between;
    bool maintenance;
  };
  for (const Move move : {Move{301, 1h, false}, Move{302, 48h, false}, Move{301, 48h, true}}) {
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 50, "no");
    bench.add_source("repo", repository.url());
    bench.harvest("repo");
    repository.server().route("/new", [&](const ServerRequest& request) {
      return move.maintenance ? page_of_html(200, "Onderhoud")
                              : repository.records().answer(request);
    });
    repository.server().route("/oai", redirect_to(repository.server().url("/new"), move.status));
    for (int run = 0; run < 7; ++run) {
      bench.harvest("repo");
      bench.pass(move.between);
    }
    EXPECT_FALSE(bench.json({"source", "show", "repo"}).contains("adoptedUrl"));
    EXPECT_EQ(bench.records("repo"), 50);
  }
}

TEST(FaultTransportMore, Row38AnotherHostNeedsAPerson) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50, "no"), old(bench.clock(), 0);
  old.server().route("/oai", redirect_to(repository.url(), 308));
  bench.add_source("repo", old.url());
  std::string state;
  for (int run = 0; run < 5; ++run) {
    state = bench.harvest("repo")["state"];
    bench.pass(48h);
  }
  EXPECT_EQ(state, "parked");
  const auto status = bench.status("repo");
  EXPECT_NE(status.value("cause", "").find("moved to another host"), std::string::npos);
  EXPECT_NE(status.value("remedy", "").find("--accept-address"), std::string::npos);
  EXPECT_EQ(bench.run({"source", "release", "repo"}).status, 1);
  EXPECT_EQ(bench.run({"source", "release", "repo", "--accept-address"}).status, 0);
  old.server().clear_journal();
  EXPECT_EQ(bench.harvest("repo")["new"], 0);
  EXPECT_EQ(old.server().journal().size(), 0U);
}

// Row 39: one request, then none until a person says so or writes another address.
TEST(FaultTransportMore, Row39WhatIsGoneIsNotAskedAgain) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  repository.twist = gone_for_good();
  EXPECT_EQ(bench.harvest("repo")["state"], "parked");
  repository.server().clear_journal();
  bench.pass(24h * 30);
  EXPECT_EQ(bench.run({"harvest"}).status, 3);
  EXPECT_EQ(repository.server().journal().size(), 0U);
  EXPECT_EQ(bench.records("repo"), 50);
  repository.twist = nullptr;
  EXPECT_EQ(bench.run({"source", "release", "repo"}).status, 0);
  EXPECT_EQ(bench.harvest("repo")["state"], "nothing new");
  repository.twist = gone_for_good();
  bench.harvest("repo");
  repository.twist = nullptr;
  repository.before = [](ServerRequest& request) {
    std::erase_if(request.parameters, [](const auto& one) { return one.first == "elsewhere"; });
  };
  bench.add_source("repo", repository.url() + "?elsewhere=1");
  EXPECT_EQ(bench.harvest("repo")["state"], "nothing new") << "its file has another address";
}

TEST(FaultTransportMore, Row40And41QueriesSurviveRedirectsAndJoinTheBase) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 30);
  repository.server().route("/old", [&](const ServerRequest&) {
    Answer answer;
    answer.status = 302;
    answer.headers = {{"Location", repository.url()}};
    return answer;
  });
  bench.add_source("lost", repository.server().url("/old"));
  EXPECT_EQ(bench.harvest("lost")["new"], 30);
  repository.before = [](ServerRequest& request) {
    EXPECT_EQ(request.parameter("page"), "oai") << request.target;
    std::erase_if(request.parameters, [](const auto& one) { return one.first == "page"; });
  };
  bench.add_source("query", repository.url() + "?page=oai");
  EXPECT_EQ(bench.harvest("query")["new"], 30);
}

// A changed format waits when it is a poorer one.
TEST(FaultTransportMore, APoorerFormatWaitsForAPerson) {
  FaultBench bench;
  OaiOptions options;
  ServedFormat mods = served_oai_dc();
  mods.prefix = "mods";
  mods.name_space = "http://www.loc.gov/mods/v3";
  mods.render = [](const DemoRecord& record) {
    return "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>" + record.title +
           "</title></titleInfo></mods>";
  };
  options.formats = {mods, served_oai_dc()};
  FaultyRepository repository(bench.clock(), options, sample_records(30, false));
  bench.add_source("repo", repository.url());
  EXPECT_EQ(bench.harvest("repo")["new"], 30);
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (request.parameter("verb") == "ListMetadataFormats")
      replace(answer.body, "http://www.loc.gov/mods/v3", "urn:unknown");
  };
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "parked") << run.dump(2);
  EXPECT_EQ(run["updated"], 0);
  EXPECT_EQ(bench.status("repo")["cause"], "It no longer gives the format that we read.");
  EXPECT_EQ(bench.run({"source", "release", "repo"}).status, 0);
  EXPECT_EQ(bench.harvest("repo")["updated"], 30);
}

// Row 69: all failed is failed, some is partly, and each is named.
TEST(FaultTransportMore, Row69ARunInWhichEveryRecordFailedIsNotFinished) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 30);
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request)) replace(answer.body, "</dc:title>", "</dc:titel>");
  };
  bench.add_source("repo", repository.url());
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "failed");
  EXPECT_EQ(run["rejected"], 30);
  EXPECT_EQ(run["errors"].size(), 30U);
  for (const auto& error : run["errors"]) EXPECT_FALSE(error.value("record", "").empty());
  EXPECT_NE(bench.status("repo").value("cause", "").find("30 records could not be read"),
            std::string::npos);
}

// Row 70: nothing more is stored of a source that was removed while its harvest ran.
TEST(FaultTransportMore, Row70ARemovedSourceGetsNothingMore) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250);
  repository.twist = [&](const ServerRequest& request, std::size_t, Answer&) {
    if (!continues(request)) return;
    LedgerWriter ledger(bench.store(), bench.clock());
    EXPECT_TRUE(
        ledger.append({{"test", "registration", to_json(Registration{"repo", "remove", ""})}}));
  };
  bench.add_source("repo", repository.url());
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "partly failed") << run.dump(2);
  EXPECT_EQ(run["requests"], 4);
  EXPECT_EQ(bench.records("repo"), 100);
}

}  // namespace
}  // namespace vindplaats
