// Deletions, their brake, and identity (faults.md A3, rows 26 to 33; D19).
#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::FaultBench;
using testing::FaultyRepository;
using testing::has_finding;
using testing::lists;
using testing::replace;

std::string text_of(const nlohmann::ordered_json& json, const char* key) {
  return json.value(key, "");
}

// The records from the `first` on are deleted now; where the repository keeps no record of
// deletions they are simply gone.
void take_away(FaultBench& bench, FaultyRepository& repository, std::size_t first,
               std::size_t count) {
  const std::vector<DemoRecord> all = sample_records(first + count, false);
  for (std::size_t i = first; i < all.size(); ++i) {
    DemoRecord record = all[i];
    record.deleted = true;
    record.datestamp = format_time(bench.clock().now());
    repository.records().put(record);
  }
}

// Row 26, for both modes that promise nothing: missing from one full list is noted, from a second
// one a week later it is a deletion.
TEST(FaultDeletion, Row26WhatIsMissingTwiceIsGone) {
  for (const std::string mode : {"no", "transient"}) {
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 250, "no");
    repository.twist = [&](const ServerRequest&, std::size_t, Answer& answer) {
      replace(answer.body, "<deletedRecord>no<", "<deletedRecord>" + mode + "<");
    };
    bench.add_source("repo", repository.url());
    bench.harvest("repo");
    take_away(bench, repository, 100, 5);
    bench.pass(24h * 3);
    EXPECT_EQ(bench.harvest("repo")["requests"], 3) << "not yet time to compare";
    bench.pass(24h * 5);
    const auto first = bench.harvest("repo");
    EXPECT_EQ(first["deleted"], 0) << first.dump(2);
    EXPECT_TRUE(has_finding(first, "records-absent"));
    EXPECT_EQ(bench.records("repo"), 250);
    bench.pass(24h * 8);
    const auto second = bench.harvest("repo");
    EXPECT_EQ(second["deleted"], 5) << second.dump(2);
    EXPECT_EQ(second["state"], "finished");
    EXPECT_EQ(bench.records("repo"), 245);
    bench.expect_sound();
  }
}

TEST(FaultDeletion, Row26WhatComesBackInBetweenStays) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 50, "no");
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  take_away(bench, repository, 10, 2);
  bench.pass(24h);
  bench.harvest("repo", {"--full"});
  repository.records().put(sample_records(50, false)[10]);
  bench.pass(24h);
  EXPECT_EQ(bench.harvest("repo", {"--full"})["deleted"], 1);
  bench.pass(24h);
  EXPECT_EQ(bench.harvest("repo", {"--full"})["deleted"], 0);
  EXPECT_EQ(bench.records("repo"), 49);
}

TEST(FaultDeletion, Row26AComparisonThatFailsDeletesNothingAndIsTold) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250, "no");
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (request.parameter("verb") == "ListIdentifiers" && testing::continues(request))
      answer = testing::page_of_html(500, "Internal error");
  };
  for (int i = 0; i < 4; ++i) {
    bench.pass(24h * 8);
    const auto run = bench.harvest("repo");
    EXPECT_EQ(run["deleted"], 0);
    EXPECT_TRUE(has_finding(run, "comparison-failed")) << run.dump(2);
  }
  EXPECT_EQ(bench.records("repo"), 250);
}

// Row 27 and D19: empty or halved, told or not: nothing leaves, one case waits, one exit status
// says so.
struct Collapse {
  const char* name;
  const char* mode;
  std::size_t left;
};
class FaultCollapse : public ::testing::TestWithParam<Collapse> {};
constexpr Collapse kCollapses[] = {{"AnnouncedEmpty", "persistent", 0},
                                   {"AnnouncedHalved", "persistent", 125},
                                   {"Empty", "no", 0},
                                   {"Halved", "no", 125}};

TEST_P(FaultCollapse, Row27NothingLeavesUntilSomebodyHasLooked) {
  const Collapse& collapse = GetParam();
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250, collapse.mode);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  bench.pass(24h);
  take_away(bench, repository, collapse.left, 250 - collapse.left);
  auto run = bench.harvest("repo", {"--full"});
  bench.pass(24h);
  if (std::string(collapse.mode) == "no") run = bench.harvest("repo", {"--full"});
  EXPECT_EQ(run["state"], "parked") << run.dump(2);
  EXPECT_EQ(run["held"], 250 - collapse.left);
  EXPECT_EQ(run["deleted"], 0);
  const std::string said = run["errors"][0]["message"];
  EXPECT_NE(said.find(fmt::format("{} of 250", 250 - collapse.left)), std::string::npos) << said;
  EXPECT_NE(said.find("--accept-deletions"), std::string::npos);
  EXPECT_EQ(bench.records("repo"), 250);
  const auto status = bench.status("repo");
  EXPECT_EQ(status["state"], "parked");
  EXPECT_LE(testing::words_in(text_of(status, "cause") + " " + text_of(status, "remedy")), 25U);
  // It is not asked again, and the ledger does not grow.
  repository.server().clear_journal();
  const testing::Outcome again = bench.run({"harvest"});
  EXPECT_EQ(again.status, 3) << again.out;
  EXPECT_EQ(repository.server().journal().size(), 0U);
  EXPECT_EQ(text_of(bench.status("repo"), "since"), text_of(status, "since"));
  bench.expect_sound();
}
INSTANTIATE_TEST_SUITE_P(A3, FaultCollapse, ::testing::ValuesIn(kCollapses),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(FaultDeletion, Row27TheBrakeHoldsDeletionsButNotNews) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 100);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  bench.pass(24h);
  take_away(bench, repository, 50, 50);
  DemoRecord fresh = sample_records(101, false)[100];
  fresh.datestamp = format_time(bench.clock().now());
  repository.records().put(fresh);
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "parked") << run.dump(2);
  EXPECT_EQ(run["new"], 1);
  EXPECT_EQ(bench.records("repo"), 101);
}

TEST(FaultDeletion, Row27FewDeletionsPassWhateverTheirShare) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 20);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  bench.pass(24h);
  take_away(bench, repository, 10, 10);
  EXPECT_EQ(bench.harvest("repo")["deleted"], 10) << "ten pass, even half of all";
  EXPECT_EQ(bench.records("repo"), 10);
}

TEST(FaultDeletion, Row27AParkedRunIsReleasedAsAPersonChooses) {
  for (const bool accept : {true, false}) {
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 250);
    bench.add_source("repo", repository.url());
    bench.harvest("repo");
    EXPECT_EQ(bench.run({"source", "release", "repo", "--discard"}).status, 1) << "is not parked";
    bench.pass(24h);
    take_away(bench, repository, 100, 150);
    bench.harvest("repo");
    EXPECT_EQ(bench.run({"source", "release", "repo"}).status, 1) << "must choose";
    EXPECT_EQ(bench.run({"source", "release", "repo", "--accept-address"}).status, 1);
    const testing::Outcome released =
        bench.run({"source", "release", "repo", accept ? "--accept-deletions" : "--discard"});
    EXPECT_EQ(released.status, 0) << released.err;
    EXPECT_EQ(bench.records("repo"), accept ? 100 : 250);
    EXPECT_NE(bench.status("repo")["state"], "parked");
    bench.pass(24h);
    EXPECT_EQ(bench.harvest("repo")["state"], "nothing new");
    bench.expect_sound();
  }
}

// What a person keeps is not asked about again, however often the source says so, until it was
// there again in between.
TEST(FaultDeletion, Row27WhatWasKeptIsNotAskedAboutAgain) {
  for (const std::string mode : {"persistent", "no"}) {
    SCOPED_TRACE(mode);
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 100, mode);
    bench.add_source("repo", repository.url());
    bench.harvest("repo");
    const auto until_parked = [&] {
      for (int run = 1; run <= 3; ++run) {
        bench.pass(24h);
        if (bench.harvest("repo", {"--full"})["state"] == "parked") return run;
      }
      return 0;
    };
    bench.pass(24h);
    take_away(bench, repository, 50, 50);
    EXPECT_GT(until_parked(), 0);
    EXPECT_EQ(bench.run({"source", "release", "repo", "--discard"}).status, 0);
    EXPECT_EQ(until_parked(), 0);
    EXPECT_EQ(bench.records("repo"), 100);
    for (DemoRecord record : sample_records(100, false)) {
      record.datestamp = format_time(bench.clock().now());
      repository.records().put(record);
    }
    bench.pass(24h);
    bench.harvest("repo", {"--full"});
    bench.pass(24h);
    take_away(bench, repository, 50, 50);
    EXPECT_GT(until_parked(), 0) << "gone once more";
    EXPECT_EQ(bench.records("repo"), 100);
    bench.expect_sound();
  }
}

// Restarts lose nothing of it: each command here opens the store on disk anew.
TEST(FaultDeletion, Row27AParkedRunSurvivesRestarts) {
  SystemClock clock;
  FaultyRepository repository(clock, 60);
  const testing::Workbench bench;
  bench.add_source("repo", "oai-pmh", repository.url());
  bench.expect(0, {"harvest"});
  for (DemoRecord record : sample_records(60, false)) {
    record.deleted = true;
    record.datestamp = format_time(clock.now());
    repository.records().put(record);
  }
  bench.expect(3, {"harvest"});
  bench.expect(3, {"harvest"});
  EXPECT_EQ(bench.json({"status", "repo"})["sources"][0]["state"], "parked");
  EXPECT_EQ(bench.json({"source", "show", "repo"})["parked"]["matter"], "deletions");
  bench.expect(0, {"source", "release", "repo", "--accept-deletions"});
  EXPECT_EQ(bench.json({"status"})["store"]["records"], 0);
  bench.expect(0, {"fsck"});
  bench.expect(0, {"harvest"});
}

TEST(FaultDeletion, ADryRunTellsThatItWouldBeParked) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 100);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  bench.pass(24h);
  take_away(bench, repository, 0, 100);
  EXPECT_EQ(bench.harvest("repo", {"--dry-run"})["state"], "parked");
  EXPECT_NE(bench.status("repo")["state"], "parked");
}

// Rows 28 and 29.
TEST(FaultDeletion, Row28And29DeletionsAreEventsAndALiveCopyRevives) {
  FaultBench bench;
  OaiOptions options;
  FaultyRepository repository(bench.clock(), options, sample_records(50, true));
  bench.add_source("repo", repository.url());
  const auto first = bench.harvest("repo");
  EXPECT_EQ(first["state"], "finished");
  EXPECT_EQ(first["deleted"], 5) << "unknown ones are counted, not complained of";
  EXPECT_TRUE(first["errors"].empty());
  take_away(bench, repository, 3, 1);
  bench.pass(1h);
  EXPECT_EQ(bench.harvest("repo")["deleted"], 1);
  EXPECT_EQ(bench.records("repo"), 44);
  DemoRecord back = sample_records(50, false)[3];
  back.datestamp = format_time(bench.clock().now());
  repository.records().put(back);
  EXPECT_EQ(bench.harvest("repo")["updated"], 1);
  EXPECT_EQ(bench.records("repo"), 45);
}

std::int64_t publications_of(FaultBench& bench) {
  bench.run({"curate"});
  return bench.json({"status"})["store"]["publications"];
}

// Row 30: the same works under new identifiers are no second publications, by DOI or by title, year
// and first author.
TEST(FaultDeletion, Row30ANewIdentifierSchemeDoublesNoPublication) {
  for (const bool with_doi : {true, false}) {
    FaultBench bench;
    const auto named = [&](const char* scheme) {
      std::vector<DemoRecord> records = sample_records(20, false);
      for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].identifier = fmt::format("{}{}", scheme, i);
        records[i].title = fmt::format("Onderzoek naar integratie en arbeidsmarkt in wijk {}", i);
        records[i].creators = {fmt::format("Jansen{}, Anna", i)};
        records[i].issued = "2025";
        records[i].doi = with_doi ? fmt::format("10.5555/werk.{}", i) : "";
      }
      return records;
    };
    FaultyRepository repository(bench.clock(), {}, named("oai:oud.example.nl:"));
    bench.add_source("repo", repository.url());
    EXPECT_EQ(bench.harvest("repo")["new"], 20);
    EXPECT_EQ(publications_of(bench), 20);
    bench.pass(24h);
    for (DemoRecord record : named("oai:nieuw.example.nl:")) {
      record.datestamp = format_time(bench.clock().now());
      repository.records().put(record);
    }
    const auto run = bench.harvest("repo");
    EXPECT_EQ(run["new"], 20) << run.dump(2);
    EXPECT_EQ(publications_of(bench), 20) << (with_doi ? "by DOI" : "by title, year and author");
    EXPECT_EQ(bench.records("repo"), 40);
    EXPECT_EQ(text_of(bench.status("repo"), "cause"), "");
  }
}

TEST(FaultDeletion, Row31HttpAndHttpsInIdentifiersAreOneRecord) {
  FaultBench bench;
  std::vector<DemoRecord> records = sample_records(20, false);
  for (DemoRecord& record : records) record.identifier = "http://repo.example.nl/" + record.title;
  FaultyRepository repository(bench.clock(), {}, records);
  bench.add_source("repo", repository.url());
  EXPECT_EQ(bench.harvest("repo")["new"], 20);
  repository.twist = [](const ServerRequest&, std::size_t, Answer& answer) {
    replace(answer.body, "<identifier>http://repo", "<identifier>https://repo");
  };
  for (int i = 0; i < 2; ++i) {
    const auto run = bench.harvest("repo", {"--full"});
    EXPECT_EQ(run["new"], 0) << run.dump(2);
    EXPECT_EQ(run["deleted"], 0);
    bench.pass(24h);
  }
  EXPECT_EQ(bench.records("repo"), 20);
}

TEST(FaultDeletion, Row32TwoSourcesMayUseTheSameIdentifiers) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 20), other(bench.clock(), 20);
  bench.add_source("a", repository.url());
  bench.add_source("b", other.url());
  bench.run({"harvest"});
  EXPECT_EQ(bench.records("a"), 20);
  EXPECT_EQ(bench.records("b"), 20);
}

TEST(FaultDeletion, Row33ARecordWithoutHeaderOrMetadataIsSetAsideAlone) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 150);
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request) || testing::continues(request)) return;
    const std::size_t header = answer.body.find("<header>");
    answer.body.erase(header, answer.body.find("</header>") + 9 - header);
    const std::size_t metadata = answer.body.rfind("<metadata>");
    answer.body.erase(metadata, answer.body.rfind("</metadata>") + 11 - metadata);
  };
  bench.add_source("repo", repository.url());
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "partly failed");
  // The one without a header is missed, found in the list of identifiers and fetched alone.
  EXPECT_EQ(run["new"], 149) << run.dump(2);
  EXPECT_TRUE(has_finding(run, "records-missed"));
  EXPECT_EQ(run["rejected"], 2);
  EXPECT_EQ(run["requests"], 10);
  const auto status = bench.status("repo");
  EXPECT_LE(testing::words_in(text_of(status, "cause") + " " + text_of(status, "remedy")), 25U);
}

}  // namespace
}  // namespace vindplaats
