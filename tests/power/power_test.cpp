// The power goes while the store is written: every commit that was acknowledged is there, and the
// store opens and is sound (faults.md D3). The same without sync must lose some: else this proves
// nothing.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/random.h"
#include "store/fsck.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

class PowerBench {
 public:
  PowerBench() {
    std::string pattern = (fs::temp_directory_path() / "vindplaats-power-XXXXXX").string();
    dir_ = mkdtemp(pattern.data());
  }
  PowerBench(const PowerBench&) = delete;
  PowerBench& operator=(const PowerBench&) = delete;
  ~PowerBench() {
    std::error_code ignored;
    fs::remove_all(dir_, ignored);
  }
  std::string store() const { return dir_ + "/data"; }

  // Lets the writer write for a while, takes the power away, and gives the last number that was
  // acknowledged; 0: none.
  std::int64_t cut(const char* durability, std::chrono::microseconds after) {
    const std::vector<int> held = take_for_synced();
    int out[2];
    EXPECT_EQ(pipe2(out, O_CLOEXEC), 0);
    const pid_t writer = fork();
    if (writer == 0) {
      dup2(out[1], 1);
      const std::string data = store(), notes = dir_ + "/notes";
      execl(VINDPLAATS_POWER_WRITER, "power_writer", data.c_str(), notes.c_str(), durability,
            nullptr);
      _exit(127);
    }
    close(out[1]);
    // From the first acknowledgement on, so that a slow start costs no cut.
    std::string said(64, '\0');
    const ssize_t first = read(out[0], said.data(), said.size());
    said.resize(first > 0 ? static_cast<std::size_t>(first) : 0);
    std::thread reader([&] {
      char block[4096];
      for (ssize_t got = 0; (got = read(out[0], block, sizeof block)) > 0;)
        said.append(block, static_cast<std::size_t>(got));
    });
    std::this_thread::sleep_for(after);
    kill(writer, SIGKILL);
    int status = 0;
    waitpid(writer, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << WEXITSTATUS(status);
    reader.join();
    close(out[0]);
    drop_unsynced();
    for (const int file : held) close(file);
    return last_number(said);
  }

 private:
  // The last whole line.
  static std::int64_t last_number(const std::string& said) {
    const std::size_t end = said.rfind('\n');
    if (end == std::string::npos) return 0;
    const std::size_t before = end == 0 ? std::string::npos : said.rfind('\n', end - 1);
    return std::atoll(said.c_str() + (before == std::string::npos ? 0 : before + 1));
  }

  // What lies there before the writer starts was closed in good order. Held open, so that its
  // numbers are given to no other file.
  std::vector<int> take_for_synced() {
    synced_.clear();
    std::vector<int> held;
    std::error_code none_yet;
    for (const auto& entry : fs::directory_iterator(store(), none_yet)) {
      struct stat found = {};
      const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
      if (file < 0 || fstat(file, &found) != 0) continue;
      held.push_back(file);
      synced_[found.st_ino] = static_cast<std::uintmax_t>(found.st_size);
    }
    return held;
  }

  void drop_unsynced() {
    std::ifstream notes(dir_ + "/notes");
    for (ino_t inode = 0; notes >> inode;) notes >> synced_[inode];
    for (const auto& entry : fs::directory_iterator(store())) {
      // Nobody syncs this one: its content says nothing.
      if (!entry.is_regular_file() || entry.path().filename() == "reserve") continue;
      struct stat found = {};
      if (stat(entry.path().c_str(), &found) != 0) continue;
      const std::uintmax_t kept = synced_[found.st_ino];
      if (static_cast<std::uintmax_t>(found.st_size) > kept) fs::resize_file(entry.path(), kept);
    }
  }

  std::string dir_;
  std::map<ino_t, std::uintmax_t> synced_;
};

// How many acknowledged commits are gone.
std::int64_t count_lost(const Snapshot& snapshot, std::int64_t acknowledged) {
  std::int64_t lost = 0;
  for (std::int64_t number = 1; number <= acknowledged; ++number) {
    const auto payload = get_payload(snapshot, "s", std::to_string(number), 1);
    const auto head = get_head(snapshot, "s", std::to_string(number));
    lost += !payload || !*payload || !head || !*head;
  }
  return lost;
}

struct Tally {
  int opened = 0;
  std::int64_t acknowledged = 0, lost = 0;
  std::size_t defects = 0;
};

Tally cut_often(const char* durability, int cuts) {
  constexpr int kCutsAStore = 10;
  SeededRandom random(20261122);
  Tally tally;
  std::unique_ptr<PowerBench> bench;
  for (int i = 0; i < cuts; ++i) {
    if (i % kCutsAStore == 0) bench = std::make_unique<PowerBench>();
    const auto after = std::chrono::microseconds(random.below(150'000));
    const std::int64_t acknowledged = bench->cut(durability, after);
    const Result<std::unique_ptr<Store>> store = open_rocks_store(bench->store());
    EXPECT_TRUE(store) << "cut " << i << ": " << (store ? "" : store.error().what);
    if (!store) return tally;
    ++tally.opened;
    const std::unique_ptr<Snapshot> now = (*store)->snapshot();
    tally.acknowledged += acknowledged;
    tally.lost += count_lost(*now, acknowledged);
    tally.defects += check(*now).size();
  }
  return tally;
}

int wanted_cuts(int quick, int all) {
  return std::getenv("VINDPLAATS_LONG") != nullptr ? all : quick;
}

TEST(PowerCut, loses_nothing_that_was_acknowledged) {
  const int cuts = wanted_cuts(20, 200);
  const Tally tally = cut_often("synced", cuts);
  EXPECT_EQ(tally.opened, cuts);
  EXPECT_EQ(tally.lost, 0) << "of " << tally.acknowledged;
  EXPECT_EQ(tally.defects, 0U);
  EXPECT_GT(tally.acknowledged, cuts);
  RecordProperty("acknowledged", static_cast<int>(tally.acknowledged));
  std::printf("%d cuts, %lld acknowledged, %lld lost\n", cuts,
              static_cast<long long>(tally.acknowledged), static_cast<long long>(tally.lost));
}

// Without sync whole commits are missing, but none is torn: what is there is sound.
TEST(PowerCut, loses_something_without_sync) {
  const int cuts = wanted_cuts(4, 20);
  const Tally tally = cut_often("buffered", cuts);
  EXPECT_EQ(tally.opened, cuts);
  EXPECT_GT(tally.lost, 0) << "of " << tally.acknowledged;
  EXPECT_EQ(tally.defects, 0U);
  std::printf("%d cuts without sync, %lld acknowledged, %lld lost\n", cuts,
              static_cast<long long>(tally.acknowledged), static_cast<long long>(tally.lost));
}

}  // namespace
}  // namespace vindplaats
