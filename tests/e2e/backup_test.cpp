// A backup, and a platform folder that comes from it: the same release to the byte; and every way
// in which neither must happen.
#include "app/pipeline/backup.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/demo/oai_repository.h"
#include "app/pipeline/harvest_all.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::Outcome;
using testing::Workbench;

std::map<std::string, std::string> release_files(const fs::path& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), dir).string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return files;
}

std::vector<DemoRecord> items(std::size_t count) {
  const char* const places[] = {"Utrecht", "Zwolle", "Venlo", "Almere", "Goes", "Assen"};
  std::vector<DemoRecord> records;
  for (std::size_t i = 0; i < count; ++i) {
    DemoRecord record;
    record.identifier = fmt::format("oai:x:{}", i);
    record.datestamp = fmt::format("2026-03-{:02}T12:00:00Z", 1 + i);
    record.title = fmt::format("{}: {} statushouders aan het werk", places[i % 6], 3 + 7 * i);
    record.abstract_text = "Hoe de gemeente vluchtelingen bij hun inburgering begeleidt.";
    record.creators = {fmt::format("Vries, {:c}. de", static_cast<char>('A' + i))};
    record.issued = record.datestamp.substr(0, 10);
    record.type = "Onderzoeksrapport";
    record.language = "nl";
    record.url = fmt::format("https://instituut.example/{}", i);
    records.push_back(record);
  }
  return records;
}

// A platform with records, decisions and a release.
class Backup : public ::testing::Test {
 protected:
  static constexpr int kItems = 12;

  void SetUp() override {
    bench_.keep_one_theme();
    bench_.add_source("repo", "oai-pmh", server_->url("/oai"));
    bench_.expect(0, {"harvest", "repo"});
    bench_.expect(0, {"curate"});
    const auto queue = bench_.json({"queue", "list"});
    ASSERT_EQ(queue["publications"].size(), std::size_t{kItems});
    std::vector<std::string> accept = {"queue", "accept"};
    for (const auto& publication : queue["publications"]) {
      const std::string id = publication["id"];
      bench_.expect(0, {"queue", "edit", id, "product=rapport"});
      accept.push_back(id);
    }
    bench_.expect(0, accept);
    bench_.expect(0, {"export", "--force", "--now", "2026-11-22"});
  }
  std::string place(const std::string& name) const { return (elsewhere_.dir() / name).string(); }
  // The bytes of a release made there now.
  std::map<std::string, std::string> exported(const Workbench& bench, const std::string& name) {
    bench.expect(0, {"export", "--out", place(name), "--force", "--now", "2026-11-23"});
    return release_files(place(name));
  }

  SystemClock clock_;
  OaiRepository repository_{{}, items(std::size_t{kItems}), clock_};
  std::unique_ptr<ScriptedServer> server_ = std::move(*ScriptedServer::start(
      {{"/oai", [this](const ServerRequest& request) { return repository_.answer(request); }}}));
  Workbench bench_;
  const Workbench elsewhere_{true};
};

TEST_F(Backup, gives_the_same_release_to_the_byte_when_it_is_restored) {
  bench_.expect(0, {"backup", place("one")});
  const Workbench other(true);
  other.expect(0, {"restore", place("one")});
  const auto before = exported(bench_, "before");
  EXPECT_EQ(std::ranges::count(before.at("catalogue.jsonl"), '\n'), kItems);
  EXPECT_EQ(before, exported(other, "after"));
  EXPECT_EQ(fs::read_symlink(bench_.dir() / "public/current"),
            fs::read_symlink(other.dir() / "public/current"));
  EXPECT_EQ(bench_.read("vindplaats.toml"), other.read("vindplaats.toml"));
  EXPECT_EQ(bench_.read("sources/repo.toml"), other.read("sources/repo.toml"));
  other.expect(0, {"fsck"});
  other.expect(0, {"harvest", "repo"});
}

TEST_F(Backup, counts_what_it_holds) {
  const auto json = bench_.json({"backup", place("one")});
  EXPECT_GT(json["files"], 20);
  EXPECT_GT(json["entries"], 0);
  EXPECT_EQ(json["release"], fs::read_symlink(bench_.dir() / "public/current").filename().string());
  const Workbench other(true);
  const auto restored = other.json({"restore", place("one")});
  EXPECT_EQ(restored["files"], json["files"]);
  EXPECT_GT(restored["rows"], 2 * kItems);
  EXPECT_TRUE(restored["kept"].empty());
}

TEST_F(Backup, is_made_nowhere_where_something_is) {
  fs::create_directories(place("full/x"));
  EXPECT_THAT(bench_.expect(1, {"backup", place("full")}).err, HasSubstr("is not empty"));
  EXPECT_THAT(bench_.expect(1, {"backup", (bench_.dir() / "backup").string()}).err,
              HasSubstr("lies in the platform folder itself"));
  EXPECT_THAT(elsewhere_.expect(1, {"backup", place("none")}).err, HasSubstr("there is no store"));
  EXPECT_FALSE(fs::exists(place("none")));
  fs::create_directories(place("empty"));
  bench_.expect(0, {"backup", place("empty")});
  bench_.expect(1, {"backup", place("empty")});
}

TEST_F(Backup, sweeps_away_what_an_earlier_one_left_half_done) {
  fs::create_directories(place(".one.partial/data"));
  std::ofstream(place(".one.partial/data/CURRENT")) << "half";
  bench_.expect(0, {"backup", place("one")});
  EXPECT_FALSE(fs::exists(place(".one.partial")));
  const Workbench other(true);
  other.expect(0, {"restore", place("one")});
}

TEST_F(Backup, overwrites_nothing_when_it_is_restored) {
  bench_.expect(0, {"backup", place("one")});
  EXPECT_THAT(bench_.expect(1, {"restore", place("one")}).err, HasSubstr("there is a store in"));
  fs::remove_all(bench_.dir() / "data");
  const std::string mine = bench_.read("criteria.toml") + "# mine\n";
  bench_.write("criteria.toml", mine);
  fs::remove(bench_.dir() / "sources/repo.toml");
  const auto json = bench_.json({"restore", place("one")});
  EXPECT_EQ(json["kept"], nlohmann::ordered_json::parse("[\"criteria.toml\"]"));
  EXPECT_EQ(bench_.read("criteria.toml"), mine);
  EXPECT_TRUE(fs::exists(bench_.dir() / "sources/repo.toml"));
  bench_.expect(0, {"fsck"});
}

TEST_F(Backup, leaves_nothing_behind_when_it_is_damaged) {
  const struct {
    const char* what;
    std::function<void(const fs::path&)> damage;
  } cases[] = {
      {"digest differs",
       [](const fs::path& dir) { std::ofstream(dir / "criteria.toml", std::ios::app) << " "; }},
      {"digest differs",
       [](const fs::path& dir) {
         for (const auto& file : fs::directory_iterator(dir / "data")) {
           if (file.path().extension() != ".sst") continue;
           const auto size = file.file_size();
           fs::remove(file.path());
           std::ofstream(file.path()) << std::string(size, 'x');
           return;
         }
       }},
      {"is missing", [](const fs::path& dir) { fs::remove(dir / "vindplaats.toml"); }},
      {"is no backup", [](const fs::path& dir) { fs::remove(dir / "backup.json"); }},
      {"cannot be read", [](const fs::path& dir) { std::ofstream(dir / "backup.json") << "{"; }},
      {"newer version",
       [](const fs::path& dir) { std::ofstream(dir / "backup.json") << "{\"version\":2}"; }},
      {"leads out of the folder",
       [](const fs::path& dir) {
         std::ofstream(dir / "backup.json")
             << "{\"version\":1,\"files\":[{\"path\":\"../evil\",\"sha256\":\"x\"}]}";
       }},
  };
  int number = 0;
  for (const auto& [what, damage] : cases) {
    const std::string dir = place(fmt::format("damaged{}", ++number));
    bench_.expect(0, {"backup", dir});
    damage(dir);
    const Workbench other(true);
    EXPECT_THAT(other.run({"restore", dir}).err, HasSubstr(what));
    EXPECT_TRUE(fs::is_empty(other.dir())) << what;
  }
}

TEST_F(Backup, of_a_store_that_is_written_meanwhile_is_whole) {
  bench_.expect(0, {"backup", place("first")});
  const Result<std::unique_ptr<Store>> store = open_rocks_store((bench_.dir() / "data").string());
  ASSERT_TRUE(store);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 0; !done; ++i) {
      Batch batch;
      Head head;
      head.raw.source = "w";
      head.raw.identifier = std::to_string(i);
      put_head(batch, head);
      Record record;
      record.source = "w";
      record.identifier = head.raw.identifier;
      record.id = "w/" + record.identifier;
      put_record(batch, record);
      EXPECT_TRUE((*store)->commit(batch, Durability::kSynced));
    }
  });
  for (int round = 0; round < 5; ++round) {
    const std::string dir = place(fmt::format("busy{}", round));
    const auto made = make_backup(**store, bench_.dir().string(), dir, clock_.now());
    EXPECT_TRUE(made) << (made ? "" : made.error().what);
    const Workbench other(true);
    const auto restored = restore_backup(dir, other.dir().string());
    EXPECT_TRUE(restored) << (restored ? "" : restored.error().what);
  }
  done = true;
  writer.join();
}

// In one process with a harvest, as `serve` does it, on the same open store (faults.md D7).
TEST_F(Backup, made_while_a_harvest_writes_gives_the_same_release_and_goes_on_from_there) {
  std::vector<DemoRecord> many = items(28);
  for (DemoRecord& record : many) record.identifier = "oai:y:" + record.identifier;
  OaiOptions options;
  options.page_size = 1;
  OaiRepository slow(options, many, clock_);
  std::atomic<int> asked = 0;
  server_->route("/slow", [&](const ServerRequest& request) {
    ++asked;
    Answer answer = slow.answer(request);
    answer.delivery.delay = std::chrono::milliseconds(20);
    return answer;
  });
  bench_.add_source("slow", "oai-pmh", server_->url("/slow"));
  {
    Globals globals;
    globals.dir = bench_.dir().string();
    const auto services = std::move(*make_services(globals, true));
    const Result<const Platform*> platform = services->platform();
    ASSERT_TRUE(platform);
    Store* const store = *services->store();
    HarvestPlan plan;
    plan.sources = {(*platform)->source("slow")};
    std::thread harvest([&] {
      const auto reports = harvest_all(*services, plan, {});
      EXPECT_TRUE(reports) << (reports ? "" : reports.error().what);
    });
    while (asked < 8) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto made = make_backup(*store, bench_.dir().string(), place("busy"), clock_.now());
    EXPECT_TRUE(made) << (made ? "" : made.error().what);
    harvest.join();
  }
  const Workbench other(true);
  other.expect(0, {"restore", place("busy")});
  EXPECT_EQ(exported(bench_, "before"), exported(other, "after"));
  // And the harvest that was going on then goes on there, to the same end.
  other.expect(0, {"harvest", "slow"});
  bench_.expect(0, {"curate"});
  other.expect(0, {"curate"});
  EXPECT_EQ(bench_.json({"status"})["store"]["records"], 40);
  EXPECT_EQ(other.json({"status"})["store"]["records"], 40);
}

}  // namespace
}  // namespace vindplaats
