// What every store does, run on both.
#include "store/store.h"

#include <atomic>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

using testing::commit;
using testing::dump;

enum class Kind { kMemory, kRocks };

class EveryStore : public ::testing::TestWithParam<Kind> {
 protected:
  EveryStore() {
    store_ = GetParam() == Kind::kMemory ? open_memory_store() : testing::opened(dir_.path());
  }
  std::string rows(Table table = Table::kRecords) const { return dump(*store_->snapshot(), table); }
  void put(std::string_view key, std::string_view value) {
    Batch batch;
    batch.put(Table::kRecords, key, value);
    commit(*store_, batch);
  }

  testing::TempDir dir_;
  std::unique_ptr<Store> store_;
};

TEST_P(EveryStore, keeps_what_is_put_and_forgets_what_is_removed) {
  put("a", "1");
  put("b", "2");
  put("a", "3");
  EXPECT_EQ(rows(), "a=3 b=2");
  Batch batch;
  batch.remove(Table::kRecords, "a");
  batch.remove(Table::kRecords, "never there");
  commit(*store_, batch);
  EXPECT_EQ(rows(), "b=2");
}

TEST_P(EveryStore, says_whether_a_key_is_there) {
  put("a", "");
  const auto now = store_->snapshot();
  std::string value = "untouched";
  EXPECT_FALSE(testing::value(now->get(Table::kRecords, "b", value)));
  EXPECT_EQ(value, "untouched");
  EXPECT_TRUE(testing::value(now->get(Table::kRecords, "a", value)));
  EXPECT_EQ(value, "");
}

TEST_P(EveryStore, copies_itself_as_it_is) {
  Batch batch;
  for (int i = 1; i < kTables; ++i) batch.put(static_cast<Table>(i), "k", std::to_string(i));
  commit(*store_, batch);
  const std::string copy = dir_.path() + "/copy";
  testing::expect_ok(store_->copy_to(copy));
  put("later", "1");
  const auto opened = testing::opened(copy);
  for (int i = 1; i < kTables; ++i) {
    const auto table = static_cast<Table>(i);
    EXPECT_EQ(dump(*opened->snapshot(), table), "k=" + std::to_string(i)) << table_name(table);
  }
  commit(*opened, batch);  // the copy goes its own way
  EXPECT_EQ(rows(), "k=7 later=1");
}

TEST_P(EveryStore, copies_over_nothing) {
  put("a", "1");
  const auto refused = store_->copy_to(dir_.path());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::kRefused);
  put("b", "2");
  EXPECT_EQ(rows(), "a=1 b=2");
}

// Every copy holds whole batches, and the first so many of them.
TEST_P(EveryStore, copies_itself_while_it_is_written) {
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 0; !done; ++i) {
      Batch batch;
      batch.put(Table::kHeads, std::to_string(i), "");
      batch.put(Table::kRecords, std::to_string(i), std::string(2000, 'x'));
      commit(*store_, batch);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  for (int round = 0; round < 5; ++round) {
    const std::string copy = dir_.path() + "/copy" + std::to_string(round);
    testing::expect_ok(store_->copy_to(copy));
    const auto opened = testing::opened(copy);
    const testing::Rows heads = testing::rows_of(*opened->snapshot(), Table::kHeads);
    EXPECT_EQ(testing::rows_of(*opened->snapshot(), Table::kRecords).size(), heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i) ASSERT_TRUE(heads.contains(std::to_string(i)));
  }
  done = true;
  writer.join();
}

TEST_P(EveryStore, keeps_tables_apart) {
  Batch batch;
  for (int i = 1; i < kTables; ++i) batch.put(static_cast<Table>(i), "k", std::to_string(i));
  commit(*store_, batch);
  for (int i = 1; i < kTables; ++i)
    EXPECT_EQ(rows(static_cast<Table>(i)), "k=" + std::to_string(i));
}

TEST_P(EveryStore, empties_a_table_and_goes_on) {
  put("a", "1");
  Batch batch;
  batch.put(Table::kHeads, "k", "h");
  commit(*store_, batch);
  testing::expect_ok(store_->clear(Table::kRecords));
  EXPECT_EQ(rows(), "");
  EXPECT_EQ(rows(Table::kHeads), "k=h");
  put("b", "2");
  EXPECT_EQ(rows(), "b=2");
  if (GetParam() == Kind::kMemory) return;
  store_.reset();
  store_ = testing::opened(dir_.path());
  EXPECT_EQ(rows(), "b=2");
  EXPECT_FALSE(store_->clear(Table::kMeta));
}

TEST_P(EveryStore, applies_a_batch_in_the_order_it_was_made) {
  Batch batch;
  batch.put(Table::kRecords, "a", "1");
  batch.put(Table::kRecords, "b", "1");
  batch.remove_range(Table::kRecords, "a", "b");
  batch.put(Table::kRecords, "a", "2");
  batch.remove(Table::kRecords, "b");
  batch.put(Table::kRecords, "c", "1");
  commit(*store_, batch);
  EXPECT_EQ(rows(), "a=2 c=1");
}

TEST_P(EveryStore, removes_a_half_open_range) {
  for (const char* key : {"a", "b", "ba", "c", "d"}) put(key, "1");
  Batch batch;
  batch.remove_range(Table::kRecords, "b", "d");
  commit(*store_, batch);
  EXPECT_EQ(rows(), "a=1 d=1");
}

TEST_P(EveryStore, removes_nothing_for_a_range_that_ends_before_it_begins) {
  put("a", "1");
  put("b", "1");
  Batch batch;
  batch.remove_range(Table::kRecords, "b", "a");
  batch.remove_range(Table::kRecords, "a", "a");
  batch.remove_range(Table::kRecords, "a", "");
  commit(*store_, batch);
  EXPECT_EQ(rows(), "a=1 b=1");
}

TEST_P(EveryStore, takes_an_empty_batch) {
  commit(*store_, Batch());
  EXPECT_EQ(rows(), "");
}

TEST_P(EveryStore, takes_any_bytes) {
  const std::string key("\x00\xff\x00k", 4), text("\xff\x00v", 3);
  put(key, text);
  std::string found;
  EXPECT_TRUE(testing::value(store_->snapshot()->get(Table::kRecords, key, found)));
  EXPECT_EQ(found, text);
}

TEST_P(EveryStore, scans_in_byte_order_from_begin_up_to_end) {
  for (const char* key : {"b", "\xff", "a", "ab", "\x01", "c"}) put(key, "");
  const auto now = store_->snapshot();
  const auto keys = [&](std::string_view begin, std::string_view end) {
    std::string text;
    testing::expect_ok(
        now->scan(Table::kRecords, begin, end, [&](std::string_view key, std::string_view) {
          text.append(key).append(" ");
          return true;
        }));
    return text;
  };
  EXPECT_EQ(keys("", ""), "\x01 a ab b c \xff ");
  EXPECT_EQ(keys("a", "b"), "a ab ");
  EXPECT_EQ(keys("aa", "c"), "ab b ");
  EXPECT_EQ(keys("b", "b"), "");
  EXPECT_EQ(keys("c", "a"), "");
}

TEST_P(EveryStore, stops_a_scan_when_told) {
  for (const char* key : {"a", "b", "c"}) put(key, "");
  int seen = 0;
  testing::expect_ok(store_->snapshot()->scan(
      Table::kRecords, {}, {}, [&](std::string_view, std::string_view) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

TEST_P(EveryStore, finds_the_last_entry_below_an_end) {
  const auto last = [&](std::string_view end) {
    std::string key, value;
    return testing::value(store_->snapshot()->last(Table::kRecords, end, key, value))
               ? key + "=" + value
               : "none";
  };
  EXPECT_EQ(last(""), "none");
  put("b", "1");
  put("d", "2");
  EXPECT_EQ(last(""), "d=2");
  EXPECT_EQ(last("d"), "b=1");
  EXPECT_EQ(last("da"), "d=2");
  EXPECT_EQ(last("b"), "none");
}

TEST_P(EveryStore, shows_a_snapshot_what_was_there_when_it_was_taken) {
  put("a", "1");
  const auto before = store_->snapshot();
  Batch batch;
  batch.put(Table::kRecords, "a", "2");
  batch.put(Table::kRecords, "b", "2");
  batch.put(Table::kGroups, "g", "2");
  commit(*store_, batch);
  const auto after = store_->snapshot();
  Batch drop;
  drop.remove_range(Table::kRecords, "a", "z");
  commit(*store_, drop);
  testing::expect_ok(store_->compact());
  EXPECT_EQ(dump(*before, Table::kRecords), "a=1");
  EXPECT_EQ(dump(*before, Table::kGroups), "");
  EXPECT_EQ(dump(*after, Table::kRecords), "a=2 b=2");
  EXPECT_EQ(rows(), "");
}

// Two rows that are always written together are never seen apart, whatever the readers do.
TEST_P(EveryStore, shows_a_batch_whole_or_not_at_all) {
  std::atomic<bool> stop = false;
  std::atomic<int> torn = 0;
  std::thread reader([&] {
    while (!stop) {
      const auto now = store_->snapshot();
      std::string left, right;
      const bool has_left = now->get(Table::kHeads, "left", left).value_or(false);
      const bool has_right = now->get(Table::kRecords, "right", right).value_or(false);
      if (has_left != has_right || left != right) ++torn;
    }
  });
  for (int i = 0; i < 300; ++i) {
    Batch batch;
    batch.put(Table::kHeads, "left", std::to_string(i));
    batch.put(Table::kRecords, "right", std::to_string(i));
    testing::expect_ok(store_->commit(batch, Durability::kBuffered));
  }
  stop = true;
  reader.join();
  EXPECT_EQ(torn, 0);
}

TEST_P(EveryStore, knows_about_how_big_it_is) {
  const std::uint64_t before = store_->bytes();
  put("a", std::string(100'000, 'x'));
  EXPECT_GT(store_->bytes(), before + 50'000);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryStore, ::testing::Values(Kind::kMemory, Kind::kRocks),
                         [](const auto& param) {
                           return param.param == Kind::kMemory ? "memory" : "rocks";
                         });

std::string random_key(std::mt19937_64& random) {
  std::string key;
  for (std::size_t i = random() % 4; i > 0; --i)
    key +=
        "\x01"
        "ab\xff"[random() % 4];
  return key;
}

Batch random_batch(std::mt19937_64& random) {
  Batch batch;
  for (std::size_t i = random() % 20; i > 0; --i) {
    const auto table = static_cast<Table>(1 + random() % (kTables - 1));
    switch (random() % 6) {
      case 0:
        batch.remove(table, random_key(random));
        break;
      case 1:
        batch.remove_range(table, random_key(random), random_key(random));
        break;
      default:
        batch.put(table, random_key(random), std::to_string(random() % 1000));
        break;
    }
  }
  return batch;
}

TEST(Stores, agree_after_any_batches) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::mt19937_64 random(seed);
    const testing::TempDir dir;
    const auto memory = open_memory_store();
    auto rocks = testing::opened(dir.path());
    for (int round = 0; round < 60; ++round) {
      const Batch batch = random_batch(random);
      // Travelled through its encoding, as to another machine.
      const Batch copy = testing::value(Batch::decode(batch.encoded()));
      commit(*memory, batch);
      commit(*rocks, copy);
      if (round % 25 == 24) {
        rocks.reset();
        rocks = testing::opened(dir.path());
      }
      const std::string end = random_key(random);
      for (int i = 0; i < kTables; ++i) {
        const auto table = static_cast<Table>(i);
        ASSERT_EQ(testing::rows_of(*memory->snapshot(), table),
                  testing::rows_of(*rocks->snapshot(), table))
            << "seed " << seed << ", round " << round << ", table " << table_name(table);
        std::string k1, v1, k2, v2;
        const bool found = testing::value(memory->snapshot()->last(table, end, k1, v1));
        ASSERT_EQ(found, testing::value(rocks->snapshot()->last(table, end, k2, v2)));
        ASSERT_EQ(k1 + "=" + v1, k2 + "=" + v2);
      }
    }
  }
}

}  // namespace
}  // namespace vindplaats
