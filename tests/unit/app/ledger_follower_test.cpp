// Books of pages read the ledger on: each entry once, and all again when `erase` rewrote some.
#include "app/pipeline/ledger_follower.h"

#include <gtest/gtest.h>

#include "app/pipeline/ledger_writer.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

class LedgerFollowing : public ::testing::Test {
 protected:
  void write(std::string_view kind) {
    ASSERT_TRUE(LedgerWriter(*store_, clock_).append({{"test", std::string(kind), "{}"}}));
  }
  // What comes: the numbers of the entries; "!" where all is to be forgotten.
  std::string read() {
    std::string came;
    EXPECT_TRUE(follower_.read_on(
        *store_->snapshot(),
        [&](const LedgerEntry& entry) { came += std::to_string(entry.sequence); },
        [&] { came += '!'; }));
    return came;
  }

  std::unique_ptr<Store> store_ = open_memory_store();
  testing::SetClock clock_;
  LedgerFollower follower_;
};

TEST_F(LedgerFollowing, GivesEachEntryOnce) {
  EXPECT_EQ(read(), "");
  write("note");
  write("note");
  EXPECT_EQ(read(), "12");
  EXPECT_EQ(read(), "");
  write("note");
  EXPECT_EQ(read(), "3");
}

TEST_F(LedgerFollowing, GivesAllAgainOnceWhenEntriesWereWrittenAnew) {
  write("note");
  EXPECT_EQ(read(), "1");
  write(kLedgerSuppression);
  write("note");
  EXPECT_EQ(read(), "!123");
  EXPECT_EQ(read(), "");
}

TEST_F(LedgerFollowing, AFirstReadingHasNothingToForget) {
  write("note");
  write(kLedgerSuppression);
  write("note");
  EXPECT_EQ(read(), "123");
}

}  // namespace
}  // namespace vindplaats
