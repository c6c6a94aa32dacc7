#include "app/scheduler/schedule.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

using namespace std::chrono_literals;

constexpr Instant kThen{std::chrono::seconds(1'800'000'000)};

Source scheduled(Milliseconds every) {
  Source source;
  source.id = "bron";
  source.url = "https://a.example/";
  source.every = every;
  return source;
}

RunHistory after_run(const std::string& state, int troubles = 0) {
  RunHistory history;
  note_run(history, kThen, kThen + 10min, state);
  history.troubles = troubles;
  return history;
}

TEST(Schedule, ASourceThatNeverRanIsDueSinceItIsKnown) {
  EXPECT_EQ(due_at(scheduled(12h), {}, {}, kThen), kThen);
}

TEST(Schedule, WhoWaitsForAPersonIsNotDue) {
  Source inactive = scheduled(12h);
  inactive.active = false;
  EXPECT_FALSE(due_at(inactive, {}, {}, kThen));
  SourceStanding suspended;
  suspended.suspended = true;
  EXPECT_FALSE(due_at(scheduled(12h), suspended, {}, kThen));
  SourceStanding parked;
  parked.parked.matter = "deletions";
  EXPECT_FALSE(due_at(scheduled(12h), parked, {}, kThen));
}

TEST(Schedule, ParkedForAnAddressThatIsNoLongerTheFilesIsDue) {
  SourceStanding parked;
  parked.parked.matter = "address";
  parked.parked.from = "https://old.example/";
  EXPECT_TRUE(due_at(scheduled(12h), parked, {}, kThen));
}

TEST(Schedule, AGoodRunComesBackAfterEvery) {
  struct Row {
    const char* state;
    Milliseconds every;
  };
  for (const Row& row : {Row{"finished", 12h}, Row{"nothing new", 1h}, Row{"finished", 168h},
                         Row{"nothing new", 10s}}) {
    const auto due = due_at(scheduled(row.every), {}, after_run(row.state), kThen);
    ASSERT_TRUE(due);
    const auto every = std::chrono::floor<std::chrono::seconds>(row.every);
    EXPECT_GE(*due, kThen + every - every / 20) << row.state;
    EXPECT_LE(*due, kThen + every + every / 20) << row.state;
  }
}

TEST(Schedule, AfterTroubleSoonAndThenEverLater) {
  struct Row {
    int troubles;
    Milliseconds every;
    std::chrono::seconds wait;
  };
  for (const Row& row :
       {Row{1, 12h, 15min}, Row{2, 12h, 30min}, Row{3, 12h, 1h}, Row{5, 12h, 4h}, Row{7, 12h, 12h},
        Row{1000, 12h, 12h}, Row{1, 5min, 5min}, Row{4, 1h, 1h}}) {
    const auto due = due_at(scheduled(row.every), {}, after_run("failed", row.troubles), kThen);
    EXPECT_GE(*due, kThen + 10min + row.wait) << row.troubles;
    EXPECT_LE(*due, kThen + 10min + row.wait + row.wait / 20) << row.troubles;
  }
}

TEST(Schedule, AGoodRunEndsTheRowOfTroubles) {
  RunHistory history;
  for (const char* const state : {"failed", "partly failed", "failed"}) {
    note_run(history, kThen, kThen, state);
  }
  EXPECT_EQ(history.troubles, 3);
  note_run(history, kThen, kThen, "nothing new");
  EXPECT_EQ(history.troubles, 0);
}

TEST(Schedule, ARestingHostIsAskedWhenItSaidAndNotBefore) {
  struct Row {
    std::chrono::seconds rest;
    int rests;
    bool believed;
  };
  for (const Row& row : {Row{60s, 1, true}, Row{24h, 1, true}, Row{600s, kRestsBelieved, true},
                         Row{600s, kRestsBelieved + 1, false}}) {
    RunHistory history = after_run("failed", row.rests);
    history.rest_until = history.ended + row.rest;
    history.rests = row.rests;
    const Instant due = *due_at(scheduled(12h), {}, history, kThen);
    EXPECT_GE(due, *history.rest_until);
    if (row.believed) {
      EXPECT_LE(due, *history.rest_until + row.rest / 20);
    } else {
      EXPECT_GE(due, history.ended + 4h);
    }
  }
}

TEST(Schedule, RestHoldsForASourceThatIsNotDueBefore) {
  RunHistory history = after_run("finished");
  history.rest_until = kThen + 24h;
  EXPECT_GE(*due_at(scheduled(1h), {}, history, kThen), kThen + 24h);
  history.rest_until = kThen + 1min;
  EXPECT_GE(*due_at(scheduled(12h), {}, history, kThen), kThen + 11h);
}

TEST(Schedule, TheSameEveryDoesNotMeanTheSameMoment) {
  std::set<Instant> moments;
  for (int i = 0; i < 200; ++i) {
    Source source = scheduled(12h);
    source.id = "bron-" + std::to_string(i);
    moments.insert(*due_at(source, {}, after_run("finished"), kThen));
  }
  EXPECT_GT(moments.size(), 180u);
}

TEST(Schedule, SpreadIsWithinItsSpanAndFillsIt) {
  EXPECT_EQ(spread("a", 1, 0s), 0s);
  std::map<std::int64_t, int> tenths;
  for (int i = 0; i < 10'000; ++i) {
    const auto part = spread("bron-" + std::to_string(i), 7, 999s);
    ASSERT_GE(part, 0s);
    ASSERT_LE(part, 999s);
    ++tenths[part.count() / 100];
  }
  for (const auto& [tenth, count] : tenths) EXPECT_NEAR(count, 1000, 200) << tenth;
}

TEST(Schedule, FewComeAtOnceAndManyWithinTenMinutes) {
  EXPECT_EQ(spread_span(0), 0s);
  EXPECT_EQ(spread_span(1), 2s);
  EXPECT_EQ(spread_span(100), 200s);
  EXPECT_EQ(spread_span(5000), 10min);
}

}  // namespace
}  // namespace vindplaats
