// The three bands, and what does not depend on the order of arrival.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "curation/identity.h"
#include "curation/match_clusters.h"
#include "tests/unit/curation/match_dutch_traps.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Member> members_of(const std::vector<WorkWords>& works) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < works.size(); ++i)
    members.push_back(member_of(described_work("s/" + std::to_string(100 + i), works[i])));
  return members;
}

MatchedWorks matched(const std::vector<WorkWords>& works) {
  std::vector<Member> members = members_of(works);
  return match_members(members);
}

Band band_of(const WorkWords& a, const WorkWords& b) {
  const MatchedWorks found = matched({a, b});
  return found.pairs.empty() ? Band::kApart : found.pairs.front().band;
}

std::string link_of(const WorkWords& a, const WorkWords& b) {
  const MatchedWorks found = matched({a, b});
  EXPECT_LE(found.versions.size(), 1u);
  if (found.versions.empty()) return "";
  const VersionLink& link = found.versions.front().link;
  return std::string(link.of_a) + "/" + std::string(link.of_b);
}

const std::string kTitle = "title=Schulden onder jonge nieuwkomers in de stad";

TEST(DutchTraps, AreMoreThanThreeHundredAndNoneIsMerged) {
  const std::vector<TrapPair> traps = dutch_traps();
  EXPECT_GE(traps.size(), 300u);
  for (const TrapPair& trap : traps) {
    EXPECT_NE(band_of(trap.a, trap.b), Band::kMerge)
        << trap.what << ": " << ::testing::PrintToString(trap.a) << " and "
        << ::testing::PrintToString(trap.b);
    EXPECT_NE(band_of(trap.b, trap.a), Band::kMerge) << trap.what << ", turned";
  }
}

TEST(DutchTraps, AreNotMergedAmongOneAnother) {
  std::vector<WorkWords> works;
  const std::vector<TrapPair> traps = dutch_traps();
  for (const TrapPair& trap : traps) works.insert(works.end(), {trap.a, trap.b});
  const std::vector<std::size_t> roots = matched(works).roots;
  for (std::size_t i = 0; i < traps.size(); ++i)
    EXPECT_NE(roots[2 * i], roots[2 * i + 1]) << traps[i].what;
}

TEST(Bands, AskWhereEverythingButOneThingAgrees) {
  EXPECT_EQ(band_of({kTitle, "in=Mens en Wijk", "vol=12", "pages=10-22"},
                    {kTitle, "in=Mens en Wijk", "vol=12", "pages=44-50"}),
            Band::kAsk);
  EXPECT_EQ(band_of({kTitle, "year=2018"}, {kTitle}), Band::kAsk);
  EXPECT_EQ(band_of({kTitle}, {kTitle}), Band::kMerge);
  EXPECT_EQ(band_of({kTitle, "year=2012"}, {kTitle}), Band::kApart);
}

TEST(Bands, ArticlesNeedMoreThanTitlePeopleAndYear) {
  const std::string article = "type=journal article";
  EXPECT_EQ(band_of({kTitle, article}, {kTitle, article}), Band::kAsk);
  EXPECT_EQ(band_of({kTitle, article, "in=Mens en Wijk"}, {kTitle, article, "in=Mens en Wijk"}),
            Band::kMerge);
  EXPECT_EQ(band_of({kTitle, "type=report"}, {kTitle, "type=report"}), Band::kMerge);
}

TEST(Bands, ThePlaceInAJournalOutweighsWhatCataloguesAddToTitles) {
  const std::vector<std::string> place = {"in=Mens en Wijk", "vol=12", "pages=10-22"};
  WorkWords plain = place, noted = place, abstracted = place;
  plain.push_back(kTitle);
  noted.push_back(kTitle + ". [Review] [42 refs]");
  abstracted.push_back(kTitle + " (Structured abstract)");
  EXPECT_EQ(band_of(plain, noted), Band::kMerge);
  EXPECT_EQ(band_of(plain, abstracted), Band::kMerge);
}

TEST(Bands, ATitleThatComesBackInTheCollectionNeedsMore) {
  const std::vector<WorkWords> works = {
      {kTitle}, {kTitle}, {kTitle, "by=Smit, Jan"}, {kTitle, "by=Mol, Pieter"}};
  EXPECT_THAT(matched(works).pairs, IsEmpty());
}

TEST(Bands, WhatMayBeEitherOfTwoIsAskedAboutBoth) {
  const MatchedWorks found = matched({{kTitle, "doi=10.1/a"}, {kTitle}, {kTitle, "doi=10.1/b"}});
  EXPECT_THAT(found.roots, ElementsAre(0, 1, 2));
  std::set<std::pair<std::size_t, std::size_t>> asked;
  for (const MatchedPair& pair : found.pairs) {
    EXPECT_EQ(pair.band, Band::kAsk);
    asked.emplace(pair.a, pair.b);
  }
  EXPECT_TRUE(asked.contains({0, 1}));
  EXPECT_TRUE(asked.contains({1, 2}));
}

TEST(Versions, AreLinkedByWhatTheirTitlesSay) {
  EXPECT_EQ(link_of({kTitle + ": samenvatting"}, {kTitle}), "IsDerivedFrom/IsSourceOf");
  EXPECT_EQ(link_of({kTitle}, {kTitle + " - bijlagen"}), "IsSupplementedBy/IsSupplementTo");
  EXPECT_EQ(link_of({kTitle}, {kTitle + " (conceptversie)"}), "IsNewVersionOf/IsPreviousVersionOf");
  EXPECT_EQ(link_of({kTitle + " (English edition)"}, {kTitle}), "IsTranslationOf/HasTranslation");
  EXPECT_EQ(link_of({kTitle, "lang=nl"}, {kTitle, "lang=en"}), "IsVariantFormOf/IsVariantFormOf");
  EXPECT_EQ(link_of({kTitle, "type=report"}, {kTitle, "type=report", "product=factsheet"}),
            "IsSourceOf/IsDerivedFrom");
  EXPECT_EQ(link_of({kTitle, "type=doctoral thesis"}, {kTitle, "type=journal article"}), "")
      << "a question";
}

TEST(Versions, AreNotWhatOthersMadeOrPartsOfASet) {
  EXPECT_EQ(link_of({kTitle + ": samenvatting"}, {kTitle, "by=Smit, Jan"}), "");
  EXPECT_EQ(link_of({kTitle + ", deel 1"}, {kTitle + ", deel 2"}), "");
  EXPECT_EQ(link_of({kTitle + ": samenvatting", "year=2010"}, {kTitle}), "");
}

TEST(Versions, StandBothWaysInTheGroups) {
  const auto groups = group_records(members_of({{kTitle}, {kTitle + ": samenvatting"}}), {});
  ASSERT_EQ(groups.size(), 2u);
  for (const Group& group : groups) {
    ASSERT_EQ(group.versions.size(), 1u);
    EXPECT_NE(group.versions[0].identifier, group.id);
    EXPECT_EQ(group.versions[0].identifier_type, "publication");
    EXPECT_THAT(group.same_as, IsEmpty());
  }
}

// Everything that arrives, one after another in any order: what is grouped at the end is what is
// grouped at once.
TEST(Arrival, InAnyOrderGivesOneResult) {
  std::vector<WorkWords> works;
  for (const TrapPair& trap : dutch_traps()) {
    if (works.size() < 400) works.insert(works.end(), {trap.a, trap.b, trap.a});
  }
  std::vector<Member> members = members_of(works);
  const std::vector<Group> batch = group_records(members, {});
  SeededRandom random(3);
  for (int shuffle = 0; shuffle < 100; ++shuffle) {
    for (std::size_t i = members.size(); i > 1; --i)
      std::swap(members[i - 1], members[random.below(i)]);
    ASSERT_EQ(group_records(members, {}), batch);
  }
}

}  // namespace
}  // namespace vindplaats
