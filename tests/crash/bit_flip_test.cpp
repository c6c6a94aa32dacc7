// A bit of the store turns over (faults.md D6): it is found and named, or does no harm; and never
// does a release say something that was not in the store.
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "core/random.h"
#include "tests/crash/crash_bench.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using testing::Outcome;
using testing::Workbench;
using Files = std::map<std::string, std::string>;

struct FlipTally {
  int named = 0, harmless = 0, wrong = 0, repaired = 0;
};

class BitFlips : public ::testing::Test {
 protected:
  void SetUp() override {
    works_.bench().add_source("repo", "oai-pmh", server_->url("/oai"));
    works_.bench().expect(0, {"harvest", "repo"});
    works_.bench().expect(0, {"curate"});
    works_.bench().expect(0, {"export", "--force", "--now", "2029-01-01"});
    sound_ = works_.exported(works_.bench(), "sound");
  }

  // Another platform folder with the same bytes, but for the reserve, which says nothing.
  static void copy_platform(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
      const fs::path target = to / entry.path().lexically_relative(from);
      if (entry.is_symlink()) {
        fs::copy_symlink(entry.path(), target);
      } else if (entry.is_directory()) {
        fs::create_directories(target);
      } else if (entry.path().filename() != "reserve") {
        fs::copy_file(entry.path(), target);
      }
    }
  }

  // Turns one bit over, at a place that any byte of the store is as likely to be; says where.
  std::string flip(const fs::path& data) {
    std::vector<fs::path> files;
    std::uint64_t total = 0;
    for (const auto& entry : fs::directory_iterator(data)) {
      if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) total += fs::file_size(file);
    std::uint64_t at = random_.below(total);
    for (const fs::path& file : files) {
      if (at >= fs::file_size(file)) {
        at -= fs::file_size(file);
        continue;
      }
      std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekg(static_cast<std::streamoff>(at));
      const int byte = bytes.get();
      bytes.seekp(static_cast<std::streamoff>(at));
      bytes.put(static_cast<char>(byte ^ (1 << random_.below(8))));
      return fmt::format("{} at {}", file.filename().string(), at);
    }
    return "";
  }

  // What a platform with that flip says and releases.
  void judge(const Workbench& hurt, const std::string& where, FlipTally& tally) {
    const Outcome fsck = hurt.run({"fsck"});
    const bool named = fsck.status != 0;
    if (named) {
      EXPECT_FALSE((fsck.out + fsck.err).empty()) << where;
    }
    const std::string out = works_.place("hurt");
    fs::remove_all(out);
    const Outcome exported = hurt.run({"export", "--out", out, "--force", "--now", "2030-01-01"});
    const bool same = exported.status == 0 && testing::files_of(out) == sound_;
    const bool wrong = exported.status == 0 && !same;
    EXPECT_FALSE(wrong) << where << ": a release with other bytes was made";
    EXPECT_TRUE(named || same) << where << ": neither found nor harmless: " << exported.err;
    tally.named += named;
    tally.harmless += !named && same;
    tally.wrong += wrong;
    if (!named || hurt.run({"fsck", "--repair"}).status != 0) return;
    // What could be computed anew is as it was.
    ++tally.repaired;
    hurt.expect(0, {"fsck"});
    EXPECT_EQ(works_.exported(hurt, "repaired"), sound_) << where;
  }

  SystemClock clock_;
  OaiRepository repository_{{}, sample_records(200, false), clock_};
  std::unique_ptr<ScriptedServer> server_ = std::move(*ScriptedServer::start(
      {{"/oai", [this](const ServerRequest& request) { return repository_.answer(request); }}}));
  testing::AcceptedWorks works_{40};
  Files sound_;
  SeededRandom random_{20261122};
};

TEST_F(BitFlips, are_found_and_named_or_harmless) {
  const int wanted = testing::wanted(15, 50);
  FlipTally tally;
  for (int i = 0; i < wanted && !HasFailure(); ++i) {
    const Workbench hurt(true);
    copy_platform(works_.dir(), hurt.dir());
    const std::string where = flip(hurt.dir() / "data");
    judge(hurt, where, tally);
  }
  EXPECT_GT(tally.named, wanted / 5) << "flips are hardly ever found: is anything read?";
  std::printf("%d bit flips: %d found and named (of which %d repaired), %d harmless, %d wrong\n",
              wanted, tally.named, tally.repaired, tally.harmless, tally.wrong);
}

}  // namespace
}  // namespace vindplaats
