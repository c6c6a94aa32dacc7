// Grouping looks at each record a few times, however many share a key: ten times the records must
// not take a hundred times as long.
#include <algorithm>
#include <chrono>
#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "curation/identity.h"

namespace vindplaats {
namespace {

using ManyMembers = std::vector<Member>;

Member member_with_keys(const std::string& record, std::vector<std::string> keys) {
  Member member;
  member.record = record;
  member.keys = std::move(keys);
  return member;
}

ManyMembers alike(int count) {
  ManyMembers members;
  for (int i = 0; i < count; ++i)
    members.push_back(member_with_keys("s/" + std::to_string(i), {"hdl:k"}));
  return members;
}

// One key on as many works as there are records.
ManyMembers unlike(int count) {
  ManyMembers members = alike(count);
  for (int i = 0; i < count; ++i)
    members[static_cast<std::size_t>(i)].title = match_title("Werk " + std::to_string(i));
  return members;
}

ManyMembers chain(int count) {
  ManyMembers members;
  for (int i = 0; i < count; ++i) {
    members.push_back(
        member_with_keys("s/" + std::to_string(count - i),
                         {"hdl:" + std::to_string(i), "hdl:" + std::to_string(i + 1)}));
  }
  return members;
}

Pins a_pin_each(int count) {
  Pins pins;
  for (int i = 0; i < count; ++i) {
    const std::string record = "s/" + std::to_string(i);
    pins.live.push_back({"p" + std::to_string(i), record, {record}});
  }
  return pins;
}

Pins one_pin(int count) {
  Pin pin{"pone", "s/0", {}};
  for (int i = 0; i < count; ++i) pin.records.push_back("s/" + std::to_string(i));
  return {{pin}, {}};
}

double seconds_for(const ManyMembers& members, const Pins& pins) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(group_records(members, pins).empty());
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

TEST(GroupingCost, GrowsWithTheRecords) {
  const auto no_pins = [](int) { return Pins{}; };
  const auto two_pins = [](int) { return a_pin_each(2); };
  const std::pair<std::function<ManyMembers(int)>, std::function<Pins(int)>> cases[] = {
      {alike, two_pins}, {alike, a_pin_each}, {alike, one_pin},
      {unlike, no_pins}, {chain, no_pins},    {chain, two_pins}};
  for (const auto& [members, pins] : cases) {
    EXPECT_LT(seconds_for(members(3000), pins(3000)),
              40 * seconds_for(members(300), pins(300)) + 0.05);
  }
  EXPECT_EQ(group_records(alike(3000), a_pin_each(2))[0].records.size(), 2'999u);
}

TEST(SameAs, IsCappedAndStaysMutual) {
  const std::vector<Group> groups = group_records(alike(300), a_pin_each(300));
  ASSERT_EQ(groups.size(), 300u);
  std::map<std::string, Group> by_id;
  for (const Group& group : groups) by_id[group.id] = group;
  for (const Group& group : groups) {
    EXPECT_LE(group.same_as.size(), kMaxSameAs);
    EXPECT_GE(group.same_as.size(), kMaxSameAs / 2);
    for (const std::string& other : group.same_as)
      EXPECT_THAT(by_id.at(other).same_as, ::testing::Contains(group.id));
  }
}

}  // namespace
}  // namespace vindplaats
