// What only the store on disk does: stay, lock, refuse what it cannot read.
#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/encoding.h"
#include "store/fsck.h"
#include "store/keys.h"
#include "store/store.h"
#include "tests/support/golden.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using testing::commit;
using testing::opened;
using testing::TempDir;

void put_row(Store& store, std::string_view key, std::string_view text) {
  Batch batch;
  batch.put(Table::kRecords, key, text);
  commit(store, batch);
}

std::vector<fs::path> store_files(const std::string& dir, std::string_view extension) {
  return testing::files_in(dir, extension);
}

void flip_bit(const fs::path& file, std::uint64_t at) {
  std::fstream io(file, std::ios::binary | std::ios::in | std::ios::out);
  io.seekg(static_cast<std::streamoff>(at));
  const char byte = static_cast<char>(io.get() ^ 0x10);
  io.seekp(static_cast<std::streamoff>(at));
  io.put(byte);
}

TEST(RocksStore, keeps_its_rows_when_it_is_closed_and_opened) {
  const TempDir dir;
  const std::string below = dir.path() + "/not/there/yet";
  put_row(*opened(below), "a", "1");
  auto store = opened(below);
  Batch derived;
  derived.put(Table::kGroups, "b", "2");
  testing::expect_ok(store->commit(derived, Durability::kBuffered));
  store.reset();
  store = opened(below);
  EXPECT_EQ(testing::dump(*store->snapshot(), Table::kRecords), "a=1");
  EXPECT_EQ(testing::dump(*store->snapshot(), Table::kGroups), "b=2");
}

TEST(RocksStore, says_who_is_in_the_way_when_it_is_open_already) {
  const TempDir dir;
  const auto store = opened(dir.path());
  const auto second = open_rocks_store(dir.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().fault, Fault::kBusy);
  EXPECT_NE(second.error().what.find(dir.path()), std::string::npos);
  EXPECT_NE(second.error().what.find("in use by another process: stop it"), std::string::npos);
}

TEST(RocksStore, says_so_when_another_process_holds_the_lock) {
  const TempDir dir;
  put_row(*opened(dir.path()), "a", "1");
  int ready[2], done[2];
  ASSERT_EQ(pipe(ready) + pipe(done), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const int file = open((dir.path() + "/LOCK").c_str(), O_RDWR | O_CLOEXEC);
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    char byte = fcntl(file, F_SETLK, &lock) == 0 ? 'y' : 'n';
    if (write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) != 1) _exit(1);
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_EQ(byte, 'y');
  const auto locked = open_rocks_store(dir.path());
  EXPECT_EQ(write(done[1], &byte, 1), 1);
  waitpid(child, nullptr, 0);
  for (const int end : {ready[0], ready[1], done[0], done[1]}) close(end);
  ASSERT_FALSE(locked);
  EXPECT_EQ(locked.error().fault, Fault::kBusy);
  EXPECT_EQ(testing::dump(*opened(dir.path())->snapshot(), Table::kRecords), "a=1");
}

TEST(RocksStore, refuses_a_store_of_a_newer_version) {
  const TempDir dir;
  {
    const auto store = opened(dir.path());
    std::string version;
    append_number(version, kFormatVersion + 1);
    Batch batch;
    batch.put(Table::kMeta, "format", version);
    commit(*store, batch);
  }
  const auto store = open_rocks_store(dir.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().fault, Fault::kUsage);
  EXPECT_NE(store.error().what.find("newer version"), std::string::npos);
}

TEST(RocksStore, refuses_a_store_that_has_lost_its_format_version) {
  for (const char* stored : {"", "1"}) {
    const TempDir dir;
    {
      const auto store = opened(dir.path());
      put_row(*store, "a", "1");
      Batch batch;
      if (*stored == '\0') batch.remove(Table::kMeta, "format");
      if (*stored != '\0') batch.put(Table::kMeta, "format", stored);
      commit(*store, batch);
    }
    const auto store = open_rocks_store(dir.path());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().fault, Fault::kCorrupt);
  }
}

TEST(RocksStore, says_so_when_the_folder_cannot_be_made) {
  const TempDir dir;
  std::ofstream(dir.path() + "/file") << "x";
  const auto store = open_rocks_store(dir.path() + "/file/store");
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().fault, Fault::kUsage);
}

TEST(RocksStore, is_corrupt_when_its_files_are_gone) {
  const TempDir dir;
  put_row(*opened(dir.path()), "a", "1");
  for (const fs::path& file : store_files(dir.path(), ".sst")) fs::remove(file);
  const auto store = open_rocks_store(dir.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().fault, Fault::kCorrupt);
  EXPECT_NE(store.error().what.find(dir.path()), std::string::npos);
}

// A copy of the files of a store at work is what a power cut leaves: the log is not yet in tables.
void copy_store(const std::string& from, const std::string& to) {
  fs::create_directories(to);
  for (const auto& file : fs::directory_iterator(from)) {
    if (file.path().filename() != "reserve") fs::copy(file.path(), to / file.path().filename());
  }
}

class CutOffStore : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto store = opened(dir_.path() + "/live");
    for (int i = 0; i < 40; ++i)
      put_row(*store, "k" + std::to_string(100 + i), std::string(3000, 'v'));
    copy_store(dir_.path() + "/live", copy_);
    for (const fs::path& log : store_files(copy_, ".log")) {
      if (log_.empty() || fs::file_size(log) > fs::file_size(log_)) log_ = log;
    }
  }

  TempDir dir_;
  std::string copy_ = dir_.path() + "/copy";
  fs::path log_;
};

TEST_F(CutOffStore, has_all_that_was_acknowledged) {
  EXPECT_EQ(testing::rows_of(*opened(copy_)->snapshot(), Table::kRecords).size(), 40U);
}

TEST_F(CutOffStore, takes_a_torn_end_of_its_log) {
  fs::resize_file(log_, fs::file_size(log_) - 1000);
  const auto store = opened(copy_);
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(testing::rows_of(*store->snapshot(), Table::kRecords).size(), 39U);
}

// RocksDB by itself would keep the commits before the damage and drop the others without a word.
TEST_F(CutOffStore, refuses_a_log_that_is_damaged_in_the_middle) {
  flip_bit(log_, fs::file_size(log_) / 2);
  const auto store = open_rocks_store(copy_);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().fault, Fault::kCorrupt);
}

// One bit anywhere in a table is noticed: the store does not open, or a read fails, or nothing was
// lost.
TEST(RocksStore, never_gives_a_wrong_row_for_a_flipped_bit) {
  const TempDir dir;
  const std::string live = dir.path() + "/live";
  testing::Rows expected;
  {
    const auto store = opened(live);
    Batch batch;
    for (int i = 0; i < 200; ++i) {
      const std::string key = record_key("s", std::to_string(i));
      expected[key] = "{\"id\":\"s/" + std::to_string(i) + "\",\"source\":\"s\",\"identifier\":\"" +
                      std::to_string(i) + "\",\"title\":\"" + std::to_string(i * 7919) + "\"}";
      batch.put(Table::kRecords, key, expected[key]);
    }
    commit(*store, batch);
    testing::expect_ok(store->compact());
  }
  int noticed = 0;
  for (int round = 0; round < 30; ++round) {
    const std::string copy = dir.path() + "/copy" + std::to_string(round);
    copy_store(live, copy);
    const std::vector<fs::path> tables = store_files(copy, ".sst");
    ASSERT_FALSE(tables.empty());
    const fs::path& table = *std::max_element(
        tables.begin(), tables.end(),
        [](const fs::path& a, const fs::path& b) { return fs::file_size(a) < fs::file_size(b); });
    flip_bit(table, fs::file_size(table) * static_cast<std::uint64_t>(round) / 30);
    const auto store = open_rocks_store(copy);
    if (!store) {
      EXPECT_EQ(store.error().fault, Fault::kCorrupt) << store.error().what;
      ++noticed;
      continue;
    }
    testing::Rows rows;
    const auto read = (*store)->snapshot()->scan(Table::kRecords, {}, {},
                                                 [&](std::string_view key, std::string_view text) {
                                                   rows.emplace(key, text);
                                                   return true;
                                                 });
    if (!read) {
      EXPECT_EQ(read.error().fault, Fault::kCorrupt);
      bool named = false;
      check(*(*store)->snapshot(),
            [&](const Defect& defect) { named = named || defect.where == "table records"; });
      EXPECT_TRUE(named);
      ++noticed;
      continue;
    }
    EXPECT_EQ(rows, expected) << "round " << round;
  }
  EXPECT_GT(noticed, 10);
}

TEST(RocksStore, leaves_no_bytes_of_what_was_removed_after_compacting) {
  const TempDir dir;
  const auto store = opened(dir.path());
  put_row(*store, "a", "the name that must be forgotten");
  put_row(*store, "b", "what stays");
  Batch batch;
  batch.remove(Table::kRecords, "a");
  commit(*store, batch);
  testing::expect_ok(store->compact());
  bool stays = false;
  for (const char* extension : {".sst", ".log"}) {
    for (const fs::path& file : store_files(dir.path(), extension)) {
      const std::string bytes = testing::read_file(file);
      EXPECT_EQ(bytes.find("must be forgotten"), std::string::npos) << file;
      stays = stays || bytes.find("what stays") != std::string::npos;
    }
  }
  EXPECT_TRUE(stays);
}

}  // namespace
}  // namespace vindplaats
