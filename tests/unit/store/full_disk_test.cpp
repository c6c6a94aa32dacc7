// A disk that fills up, and is emptied again: nothing acknowledged is lost, nothing ends the
// process, and commits work as soon as there is space (faults.md M12, D4). On a small file system
// of its own in memory, which only root may mount; skipped for others.
#include <chrono>
#include <fstream>
#include <limits>
#include <random>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include "store/disk_reserve.h"
#include "store/fsck.h"
#include "store/keys.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::opened;

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

// Reached through an open descriptor alone: whatever happens to this process, nothing stays
// mounted.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size) {
    const std::string& at = dir_.path();
    if (mount("tmpfs", at.c_str(), "tmpfs", 0, ("size=" + size).c_str()) != 0) return;
    root_ = ::open(at.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    umount2(at.c_str(), MNT_DETACH);
    path_ = "/proc/self/fd/" + std::to_string(root_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (root_ >= 0) ::close(root_);
  }
  bool mounted() const { return root_ >= 0; }
  const std::string& path() const { return path_; }
  std::string store() const { return path_ + "/data"; }
  std::uintmax_t available() const { return fs::space(path_).available; }

  // Somebody else's file takes all that is left but so much.
  void fill(std::uintmax_t left) const {
    std::ofstream file(path_ + "/foreign", std::ios::binary | std::ios::app);
    const std::string block(4096, 'f');
    while (file && available() >= left + block.size()) file.write(block.data(), 4096).flush();
  }
  void clean() const { fs::remove(path_ + "/foreign"); }

 private:
  testing::TempDir dir_;
  std::string path_;
  int root_ = -1;
};

// Writes rows that no compression makes small, and remembers what was acknowledged.
class Filler {
 public:
  Result<void> write(Store& store) {
    std::string bytes(kMegabyte, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_());
    Batch batch;
    batch.put(Table::kPayloads, numbered_key("s", std::to_string(next_), 1), bytes);
    const Result<void> done = store.commit(batch, Durability::kSynced);
    if (done) ++next_;
    return done;
  }
  // Until a commit is refused; gives its error.
  Error write_all(Store& store) {
    for (int most = 0; most < 1000; ++most) {
      if (Result<void> done = write(store); !done) return std::move(done).error();
    }
    ADD_FAILURE() << "the disk does not fill";
    return {};
  }
  void expect_all(const Store& store) const {
    for (int i = 0; i < next_; ++i) {
      std::string bytes;
      const std::string key = numbered_key("s", std::to_string(i), 1);
      EXPECT_TRUE(testing::value(store.snapshot()->get(Table::kPayloads, key, bytes))) << i;
      EXPECT_EQ(bytes.size(), kMegabyte);
    }
  }
  int acknowledged() const { return next_; }

 private:
  std::mt19937_64 random_{11};
  int next_ = 0;
};

class FullDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!disk_.mounted()) GTEST_SKIP() << "only root may mount a file system";
  }
  SmallDisk disk_{"320m"};
  Filler filler_;
};

TEST_F(FullDisk, refuses_before_it_is_full_and_goes_on_when_there_is_space) {
  const auto store = opened(disk_.store());
  EXPECT_EQ(fs::file_size(disk_.store() + "/reserve"), DiskReserve::kBytes);
  disk_.fill(100 * kMegabyte);
  const Error refused = filler_.write_all(*store);
  EXPECT_EQ(refused.fault, Fault::kRefused) << refused.what;
  EXPECT_GT(filler_.acknowledged(), 10);
  EXPECT_GT(disk_.available(), 40 * kMegabyte);
  filler_.expect_all(*store);
  disk_.clean();
  testing::expect_ok(filler_.write(*store));
  filler_.expect_all(*store);
}

TEST_F(FullDisk, opens_and_reads_when_it_is_full_to_the_last_byte) {
  {
    const auto store = opened(disk_.store());
    for (int i = 0; i < 20; ++i) testing::expect_ok(filler_.write(*store));
    disk_.fill(0);
    EXPECT_LT(disk_.available(), 4096U);
    EXPECT_FALSE(filler_.write(*store));
    filler_.expect_all(*store);
  }
  {
    const auto store = opened(disk_.store());
    ASSERT_NE(store, nullptr);
    EXPECT_FALSE(fs::exists(disk_.store() + "/reserve"));
    filler_.expect_all(*store);
  }
  disk_.clean();
  const auto store = opened(disk_.store());
  EXPECT_TRUE(fs::exists(disk_.store() + "/reserve"));
  testing::expect_ok(filler_.write(*store));
  filler_.expect_all(*store);
}

// The buffers are written in the background just as somebody else takes the last byte.
TEST_F(FullDisk, writes_its_buffers_into_the_reserve) {
  const auto store = opened(disk_.store());
  for (int i = 0; i < 12; ++i) testing::expect_ok(filler_.write(*store));
  disk_.fill(0);
  const auto compacted = store->compact();
  if (!compacted) {
    EXPECT_EQ(compacted.error().fault, Fault::kRefused) << compacted.error().what;
  }
  EXPECT_FALSE(filler_.write(*store));
  filler_.expect_all(*store);
  disk_.clean();
  // RocksDB looks every five seconds whether there is space again.
  const auto since = std::chrono::steady_clock::now();
  while (!filler_.write(*store) && std::chrono::steady_clock::now() < since + 10s)
    std::this_thread::sleep_for(100ms);
  testing::expect_ok(filler_.write(*store));
  filler_.expect_all(*store);
  EXPECT_TRUE(fs::exists(disk_.store() + "/reserve"));
}

TEST_F(FullDisk, leaves_no_half_copy) {
  const SmallDisk other("8m");
  const auto store = opened(disk_.store());
  for (int i = 0; i < 20; ++i) testing::expect_ok(filler_.write(*store));
  const auto refused = store->copy_to(other.path() + "/copy");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::kRefused);
  EXPECT_TRUE(fs::is_empty(other.path()));
  testing::expect_ok(filler_.write(*store));
}

TEST(DiskReserve, is_laid_down_once_and_given_up) {
  const testing::TempDir dir;
  DiskReserve reserve(dir.path());
  if (fs::space(dir.path()).available < DiskReserve::kPlenty) GTEST_SKIP() << "too little space";
  reserve.lay_down();
  reserve.lay_down();
  EXPECT_EQ(fs::file_size(dir.path() + "/reserve"), DiskReserve::kBytes);
  EXPECT_FALSE(reserve.full(0));
  EXPECT_TRUE(reserve.full(std::numeric_limits<std::size_t>::max() / 2));
  reserve.give_up();
  reserve.give_up();
  EXPECT_TRUE(fs::is_empty(dir.path()));
}

}  // namespace
}  // namespace vindplaats
