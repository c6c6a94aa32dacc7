// What a harvest stores, over real HTTP, and what a second one changes: nothing.
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "core/time.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Outcome;
using testing::Workbench;

std::unique_ptr<ScriptedServer> serve(const std::string& path, Handler handler) {
  Routes routes;
  routes[path] = std::move(handler);
  auto server = ScriptedServer::start(std::move(routes));
  EXPECT_TRUE(server);
  return std::move(*server);
}

Handler repository(std::size_t records, std::size_t page_size, bool deletions, const Clock& clock) {
  OaiOptions options;
  options.page_size = page_size;
  const auto shared =
      std::make_shared<OaiRepository>(options, sample_records(records, deletions), clock);
  return [shared](const ServerRequest& request) { return shared->answer(request); };
}

// The first run's report of `source`.
nlohmann::ordered_json run_of(const Workbench& bench, std::vector<std::string> arguments) {
  return bench.json(std::move(arguments))["runs"][0];
}

TEST(Harvest, ARepositoryIsReadToItsEndAndASecondRunChangesNothing) {
  SystemClock clock;
  const auto server = serve("/oai", repository(55, 10, true, clock));
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server->url("/oai"));
  const auto first = run_of(bench, {"harvest", "repo"});
  EXPECT_EQ(first["state"], "finished") << first.dump(2);
  EXPECT_EQ(first["received"], 55);
  EXPECT_EQ(first["new"].get<int>() + first["deleted"].get<int>(), 55);
  EXPECT_EQ(first["deleted"], 5);
  EXPECT_TRUE(first["errors"].empty());
  const auto second = run_of(bench, {"harvest", "repo"});
  EXPECT_EQ(second["state"], "nothing new") << second.dump(2);
  EXPECT_EQ(second["new"].get<int>() + second["updated"].get<int>() + second["deleted"].get<int>(),
            0);
  const auto full = run_of(bench, {"harvest", "repo", "--full"});
  EXPECT_EQ(full["state"], "nothing new");
  EXPECT_EQ(full["unchanged"], 55);
  bench.expect(0, {"fsck"});
}

TEST(Harvest, AChangedRecordIsAnUpdateAndAWithdrawnOneADeletion) {
  SystemClock clock;
  OaiRepository repo({}, sample_records(20, false), clock);
  const auto server =
      serve("/oai", [&](const ServerRequest& request) { return repo.answer(request); });
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server->url("/oai"));
  bench.expect(0, {"harvest"});
  std::vector<DemoRecord> records = sample_records(20, false);
  records[3].title = "Een andere titel";
  records[3].datestamp = records[4].datestamp = format_time(clock.now());
  records[4].deleted = true;
  repo.put(records[3]);
  repo.put(records[4]);
  const auto run = run_of(bench, {"harvest"});
  EXPECT_EQ(run["updated"], 1) << run.dump(2);
  EXPECT_EQ(run["deleted"], 1);
  EXPECT_EQ(run["new"], 0);
}

TEST(Harvest, OneBrokenRecordLeavesTheOthers) {
  SystemClock clock;
  const auto server =
      serve("/oai", twisted(repository(30, 10, false, clock),
                            [](const ServerRequest& request, std::size_t, Answer& answer) {
                              const std::size_t close = answer.body.find("</dc:title>");
                              if (request.parameter("verb") == "ListRecords" &&
                                  request.parameter("resumptionToken").empty())
                                answer.body.erase(close, 11);
                            }));
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server->url("/oai"));
  const auto run = run_of(bench, {"harvest"});
  EXPECT_EQ(run["state"], "partly failed");
  EXPECT_EQ(run["new"], 29) << run.dump(2);
  EXPECT_EQ(run["rejected"], 1);
  ASSERT_EQ(run["errors"].size(), 1U);
  EXPECT_FALSE(run["errors"][0]["record"].get<std::string>().empty());
  EXPECT_NE(bench.expect(0, {"source", "show", "repo"}).out.find("set aside"), std::string::npos);
}

TEST(Harvest, FeedsOfEachKindAreRead) {
  for (const FeedKind kind : {FeedKind::kRss2, FeedKind::kAtom, FeedKind::kRss1}) {
    FeedOptions options;
    options.kind = kind;
    FeedSite site(options, sample_records(12, false));
    const auto server =
        serve("/feed", [&](const ServerRequest& request) { return site.answer(request); });
    const Workbench bench;
    bench.add_source("feed", "feed", server->url("/feed"));
    EXPECT_EQ(run_of(bench, {"harvest"})["new"], 12);
    const auto second = run_of(bench, {"harvest"});
    EXPECT_EQ(second["state"], "nothing new");
    EXPECT_EQ(second["bytes"], 0) << "a second request is answered with 304";
  }
}

// Comment counters and link tokens that are others each time (miniflux#4197) are no news.
TEST(Harvest, ARestlessFeedCausesNoUpdates) {
  int fetch = 0;
  const auto server = serve("/feed", [&](const ServerRequest&) {
    ++fetch;
    std::string items;
    for (int i = 1; i <= 10; ++i) {
      items += fmt::format(
          "<item><title>Bericht "
          "{0}</title><link>https://www.example.nl/bericht/{0}?session={1}&amp;utm_source=x{1}</"
          "link>"
          "<guid "
          "isPermaLink=\"false\">https://www.example.nl/?p={0}&amp;token={1}</guid><pubDate>Mon, "
          "0{2} Jun 2026 10:00:00 +0200</pubDate>"
          "<description>Een tekst over onderwerp "
          "{0}.</description><slash:comments>{1}</slash:comments></item>",
          i, fetch, 1 + i % 9);
    }
    Answer answer;
    answer.headers = {{"Content-Type", "application/rss+xml"}};
    answer.body =
        "<rss version=\"2.0\" "
        "xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\"><channel><title>Nieuws</"
        "title><link>https://www.example.nl/</link><language>nl</language>" +
        items + "</channel></rss>";
    return answer;
  });
  const Workbench bench;
  bench.add_source("restless", "feed", server->url("/feed"));
  EXPECT_EQ(run_of(bench, {"harvest"})["new"], 10);
  int changes = 0;
  for (int i = 0; i < 100; ++i) {
    const auto run = run_of(bench, {"harvest"});
    changes += run["new"].get<int>() + run["updated"].get<int>() + run["deleted"].get<int>();
  }
  EXPECT_EQ(changes, 0);
  const auto status = bench.json({"status"});
  EXPECT_EQ(status["store"]["records"], 10);
  bench.expect(0, {"fsck"});
}

TEST(Harvest, AFailingSourceDoesNotStopTheOthersAndIsNamed) {
  SystemClock clock;
  const auto good = serve("/oai", repository(5, 10, false, clock));
  const auto bad = serve("/oai", [](const ServerRequest&) {
    Answer answer;
    answer.status = 403;
    answer.body = "<html><title>Attention Required</title></html>";
    return answer;
  });
  const Workbench bench;
  bench.add_source("good", "oai-pmh", good->url("/oai"));
  bench.add_source("bad", "oai-pmh", bad->url("/oai"));
  const Outcome outcome = bench.expect(3, {"harvest"});
  EXPECT_NE(outcome.out.find("good: finished"), std::string::npos);
  EXPECT_NE(outcome.out.find("bad: failed"), std::string::npos);
  const auto status = bench.json({"status", "bad"});
  EXPECT_FALSE(status["sources"][0]["cause"].get<std::string>().empty());
  EXPECT_FALSE(status["sources"][0]["remedy"].get<std::string>().empty());
}

TEST(Harvest, ADryRunWritesNothing) {
  SystemClock clock;
  const auto server = serve("/oai", repository(25, 10, false, clock));
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server->url("/oai"));
  EXPECT_EQ(run_of(bench, {"harvest", "--dry-run"})["new"], 25);
  EXPECT_EQ(bench.json({"status"})["store"]["records"], 0);
}

TEST(Harvest, ALimitAndASingleRecordAreKept) {
  SystemClock clock;
  const auto server = serve("/oai", repository(50, 10, false, clock));
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server->url("/oai"));
  EXPECT_EQ(run_of(bench, {"harvest", "--limit", "15"})["received"], 20) << "whole pages";
  const std::string identifier = sample_records(50, false)[40].identifier;
  EXPECT_EQ(run_of(bench, {"harvest", "repo", "--record", identifier})["new"], 1);
  EXPECT_EQ(bench.json({"status"})["store"]["records"], 21);
}

// What partners ask first: how often is what odd, and what can we do about it.
TEST(Status, CountsFindingsOfASourceByCodeWithTheirRemedy) {
  const Workbench bench;
  const std::string lines =
      "{\"identifier\":\"1\",\"title\":\"Een\",\"issued\":\"2021\",\"languages\":[\"nl\"]}\n"
      "{\"identifier\":\"2\",\"title\":\"Twee\",\"issued\":\"2021-02-30\",\"languages\":[\"nl\"]}"
      "\n";
  ASSERT_EQ(bench.run({"queue", "bring", "-"}, lines).status, 0);
  const auto source = bench.json({"status", "bring"})["sources"][0];
  EXPECT_EQ(source["outdated"], 0);
  std::map<std::string, int> counts;
  int sum = 0;
  for (const auto& one : source["findingCodes"]) {
    counts[one["code"]] = one["count"];
    sum += one["count"].get<int>();
  }
  EXPECT_EQ(sum, source["findings"]);
  EXPECT_EQ(counts["link-missing"], 2);
  EXPECT_EQ(counts["date-unreadable"], 1);
  const std::string text = bench.expect(0, {"status", "bring"}).out;
  for (const char* part : {"link-missing", "warning", "Add the address of the page or the file."})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
}

TEST(Harvest, RenormalisingChangesNothingWhenTheNormaliserIsTheSame) {
  SystemClock clock;
  const auto server = serve("/oai", repository(25, 10, true, clock));
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server->url("/oai"));
  bench.expect(0, {"harvest"});
  const auto report = bench.json({"normalize", "--dry-run"});
  EXPECT_EQ(report["read"], 25);
  EXPECT_EQ(report["changed"], 0) << report.dump(2);
}

}  // namespace
}  // namespace vindplaats
