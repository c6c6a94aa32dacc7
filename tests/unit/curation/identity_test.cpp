#include "curation/identity.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/digest.h"
#include "core/random.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using Members = std::vector<Member>;
using Pins = std::vector<Pin>;

// The group that holds the record; fails the test when there is none.
Group group_of(const std::vector<Group>& groups, const std::string& record) {
  for (const Group& group : groups) {
    if (std::find(group.records.begin(), group.records.end(), record) != group.records.end())
      return group;
  }
  ADD_FAILURE() << record << " is in no group";
  return {};
}

template <class T>
void shuffle_all(std::vector<T>& values, Random& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

TEST(PublicationId, IsPAndTwelveCharactersOfTheDigest) {
  EXPECT_EQ(publication_id("a/1"), "p" + to_base32(sha256("a/1"), 12));
  EXPECT_THAT(publication_id("a/1"), MatchesRegex("p[0-9a-hjkmnp-tv-z]{12}"));
  EXPECT_NE(publication_id("a/1"), publication_id("a/2"));
}

TEST(MatchKeys, AreTheIdentifiersOfTheWork) {
  Record record;
  EXPECT_THAT(match_keys(record), IsEmpty());
  record.metadata.identifiers.doi = "10.1/a";
  EXPECT_THAT(match_keys(record), ElementsAre("doi:10.1/a"));
}

TEST(Grouping, JoinsRecordsByKeysAlsoThroughOthers) {
  const auto groups = group_records({{"a/1", {"k1"}},
                                     {"b/1", {"k1", "k2"}},
                                     {"c/1", {"k2"}},
                                     {"d/1", {}},
                                     {"e/1", {"k3"}},
                                     {"f/1", {}}},
                                    {});
  EXPECT_EQ(groups.size(), 4u);
  const Group joined = group_of(groups, "c/1");
  EXPECT_THAT(joined.records, ElementsAre("a/1", "b/1", "c/1"));
  EXPECT_EQ(joined.id, publication_id("a/1"));
  EXPECT_FALSE(joined.pinned);
  EXPECT_EQ(group_of(groups, "d/1").id, publication_id("d/1"));
  EXPECT_TRUE(std::is_sorted(groups.begin(), groups.end(),
                             [](const Group& a, const Group& b) { return a.id < b.id; }));
}

TEST(Grouping, OfNothingIsNothing) {
  EXPECT_THAT(group_records({}, {}), IsEmpty());
  EXPECT_THAT(group_records({}, Pins{{"p1", "a/1", {"a/1"}}}), IsEmpty());
}

TEST(Pin, KeepsTheIdWhenASmallerRecordJoins) {
  const Pins pins = {{"pkeep", "m/1", {"m/1"}}};
  const auto groups = group_records({{"a/1", {"k"}}, {"m/1", {"k"}}}, pins);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].id, "pkeep");
  EXPECT_TRUE(groups[0].pinned);
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "m/1"));
  EXPECT_THAT(groups[0].same_as, IsEmpty());
}

TEST(Pin, HoldsItsRecordsTogetherWhenKeysChange) {
  const Pins pins = {{"pkeep", "a/1", {"a/1", "b/1"}}};
  const auto groups = group_records({{"a/1", {"k1"}}, {"b/1", {"k2"}}, {"c/1", {"k2"}}}, pins);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "b/1", "c/1"));
}

TEST(Pin, OutlivesItsFoundingRecord) {
  const Pins pins = {{"pkeep", "a/1", {"a/1", "b/1"}}};
  const auto groups = group_records({{"b/1", {}}}, pins);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].id, "pkeep");
  EXPECT_THAT(groups[0].records, ElementsAre("b/1"));
}

TEST(Pin, WithoutAnyRecordLeftIsNoGroup) {
  const Pins pins = {{"pgone", "a/1", {"a/1"}}};
  const auto groups = group_records({{"b/1", {}}}, pins);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].id, publication_id("b/1"));
}

TEST(Pin, IsNeverJoinedToAnotherButBothNameEachOther) {
  const Pins pins = {{"pone", "b/1", {"b/1"}}, {"ptwo", "c/1", {"c/1"}}};
  const auto groups = group_records({{"a/1", {"k"}}, {"b/1", {"k"}}, {"c/1", {"k"}}}, pins);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].id, "pone");
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "b/1")) << "a newcomer goes to the first pin";
  EXPECT_THAT(groups[0].same_as, ElementsAre("ptwo"));
  EXPECT_THAT(groups[1].records, ElementsAre("c/1"));
  EXPECT_THAT(groups[1].same_as, ElementsAre("pone"));
}

TEST(Pin, GetsWhatOnlyItReaches) {
  const Pins pins = {{"pone", "a/1", {"a/1"}}, {"ptwo", "b/1", {"b/1"}}};
  const auto groups = group_records({{"a/1", {"k", "k1"}},
                                     {"b/1", {"k", "k2"}},
                                     {"x/1", {"k1"}},
                                     {"y/1", {"k2", "k3"}},
                                     {"z/1", {"k3"}}},
                                    pins);
  EXPECT_THAT(group_of(groups, "x/1").records, ElementsAre("a/1", "x/1"));
  EXPECT_THAT(group_of(groups, "z/1").records, ElementsAre("b/1", "y/1", "z/1"));
}

TEST(Pin, ThatSharesRecordsWithAnEarlierOneLeavesThemThere) {
  const Pins pins = {{"pone", "a/1", {"a/1", "b/1"}}, {"ptwo", "b/1", {"b/1", "c/1"}}};
  const auto groups = group_records({{"a/1", {}}, {"b/1", {}}, {"c/1", {}}}, pins);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "b/1"));
  EXPECT_THAT(groups[1].records, ElementsAre("c/1"));
  const Pins all_taken = {pins[0], {"ptwo", "b/1", {"b/1"}}};
  const auto one = group_records({{"a/1", {}}, {"b/1", {}}}, all_taken);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_THAT(one[0].same_as, IsEmpty()) << "a publication without records is not named";
}

Members random_members(Random& random) {
  Members members;
  const std::uint64_t count = 1 + random.below(40);
  for (std::uint64_t i = 0; i < count; ++i) {
    Member member{"s" + std::to_string(random.below(3)) + "/" + std::to_string(i), {}};
    for (std::uint64_t keys = random.below(3); keys > 0; --keys)
      member.keys.push_back("k" + std::to_string(random.below(25)));
    members.push_back(std::move(member));
  }
  return members;
}

// Pins as the ledger would hold them: groups that were, each record in one at most.
Pins random_pins(const Members& members, Random& random) {
  Pins pins;
  std::vector<std::string> free;
  for (const Member& member : members) free.push_back(member.record);
  shuffle_all(free, random);
  while (!free.empty() && random.below(3) != 0) {
    Pin pin;
    const std::size_t size = std::min<std::size_t>(free.size(), 1 + random.below(3));
    for (std::size_t i = 0; i < size; ++i) {
      pin.records.push_back(free.back());
      free.pop_back();
    }
    std::sort(pin.records.begin(), pin.records.end());
    pin.founding = pin.records[random.below(size)];
    pin.publication = "pin" + std::to_string(pins.size());
    pins.push_back(std::move(pin));
  }
  return pins;
}

void expect_partition(const Members& members, const std::vector<Group>& groups) {
  std::vector<std::string> wanted, found;
  for (const Member& member : members) wanted.push_back(member.record);
  for (const Group& group : groups)
    found.insert(found.end(), group.records.begin(), group.records.end());
  std::sort(wanted.begin(), wanted.end());
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, wanted) << "every record is in exactly one group";
}

void expect_pins_kept(const Pins& pins, const std::vector<Group>& groups) {
  for (const Pin& pin : pins) {
    const Group group = group_of(groups, pin.founding);
    EXPECT_EQ(group.id, pin.publication);
    for (const std::string& record : pin.records)
      EXPECT_EQ(group_of(groups, record).id, pin.publication) << record << " was split off";
  }
}

// An unpinned group shares a key with no other; two pinned ones that do name each other.
void expect_keys_settled(const Members& members, const std::vector<Group>& groups) {
  std::map<std::string, std::vector<Group>> by_key;
  for (const Member& member : members) {
    for (const std::string& key : member.keys) {
      std::vector<Group>& holders = by_key[key];
      const Group group = group_of(groups, member.record);
      if (std::find(holders.begin(), holders.end(), group) == holders.end())
        holders.push_back(group);
    }
  }
  for (const auto& [key, holders] : by_key) {
    for (const Group& one : holders) {
      for (const Group& other : holders) {
        if (one.id == other.id) continue;
        EXPECT_TRUE(one.pinned && other.pinned) << key;
        EXPECT_THAT(one.same_as, ::testing::Contains(other.id));
      }
    }
  }
}

TEST(GroupingProperty, DoesNotDependOnTheOrderOfArrivalAndKeepsItsPromises) {
  SeededRandom random(11);
  for (int round = 0; round < 300; ++round) {
    Members members = random_members(random);
    const Pins pins = random_pins(members, random);
    const std::vector<Group> groups = group_records(members, pins);
    expect_partition(members, groups);
    expect_pins_kept(pins, groups);
    expect_keys_settled(members, groups);
    for (int shuffle = 0; shuffle < 10; ++shuffle) {
      shuffle_all(members, random);
      for (Member& member : members) shuffle_all(member.keys, random);
      ASSERT_EQ(group_records(members, pins), groups);
    }
    if (HasFailure()) return;
  }
}

Members alike(int count, int first = 0) {
  Members members;
  for (int i = first; i < first + count; ++i) members.push_back({"s/" + std::to_string(i), {"k"}});
  return members;
}

// How long grouping takes; ten times the records must not take a hundred times as long.
double seconds_for(const Members& members, const Pins& pins) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(group_records(members, pins).empty());
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

TEST(GroupingCost, GrowsWithTheRecordsOfOneKey) {
  const Pins two = {{"pone", "s/0", {"s/0"}}, {"ptwo", "s/1", {"s/1"}}};
  EXPECT_LT(seconds_for(alike(10'000), two), 40 * seconds_for(alike(1000), two) + 0.05);
  ASSERT_EQ(group_records(alike(10'000), two)[0].records.size(), 9'999u);
}

TEST(GroupingCost, GrowsWithTheLengthOfAChain) {
  const auto chain = [](int count) {
    Members members;
    for (int i = 0; i < count; ++i) {
      members.push_back({"s/" + std::to_string(count - i),
                         {"k" + std::to_string(i), "k" + std::to_string(i + 1)}});
    }
    return members;
  };
  const auto ends = [](int count) {
    const std::string first = "s/" + std::to_string(count);
    return Pins{{"pone", first, {first}}, {"ptwo", "s/1", {"s/1"}}};
  };
  EXPECT_LT(seconds_for(chain(10'000), ends(10'000)),
            40 * seconds_for(chain(1000), ends(1000)) + 0.05);
}

TEST(GroupingCost, GrowsWithThePinsOfOneKeyAndTheRecordsOfOnePin) {
  const auto all_pinned = [](int count) {
    Pins pins;
    for (int i = 0; i < count; ++i) {
      const std::string record = "s/" + std::to_string(i);
      pins.push_back({"p" + std::to_string(i), record, {record}});
    }
    return pins;
  };
  const auto one_pin = [](int count) {
    Pin pin{"pone", "s/0", {}};
    for (int i = 0; i < count; ++i) pin.records.push_back("s/" + std::to_string(i));
    return Pins{pin};
  };
  for (const auto& pins : {std::function<Pins(int)>(all_pinned), std::function<Pins(int)>(one_pin)})
    EXPECT_LT(seconds_for(alike(10'000), pins(10'000)),
              40 * seconds_for(alike(1000), pins(1000)) + 0.05);
}

TEST(SameAs, IsCappedAndStaysMutual) {
  Pins pins;
  for (int i = 0; i < 500; ++i) {
    const std::string record = "s/" + std::to_string(i);
    pins.push_back({"p" + std::to_string(i), record, {record}});
  }
  const std::vector<Group> groups = group_records(alike(500), pins);
  ASSERT_EQ(groups.size(), 500u);
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
