// kill -9 at random moments of an export, with a reader beside it that never stops (faults.md D8):
// what `current` names is one whole release at every moment, each file with the digest that its
// manifest says.
#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "core/random.h"
#include "tests/crash/crash_bench.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using Moment = std::chrono::steady_clock;

// Reads the release that `current` names, again and again. It asks once where that is, as a web
// server does.
class Reader {
 public:
  explicit Reader(fs::path current) : current_(std::move(current)), thread_([this] { read(); }) {}
  ~Reader() { stop(); }
  void stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
  }
  std::int64_t reads() const { return reads_; }

 private:
  void read() {
    while (!stopped_) {
      std::error_code failed;
      const fs::path target = fs::read_symlink(current_, failed);
      EXPECT_FALSE(failed) << "current is gone";
      EXPECT_TRUE(testing::expect_whole_release(current_.parent_path() / target)) << target;
      ++reads_;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

  const fs::path current_;
  std::atomic<bool> stopped_ = false;
  std::atomic<std::int64_t> reads_ = 0;
  std::thread thread_;
};

class ExportKills {
 public:
  // Lets one export come to its end, to know how long that takes here.
  explicit ExportKills(const testing::AcceptedWorks& works) : works_(works) {
    works_.change(0);
    const auto start = Moment::now();
    EXPECT_EQ(works_.run({"export", "--force"}, "").status, 0);
    usual_ = std::chrono::duration_cast<std::chrono::microseconds>(Moment::now() - start);
  }

  // True when the kill came before the export had ended.
  bool kill_once(int round) {
    works_.change(round);
    const auto start = Moment::now();
    const pid_t child = testing::start_binary(works_.dir(), {"export", "--force"});
    // Most of the time goes into starting and reading: more moments in the second half.
    const auto usual = static_cast<std::uint64_t>(usual_.count());
    const std::chrono::microseconds moment(usual / 4 + random_.below(usual));
    int status = 0;
    pid_t ended = 0;
    while (ended == 0 && Moment::now() - start < moment) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
      ended = waitpid(child, &status, WNOHANG);
    }
    if (ended == 0) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
    } else {
      usual_ = std::chrono::duration_cast<std::chrono::microseconds>(Moment::now() - start);
      EXPECT_EQ(WEXITSTATUS(status), 0);
    }
    return WIFSIGNALED(status);
  }

 private:
  const testing::AcceptedWorks& works_;
  SeededRandom random_{20261122};
  std::chrono::microseconds usual_{};
};

TEST(KillExport, a_reader_always_sees_one_whole_release) {
  const int wanted = testing::wanted(20, 200);
  const testing::AcceptedWorks works(12);
  const fs::path current = fs::path(works.dir()) / "public" / "current";
  Reader reader(current);
  ExportKills exports(works);
  int kills = 0, moved = 0;
  fs::path before = fs::read_symlink(current);
  for (int round = 1; kills < wanted && round < 10 * wanted && !HasFailure(); ++round) {
    kills += exports.kill_once(round);
    EXPECT_TRUE(testing::expect_whole_release(current));
    const fs::path now = fs::read_symlink(current);
    moved += now != before;
    before = now;
  }
  reader.stop();
  EXPECT_GE(kills, wanted);
  EXPECT_GT(moved, 0) << "no release was ever made: the kills prove nothing";
  testing::look_at(works.dir(), {}, true);
  works.bench().expect(0, {"export", "--force", "--now", "2030-01-01"});
  EXPECT_TRUE(testing::expect_whole_release(current));
  std::printf("%d kills during export, %d releases moved, %lld reads beside them, all whole\n",
              kills, moved, static_cast<long long>(reader.reads()));
}

}  // namespace
}  // namespace vindplaats
