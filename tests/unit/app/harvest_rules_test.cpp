// The rules of a harvest that need neither store nor socket: the brake, moves, rest, and the words
// of the status.
#include <gtest/gtest.h>

#include "app/health_words.h"
#include "app/pipeline/comparison.h"
#include "app/pipeline/harvest_memory.h"
#include "app/pipeline/moved.h"
#include "app/pipeline/removals.h"
#include "core/time.h"

namespace vindplaats {
namespace {

const Instant kRulesNow = *parse_time("2026-12-01T00:00:00Z");

TEST(HarvestRules, TheBrakeNeedsMoreThanTenAndMoreThanTheShare) {
  struct Row {
    std::int64_t removals, had;
    bool holds;
  };
  constexpr Row kRows[] = {{10, 10, false},    {11, 11, true},    {11, 110, false}, {11, 109, true},
                           {100, 1000, false}, {101, 1000, true}, {0, 0, false},    {11, 0, true}};
  for (const Row& row : kRows) {
    EXPECT_EQ(brake_holds(row.removals, row.had, Thousandths{100}), row.holds)
        << row.removals << " of " << row.had;
  }
  EXPECT_TRUE(brake_holds(11, 1000, Thousandths{0}));
  EXPECT_FALSE(brake_holds(1000, 1000, Thousandths{1000}));
}

Response over(std::vector<Hop> hops, std::string url) {
  Response response;
  response.status = 200;
  response.hops = std::move(hops);
  response.url = std::move(url);
  return response;
}

TEST(HarvestRules, AMovedAddressIsReadFromPermanentRedirectsOnly) {
  const std::string old = "http://a.example/oai";
  const Request request{old + "?verb=Identify", {}};
  const auto moved = [&](int status, const std::string& to) {
    return moved_address(old, request, over({{status, request.url, to}}, to)).value_or("");
  };
  EXPECT_EQ(moved(301, "https://a.example/oai?verb=Identify"), "https://a.example/oai");
  EXPECT_EQ(moved(308, "https://b.example/new"), "https://b.example/new") << "lost its query";
  EXPECT_EQ(moved(302, "https://a.example/oai?verb=Identify"), "");
  EXPECT_EQ(moved(301, "https://a.example/maintenance?from=oai"), "");
  EXPECT_EQ(moved_address(old, request, over({}, request.url)).value_or(""), "");
}

TEST(HarvestRules, AMoveIsConfirmedByFiveRunsOverAWeekThatKnewWhatCame) {
  struct Row {
    int runs;
    std::chrono::hours between;
    bool knew, worked;
    const char* to;
    MoveVerdict verdict;
  };
  using std::chrono::hours;
  const Row rows[] = {
      {5, hours(48), true, true, "https://a.example/new", MoveVerdict::kAdopt},
      {5, hours(48), true, true, "https://b.example/new", MoveVerdict::kAsk},
      {4, hours(72), true, true, "https://a.example/new", MoveVerdict::kNone},
      {9, hours(1), true, true, "https://a.example/new", MoveVerdict::kNone},
      {9, hours(48), false, true, "https://a.example/new", MoveVerdict::kNone},
      {9, hours(48), true, false, "https://a.example/new", MoveVerdict::kNone},
      {5, hours(48), true, true, "http://a.example:8080/new", MoveVerdict::kAsk},
  };
  for (const Row& row : rows) {
    Checkpoint memory;
    MoveVerdict verdict = MoveVerdict::kNone;
    for (int run = 0; run < row.runs; ++run) {
      verdict = note_move(memory, "http://a.example/oai", row.to, row.knew, row.worked,
                          kRulesNow + run * row.between);
    }
    EXPECT_EQ(verdict, row.verdict) << row.to << " after " << row.runs;
  }
}

TEST(HarvestRules, ARunWithoutARedirectForgetsTheMove) {
  Checkpoint memory;
  note_move(memory, "http://a.example/oai", "http://a.example/new", true, true, kRulesNow);
  EXPECT_FALSE(memory.values.empty());
  note_move(memory, "http://a.example/oai", "", true, true, kRulesNow);
  EXPECT_TRUE(memory.values.empty());
}

TEST(HarvestRules, TheListIsComparedEachWeekOrEachFourWeeksAndAgainADayAfterAFailure) {
  const auto ago = [](int days) { return format_time(kRulesNow - std::chrono::days(days)); };
  EXPECT_TRUE(comparison_is_due("", "", "no", kRulesNow));
  EXPECT_TRUE(comparison_is_due(ago(7), "", "no", kRulesNow));
  EXPECT_FALSE(comparison_is_due(ago(6), "", "transient", kRulesNow));
  EXPECT_FALSE(comparison_is_due(ago(20), "", "persistent", kRulesNow));
  EXPECT_TRUE(comparison_is_due(ago(28), "", "persistent", kRulesNow));
  EXPECT_FALSE(comparison_is_due(ago(28), ago(0), "no", kRulesNow));
  EXPECT_TRUE(comparison_is_due(ago(28), ago(1), "no", kRulesNow));
}

TEST(HarvestRules, WhatTheHarvestRemembersIsKeptApartFromTheProtocols) {
  const CheckpointValues stored = {{"next_from", "a"}, {"own.compared", "b"}};
  Checkpoint protocol, own;
  split_checkpoint(stored, protocol, own);
  EXPECT_EQ(protocol.get("next_from"), "a");
  EXPECT_EQ(own.get("compared"), "b");
  EXPECT_EQ(protocol.values.size() + own.values.size(), 2U);
  EXPECT_EQ(join_checkpoint(protocol, own), stored);
}

TEST(HarvestRules, RestIsLongerEachTimeAndEndsWithAnAnswer) {
  Checkpoint own;
  Response busy;
  busy.status = 503;
  const char* const ends[] = {"2026-12-01T00:01:00Z", "2026-12-01T00:02:00Z",
                              "2026-12-01T00:04:00Z"};
  for (const char* end : ends) {
    note_rest(own, busy, kRulesNow);
    EXPECT_EQ(own.get("rest_until"), end);
  }
  Response well;
  well.status = 200;
  note_rest(own, well, kRulesNow);
  EXPECT_TRUE(own.values.empty());
}

std::size_t words_in_both(const HealthWords& words) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : words.cause + " " + words.remedy) {
    count += c != ' ' && !inside ? 1 : 0;
    inside = c != ' ';
  }
  return count;
}

TEST(HarvestRules, NoStatusTakesMoreThanTwentyFiveWords) {
  RunReport run;
  run.source = "repo";
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "woord ";
  for (const std::string& message :
       {endless, std::string("it failed with an error of its own (500): tried again later"),
        std::string("the source says badArgument: 'no'; ask the partner")}) {
    run.errors = {{"", "", message}};
    const HealthWords words = words_of_run(run);
    EXPECT_LE(words_in_both(words), 25U) << words.cause << " " << words.remedy;
    EXPECT_FALSE(words.cause.empty() || words.remedy.empty());
  }
  run.errors = {{"oai:repo.example.nl:12", "", "broken"}};
  run.rejected = 1234;
  EXPECT_LE(words_in_both(words_of_run(run)), 25U);
  for (const char* matter : {"deletions", "address", "format", "gone"}) {
    Registration parked;
    parked.source = "repo";
    parked.matter = matter;
    parked.to = "https://elsewhere.example.nl/oai";
    const HealthWords words = words_of_parked(parked);
    EXPECT_LE(words_in_both(words), 25U) << words.cause << " " << words.remedy;
    EXPECT_NE(words.remedy.find("vindplaats source release repo"), std::string::npos);
  }
}

}  // namespace
}  // namespace vindplaats
