#include <random>

#include <gtest/gtest.h>

#include "store/store.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

std::string describe(const Batch& batch) {
  std::string text;
  batch.each([&](const Batch::Operation& operation) {
    text += std::to_string(operation.kind) + " " + table_name(operation.table) + " " +
            std::string(operation.key) + " " + std::string(operation.value) + ";";
  });
  return text;
}

Batch sample_batch() {
  Batch batch;
  batch.put(Table::kHeads, "a", "one");
  batch.remove(Table::kGroups, "b");
  batch.remove_range(Table::kMeta, "c", "d");
  batch.put(Table::kPayloads, "", "");
  return batch;
}

TEST(Batch, gives_its_operations_in_order) {
  EXPECT_EQ(describe(sample_batch()), "1 heads a one;2 groups b ;3 meta c d;1 payloads  ;");
}

TEST(Batch, comes_back_from_its_encoding) {
  const Batch batch = sample_batch();
  const Batch again = testing::value(Batch::decode(batch.encoded()));
  EXPECT_EQ(describe(again), describe(batch));
  EXPECT_EQ(again.encoded(), batch.encoded());
  EXPECT_TRUE(testing::value(Batch::decode("")).empty());
}

TEST(Batch, is_empty_after_clear) {
  Batch batch = sample_batch();
  EXPECT_FALSE(batch.empty());
  batch.clear();
  EXPECT_TRUE(batch.empty());
  EXPECT_EQ(batch.size(), 0U);
}

TEST(Batch, refuses_bytes_that_are_no_batch) {
  const std::string endless(11, '\xff');
  const std::string cases[] = {
      std::string("\x00\x01k", 3),                // no such kind
      std::string("\x41\x01k", 3),                // no such kind
      std::string("\x1f\x01k\x01v", 5),           // no such table
      std::string("\x11", 1),                     // no key
      std::string("\x11\x05k", 3),                // a key longer than the rest
      std::string("\x11\x01k", 3),                // no value
      std::string("\x11\x01k\x02v", 5),           // a value longer than the rest
      std::string("\x31\x01k", 3),                // no end of the range
      "\x11" + endless,                           // a length without an end
      "\x11" + std::string("\x81\x00k\x01v", 5),  // a length that is not spelt as we do
      "\x11" +
          std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10),  // a length beyond 64 bits
  };
  for (const std::string& bytes : cases) {
    const Result<Batch> batch = Batch::decode(bytes);
    ASSERT_FALSE(batch) << ::testing::PrintToString(bytes);
    EXPECT_EQ(batch.error().fault, Fault::kInput);
  }
}

TEST(Batch, refuses_every_cut_of_a_batch_within_an_operation) {
  const std::string whole = sample_batch().encoded();
  int accepted = 0;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    if (Batch::decode(whole.substr(0, size))) ++accepted;
  }
  EXPECT_EQ(accepted, 5);  // after none, one, two, three and four operations
}

TEST(Batch, survives_any_bytes) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % 3 == 0 ? 0x10 + random() % 0x2a : random() % 6);
    const Result<Batch> batch = Batch::decode(bytes);
    if (!batch) continue;
    std::size_t total = 0;
    batch->each([&](const Batch::Operation& operation) {
      total += operation.key.size() + operation.value.size();
    });
    EXPECT_LE(total, bytes.size());
  }
}

}  // namespace
}  // namespace vindplaats
