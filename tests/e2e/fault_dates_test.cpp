// Dates and increments that go wrong (faults.md A2, rows 14 to 25).
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
using testing::replace;

Twist earliest_is_now() {
  return [](const ServerRequest&, std::size_t, Answer& answer) {
    const std::size_t at = answer.body.find("<earliestDatestamp>");
    if (at != std::string::npos) answer.body.replace(at + 19, 20, "2026-12-01T00:00:00Z");
  };
}
Twist no_earliest_and_odd_granularity() {
  return [](const ServerRequest&, std::size_t, Answer& answer) {
    const std::size_t at = answer.body.find("<earliestDatestamp>");
    if (at != std::string::npos)
      answer.body.erase(at, answer.body.find("</earliestDatestamp>") + 20 - at);
    replace(answer.body, "YYYY-MM-DDThh:mm:ssZ", "yyyy-mm-dd hh:mm:ss");
  };
}
Twist stamp_in_the_future() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    const std::size_t at = answer.body.find("<datestamp>");
    if (at != std::string::npos) answer.body.replace(at + 11, 4, "2099");
  };
}
Twist reversed_stamps() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    const std::size_t at = answer.body.rfind("<datestamp>");
    if (at != std::string::npos) answer.body.replace(at + 11, 4, "2001");
  };
}

constexpr FaultCase kDateCases[] = {
    {"Row15EarliestIsNow", earliest_is_now, "finished", 5, 250, "", ""},
    {"Row15NoEarliest", no_earliest_and_odd_granularity, "finished", 5, 250, "", ""},
    {"Row18OutOfOrder", reversed_stamps, "finished", 5, 250, "", ""},
    {"Row19StampsInTheFuture", stamp_in_the_future, "finished", 5, 250, "datestamp-in-future", ""},
};

class FaultDates : public ::testing::TestWithParam<FaultCase> {};
TEST_P(FaultDates, ComesToWhatTheCatalogueSays) {
  expect_case(GetParam());
}
INSTANTIATE_TEST_SUITE_P(A2, FaultDates, ::testing::ValuesIn(kDateCases), case_name);

std::string last_from(const FaultyRepository& repository) {
  std::string from;
  for (const ServerRequest& request :
       const_cast<FaultyRepository&>(repository).server().journal()) {
    if (lists(request) && !continues(request)) from = request.parameter("from");
  }
  return from;
}

TEST(FaultDatesMore, Row14DaysAreSentToAServerThatTakesNoSeconds) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50);
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (request.parameter("from").size() > 10) answer = oai_error("badArgument", "days only");
  };
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "nothing new") << run.dump(2);
  EXPECT_EQ(run["requests"], 4);
  EXPECT_EQ(last_from(repository).size(), 10U);
}

TEST(FaultDatesMore, Row16ADayAskedForByAPersonIsNotEmpty) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50);
  bench.add_source("repo", repository.url());
  const auto run = bench.harvest("repo", {"--from", "2026-01-05", "--until", "2026-01-05"});
  EXPECT_GE(run["new"], 1) << run.dump(2);
  repository.expect_sane_requests();
}

// Rows 17 and 18: the next run goes by the server's clock at the start, less two hours; not by the
// last record.
TEST(FaultDatesMore, Row17TheServersClockAtTheStartIsTheCheckpoint) {
  FaultBench bench;
  testing::BenchClock theirs;
  theirs.shift(-3h);
  FaultyRepository repository(theirs, 50);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  bench.harvest("repo");
  EXPECT_EQ(last_from(repository), "2026-11-30T19:00:00Z");
}

TEST(FaultDatesMore, Row19AClockFarAheadDoesNotHideWhatComes) {
  FaultBench bench;
  testing::BenchClock theirs;
  theirs.shift(24h * 400);
  FaultyRepository repository(theirs, 50);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  bench.harvest("repo");
  EXPECT_LE(last_from(repository), "2026-12-02T00:00:00Z");
}

TEST(FaultDatesMore, Row20AClockThatGoesBackIsToldAndAsksNothingImpossible) {
  FaultBench bench;
  testing::BenchClock theirs;
  FaultyRepository repository(theirs, 50);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  theirs.shift(-24h * 100);
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["errors"].size(), 0U) << run.dump(2);
  EXPECT_TRUE(has_finding(run, "clock-went-back"));
  EXPECT_LT(last_from(repository), "2026-08-24T00:00:00Z");
}

// Rows 21 and 23: nothing new is no failure, whatever the status says.
TEST(FaultDatesMore, Row21And23NothingNewIsWellUnderEachStatus) {
  for (const int status : {200, 404, 422}) {
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 50);
    repository.twist = [&](const ServerRequest&, std::size_t, Answer& answer) {
      if (answer.body.find("noRecordsMatch") != std::string::npos) answer.status = status;
    };
    bench.add_source("repo", repository.url());
    bench.harvest("repo");
    const auto run = bench.harvest("repo");
    EXPECT_EQ(run["state"], "nothing new") << run.dump(2);
    EXPECT_EQ(run["requests"], 3);
    EXPECT_EQ(bench.run({"harvest"}).status, 0);
    EXPECT_EQ(bench.status("repo").value("cause", ""), "");
  }
}

// Row 22: at once when a set never brought anything, else within a week.
TEST(FaultDatesMore, Row22ASetThatIsGoneIsTold) {
  FaultBench bench;
  OaiOptions options;
  options.sets = {{"rapporten", "Rapporten"}};
  std::vector<DemoRecord> records = sample_records(50, false);
  for (DemoRecord& record : records) record.sets = {"rapporten"};
  FaultyRepository repository(bench.clock(), options, records);
  bool gone = false;
  repository.before = [&](ServerRequest& request) {
    for (auto& [name, value] : request.parameters) {
      if (name == "set" && gone) value = "weg";
    }
  };
  repository.twist = [&](const ServerRequest& request, std::size_t, Answer& answer) {
    if (request.parameter("verb") == "ListSets" && gone)
      replace(answer.body, "<setSpec>rapporten<", "<setSpec>verslagen<");
  };
  bench.add_source("wrong", repository.url(), "sets = [\"raporten\"]\n");
  EXPECT_EQ(bench.harvest("wrong")["state"], "failed");
  EXPECT_EQ(bench.status("wrong")["cause"], "A set that we ask for no longer exists there.");
  bench.add_source("repo", repository.url(), "sets = [\"rapporten\"]\n");
  EXPECT_EQ(bench.harvest("repo")["new"], 50);
  gone = true;
  bench.pass(24h * 3);
  EXPECT_EQ(bench.harvest("repo")["state"], "nothing new");
  bench.pass(24h * 5);
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "failed") << run.dump(2);
  EXPECT_TRUE(has_finding(run, "set-gone"));
  EXPECT_EQ(bench.records("repo"), 50);
}

TEST(FaultDatesMore, Row22ASourceThatFellSilentIsTold) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50);
  bench.add_source("repo", repository.url());
  for (int day = 0; day < 6; ++day) {
    DemoRecord record = sample_records(60, false)[static_cast<std::size_t>(50 + day)];
    record.datestamp = format_time(bench.clock().now());
    repository.records().put(record);
    bench.harvest("repo");
    bench.pass(24h);
  }
  EXPECT_EQ(bench.status("repo").value("cause", ""), "");
  bench.pass(24h * 5);
  bench.harvest("repo");
  const auto status = bench.status("repo");
  EXPECT_NE(status.value("cause", "").find("Nothing new since"), std::string::npos)
      << status.dump(2);
  EXPECT_EQ(status["state"], "nothing new");
}

TEST(FaultDatesMore, Row24And25ARecordInManySetsIsOneAndAPlusInASetArrives) {
  FaultBench bench;
  OaiOptions options;
  options.sets = {{"taal+werk", "A"}, {"b", "B"}};
  std::vector<DemoRecord> records = sample_records(30, false);
  for (DemoRecord& record : records) record.sets = {"taal+werk", "b"};
  FaultyRepository repository(bench.clock(), options, records);
  bench.add_source("repo", repository.url(), "sets = [\"taal+werk\", \"b\"]\n");
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["new"], 30) << run.dump(2);
  EXPECT_EQ(run["unchanged"], 30);
  EXPECT_FALSE(has_finding(run, "set-ignored"));
}

}  // namespace
}  // namespace vindplaats
