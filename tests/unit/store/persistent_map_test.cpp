#include "store/persistent_map.h"

#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "core/random.h"

namespace vindplaats {
namespace {

using Plain = std::map<std::string, std::string>;

Plain rows_between(const PersistentMap& map, std::string_view begin, std::string_view end) {
  Plain rows;
  std::string before;
  map.scan(begin, end, [&](const PersistentMap::Row& row) {
    EXPECT_TRUE(rows.empty() || before < row.key) << "out of order";
    before = row.key;
    return rows.emplace(row.key, row.value).second;
  });
  return rows;
}

std::string any_key(Random& random) {
  return std::to_string(random.below(400));
}

void change_both(PersistentMap& map, Plain& plain, Random& random, int turn) {
  const std::string key = any_key(random), other = any_key(random);
  switch (random.below(12)) {
    case 0:
      map.remove_range(key, other);
      if (key < other) plain.erase(plain.lower_bound(key), plain.lower_bound(other));
      return;
    case 1:
    case 2:
      map.remove(key);
      plain.erase(key);
      return;
    default:
      map.put(key, std::to_string(turn));
      plain[key] = std::to_string(turn);
  }
}

void expect_the_same(const PersistentMap& map, const Plain& plain, Random& random) {
  EXPECT_EQ(rows_between(map, "", ""), plain);
  const std::string begin = any_key(random), end = any_key(random);
  const Plain between(plain.lower_bound(begin),
                      begin < end ? plain.lower_bound(end) : plain.lower_bound(begin));
  EXPECT_EQ(rows_between(map, begin, end), between) << begin << " to " << end;
  const auto at = plain.find(begin);
  const PersistentMap::Row* const row = map.find(begin);
  ASSERT_EQ(row != nullptr, at != plain.end()) << begin;
  if (row != nullptr) {
    EXPECT_EQ(row->value, at->second);
  }
  const auto above = plain.lower_bound(end);
  const PersistentMap::Row* const last = map.last(end);
  ASSERT_EQ(last != nullptr, above != plain.begin()) << end;
  if (last != nullptr) {
    EXPECT_EQ(last->key, std::prev(above)->first);
  }
}

TEST(PersistentMap, IsAnOrderedMapWhoseCopiesStayAsTheyWere) {
  SeededRandom random(11);
  PersistentMap map;
  Plain plain;
  std::vector<std::pair<PersistentMap, Plain>> copies;
  for (int turn = 0; turn < 5000; ++turn) {
    change_both(map, plain, random, turn);
    if (turn % 50 != 0) continue;
    expect_the_same(map, plain, random);
    copies.emplace_back(map, plain);
  }
  for (const auto& [copy, rows] : copies) expect_the_same(copy, rows, random);
  EXPECT_GT(copies.back().second.size(), 10u) << "else this compared nothing";
}

TEST(PersistentMap, IsNotDeepWhenItIsFilledInOrder) {
  PersistentMap map;
  for (int i = 0; i < 200'000; ++i) map.put("key " + std::to_string(1'000'000 + i), "");
  std::size_t count = 0;
  map.scan("", "", [&](const PersistentMap::Row&) { return ++count > 0; });
  EXPECT_EQ(count, 200'000u);
  EXPECT_EQ(map.last("")->key, "key 1199999");
}

}  // namespace
}  // namespace vindplaats
