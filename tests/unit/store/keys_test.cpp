#include "store/keys.h"

#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "store/encoding.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

TEST(Keys, of_a_record_come_apart_again) {
  const std::string key = record_key("arxiv", std::string("oai:\x00x/y", 8));
  const RecordKey names = testing::value(read_record_key(key));
  EXPECT_EQ(names.source, "arxiv");
  EXPECT_EQ(names.identifier, std::string_view("oai:\x00x/y", 8));
  EXPECT_EQ(record_key_of_id(names.id()), key);
}

TEST(Keys, with_a_number_come_apart_again) {
  for (const std::string& name :
       {std::string(), std::string("a"), std::string("\x00", 1), std::string("\x00\x01", 2),
        std::string("\x00\xff", 2), std::string("\xff\x00\x00", 3)}) {
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{1}, std::int64_t{256}, kHighest}) {
      const NumberedKey names = testing::value(read_numbered_key(numbered_key("s", name, number)));
      EXPECT_EQ(names.source, "s");
      EXPECT_EQ(names.name, name);
      EXPECT_EQ(names.number, number);
    }
  }
}

// Names full of the bytes that the layout itself uses.
std::string awkward_name(std::mt19937_64& random) {
  std::string name;
  for (std::size_t i = random() % 4; i > 0; --i)
    name += std::string_view(
        "\x00\x01\x02\xff"
        "a",
        5)[random() % 5];
  return name;
}

TEST(Keys, with_a_number_sort_by_source_then_name_then_number) {
  std::mt19937_64 random(11);
  using Names = std::tuple<std::string, std::string, std::int64_t>;
  for (int round = 0; round < 20'000; ++round) {
    const auto pick = [&] {
      return Names(random() % 2 == 0 ? "a" : "a-b", awkward_name(random),
                   static_cast<std::int64_t>(random() % 3 * 255));
    };
    const Names x = pick(), y = pick();
    const auto key = [](const Names& n) {
      return numbered_key(std::get<0>(n), std::get<1>(n), std::get<2>(n));
    };
    ASSERT_EQ(x < y, key(x) < key(y));
    ASSERT_EQ(x == y, key(x) == key(y));
  }
}

TEST(Keys, of_one_name_lie_in_its_range_and_no_others_do) {
  std::mt19937_64 random(12);
  for (int round = 0; round < 20'000; ++round) {
    const std::string name = awkward_name(random), other = awkward_name(random);
    const KeyRange range = numbered_range("s", name);
    const std::string key = numbered_key("s", other, static_cast<std::int64_t>(random() >> 1));
    ASSERT_EQ(name == other, range.begin <= key && key < range.end);
  }
}

TEST(Keys, of_one_source_lie_in_its_range_and_no_others_do) {
  const KeyRange range = source_range("ab");
  const auto holds = [&](const std::string& key) { return range.begin <= key && key < range.end; };
  EXPECT_TRUE(holds(record_key("ab", "")));
  EXPECT_TRUE(holds(record_key("ab", "\xff\xff")));
  EXPECT_TRUE(holds(numbered_key("ab", "\xff", kHighest)));
  for (const char* other : {"a", "ab-c", "abc", "aa", "ac"}) {
    EXPECT_FALSE(holds(record_key(other, "x"))) << other;
    EXPECT_FALSE(holds(numbered_key(other, "x", 1))) << other;
  }
  EXPECT_EQ(source_range("").begin + source_range("").end, "");
}

TEST(Keys, that_are_none_are_corrupt) {
  for (const std::string& key :
       {std::string(), std::string("no separator"), std::string("\x00no source", 10),
        std::string("s\x00name", 6), numbered_key("s", "n", 1).substr(0, 9),
        numbered_key("s", "n", 1) + "x", std::string("s\x00n\x00\x07zzzzzzzz", 13),
        numbered_key("s", "n", -1)}) {
    const auto read = read_numbered_key(key);
    ASSERT_FALSE(read) << show_key(key);
    EXPECT_EQ(read.error().fault, Fault::kCorrupt);
  }
  EXPECT_FALSE(read_record_key("no separator"));
  EXPECT_FALSE(read_record_key(std::string_view("\x00x", 2)));
  EXPECT_FALSE(read_sequence_key("1234567"));
  EXPECT_FALSE(read_sequence_key("123456789"));
  EXPECT_FALSE(read_sequence_key(sequence_key(-1)));
}

TEST(Keys, are_shown_in_printable_form) {
  EXPECT_EQ(show_key(record_key("arxiv", "x\xc3")), "arxiv\\x00x\\xc3");
  EXPECT_EQ(show_key(std::string(300, 'a')), std::string(200, 'a') + "...");
}

TEST(Encoding, of_lengths_comes_back_and_has_one_spelling) {
  for (const std::uint64_t number :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{300},
        std::numeric_limits<std::uint64_t>::max()}) {
    std::string bytes;
    append_varint(bytes, number);
    std::string_view rest = bytes;
    std::uint64_t again = 1;
    EXPECT_TRUE(take_varint(rest, again));
    EXPECT_EQ(again, number);
    EXPECT_TRUE(rest.empty());
  }
  for (std::string_view bad :
       {std::string_view(""), std::string_view("\x80"), std::string_view("\x80\x00", 2),
        std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02")}) {
    std::uint64_t number = 0;
    EXPECT_FALSE(take_varint(bad, number));
  }
}

}  // namespace
}  // namespace vindplaats
