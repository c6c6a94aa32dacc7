#include "curation/rank.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "core/time.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Platform rank_platform() {
  Platform platform;
  for (const char* id : {"scp", "wodc"}) {
    Source& source = platform.sources.emplace_back();
    source.id = source.partner = id;
  }
  platform.sources[0].trust = Thousandths{500};
  platform.partners.emplace_back();
  platform.partners[0].id = "wodc";
  platform.partners[0].name = "WODC";
  return platform;
}

class RankTest : public ::testing::Test {
 protected:
  Rank ranked(const Publication& publication, const std::string& theme = "") const {
    return rank(publication, {platform_, accepted_, *parse_time("2026-11-22"), theme});
  }
  // The points of a part; -1 where there is none.
  std::int64_t points(const Publication& publication, std::string_view what) const {
    for (const RankPart& part : ranked(publication).parts)
      if (part.what == what) return part.points.count;
    return -1;
  }
  Candidate candidate(std::string id, std::int64_t score, std::string issued,
                      std::string first_harvest_of = "") const {
    Candidate candidate;
    Publication& publication = candidate.waiting.publication;
    publication.id = std::move(id);
    publication.status = "candidate";
    publication.metadata.issued = std::move(issued);
    publication.themes = {{"onderwijs", Thousandths{score}, {"r"}, "rule"}};
    candidate.waiting.rank = ranked(publication);
    candidate.first_harvest_of = std::move(first_harvest_of);
    return candidate;
  }
  Candidate ranked_again(Candidate candidate) const {
    candidate.waiting.rank = ranked(candidate.waiting.publication);
    return candidate;
  }

  Platform platform_ = rank_platform();
  AcceptedWorks accepted_;
};

Publication work(std::string id, std::string title, std::vector<std::string> creators = {},
                 std::vector<std::string> subjects = {}) {
  Publication publication;
  publication.id = std::move(id);
  publication.status = "candidate";
  publication.records = {"wodc/" + publication.id};
  publication.partners = {"wodc"};
  publication.metadata.title = std::move(title);
  publication.metadata.issued = "2026-03";
  for (std::string& name : creators) {
    publication.metadata.creators.emplace_back();
    publication.metadata.creators.back().name = std::move(name);
  }
  for (std::string& subject : subjects)
    publication.metadata.subjects.push_back({std::move(subject), "", "", ""});
  publication.themes = {{"onderwijs", Thousandths{1000}, {"stage"}, "rule"}};
  return publication;
}

std::vector<std::string> ids_in(const Queue& queue) {
  std::vector<std::string> ids;
  for (const Waiting& waiting : queue.waiting) ids.push_back(waiting.publication.id);
  return ids;
}

TEST_F(RankTest, IsTheSumOfItsParts) {
  Publication publication = work("p1", "Stage");
  publication.themes.push_back({"arbeidsmarkt", Thousandths{2000}, {"werk", "stage"}, "rule"});
  const Rank rank = ranked(publication);
  std::int64_t sum = 0;
  for (const RankPart& part : rank.parts) sum += part.points.count;
  EXPECT_EQ(rank.score.count, sum);
  ASSERT_EQ(rank.parts.size(), 4U);
  EXPECT_EQ(rank.parts[0].theme, "arbeidsmarkt") << "the best theme first";
  EXPECT_EQ(rank.parts[0].points, Thousandths{1500});
  EXPECT_EQ(rank.parts[1].points, Thousandths{100}) << "another theme counts a tenth";
  EXPECT_EQ(rank.parts[3].points, Thousandths{200});
  EXPECT_EQ(reason_for_place(rank),
            "arbeidsmarkt 2 (werk, stage); onderwijs 1 (stage); published 2026-03; from WODC");
}

TEST_F(RankTest, StandsByTheThemeWhoseQueueItIs) {
  Publication publication = work("p1", "Stage");
  publication.themes.push_back({"arbeidsmarkt", Thousandths{2000}, {"werk"}, "rule"});
  const Rank rank = ranked(publication, "onderwijs");
  EXPECT_EQ(rank.parts[0].theme, "onderwijs");
  EXPECT_EQ(rank.parts[0].points, Thousandths{1000});
  EXPECT_EQ(rank.parts[1].points, Thousandths{150});
}

TEST_F(RankTest, IsFresherTheLaterItAppeared) {
  Publication publication = work("p1", "Stage");
  const auto freshness = [&](std::string issued) {
    publication.metadata.issued = std::move(issued);
    return points(publication, "freshness");
  };
  EXPECT_EQ(freshness("2026-11-22"), 500);
  EXPECT_EQ(freshness("2030-01-01"), 500) << "no more than new";
  EXPECT_EQ(freshness("2025-05-24"), 250) << "half of three years ago";
  EXPECT_EQ(freshness("2026"), freshness("2026-01-01"));
  EXPECT_EQ(freshness("2026-03"), freshness("2026-03-01"));
  for (const char* none : {"2023-11-23", "1999", "", "20", "nooit"}) EXPECT_EQ(freshness(none), 0);
}

TEST_F(RankTest, TrustsTheBestOfItsSources) {
  Publication publication = work("p1", "Stage");
  EXPECT_EQ(points(publication, "trust"), 200);
  publication.records = {"scp/1"};
  publication.partners = {"scp"};
  EXPECT_EQ(points(publication, "trust"), 100);
  EXPECT_THAT(reason_for_place(ranked(publication)), ::testing::HasSubstr("from scp (trust 0.5)"));
  publication.records = {"scp/1", "wodc/1"};
  EXPECT_EQ(points(publication, "trust"), 200);
  publication.records = {"gone/1"};
  EXPECT_EQ(points(publication, "trust"), 200) << "as most are";
  platform_.sources[1].trust = Thousandths{900'000};
  publication.records = {"wodc/1"};
  EXPECT_EQ(points(publication, "trust"), 400) << "has a bound";
}

TEST_F(RankTest, IsNearToWhatWasAccepted) {
  accepted_.add(work("a1", "Jongeren in de wijk", {"Anna de Vries"}, {"jeugdwerk", "wijken"}));
  accepted_.add(work("a2", "Ouders en school", {"Bram Jansen"}, {"ouders"}));
  const Nearness by_creator = accepted_.near(work("p1", "Iets", {"anna DE VRIES"}), "");
  EXPECT_EQ(by_creator.works, 1);
  EXPECT_EQ(by_creator.points, Thousandths{1000 * 355 / 1355});
  EXPECT_THAT(by_creator.words, ElementsAre("anna DE VRIES")) << "as it stands in the publication";
  EXPECT_EQ(accepted_.near(work("p1", "Iets", {}, {"ouders"}), "").works, 0)
      << "one subject is not enough";
  const Nearness by_subjects =
      accepted_.near(work("p1", "De wijk", {}, {"Jeugdwerk", "wijken", "geld"}), "");
  EXPECT_THAT(by_subjects.words, ElementsAre("Jeugdwerk", "wijken", "wijk"));
  EXPECT_EQ(accepted_.near(work("a1", "Iets", {"Anna de Vries"}), "").works, 0)
      << "a work is not like itself";
  Publication elsewhere = work("p1", "Iets", {"Anna de Vries"});
  EXPECT_EQ(accepted_.near(elsewhere, "arbeidsmarkt").works, 0);
  elsewhere.themes = {{"arbeidsmarkt", Thousandths{1000}, {"werk"}, "rule"}};
  EXPECT_EQ(accepted_.near(elsewhere, "").works, 0) << "of another theme";
  EXPECT_EQ(accepted_.near(elsewhere, "onderwijs").works, 1);
}

TEST_F(RankTest, WhatManyAcceptedHaveSaysLittle) {
  for (int i = 0; i < 65; ++i) {
    std::vector<std::string> names = {"Het Instituut"};
    if (i < 10) names.emplace_back("Anna de Vries");
    if (i < 3) names.emplace_back("Bram Jansen");
    accepted_.add(work("a" + std::to_string(i), "Deel", names));
  }
  const auto works = [&](const char* name) {
    return accepted_.near(work("p1", "Iets", {name}), "").works;
  };
  EXPECT_EQ(works("Bram Jansen"), 3);
  EXPECT_EQ(works("Anna de Vries"), 0);
  EXPECT_EQ(works("Het Instituut"), 0);
}

TEST_F(RankTest, SaysWhatBringsItBack) {
  Publication publication = work("p1", "Stage");
  publication.status = "accepted";
  publication.themes = {{"onderwijs", {}, {}, "editor"}};
  publication.reopened = {{"title", "a", "b"}, {"abstract", "", "c"}};
  EXPECT_EQ(
      reason_for_place(ranked(publication)),
      "changed since it was accepted: title, abstract; onderwijs; published 2026-03; from WODC");
  publication.status = "later";
  publication.themes.clear();
  EXPECT_EQ(reason_for_place(ranked(publication)),
            "changed since it was set aside: title, abstract; published 2026-03; from WODC");
  publication.status = "candidate";
  publication.reopened.clear();
  publication.later_until = "2026-11-01";
  EXPECT_EQ(reason_for_place(ranked(publication)),
            "set aside until 2026-11-01; published 2026-03; from WODC");
}

TEST_F(RankTest, NamesTheWordsOfEachRuleOnce) {
  Publication publication = work("p1", "Stage en stages");
  publication.metadata.abstract_text = "Over de Stage, één baan";
  publication.metadata.subjects = {{"gelijke kansen", "", "", ""}};
  Classification found;
  found.themes = {{"onderwijs",
                   {},
                   {{"stage", {{"abstract", 0, 8, 5}, {"title", 0, 0, 5}, {"title", 0, 9, 6}}},
                    {"kansen", {{"subjects", 0, 0, 14}}}}}};
  publication.themes[0].rules = {"stage"};
  Rank rank = ranked(publication);
  name_words(rank, publication, found);
  EXPECT_THAT(rank.parts[0].words, ElementsAre("Stage", "stages"))
      << "a rule that was not there when it was placed gave no points";
  EXPECT_EQ(rank.parts[0].reason, "onderwijs 1: 'Stage', 'stages' (stage)");
  found.themes[0].rules[0].matches = {{"abstract", 0, 15, 3}, {"subjects", 7, 0, 4}};
  name_words(rank, publication, found);
  EXPECT_THAT(rank.parts[0].words, ElementsAre("één")) << "places count code points";
}

TEST_F(RankTest, NamesWhatItsWordsHoldBack) {
  Publication publication = work("p1", "Stage en wijkteams met moslims");
  publication.themes[0].rules = {"stage"};
  const Match stage{"title", 0, 0, 5}, teams{"title", 0, 9, 9}, with{"title", 0, 19, 3},
      muslims{"title", 0, 23, 7};
  Classification found;
  found.themes = {{"onderwijs", {1000}, {{"stage", {stage}}}}};
  found.held_back = {{"wonen", "met", {muslims}, {with}},
                     {"arbeid", "geloof", {muslims}, {teams}},
                     {"hulp", "teams", {teams}, {stage}}};
  Rank rank = ranked(publication);
  name_words(rank, publication, found);
  EXPECT_THAT(rank.parts[0].words, ElementsAre("Stage", "wijkteams", "moslims"));
  EXPECT_EQ(rank.parts[0].reason,
            "onderwijs 1: 'Stage' (stage), instead of hulp, arbeid: 'wijkteams', 'moslims'");
}

TEST_F(RankTest, ShortensALongReason) {
  Publication publication = work("p1", "Stage");
  publication.themes.front().rules = {"een", "twee", "drie", "vier", "vijf"};
  EXPECT_THAT(reason_for_place(ranked(publication)),
              ::testing::StartsWith("onderwijs 1 (een, twee, drie, vier, vijf);"));
  publication.themes.front().rules.emplace_back("zes");
  EXPECT_THAT(reason_for_place(ranked(publication)),
              ::testing::StartsWith("onderwijs 1 (een, twee, drie, vier and 2 more);"));
}

TEST_F(RankTest, OrdersByScoreThenNewestThenId) {
  std::vector<Candidate> candidates = {
      candidate("low", 1000, "2026-11-20"), candidate("b", 2000, "2026-03"),
      candidate("a", 2000, "2026-03"),      candidate("day", 2000, "2026-03-05"),
      candidate("year", 2000, "2026"),      candidate("undated", 2000, ""),
      candidate("old", 2000, "2019-12-31"), candidate("best", 9000, "")};
  SeededRandom random(31);
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = candidates.size(); i > 1; --i)
      std::swap(candidates[i - 1], candidates[random.below(i)]);
    EXPECT_THAT(ids_in(order_queue(candidates, {})),
                ElementsAre("best", "day", "a", "b", "year", "old", "undated", "low"));
  }
}

TEST_F(RankTest, OffersTheBestOfASourcesFirstHarvestOnly) {
  Settings settings;
  settings.queue.limit_new = 2;
  std::vector<Candidate> candidates;
  for (int i = 0; i < 5; ++i) {
    const std::string number = std::to_string(i);
    candidates.push_back(candidate("w" + number, 1000 + 100 * i, "2026", "wodc"));
    candidates.push_back(candidate("s" + number, 1000 + 100 * i, "2026", "scp"));
    candidates.push_back(candidate("later" + number, 500, "2026"));
  }
  const Queue queue = order_queue(candidates, settings);
  EXPECT_THAT(ids_in(queue), ElementsAre("s4", "w4", "s3", "w3", "later0", "later1", "later2",
                                         "later3", "later4"));
  EXPECT_EQ(queue.held_back, 6);
  EXPECT_THAT(queue.by_theme, ElementsAre(Pair("onderwijs", 9)));
  settings.queue.limit_new = 0;
  EXPECT_EQ(order_queue(candidates, settings).waiting.size(), 5u);
  EXPECT_THAT(order_queue({}, settings).waiting, IsEmpty());
}

TEST_F(RankTest, PutsWhatWasReopenedFirstAndAlwaysOffersIt) {
  Settings settings;
  settings.queue.limit_new = 1;
  std::vector<Candidate> candidates = {
      candidate("best", 90'000, "2026", "wodc"), candidate("second", 2000, "2026", "wodc"),
      candidate("accepted", 0, "", "wodc"),      candidate("rejected", 1000, "", "wodc"),
      candidate("withdrawn", 900, "", "other"),  candidate("asked", 500, "2026", "wodc")};
  for (std::size_t i : {2u, 3u, 4u}) {
    candidates[i].waiting.publication.status = candidates[i].waiting.publication.id;
    candidates[i].waiting.publication.reopened = {{"title", "a", "b"}};
  }
  candidates[5].waiting.publication.later_until = "2026-11-01";
  for (Candidate& one : candidates) one = ranked_again(one);
  EXPECT_FALSE(waits_again(candidates[0].waiting.publication));
  EXPECT_TRUE(waits_again(candidates[2].waiting.publication));
  EXPECT_FALSE(waits_again(candidates[4].waiting.publication)) << "what was withdrawn stays so";
  EXPECT_THAT(ids_in(order_queue(candidates, settings)),
              ElementsAre("rejected", "accepted", "best", "asked", "withdrawn"));
}

}  // namespace
}  // namespace vindplaats
