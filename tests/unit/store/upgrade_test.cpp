// Stores of older versions, as they stood on disk: they open, and hold what they held.
#include "store/upgrade.h"

#include <gtest/gtest.h>

#include "store/encoding.h"
#include "store/fsck.h"
#include "store/keys.h"
#include "store/ledger.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

using testing::commit;
using testing::opened;
using testing::TempDir;

std::string number_bytes(std::int64_t number) {
  std::string bytes;
  append_number(bytes, number);
  return bytes;
}

void set_version(Store& store, std::int64_t version) {
  Batch batch;
  batch.put(Table::kMeta, "format", number_bytes(version));
  commit(store, batch);
}

std::string version_of(const Store& store) {
  return testing::rows_of(*store.snapshot(), Table::kMeta)["format"];
}

// What version 0 wrote: a chained ledger, without a note of where it ends.
void make_version_0(const std::string& dir, int entries) {
  const auto store = opened(dir);
  LedgerHead head;
  Batch batch;
  for (int i = 0; i < entries; ++i)
    append_entry(batch, head, {0, "2026-01-01T00:00:00Z", "anna", "decision", "{}", ""});
  commit(*store, batch);
  Batch older;
  older.remove(Table::kMeta, "ledger");
  commit(*store, older);
  set_version(*store, 0);
}

TEST(Upgrade, there_is_a_step_for_every_version_before_ours) {
  ASSERT_EQ(upgrades().size(), static_cast<std::size_t>(kFormatVersion));
  for (std::size_t i = 0; i < upgrades().size(); ++i)
    EXPECT_EQ(upgrades()[i].from, static_cast<std::int64_t>(i));
}

TEST(Upgrade, brings_a_store_of_version_0_to_ours) {
  for (const int entries : {0, 1, 5}) {
    const TempDir dir;
    make_version_0(dir.path(), entries);
    const auto store = opened(dir.path());
    ASSERT_NE(store, nullptr);
    EXPECT_EQ(version_of(*store), number_bytes(kFormatVersion));
    EXPECT_TRUE(check(*store->snapshot()).empty());
    EXPECT_EQ(testing::value(read_head(*store->snapshot())).sequence, entries);
  }
}

TEST(Upgrade, refuses_a_store_of_version_0_whose_ledger_is_broken) {
  const TempDir dir;
  make_version_0(dir.path(), 0);
  {
    // A row in the middle of nothing.
    const auto store = opened(dir.path());
    Batch batch;
    LedgerHead head{2, std::string(64, 'a')};
    append_entry(batch, head, {0, "2026-01-01T00:00:00Z", "anna", "decision", "{}", ""});
    batch.remove(Table::kMeta, "ledger");
    commit(*store, batch);
    set_version(*store, 0);
  }
  const auto store = open_rocks_store(dir.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().fault, Fault::kCorrupt);
  EXPECT_NE(store.error().what.find("of version 0 could not be brought to the next (notes where"),
            std::string::npos)
      << store.error().what;
  EXPECT_NE(store.error().what.find("ledger entry 1: lost, and all up to 2"), std::string::npos)
      << store.error().what;
}

Result<void> add_letter(Store& store, char letter) {
  std::string text;
  const auto before = testing::rows_of(*store.snapshot(), Table::kRecords);
  if (const auto row = before.find("k"); row != before.end()) text = row->second;
  Batch batch;
  batch.put(Table::kRecords, "k", text + letter);
  return store.commit(batch, Durability::kSynced);
}
Result<void> add_a(Store& store) {
  return add_letter(store, 'a');
}
Result<void> add_b(Store& store) {
  return add_letter(store, 'b');
}
Result<void> fail_step(Store&) {
  return fail(Fault::kRefused, "the disk is full");
}

TEST(Upgrade, takes_the_steps_from_its_version_on_in_order) {
  constexpr Upgrade kSteps[] = {{0, "a", add_a}, {1, "b", add_b}, {2, "a again", add_a}};
  const struct {
    std::int64_t version;
    const char* left;
  } cases[] = {{0, "k=aba"}, {1, "k=ba"}, {2, "k=a"}, {3, ""}};
  for (const auto& [version, left] : cases) {
    const auto store = open_memory_store();
    set_version(*store, version);
    testing::expect_ok(upgrade_store(*store, version, kSteps));
    EXPECT_EQ(testing::dump(*store->snapshot(), Table::kRecords), left);
    EXPECT_EQ(version_of(*store), number_bytes(3));
  }
}

TEST(Upgrade, goes_on_after_the_last_step_that_was_done) {
  constexpr Upgrade kBreaks[] = {{0, "a", add_a}, {1, "b", fail_step}};
  const auto store = open_memory_store();
  set_version(*store, 0);
  const auto stopped = upgrade_store(*store, 0, kBreaks);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().fault, Fault::kRefused);
  EXPECT_EQ(version_of(*store), number_bytes(1));
  constexpr Upgrade kWorks[] = {{0, "a", add_a}, {1, "b", add_b}};
  testing::expect_ok(upgrade_store(*store, 1, kWorks));
  EXPECT_EQ(testing::dump(*store->snapshot(), Table::kRecords), "k=ab");
}

}  // namespace
}  // namespace vindplaats
