// The road from a partner's address to the website's file, as an administrator and an editor walk
// it.
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"
#include "core/clock.h"
#include "core/digest.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;
namespace fs = std::filesystem;

DemoRecord item(const std::string& identifier, const std::string& title,
                const std::string& abstract, const std::string& doi = "") {
  DemoRecord record;
  record.identifier = identifier;
  record.datestamp = "2026-03-01T12:00:00Z";
  record.title = title;
  record.abstract_text = abstract;
  record.creators = {"Vries, Anna de"};
  record.issued = "2026-03-01";
  record.type = "Onderzoeksrapport";
  record.language = "nl";
  record.doi = doi;
  record.url = "https://instituut.example/" + identifier;
  return record;
}

std::vector<DemoRecord> items() {
  return {item("oai:x:1", "Statushouders aan het werk in de gemeente",
               "Het rapport volgt statushouders bij hun inburgering en hun weg naar betaald werk. "
               "Gemeenten begeleiden vluchtelingen.",
               "10.5555/x.1"),
          item("oai:x:2", "Stagediscriminatie in het mbo",
               "Studenten met een migratieachtergrond vinden minder vaak een stageplaats. Het "
               "onderzoek laat zien wat scholen tegen discriminatie doen."),
          item("oai:x:3", "De trek van de grutto",
               "Vogels trekken in het voorjaar over de Waddenzee. De migratie van weidevogels "
               "wordt geteld.")};
}

// One repository and one feed that share a work.
class Partners {
 public:
  Partners()
      : repository_({}, items(), clock_),
        site_(feed_options(),
              {item("https://feed.example/1", "Statushouders aan het Werk in de gemeente",
                    "Samenvatting over statushouders en inburgering.", "10.5555/x.1")}) {
    Routes routes;
    routes["/oai"] = [this](const ServerRequest& request) { return repository_.answer(request); };
    routes["/feed"] = [this](const ServerRequest& request) { return site_.answer(request); };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
  }
  std::string url(const std::string& path) const { return server_->url(path); }
  OaiRepository& repository() { return repository_; }

 private:
  static FeedOptions feed_options() { return {}; }
  SystemClock clock_;
  OaiRepository repository_;
  FeedSite site_;
  std::unique_ptr<ScriptedServer> server_;
};

void open_loopback(const Workbench& bench) {
  bench.write("vindplaats.toml", "[fetch]\nprivate = [\"127.0.0.0/8:1024-65535\"]\n");
}

std::map<std::string, std::string> files_below(const fs::path& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), dir).string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

std::string id_of(const Workbench& bench, const std::string& title) {
  const auto queue = bench.json({"queue", "list"});
  for (const auto& publication : queue["publications"]) {
    if (publication["title"].get<std::string>().starts_with(title)) return publication["id"];
  }
  ADD_FAILURE() << title << " is not in the queue";
  return {};
}

TEST(Road, FromAnAddressToTheCatalogue) {
  Partners partners;
  const Workbench bench;
  open_loopback(bench);
  bench.expect(
      0, {"partner", "add", "instituut", "--name", "Een instituut", "--kind", "kenniscentrum"});
  bench.expect(0, {"source", "probe", partners.url("/oai"), "--preview", "2"});
  bench.expect(0,
               {"source", "add", partners.url("/oai"), "--id", "repo", "--partner", "instituut"});
  bench.expect(0,
               {"source", "add", partners.url("/feed"), "--id", "feed", "--partner", "instituut"});
  bench.expect(0, {"run"});

  const auto queue = bench.json({"queue", "list"});
  EXPECT_EQ(queue["total"], 2) << "the birds are not among them: " << queue.dump(1);
  const std::string work = id_of(bench, "Statushouders"),
                    internship = id_of(bench, "Stagediscriminatie");
  bench.expect(0, {"queue", "accept", work, "--as", "anna"});
  EXPECT_EQ(bench.run({"queue", "reject", internship}).status, 1) << "a reason is needed";
  const testing::Outcome unknown = bench.run({"queue", "reject", internship, "--reason", "zomaar"});
  EXPECT_NE(unknown.err.find("buiten-thema"), std::string::npos) << "known reasons are listed";
  bench.expect(0, {"queue", "reject", internship, "--reason", "buiten-thema"});
  bench.expect(0, {"queue", "undo", internship});
  EXPECT_EQ(bench.json({"queue", "list"})["total"], 1);

  bench.expect(0, {"export"});
  const auto catalogue = nlohmann::json::parse(bench.read("public/current/catalogue.json"));
  ASSERT_EQ(catalogue.size(), 1U);
  EXPECT_EQ(catalogue[0]["id"], work);
  EXPECT_EQ(catalogue[0]["partners"], (std::vector<std::string>{"instituut"}));
  const auto manifest = nlohmann::json::parse(bench.read("public/current/manifest.json"));
  EXPECT_GE(manifest["files"].size(), 5U);
  for (const auto& file : manifest["files"]) {
    EXPECT_EQ(sha256_hex(bench.read("public/current/" + file["path"].get<std::string>())),
              file["sha256"])
        << file["path"];
  }
  const std::string release = manifest["release"];
  bench.expect(0, {"run"});
  EXPECT_EQ(nlohmann::json::parse(bench.read("public/current/manifest.json"))["release"], release)
      << "nothing changed, so no new release";
  bench.expect(0, {"fsck"});
}

TEST(Road, RebuildGivesTheSameBytes) {
  Partners partners;
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", partners.url("/oai"));
  bench.add_source("feed", "feed", partners.url("/feed"));
  bench.expect(0, {"run"});
  bench.expect(
      0, {"queue", "accept", id_of(bench, "Statushouders"), id_of(bench, "Stagediscriminatie")});
  const std::string a = (bench.dir() / "a").string(), b = (bench.dir() / "b").string();
  bench.expect(0, {"export", "--out", a, "--now", "2026-11-22"});
  const auto before = bench.json({"curate", "--dry-run"});
  bench.expect(0, {"rebuild"});
  bench.expect(0, {"export", "--out", b, "--now", "2026-11-22"});
  EXPECT_EQ(files_below(a), files_below(b));
  EXPECT_TRUE(bench.json({"curate", "--dry-run"})["moves"].empty());
  EXPECT_TRUE(before["moves"].empty());
}

// The publication as it stands in the queue; null when it does not wait.
nlohmann::ordered_json waiting(const Workbench& bench, const std::string& id) {
  const auto queue = bench.json({"queue", "list"});
  for (const auto& publication : queue["publications"]) {
    if (publication["id"] == id) return publication;
  }
  return nullptr;
}

TEST(Road, ADecisionHoldsAndOnlyAMaterialChangeReopensIt) {
  Partners partners;
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", partners.url("/oai"));
  bench.expect(0, {"run"});
  const std::string work = id_of(bench, "Statushouders");
  bench.expect(0, {"queue", "reject", work, "--reason", "verouderd"});
  const auto retitle = [&](const std::string& title, const std::string& datestamp) {
    DemoRecord changed = items()[0];
    changed.title = title;
    changed.datestamp = datestamp;
    partners.repository().put(changed);
    bench.expect(0, {"harvest", "repo", "--full"});
    bench.expect(0, {"curate"});
  };
  retitle("Statushouders aan het Werk, in de gemeente", "2026-11-30T00:00:00Z");
  EXPECT_EQ(waiting(bench, work), nullptr) << "another comma is no reason to look again";
  retitle("Drie jaar later: wie vond een baan?", "2026-12-01T00:00:00Z");
  const auto again = waiting(bench, work);
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again["status"], "rejected") << "the decision holds meanwhile";
  EXPECT_EQ(again["reopened"][0]["field"], "title");
  EXPECT_EQ(again["reopened"][0]["after"], "Drie jaar later: wie vond een baan?");
  bench.expect(0, {"queue", "reject", work, "--reason", "verouderd"});
  EXPECT_EQ(waiting(bench, work), nullptr) << "decided again: the question is closed";
}

TEST(Road, AWithdrawnRecordLeavesAStoreThatIsSound) {
  Partners partners;
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", partners.url("/oai"));
  bench.add_source("feed", "feed", partners.url("/feed"));
  bench.expect(0, {"run"});
  DemoRecord gone = items()[0];
  gone.deleted = true;
  gone.datestamp = "2026-11-30T00:00:00Z";
  partners.repository().put(gone);
  gone.identifier = items()[1].identifier;
  partners.repository().put(gone);
  bench.expect(0, {"harvest", "repo", "--full"});
  bench.expect(0, {"curate"});
  bench.expect(0, {"fsck"});
}

TEST(Road, AnUndoneAcceptanceByRuleStaysUndone) {
  Partners partners;
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", partners.url("/oai"),
                   "auto_accept = [\"nieuwe-migratie\"]\n");
  bench.expect(0, {"run"});
  const auto catalogue = nlohmann::json::parse(bench.read("public/current/catalogue.json"));
  ASSERT_EQ(catalogue.size(), 1U);
  bench.expect(0, {"queue", "undo", catalogue[0]["id"].get<std::string>()});
  bench.expect(0, {"curate"});
  EXPECT_EQ(bench.json({"queue", "list"})["total"], 2);
}

TEST(Road, TheDemoLeavesARealPlatformAlone) {
  const Workbench bench;
  EXPECT_EQ(bench.run({"demo", "--once"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(bench.dir() / "sources/zuiderveste.toml"));
}

TEST(Road, SourcesThatNeedNoPersonAreAcceptedByRule) {
  Partners partners;
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", partners.url("/oai"),
                   "auto_accept = [\"nieuwe-migratie\"]\n");
  bench.expect(0, {"run"});
  const auto catalogue = nlohmann::json::parse(bench.read("public/current/catalogue.json"));
  ASSERT_EQ(catalogue.size(), 1U);
  EXPECT_EQ(catalogue[0]["themes"][0]["id"], "nieuwe-migratie");
}

TEST(Road, SuspendedSourcesRestAndRemovedOnesKeepTheirRecords) {
  Partners partners;
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", partners.url("/oai"));
  bench.expect(0, {"harvest"});
  bench.expect(0, {"source", "suspend", "repo", "--why", "verhuist"});
  EXPECT_EQ(bench.json({"harvest"})["runs"].size(), 0U);
  EXPECT_EQ(bench.run({"harvest", "repo"}).status, 1);
  bench.expect(0, {"source", "resume", "repo"});
  EXPECT_EQ(bench.json({"harvest"})["runs"].size(), 1U);
  bench.expect(0, {"source", "remove", "repo"});
  const auto status = bench.json({"status"});
  for (const auto& source : status["sources"]) {
    if (source["id"] != "repo") continue;
    EXPECT_EQ(source["state"], "removed");
    EXPECT_EQ(source["records"], 3);
  }
}

TEST(Road, WhatARemovedSourceBroughtKeepsItsMakerInTheRelease) {
  Partners partners;
  const Workbench bench;
  bench.expect(0, {"partner", "add", "maker", "--name", "De maker"});
  bench.add_source("repo", "oai-pmh", partners.url("/oai"), "partner = \"maker\"\n");
  bench.expect(0, {"run"});
  bench.expect(0, {"queue", "accept", id_of(bench, "Statushouders")});
  bench.expect(0, {"source", "remove", "repo"});
  bench.expect(0, {"curate"});
  bench.expect(0, {"export"});
  const auto publication =
      nlohmann::ordered_json::parse(bench.read("public/current/catalogue.jsonl"));
  EXPECT_EQ(publication["partners"], nlohmann::ordered_json::array({"maker"}));
  EXPECT_EQ(publication["card"]["partner"], "De maker");
}

TEST(Road, SourceListsTravelAsOpml) {
  const Workbench from, to;
  from.add_source("feed-a", "feed", "https://a.example/feed");
  from.add_source("feed-b", "feed", "https://b.example/feed");
  from.write("lijst.opml", from.expect(0, {"source", "export"}).out);
  const testing::Outcome imported =
      to.expect(0, {"source", "import", (from.dir() / "lijst.opml").string()});
  EXPECT_NE(imported.out.find("2 added"), std::string::npos) << imported.out;
  EXPECT_EQ(to.json({"source", "list"})["sources"].size(), 3U) << "two and init's example";
}

TEST(Road, ANewFolderRunsAtOnce) {
  const Workbench bench;
  bench.expect(0, {"run"});
  EXPECT_EQ(bench.run({"init", bench.dir().string()}).status, 2)
      << "a folder that is not empty is refused";
  bench.expect(0, {"theme", "check"});
  // Whether it ends with 0 depends on the reference set; the examples in the files must hold.
  const auto tested = bench.json({"theme", "test"});
  EXPECT_EQ(tested["tests"]["failed"], 0);
  EXPECT_EQ(tested["golden"]["halves"].size(), 2U);
  bench.expect(0, {"theme", "list"});
}

TEST(Road, WrongConfigurationNamesFileLineAndKey) {
  const Workbench bench;
  bench.write("sources/fout.toml",
              "id = \"fout\"\ntype = \"feed\"\nurl = \"https://x.example/\"\nevry = \"12h\"\n");
  const testing::Outcome outcome = bench.expect(2, {"status"});
  EXPECT_NE(outcome.err.find("sources/fout.toml:4"), std::string::npos) << outcome.err;
  const auto error = bench.json({"status"})["error"];
  EXPECT_EQ(error["file"], "sources/fout.toml");
  EXPECT_EQ(error["line"], 4);
  EXPECT_EQ(error["key"], "evry");
}

TEST(Road, WrongWordsAreStatusTwoAndUnknownIdsOne) {
  const Workbench bench;
  EXPECT_EQ(bench.run({"harvst"}).status, 2);
  EXPECT_EQ(bench.run({"harvest", "--limit", "many"}).status, 2);
  EXPECT_EQ(bench.run({"status", "--now", "gisteren"}).status, 2);
  EXPECT_EQ(bench.run({"harvest", "niemand"}).status, 1);
  EXPECT_EQ(bench.run({"queue", "accept", "p000000000000"}).status, 1);
  EXPECT_EQ(bench.run({"--help"}).status, 0);
  EXPECT_EQ(bench.run({"queue", "accept", "-h"}).status, 0);
}

}  // namespace
}  // namespace vindplaats
