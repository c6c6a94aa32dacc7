// A disk that somebody else fills up while we harvest, and empties again (faults.md D4): nothing
// that was acknowledged is lost, no harvest begins while there is too little, `status` says so, and
// the next command works as soon as there is space. On a small file system in memory, which only
// root may mount; skipped for others.
#include <algorithm>
#include <fstream>
#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "app/disk_space.h"
#include "core/random.h"
#include "tests/crash/crash_bench.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::StoreLook;
using testing::Workbench;

constexpr std::int64_t kDiskRecords = 600;

// A platform folder whose data/ is a disk of its own.
class SmallPlatform {
 public:
  SmallPlatform() {
    const std::string data = bench.dir() / "data";
    fs::create_directories(data);
    mounted_ = mount("tmpfs", data.c_str(), "tmpfs", 0, "size=700m") == 0;
  }
  ~SmallPlatform() {
    if (mounted_) umount2((bench.dir() / "data").c_str(), MNT_DETACH);
  }
  SmallPlatform(const SmallPlatform&) = delete;
  SmallPlatform& operator=(const SmallPlatform&) = delete;
  bool mounted() const { return mounted_; }

  // Somebody else takes all that is left but so much.
  void fill(std::uintmax_t left) const {
    std::ofstream file(bench.dir() / "data" / "foreign", std::ios::binary | std::ios::app);
    const std::string block(std::size_t{1} << 20, 'f');
    for (;;) {
      const std::uintmax_t free = fs::space(bench.dir() / "data").available;
      if (!file || free < left + 4096) return;
      const auto size =
          static_cast<std::streamsize>(std::min<std::uintmax_t>(free - left, 1 << 20));
      file.write(block.data(), size).flush();
    }
  }
  void clean() const { fs::remove(bench.dir() / "data" / "foreign"); }

  const Workbench bench;

 private:
  bool mounted_ = false;
};

class FullDiskHarvest : public ::testing::Test {
 protected:
  SystemClock clock_;
  std::uint64_t requests_ = 0, moment_ = 0;
  std::function<void()> fill_;
  OaiRepository repository_ = [this] {
    OaiOptions options;
    options.page_size = 10;
    return OaiRepository(options, sample_records(static_cast<std::size_t>(kDiskRecords), true),
                         clock_);
  }();
  Answer answer(const ServerRequest& request) {
    // While the harvest waits for this answer.
    if (++requests_ == moment_ && fill_) fill_();
    return repository_.answer(request);
  }
  std::unique_ptr<ScriptedServer> server_ = std::move(*ScriptedServer::start(
      {{"/oai", [this](const ServerRequest& request) { return answer(request); }}}));
};

TEST_F(FullDiskHarvest, does_not_begin_below_the_reserve_and_status_says_so) {
  const SmallPlatform small;
  if (!small.mounted()) GTEST_SKIP() << "only root may mount a file system";
  small.bench.add_source("repo", "oai-pmh", server_->url("/oai"));
  small.bench.expect(0, {"harvest", "repo", "--limit", "50"});
  EXPECT_THAT(small.bench.expect(0, {"status"}).out, ::testing::Not(HasSubstr("Disk:")));
  small.fill(kHarvestSpace / 2);
  EXPECT_THAT(small.bench.expect(1, {"harvest"}).err, HasSubstr("no harvest begins below"));
  EXPECT_THAT(small.bench.expect(0, {"status"}).out, HasSubstr("no harvest begins below"));
  const auto store = small.bench.json({"status"})["store"];
  EXPECT_LT(store["free"], kHarvestSpace);
  EXPECT_THAT(store["remedy"].get<std::string>(), HasSubstr("free some space"));
  // The rest works.
  small.bench.expect(0, {"curate"});
  small.bench.expect(0, {"fsck"});
  small.clean();
  small.bench.expect(0, {"harvest", "repo"});
}

TEST_F(FullDiskHarvest, loses_nothing_when_it_fills_up_in_the_middle) {
  const int wanted = testing::wanted(5, 20);
  SeededRandom random(20261122);
  int refused = 0, ended = 0, crashed = 0;
  for (int round = 0; round < wanted && !HasFailure(); ++round) {
    const SmallPlatform small;
    if (!small.mounted()) GTEST_SKIP() << "only root may mount a file system";
    small.bench.add_source("repo", "oai-pmh", server_->url("/oai"));
    const std::string dir = small.bench.dir().string();
    // Some bytes, the edge of what the store takes, or none at all are left.
    constexpr std::uintmax_t kLeft[] = {0, 4096, std::uintmax_t{1} << 20, std::uintmax_t{60} << 20};
    requests_ = 0;
    moment_ = 4 + random.below(50);
    fill_ = [&] { small.fill(kLeft[static_cast<std::size_t>(round) % std::size(kLeft)]); };
    const Workbench notes(true);
    const testing::Ended run = testing::run_binary(dir, {"harvest", "repo"}, "", notes.dir());
    refused += run.status == 1;
    ended += run.status == 0 || run.status == 3;
    crashed += run.signal != 0;
    if (run.status == 1) {
      EXPECT_THAT(run.err, HasSubstr("the disk of"));
    }
    const StoreLook full = testing::look_at(dir, {"repo"}, true);
    small.clean();
    small.bench.expect(0, {"harvest", "repo"});
    const StoreLook after = testing::look_at(dir, {"repo"}, true);
    EXPECT_LT(full.sources.at("repo").heads, kDiskRecords) << "the disk was not full in time";
    EXPECT_GE(after.sources.at("repo").heads, full.sources.at("repo").heads);
    EXPECT_EQ(after.sources.at("repo").heads, kDiskRecords);
  }
  std::printf(
      "%d full disks: %d refused in words, %d had ended, %d ended the process; 0 lost, and "
      "the next command worked each time\n",
      wanted, refused, ended, crashed);
}

}  // namespace
}  // namespace vindplaats
