#include "store/ledger.h"

#include <gtest/gtest.h>

#include "core/digest.h"
#include "store/keys.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

LedgerEntry decision(std::string body) {
  LedgerEntry entry;
  entry.at = "2026-11-22T06:03:28Z";
  entry.by = "anna";
  entry.kind = kLedgerDecision;
  entry.body = std::move(body);
  return entry;
}

class Ledger : public ::testing::Test {
 protected:
  void SetUp() override {
    LedgerHead head;
    Batch batch;
    for (int i = 1; i <= 6; ++i)
      append_entry(batch, head, decision("{\"accept\":\"p" + std::to_string(i) + "\"}"));
    testing::commit(*store_, batch);
  }
  std::string stored(std::int64_t sequence) const {
    std::string value;
    testing::value(store_->snapshot()->get(Table::kLedger, sequence_key(sequence), value));
    return value;
  }
  void overwrite(std::int64_t sequence, std::string_view value) {
    Batch batch;
    batch.put(Table::kLedger, sequence_key(sequence), value);
    testing::commit(*store_, batch);
  }
  void lose(std::int64_t sequence) {
    Batch batch;
    batch.remove(Table::kLedger, sequence_key(sequence));
    testing::commit(*store_, batch);
  }
  // "3 lost; 5 altered": the sequences and the first word of what is wrong.
  std::string breaks() const {
    std::string text;
    for (const LedgerBreak& found : testing::value(verify_ledger(*store_->snapshot()))) {
      if (!text.empty()) text += "; ";
      text += std::to_string(found.sequence) + " " +
              found.what.substr(0, found.what.find_first_of(" :,"));
    }
    return text;
  }

  std::unique_ptr<Store> store_ = open_memory_store();
};

TEST_F(Ledger, gives_its_entries_back_in_order) {
  std::string bodies;
  testing::expect_ok(scan_ledger(*store_->snapshot(), 3, [&](const LedgerEntry& entry) {
    EXPECT_EQ(entry.by, "anna");
    EXPECT_EQ(entry.kind, kLedgerDecision);
    EXPECT_EQ(entry.at, "2026-11-22T06:03:28Z");
    EXPECT_EQ(entry.previous, sha256_hex(stored(entry.sequence - 1)));
    bodies += std::to_string(entry.sequence) + entry.body;
    return entry.sequence < 4;
  }));
  EXPECT_EQ(bodies, "3{\"accept\":\"p3\"}4{\"accept\":\"p4\"}");
}

TEST_F(Ledger, goes_on_where_it_ended) {
  LedgerHead head = testing::value(read_head(*store_->snapshot()));
  EXPECT_EQ(head.sequence, 6);
  EXPECT_EQ(head.digest, sha256_hex(stored(6)));
  Batch batch;
  EXPECT_EQ(append_entry(batch, head, decision("{}")), 7);
  testing::commit(*store_, batch);
  EXPECT_EQ(testing::value(read_head(*store_->snapshot())), head);
  EXPECT_EQ(breaks(), "");
}

TEST_F(Ledger, starts_empty) {
  const auto store = open_memory_store();
  EXPECT_EQ(testing::value(read_head(*store->snapshot())), LedgerHead());
  EXPECT_TRUE(testing::value(verify_ledger(*store->snapshot())).empty());
}

TEST_F(Ledger, names_an_altered_entry) {
  for (std::int64_t sequence = 1; sequence <= 6; ++sequence) {
    const std::string before = stored(sequence);
    std::string altered = before;
    altered[altered.size() - 3] ^= 1;  // in the body: still a readable entry
    overwrite(sequence, altered);
    EXPECT_EQ(breaks(), std::to_string(sequence) + " altered");
    overwrite(sequence, before);
  }
  EXPECT_EQ(breaks(), "");
}

// Whatever bit turns, the entry or its neighbour is named.
TEST_F(Ledger, finds_every_flipped_bit) {
  const std::string before = stored(3);
  for (std::size_t bit = 0; bit < before.size() * 8; ++bit) {
    std::string altered = before;
    altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ (1 << (bit % 8)));
    overwrite(3, altered);
    const auto found = testing::value(verify_ledger(*store_->snapshot()));
    ASSERT_FALSE(found.empty()) << "bit " << bit;
    EXPECT_TRUE(found.front().sequence == 3 || found.front().sequence == 2);
  }
}

TEST_F(Ledger, names_a_lost_entry) {
  lose(3);
  EXPECT_EQ(breaks(), "3 lost");
}

TEST_F(Ledger, names_the_first_of_several_lost_entries) {
  for (const std::int64_t sequence : {2, 3, 4}) lose(sequence);
  const auto found = testing::value(verify_ledger(*store_->snapshot()));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].sequence, 2);
  EXPECT_EQ(found[0].what, "lost, and all up to 4");
}

TEST_F(Ledger, names_a_lost_beginning_and_a_cut_off_end) {
  lose(1);
  EXPECT_EQ(breaks(), "1 lost");
  lose(6);
  EXPECT_EQ(breaks(), "1 lost; 6 lost");
}

TEST_F(Ledger, names_entries_that_changed_places) {
  const std::string third = stored(3), fourth = stored(4);
  overwrite(3, fourth);
  overwrite(4, third);
  EXPECT_EQ(breaks().substr(0, 18), "3 moved; 4 moved; ");
}

TEST_F(Ledger, names_an_entry_that_something_else_added) {
  overwrite(7, stored(6));
  EXPECT_NE(breaks().find("7 added"), std::string::npos);
}

TEST_F(Ledger, names_an_unreadable_entry) {
  overwrite(2, "\xff\xff");
  EXPECT_EQ(breaks().substr(0, 9), "2 altered");
  const Result<void> read =
      scan_ledger(*store_->snapshot(), 1, [](const LedgerEntry&) { return true; });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().fault, Fault::kCorrupt);
}

TEST_F(Ledger, takes_no_entry_when_its_end_is_not_what_was_written) {
  lose(6);
  const auto cut = read_head(*store_->snapshot());
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().fault, Fault::kCorrupt);
  EXPECT_NE(cut.error().what.find("should end with entry 6 but ends with 5"), std::string::npos)
      << cut.error().what;
  overwrite(6, "altered");
  EXPECT_FALSE(read_head(*store_->snapshot()));
}

}  // namespace
}  // namespace vindplaats
