// What was erased is nowhere, and does not come back (AVG; faults.md D43).
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/table_properties.h>

#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"
#include "core/clock.h"
#include "core/text.h"
#include "store/keys.h"
#include "store/store.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;
namespace fs = std::filesystem;

DemoRecord work(const std::string& identifier, const std::string& title,
                const std::string& abstract, std::vector<std::string> creators) {
  DemoRecord record;
  record.identifier = identifier;
  record.datestamp = "2026-03-01T12:00:00Z";
  record.title = title;
  record.abstract_text = abstract;
  record.creators = std::move(creators);
  record.issued = "2026-03-01";
  record.type = "Onderzoeksrapport";
  record.language = "nl";
  record.url = "https://instituut.example/" + identifier;
  return record;
}

std::vector<DemoRecord> works() {
  return {
      work("oai:x:1", "Statushouders aan het werk in de gemeente",
           "Anna de Vries volgde statushouders bij hun inburgering en hun weg naar werk.",
           {"Vries, Anna de", "Bakker, Anna"}),
      work("oai:x:2", "Stagediscriminatie in het mbo",
           "Studenten met een migratieachtergrond vinden minder vaak een stage. Vragen: "
           "redactie@instituut.example.",
           {"Vries, A. de", "Smit, Piet"}),
      work("oai:x:3", "Nieuwkomers leren de taal", "Over inburgering en taalles.", {"Smit, Piet"})};
}

class Erase : public ::testing::Test {
 protected:
  Erase() : repository_({}, works(), clock_), site_({}, {works()[0]}) {
    Routes routes;
    routes["/oai"] = [this](const ServerRequest& request) { return repository_.answer(request); };
    routes["/feed"] = [this](const ServerRequest& request) { return site_.answer(request); };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
    bench_.keep_one_theme();
    bench_.add_source("repo", "oai-pmh", server_->url("/oai"), "partner = \"instituut\"\n");
    bench_.add_source("feed", "feed", server_->url("/feed"));
    bench_.write("partners/instituut.toml",
                 "id = \"instituut\"\nname = \"Een instituut\"\n[[contact]]\nname = \"Karin\"\n"
                 "mail = \"redactie@instituut.example\"\n[agreement]\nversion = \"1\"\n");
    bench_.expect(0, {"harvest"});
    bench_.expect(0, {"curate"});
    id_ = id_of("Statushouders");
    bench_.expect(0, {"queue", "accept", id_, "--theme", "nieuwe-migratie", "--note",
                      "Anna de Vries belde hierover"});
    bench_.run({"queue", "summary", id_, "-"}, "Een rapport van Anna de Vries.");
    bench_.expect(0, {"queue", "edit", id_, "product=rapport",
                      R"(creators=[{"name":"Anna de Vries","family":"de Vries","given":"Anna"}])"});
    bench_.expect(0, {"export"});
    bench_.write("bundles/studie/library.json", R"([{"family":"de Vries","given":"Anna"}])");
  }

  std::string id_of(const std::string& title) const {
    const auto found = bench_.json({"queue", "list"});
    for (const auto& one : found["publications"])
      if (one["title"].get<std::string>().starts_with(title)) return one["id"];
    ADD_FAILURE() << title << " is not in the queue";
    return {};
  }

  nlohmann::json erase(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--json", "erase"});
    return nlohmann::json::parse(bench_.expect(0, std::move(arguments)).out);
  }

  // Rows that were replaced or removed and lie in the store's files all the same, where nothing
  // that reads the store sees them, and packed, so that no search for words does.
  std::int64_t hidden_rows() const {
    std::int64_t hidden = 0, rows_there = 0;
    for (const auto& entry : fs::directory_iterator(bench_.dir() / "data")) {
      if (entry.path().extension() != ".sst") continue;
      rocksdb::SstFileReader reader{rocksdb::Options()};
      EXPECT_TRUE(reader.Open(entry.path().string()).ok());
      hidden += static_cast<std::int64_t>(reader.GetTableProperties()->num_entries);
      const std::unique_ptr<rocksdb::Iterator> rows(reader.NewIterator({}));
      for (rows->SeekToFirst(); rows->Valid(); rows->Next()) ++rows_there;
    }
    EXPECT_GT(rows_there, 0);
    return hidden - rows_there;
  }

  // Where any of these stands: rows of the store by table, and files.
  std::vector<std::string> places_of(const std::vector<std::string>& texts) const {
    std::vector<std::string> places;
    const auto holds = [&](std::string_view bytes) {
      const std::string folded = fold(bytes);
      return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        return folded.find(fold(text)) != folded.npos;
      });
    };
    {
      const auto store = open_rocks_store((bench_.dir() / "data").string());
      EXPECT_TRUE(store) << store.error().what;
      const auto snapshot = (*store)->snapshot();
      for (int table = 0; table < kTables; ++table) {
        const std::string name = table_name(static_cast<Table>(table));
        const auto look = [&](std::string_view key, std::string_view value) {
          if (holds(key) || holds(value)) places.push_back(name + " " + show_key(key));
          return true;
        };
        const auto scanned = snapshot->scan(static_cast<Table>(table), {}, {}, look);
        EXPECT_TRUE(scanned);
      }
    }
    for (const auto& entry : fs::recursive_directory_iterator(bench_.dir())) {
      if (!entry.is_regular_file() || entry.is_symlink()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      if (holds(std::string(std::istreambuf_iterator<char>(in), {})))
        places.push_back(entry.path().lexically_relative(bench_.dir()).string());
    }
    return places;
  }

  SystemClock clock_;
  OaiRepository repository_;
  FeedSite site_;
  std::unique_ptr<ScriptedServer> server_;
  const Workbench bench_;
  std::string id_;
};

const std::vector<std::string> kAnna = {"Anna de Vries", "Vries, Anna de",
                                        "de Vries\",\"given\":\"Anna"};

TEST_F(Erase, APersonIsNowhereAndDoesNotComeBack) {
  ASSERT_GT(places_of(kAnna).size(), 8U);
  ASSERT_GT(bench_.json({"search", "creator:\"Anna de Vries\""})["total"], 0);
  const testing::Outcome look = bench_.expect(0, {"erase", "--creator", "Anna de Vries"});
  EXPECT_NE(look.out.find("repo/oai:x:1"), std::string::npos) << look.out;
  EXPECT_NE(look.out.find("A. de Vries (1 records)"), std::string::npos) << look.out;
  EXPECT_NE(look.out.find("Nothing was erased"), std::string::npos);
  ASSERT_GT(places_of(kAnna).size(), 8U) << "looking changes nothing";

  const fs::path backup = bench_.dir().string() + "-backup";
  bench_.expect(0, {"backup", backup.string()});
  const auto done = erase({"--creator", "Anna de Vries", "--yes"});
  EXPECT_EQ(done["erased"], true);
  EXPECT_EQ(done["records"].size(), 2U);
  EXPECT_EQ(done["bundles"], nlohmann::json({"bundles/studie"}));
  EXPECT_EQ(done["releases"].size(), 1U);
  ASSERT_EQ(done["backups"].size(), 1U) << done.dump(1);
  EXPECT_TRUE(done["backups"][0].get<std::string>().starts_with(backup.string()));
  fs::remove_all(backup);
  EXPECT_EQ(places_of(kAnna), std::vector<std::string>());
  EXPECT_EQ(hidden_rows(), 0);
  EXPECT_EQ(bench_.json({"search", "creator:\"Anna de Vries\""})["total"], 0);
  EXPECT_EQ(bench_.json({"search", "creator:\"Anna Bakker\""})["total"], 2);

  const auto catalogue = nlohmann::json::parse(bench_.read("public/current/catalogue.json"));
  ASSERT_EQ(catalogue.size(), 1U);
  EXPECT_EQ(catalogue.at(0).at("id"), id_);
  EXPECT_NE(bench_.read("public/current/catalogue.jsonl").find("Anna Bakker"), std::string::npos)
      << "her colleague stays";

  for (int harvests = 0; harvests < 3; ++harvests) {
    const auto report = bench_.json({"harvest", "--full"});
    for (const auto& run : report["runs"]) EXPECT_EQ(run["state"], "nothing new") << run.dump();
    bench_.expect(0, {"curate"});
    EXPECT_EQ(places_of(kAnna), std::vector<std::string>());
  }
  bench_.expect(0, {"fsck"});
  bench_.expect(0, {"rebuild"});
  bench_.expect(0, {"export"});
  EXPECT_EQ(places_of(kAnna), std::vector<std::string>());
}

TEST_F(Erase, ARecordLeavesNothingButAnAlias) {
  const std::vector<std::string> traces = {"oai:x:1\"", "Statushouders aan het werk", "belde"};
  bench_.write("sources/feed.toml",
               "id = \"feed\"\ntype = \"feed\"\nurl = \"https://x.example/\"\n"
               "active = false\n");
  bench_.expect(0, {"erase", "--record", "feed/oai:x:1", "--yes"});
  const auto done = erase({"--record", "repo/oai:x:1", "--yes"});
  EXPECT_EQ(done["records"], nlohmann::json({"repo/oai:x:1"}));
  EXPECT_EQ(places_of(traces), std::vector<std::string>());
  EXPECT_NE(bench_.read("public/current/redirects.json").find("410"), std::string::npos)
      << "its address says that it is gone";
  for (int harvests = 0; harvests < 3; ++harvests) {
    const auto report = bench_.json({"harvest", "repo", "--full"});
    EXPECT_EQ(report["runs"][0]["unchanged"], 3);
    EXPECT_NE(report.dump().find("erased-records"), std::string::npos);
    EXPECT_EQ(places_of(traces), std::vector<std::string>());
  }
  bench_.expect(0, {"fsck"});
}

TEST_F(Erase, AContactAndItsMailAddress) {
  bench_.write("outbox/1.eml", "To: redactie@instituut.example\n\nBeste Karin");
  bench_.expect(0, {"erase", "--contact", "instituut", "--yes"});
  EXPECT_EQ(places_of({"redactie@instituut.example"}), std::vector<std::string>());
  EXPECT_EQ(bench_.read("partners/instituut.toml"),
            "id = \"instituut\"\nname = \"Een instituut\"\n[agreement]\nversion = \"1\"\n");
  bench_.expect(0, {"harvest", "--full"});
  EXPECT_EQ(places_of({"redactie@instituut.example"}), std::vector<std::string>());
}

TEST_F(Erase, SaysWhatIsWrongWithAQuestion) {
  EXPECT_EQ(bench_.run({"erase"}).status, 2);
  EXPECT_EQ(bench_.run({"erase", "--record", "repo/oai:x:9"}).status, 1);
  EXPECT_EQ(bench_.run({"erase", "--contact", "niemand"}).status, 1);
  const testing::Outcome word = bench_.run({"erase", "--creator", "Anna", "--yes"});
  EXPECT_EQ(word.status, 1);
  EXPECT_NE(word.err.find("single word"), std::string::npos) << word.err;
}

}  // namespace
}  // namespace vindplaats
