#include "curation/identity.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/digest.h"
#include "core/random.h"
#include "curation/match_guards.h"
#include "tests/unit/curation/described_work.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using Members = std::vector<Member>;

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

// A record of which nothing is known but its keys: handles, unless they say otherwise.
Member keyed_member(const std::string& record, const std::vector<std::string>& keys) {
  Member out;
  out.record = record;
  for (const std::string& key : keys)
    out.keys.push_back(key.find(':') == key.npos ? "hdl:" + key : key);
  return out;
}

Pins pinned(std::vector<Pin> live) {
  return {std::move(live), {}};
}

TEST(MatchKeys, AreTheIdentifiersOfTheWork) {
  EXPECT_THAT(member_of(described_work("a/1", {})).keys, IsEmpty());
  const Member with_all = member_of(
      described_work("a/1", {"title=Schulden onder jonge nieuwkomers in de stad", "doi=10.1/a",
                             "handle=1/2", "urn=urn:nbn:nl:ui:1-2", "isbn=9789000000012"}));
  EXPECT_THAT(with_all.keys,
              ElementsAre("doi:10.1/a", "hdl:1/2", "isbn:9789000000012", "urn:nbn:nl:ui:1-2"));
  EXPECT_EQ(with_all.year, 2019);
  EXPECT_THAT(with_all.creators, ElementsAre("bakker anna"));
  EXPECT_THAT(member_of(described_work("a/1", {"title=Jaarverslag 2019"})).keys, IsEmpty());
}

TEST(Grouping, JoinsRecordsByKeysAlsoThroughOthers) {
  const auto groups = group_records(
      {keyed_member("a/1", {"k1"}), keyed_member("b/1", {"k1", "k2"}), keyed_member("c/1", {"k2"}),
       keyed_member("d/1", {}), keyed_member("e/1", {"k3"}), keyed_member("f/1", {})},
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

std::vector<Group> group_works(const std::vector<WorkWords>& works) {
  Members members;
  for (std::size_t i = 0; i < works.size(); ++i)
    members.push_back(member_of(described_work("s/" + std::to_string(i), works[i])));
  return group_records(std::move(members), {});
}

TEST(Grouping, LeavesARecordAloneThatMayBeEitherOfTwoWorks) {
  const std::string title = "title=Schulden onder jonge nieuwkomers in de stad";
  const auto groups = group_works({{title, "doi=10.1/a", "urn=urn:nbn:nl:ui:1-1"},
                                   {title, "doi=10.1/a"},
                                   {title},
                                   {title, "doi=10.1/b"}});
  EXPECT_THAT(group_of(groups, "s/0").records, ElementsAre("s/0", "s/1"));
  EXPECT_THAT(group_of(groups, "s/2").records, ElementsAre("s/2"));
  EXPECT_THAT(group_of(groups, "s/3").records, ElementsAre("s/3"));
}

TEST(Grouping, ADoiConflictIsSeenThroughOthers) {
  const std::string title = "title=Schulden onder jonge nieuwkomers in de stad";
  const auto groups = group_works({{title, "doi=10.1/a", "urn=urn:nbn:nl:ui:1-1", "by=Smit, Jan"},
                                   {title, "urn=urn:nbn:nl:ui:1-1", "handle=1/1", "by=Mol, Jan"},
                                   {title, "handle=1/1", "doi=10.1/b", "by=Kuiper, Jan"}});
  EXPECT_NE(group_of(groups, "s/0").id, group_of(groups, "s/2").id);
}

TEST(Grouping, KeepsABookTogetherWhoseChaptersBearItsIsbn) {
  const auto groups =
      group_works({{"title=Arriving and staying in the city", "isbn=9789000000012", "by=-"},
                   {"title=Arriving and staying in the city", "isbn=9789000000012"},
                   {"title=Housing careers of newcomers", "isbn=9789000000012"},
                   {"title=Schools and neighbourhoods", "isbn=9789000000012"}});
  EXPECT_EQ(groups.size(), 3u);
  EXPECT_THAT(group_of(groups, "s/1").records, ElementsAre("s/0", "s/1"));
}

TEST(Grouping, TakesATitleWithManyAuthorsForOneThatComesBack) {
  const std::string title = "title=Schulden onder jonge nieuwkomers in de stad";
  const std::vector<WorkWords> two = {{title}, {title}, {title, "by=Smit, Jan"}};
  EXPECT_EQ(group_works(two).size(), 2u);
  EXPECT_EQ(group_works({two[0], two[1], two[2], {title, "by=Mol, Jan"}}).size(), 4u);
  EXPECT_EQ(group_works({two[0], two[1], {title, "year=2001"}, {title, "year=2002"}}).size(), 4u);
}

TEST(Grouping, TrustsNoKeyThatHundredsOfWorksBear) {
  std::vector<WorkWords> works;
  for (int i = 0; i < 227; ++i)
    works.push_back(
        {"title=Korte mededeling over plaats nummer " + std::to_string(i), "doi=10.1/x"});
  works.push_back(works.back());
  works.back().push_back("lang=nl");
  EXPECT_EQ(group_works(works).size(), 227u) << "what title, author and year say still holds";
}

TEST(Grouping, OfNothingIsNothing) {
  EXPECT_THAT(group_records({}, {}), IsEmpty());
  EXPECT_THAT(group_records({}, pinned({{"p1", "a/1", {"a/1"}}})), IsEmpty());
}

TEST(GroupedPin, KeepsTheIdWhenASmallerRecordJoins) {
  const auto groups = group_records({keyed_member("a/1", {"k"}), keyed_member("m/1", {"k"})},
                                    pinned({{"pkeep", "m/1", {"m/1"}}}));
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].id, "pkeep");
  EXPECT_TRUE(groups[0].pinned);
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "m/1"));
  EXPECT_THAT(groups[0].same_as, IsEmpty());
}

TEST(GroupedPin, HoldsItsRecordsTogetherWhenKeysChange) {
  const auto groups = group_records({keyed_member("a/1", {"doi:1"}), keyed_member("b/1", {"doi:2"}),
                                     keyed_member("c/1", {"doi:2"})},
                                    pinned({{"pkeep", "a/1", {"a/1", "b/1"}}}));
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "b/1", "c/1"));
}

TEST(GroupedPin, OutlivesItsFoundingRecord) {
  const auto groups =
      group_records({keyed_member("b/1", {})}, pinned({{"pkeep", "a/1", {"a/1", "b/1"}}}));
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].id, "pkeep");
  EXPECT_THAT(groups[0].records, ElementsAre("b/1"));
}

TEST(GroupedPin, WithoutAnyRecordLeftIsNoGroup) {
  const auto groups = group_records({keyed_member("b/1", {})}, pinned({{"pgone", "a/1", {"a/1"}}}));
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].id, publication_id("b/1"));
}

TEST(GroupedPin, IsNeverJoinedToAnotherButBothNameEachOther) {
  const auto groups = group_records(
      {keyed_member("a/1", {"k"}), keyed_member("b/1", {"k"}), keyed_member("c/1", {"k"})},
      pinned({{"pone", "b/1", {"b/1"}}, {"ptwo", "c/1", {"c/1"}}}));
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].id, "pone");
  EXPECT_THAT(groups[0].records, ElementsAre("a/1", "b/1")) << "a newcomer goes to the first pin";
  EXPECT_THAT(groups[0].same_as, ElementsAre("ptwo"));
  EXPECT_THAT(groups[1].records, ElementsAre("c/1"));
  EXPECT_THAT(groups[1].same_as, ElementsAre("pone"));
}

TEST(GroupedPin, IsAskedAboutOneOfAnotherDoiOnlyWhereTheySeemOne) {
  const auto groups =
      group_records({keyed_member("a/1", {"k", "doi:1"}), keyed_member("b/1", {"k", "doi:2"})},
                    pinned({{"pone", "a/1", {"a/1"}}, {"ptwo", "b/1", {"b/1"}}}));
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_THAT(groups[0].same_as, ElementsAre("ptwo")) << "one handle, two DOIs";
  EXPECT_THAT(group_records({keyed_member("a/1", {"doi:1"}), keyed_member("b/1", {"doi:2"})},
                            pinned({{"pone", "a/1", {"a/1"}}, {"ptwo", "b/1", {"b/1"}}}))[0]
                  .same_as,
              IsEmpty());
}

TEST(GroupedPin, IsNotAskedAboutWhatAnEditorSplitFromIt) {
  Pins pins = pinned({{"pone", "a/1", {"a/1"}}, {"ptwo", "b/1", {"b/1"}}});
  pins.apart = {{"pone", "ptwo"}};
  const auto groups = group_records({keyed_member("a/1", {"k"}), keyed_member("b/1", {"k"})}, pins);
  ASSERT_EQ(groups.size(), 2u) << "and never pulled back";
  EXPECT_THAT(groups[0].same_as, IsEmpty());
  EXPECT_THAT(groups[1].same_as, IsEmpty());
}

TEST(GroupedPin, GetsWhatOnlyItReaches) {
  const auto groups = group_records(
      {keyed_member("a/1", {"k1"}), keyed_member("b/1", {"k2"}), keyed_member("x/1", {"k1"}),
       keyed_member("y/1", {"k2", "k3"}), keyed_member("z/1", {"k3"})},
      pinned({{"pone", "a/1", {"a/1"}}, {"ptwo", "b/1", {"b/1"}}}));
  EXPECT_THAT(group_of(groups, "x/1").records, ElementsAre("a/1", "x/1"));
  EXPECT_THAT(group_of(groups, "z/1").records, ElementsAre("b/1", "y/1", "z/1"));
}

TEST(GroupedPin, BearsTheIdsThatRetiredIntoItThoughTheirRecordIsGone) {
  const Pins pins = {{{"pone", "a/1", {"a/1", "b/1"}}}, {{"pold", "b/1"}, {"pelse", "z/1"}}};
  const auto groups = group_records({keyed_member("a/1", {})}, pins);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_THAT(groups[0].former_ids, ElementsAre("pold"));
}

TEST(GroupedPin, ItsIdIsNotGivenToAnUnpinnedGroup) {
  const std::string taken = publication_id("a/1");
  const auto groups = group_records({keyed_member("a/1", {})}, pinned({{taken, "b/1", {"b/1"}}}));
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_NE(groups[0].id, taken);
}

// Keys of every kind, and titles that agree or not.
Members random_members(Random& random) {
  static const std::vector<std::string> kinds = {"doi:", "urn:nbn:", "hdl:", "isbn:", "pmid:"};
  Members members;
  const std::uint64_t count = 1 + random.below(40);
  for (std::uint64_t i = 0; i < count; ++i) {
    Member one = keyed_member("s" + std::to_string(random.below(3)) + "/" + std::to_string(i), {});
    for (std::uint64_t keys = random.below(3); keys > 0; --keys)
      one.keys.push_back(kinds[random.below(5)] + std::to_string(random.below(10)));
    std::sort(one.keys.begin(), one.keys.end());
    if (random.below(2) == 0) one.creators = {random.below(2) == 0 ? "bakker anna" : "mol jan"};
    if (random.below(3) == 0) one.year = static_cast<std::int32_t>(2015 + random.below(6));
    one.title = match_title(random.below(2) == 0 ? "Schulden onder jonge nieuwkomers in de stad"
                                                 : "Wonen op de grens van stad en land");
    members.push_back(std::move(one));
  }
  return members;
}

// Pins as the ledger would hold them: groups that were, each record in one at most.
Pins random_pins(const Members& members, Random& random) {
  Pins pins;
  std::vector<std::string> free;
  for (const Member& one : members) free.push_back(one.record);
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
    pin.publication = "pin" + std::to_string(pins.live.size());
    pins.live.push_back(std::move(pin));
  }
  return pins;
}

void expect_partition(const Members& members, const std::vector<Group>& groups) {
  std::vector<std::string> wanted, found;
  for (const Member& one : members) wanted.push_back(one.record);
  for (const Group& group : groups)
    found.insert(found.end(), group.records.begin(), group.records.end());
  std::sort(wanted.begin(), wanted.end());
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, wanted) << "every record is in exactly one group";
}

void expect_pins_kept(const Pins& pins, const std::vector<Group>& groups) {
  for (const Pin& pin : pins.live) {
    const Group group = group_of(groups, pin.founding);
    EXPECT_EQ(group.id, pin.publication);
    for (const std::string& record : pin.records)
      EXPECT_EQ(group_of(groups, record).id, pin.publication) << record << " was split off";
  }
}

// What the machine alone put together has no two titles, and no two DOIs on records of which each
// has one.
void expect_no_conflict(const Members& members, const std::vector<Group>& groups) {
  std::map<std::string, const Member*> by_id;
  for (const Member& one : members) by_id[one.record] = &one;
  for (const Group& group : groups) {
    if (group.pinned) continue;
    for (const std::string& a : group.records) {
      for (const std::string& b : group.records) {
        EXPECT_EQ(by_id[a]->title, by_id[b]->title) << a << " and " << b;
        EXPECT_FALSE(judge(compare_members(*by_id[a], *by_id[b]), false).contradiction)
            << a << " and " << b;
      }
    }
  }
}

void expect_mutual(const std::vector<Group>& groups) {
  std::map<std::string, const Group*> by_id;
  for (const Group& group : groups) by_id[group.id] = &group;
  for (const Group& group : groups) {
    for (const std::string& other : group.same_as) {
      ASSERT_EQ(by_id.count(other), 1u) << other;
      EXPECT_THAT(by_id[other]->same_as, ::testing::Contains(group.id));
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
    expect_no_conflict(members, groups);
    expect_mutual(groups);
    for (int shuffle = 0; shuffle < 10; ++shuffle) {
      shuffle_all(members, random);
      for (Member& one : members) shuffle_all(one.keys, random);
      ASSERT_EQ(group_records(members, pins), groups);
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace vindplaats
