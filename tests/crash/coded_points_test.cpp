// kill -9 at the points that matter, each many times (faults.md D2): before, within and behind a
// batch and its sync, a table, the moves of a release, a backup. The same rules as for random
// moments hold.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "tests/crash/crash_bench.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using testing::Ended;
using testing::StoreLook;
using testing::Workbench;

constexpr std::int64_t kPointRecords = 400, kPointPage = 10;

struct CodedPoint {
  const char* name;
  const char* call;
  const char* action;
  const char* path;
};
void PrintTo(const CodedPoint& point, std::ostream* out) {
  *out << point.name;
}

std::string fault_at(const CodedPoint& point, int number) {
  return fmt::format("{} {} {} {}", point.call, number, point.action, point.path);
}

// ---- a harvest ----

class HarvestPoint : public ::testing::TestWithParam<CodedPoint> {
 protected:
  void SetUp() override { begin_anew(); }
  void begin_anew() {
    bench_ = std::make_unique<Workbench>();
    bench_->add_source("repo", "oai-pmh", server_->url("/oai"));
    heads_ = 0;
  }
  std::string dir() const { return bench_->dir().string(); }

  SystemClock clock_;
  OaiRepository repository_ = [this] {
    OaiOptions options;
    options.page_size = static_cast<std::size_t>(kPointPage);
    return OaiRepository(options, sample_records(static_cast<std::size_t>(kPointRecords), true),
                         clock_);
  }();
  std::unique_ptr<ScriptedServer> server_ = std::move(*ScriptedServer::start(
      {{"/oai", [this](const ServerRequest& request) { return repository_.answer(request); }}}));
  std::unique_ptr<Workbench> bench_;
  Workbench notes_{true};
  std::int64_t heads_ = 0;
};

TEST_P(HarvestPoint, leaves_whole_pages_and_goes_on) {
  const int wanted = testing::wanted(10, 30);
  int fired = 0;
  for (int tries = 0; fired < wanted && tries < 3 * wanted && !HasFailure(); ++tries) {
    // The second time or later, so that the harvest comes further from kill to kill.
    const std::string fault = fault_at(GetParam(), 2 + tries % 4);
    const Ended ended = testing::run_binary(dir(), {"harvest", "repo"}, fault, notes_.dir());
    fired += ended.fired;
    EXPECT_TRUE(ended.fired || ended.status == 0) << ended.err;
    const StoreLook look = testing::look_at(dir(), {"repo"}, true);
    const testing::SourceLook repo = look.opened ? look.sources.at("repo") : testing::SourceLook{};
    EXPECT_GE(repo.heads, heads_) << fault;
    heads_ = repo.heads;
    if (heads_ < kPointRecords || repo.cut_off) continue;
    begin_anew();
  }
  bench_->expect(0, {"harvest", "repo"});
  EXPECT_EQ(testing::look_at(dir(), {"repo"}, true).sources.at("repo").heads, kPointRecords);
  EXPECT_GE(fired, wanted) << "the point was not reached often enough";
  std::printf("%s: %d kills\n", GetParam().name, fired);
}

constexpr CodedPoint kHarvestPoints[] = {
    {"before_a_batch", "write", "kill", ".log"},
    {"within_a_batch", "write", "tear", ".log"},
    {"behind_a_batch_before_its_sync", "sync", "kill", ".log"},
    {"behind_the_sync_of_a_batch", "sync", "after", ".log"},
    {"before_the_manifest_of_the_store", "write", "kill", "/MANIFEST"},
};
INSTANTIATE_TEST_SUITE_P(CodedPoints, HarvestPoint, ::testing::ValuesIn(kHarvestPoints),
                         [](const auto& made) { return std::string(made.param.name); });

// ---- a release and a backup ----

class ReleasePoint : public ::testing::TestWithParam<CodedPoint> {
 protected:
  testing::AcceptedWorks works_{6};
};

TEST_P(ReleasePoint, leaves_one_whole_release_and_the_next_one_is_made) {
  const int wanted = testing::wanted(10, 30);
  const fs::path current = fs::path(works_.dir()) / "public" / "current";
  for (int round = 1; round <= wanted && !HasFailure(); ++round) {
    works_.change(round);
    const Ended ended = works_.run({"export", "--force"}, fault_at(GetParam(), 1));
    EXPECT_TRUE(ended.fired) << "the point was not reached: " << ended.err;
    EXPECT_TRUE(testing::expect_whole_release(current));
    testing::look_at(works_.dir(), {}, true);
  }
  works_.change(wanted + 1);
  works_.bench().expect(0, {"export", "--force", "--now", "2030-01-01"});
  EXPECT_TRUE(testing::expect_whole_release(current));
  EXPECT_EQ(fs::read_symlink(current).filename().string().substr(0, 4), "2030");
  // The release is what follows from the store, and nothing else.
  const auto made = works_.exported(works_.bench(), "made");
  works_.bench().expect(0, {"rebuild"});
  EXPECT_EQ(made, works_.exported(works_.bench(), "rebuilt"));
}

constexpr CodedPoint kReleasePoints[] = {
    {"before_a_file_is_written", "write", "kill", "/public/releases/"},
    {"within_a_file", "write", "tear", "/public/releases/"},
    {"before_a_file_is_synced", "sync", "kill", "/public/releases/"},
    {"before_the_ledger_knows_it", "write", "kill", ".log"},
    {"when_the_ledger_knows_it", "sync", "after", ".log"},
    {"before_the_folder_moves", "rename", "kill", "/public/releases/"},
    {"behind_the_move_of_the_folder", "rename", "after", "/public/releases/"},
    {"before_current_moves", "rename", "kill", "/public/current"},
    {"behind_the_move_of_current", "rename", "after", "/public/current"},
};
INSTANTIATE_TEST_SUITE_P(CodedPoints, ReleasePoint, ::testing::ValuesIn(kReleasePoints),
                         [](const auto& made) { return std::string(made.param.name); });

class BackupPoint : public ::testing::TestWithParam<CodedPoint> {
 protected:
  testing::AcceptedWorks works_{6};
};

// A backup is there whole or not at all.
TEST_P(BackupPoint, leaves_a_whole_backup_or_none_and_the_next_one_is_made) {
  const int wanted = testing::wanted(10, 30);
  for (int round = 1; round <= wanted && !HasFailure(); ++round) {
    const Ended ended = works_.run({"backup", works_.place("copy")}, fault_at(GetParam(), 1));
    EXPECT_TRUE(ended.fired) << "the point was not reached: " << ended.err;
    if (fs::exists(works_.place("copy"))) {
      const Workbench other(true);
      other.expect(0, {"restore", works_.place("copy")});
      fs::remove_all(works_.place("copy"));
    }
  }
  works_.bench().expect(0, {"backup", works_.place("copy")});
  const Workbench other(true);
  other.expect(0, {"restore", works_.place("copy")});
  EXPECT_EQ(works_.exported(works_.bench(), "before"), works_.exported(other, "after"));
}

constexpr CodedPoint kBackupPoints[] = {
    {"before_a_file_is_copied", "write", "kill", ".copy.partial/"},
    {"within_a_file", "write", "tear", ".copy.partial/"},
    {"before_a_file_is_synced", "sync", "kill", ".copy.partial/"},
    {"before_the_store_is_whole", "rename", "kill", ".copy.partial/data"},
    {"before_it_moves", "rename", "kill", "/copy"},
    {"behind_its_move", "rename", "after", "/copy"},
};
INSTANTIATE_TEST_SUITE_P(CodedPoints, BackupPoint, ::testing::ValuesIn(kBackupPoints),
                         [](const auto& made) { return std::string(made.param.name); });

}  // namespace
}  // namespace vindplaats
