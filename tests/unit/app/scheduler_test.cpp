#include <algorithm>
#include <ctime>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/health.h"
#include "app/pipeline/registrations.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/leases.h"
#include "tests/unit/app/simulated_world.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using namespace simulation;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

PlayedNetwork::Partner always_well() {
  return [](const Attempt&) { return played(200, feed_text({"one", "two"})); };
}

std::size_t runs_of(const World& world, const std::string& source) {
  return static_cast<std::size_t>(std::ranges::count(world.ended, source, &RunReport::source));
}

TEST(Scheduler, HarvestsEverySourceWhenItIsDue) {
  Source often = feed_source("often", "a.example"), seldom = feed_source("seldom", "b.example");
  often.every = 1h;
  World world({often, seldom}, always_well());
  world.boot();
  world.run_for(24h);
  EXPECT_NEAR(static_cast<double>(runs_of(world, "often")), 24, 2);
  EXPECT_NEAR(static_cast<double>(runs_of(world, "seldom")), 3, 1);
  EXPECT_EQ(world.ended.front().state, "finished");
  EXPECT_EQ(world.ended.back().state, "nothing new");
  EXPECT_THAT(world.errors, IsEmpty());
  EXPECT_THAT(world.violations(), IsEmpty());
  const auto next = world.scheduler->next_due("seldom");
  ASSERT_TRUE(next);
  EXPECT_GT(*next, world.clock.now());
  EXPECT_LE(*next, world.clock.now() + 13h);
}

TEST(Scheduler, AfterARestartGoesByTheLedger) {
  World world({feed_source("a", "a.example")}, always_well());
  world.boot();
  world.run_for(1h);
  EXPECT_THAT(world.ended, SizeIs(1));
  world.kill();
  world.boot();
  world.run_for(10h);
  EXPECT_THAT(world.ended, SizeIs(1));
  world.run_for(3h);
  EXPECT_THAT(world.ended, SizeIs(2));
}

TEST(Scheduler, ManyThatAreOverdueTogetherComeOneAfterAnother) {
  std::vector<Source> sources;
  for (int i = 0; i < 300; ++i)
    sources.push_back(feed_source(fmt::format("s{}", i), fmt::format("h{}.example", i)));
  World world(sources, always_well());
  world.boot();
  std::size_t before = 0;
  for (int minute = 0; minute < 10; ++minute) {
    world.run_for(1min);
    EXPECT_LT(world.ended.size() - before, 70u);
    before = world.ended.size();
  }
  world.run_for(1min);
  EXPECT_THAT(world.ended, SizeIs(300));
}

// D20: how a host asks for rest, and for how long.
struct RestRow {
  const char* name;
  int status;
  std::function<std::string(Instant)> retry_after;  // empty function: none
  std::chrono::seconds kept;
};

std::string http_date(Instant time) {
  const std::time_t seconds = time.time_since_epoch().count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[64];
  const std::size_t length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return std::string(text, length);
}

class HostThatRests : public ::testing::TestWithParam<RestRow> {};

TEST_P(HostThatRests, IsLeftAloneByAllItsSourcesForThatLong) {
  const RestRow& row = GetParam();
  std::vector<Source> sources;
  for (const char* const id : {"a", "b", "c"}) {
    sources.push_back(feed_source(id, "busy.example"));
    sources.back().delay = 2s;
  }
  World* here = nullptr;
  std::optional<Milliseconds> refused_at;
  World world(sources, [&](const Attempt&) {
    if (refused_at) return played(200, feed_text({"one"}));
    PlayedAnswer answer = played(row.status, "busy");
    refused_at = here->clock.ticks() + answer.takes;
    const Instant then = here->clock.now();
    if (row.retry_after) {
      answer.transfer.outcome->headers.push_back({"Retry-After", row.retry_after(then)});
    }
    return answer;
  });
  here = &world;
  world.boot();
  world.run_for(26h);
  const auto& visits = world.network->visits["busy.example:80"];
  ASSERT_GE(visits.size(), 4u);
  const Milliseconds waited = visits[1].start - visits[0].end;
  EXPECT_GE(waited, row.kept * 9 / 10);
  EXPECT_LE(waited, row.kept * 11 / 10);
  for (std::size_t i = 1; i < visits.size(); ++i)
    EXPECT_GE(visits[i].start - visits[i - 1].end, 2s);
  EXPECT_THAT(world.violations(), IsEmpty());
  for (const char* const id : {"a", "b", "c"}) {
    const auto last = std::ranges::find(world.ended.rbegin(), world.ended.rend(), std::string(id),
                                        &RunReport::source);
    ASSERT_NE(last, world.ended.rend());
    EXPECT_THAT(last->state, ::testing::AnyOf("finished", "nothing new")) << id;
  }
}

std::function<std::string(Instant)> in_seconds(int count) {
  return [count](Instant) { return std::to_string(count); };
}
std::function<std::string(Instant)> as_date(std::chrono::seconds later) {
  return [later](Instant now) { return http_date(now + later); };
}

INSTANTIATE_TEST_SUITE_P(D20, HostThatRests,
                         ::testing::Values(RestRow{"Seconds503", 503, in_seconds(600), 600s},
                                           RestRow{"Seconds429", 429, in_seconds(120), 120s},
                                           RestRow{"Date503", 503, as_date(1800s), 1800s},
                                           RestRow{"Date429", 429, as_date(3600s), 3600s},
                                           RestRow{"None503", 503, {}, 60s},
                                           RestRow{"None429", 429, {}, 60s},
                                           RestRow{"TooShort", 503, in_seconds(1), 60s},
                                           RestRow{"TooLong", 503, in_seconds(1'000'000), 24h}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Scheduler, ARestThatWasAskedForOutlivesTheProcess) {
  int asked = 0;
  World world({feed_source("a", "a.example"), feed_source("b", "a.example")}, [&](const Attempt&) {
    ++asked;
    return played(503, "", {{"Retry-After", "7200"}});
  });
  world.boot();
  world.run_for(1min);
  EXPECT_EQ(asked, 1);
  world.kill();
  world.boot();
  world.run_for(110min);
  EXPECT_EQ(asked, 1);
  world.run_for(20min);
  EXPECT_GE(asked, 2);
}

TEST(Scheduler, AHostThatAlwaysRefusesIsAskedEverLessOften) {
  World world({feed_source("a", "a.example")}, [](const Attempt&) { return played(503); });
  world.boot();
  world.run_for(1h);
  EXPECT_LE(world.network->requests, 8);
  const std::int64_t before = world.network->requests;
  world.run_for(72h);
  EXPECT_LE(world.network->requests - before, 12);
  EXPECT_GE(world.network->requests - before, 5);
}

TEST(Scheduler, AnOrderGivesItsReportsInOrder) {
  World world({feed_source("a", "a.example"), feed_source("b", "b.example")}, always_well());
  world.boot();
  world.run_for(1h);
  std::optional<Result<std::vector<RunReport>>> done;
  HarvestOrder order;
  order.sources = {"b", "a"};
  int progress = 0;
  order.progress = [&](const RunReport&, auto) { ++progress; };
  order.done = [&](Result<std::vector<RunReport>> result) { done = std::move(result); };
  world.scheduler->harvest_now(std::move(order));
  world.run_for(1min);
  ASSERT_TRUE(done && *done);
  ASSERT_THAT(**done, SizeIs(2));
  EXPECT_EQ((**done)[0].source, "b");
  EXPECT_EQ((**done)[1].source, "a");
  EXPECT_GE(progress, 2);
}

TEST(Scheduler, AnOrderForASourceThatRunsWaitsForIt) {
  World world({feed_source("a", "a.example")}, [](const Attempt&) {
    PlayedAnswer answer = played(200, feed_text({"one"}));
    answer.takes = 60s;
    return answer;
  });
  world.boot();
  world.run_for(10s);
  ASSERT_THAT(world.scheduler->running(), SizeIs(1));
  std::vector<RunReport> reports;
  HarvestOrder order;
  order.sources = {"a"};
  order.options.full = true;
  order.done = [&](const Result<std::vector<RunReport>>& result) {
    if (result) reports = *result;
  };
  world.scheduler->harvest_now(std::move(order));
  world.run_for(3min);
  EXPECT_THAT(world.ended, SizeIs(2));
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_THAT(world.violations(), IsEmpty());
}

TEST(Scheduler, AnOrderThatIsCalledOffSaysSoOnce) {
  Source a = feed_source("a", "a.example"), b = feed_source("b", "b.example");
  a.active = b.active = false;
  World world({a, b}, [](const Attempt&) {
    PlayedAnswer answer = played(200, feed_text({"one"}));
    answer.takes = 60s;
    return answer;
  });
  world.boot();
  int calls = 0;
  HarvestOrder order;
  order.sources = {"a", "b", "unknown"};
  order.done = [&](const Result<std::vector<RunReport>>& result) {
    ++calls;
    EXPECT_EQ(result.error().fault, Fault::kConflict);
  };
  const auto id = world.scheduler->harvest_now(std::move(order));
  world.run_for(5s);
  EXPECT_EQ(world.network->under_way(), 2u);
  world.scheduler->call_off(id);
  world.scheduler->call_off(id);
  world.run_for(1s);
  EXPECT_EQ(world.network->under_way(), 0u) << "broken off at once";
  EXPECT_EQ(world.leases(), 0u);
  world.run_for(1h);
  EXPECT_EQ(calls, 1);
  EXPECT_THAT(world.ended, IsEmpty()) << "it did not fail: nobody wanted it any more";
}

TEST(Scheduler, WhatWasCalledOffComesByItselfALittleLater) {
  World world({feed_source("a", "a.example")}, always_well());
  world.hindrance = "not now";
  world.boot();
  world.run_for(1min);
  world.hindrance.clear();
  HarvestOrder order;
  order.sources = {"a"};
  const auto id = world.scheduler->harvest_now(std::move(order));
  world.run_for(10ms);
  ASSERT_THAT(world.scheduler->running(), SizeIs(1));
  world.scheduler->call_off(id);
  world.run_for(14min);
  EXPECT_THAT(world.ended, IsEmpty());
  world.run_for(2min);
  ASSERT_THAT(world.ended, SizeIs(1));
  EXPECT_EQ(world.ended[0].state, "finished");
  EXPECT_THAT(world.violations(), IsEmpty());
}

// `status` reckons from the ledger alone what the scheduler has in its head.
TEST(Scheduler, StatusSaysWhenItComesNext) {
  World world({feed_source("well", "a.example"), feed_source("broken", "b.example"),
               feed_source("resting", "c.example")},
              [](const Attempt& attempt) {
                if (attempt.uri.host == "b.example") return played(200, "no feed");
                if (attempt.uri.host == "c.example")
                  return played(503, "", {{"Retry-After", "3600"}});
                return played(200, feed_text({"one"}));
              });
  world.boot();
  world.run_for(10min);
  ASSERT_THAT(world.ended, SizeIs(3));
  Platform platform;
  platform.sources = {feed_source("broken", "b.example"), feed_source("new", "d.example"),
                      feed_source("resting", "c.example"), feed_source("well", "a.example")};
  const auto health = source_health(platform, *world.store->snapshot());
  ASSERT_TRUE(health);
  ASSERT_THAT(*health, SizeIs(4));
  for (const SourceHealth& source : *health) {
    const auto due = world.scheduler->next_due(source.id);
    EXPECT_EQ(source.next, due ? format_time(*due) : "") << source.id;
    EXPECT_EQ(source.next.empty(), source.id == "new");
  }
}

TEST(Scheduler, ADryRunLeavesNothing) {
  Source source = feed_source("a", "a.example");
  source.active = false;
  World world({source}, always_well());
  world.boot();
  std::vector<RunReport> reports;
  HarvestOrder order;
  order.sources = {"a"};
  order.dry_run = true;
  order.done = [&](const Result<std::vector<RunReport>>& result) {
    if (result) reports = *result;
  };
  world.scheduler->harvest_now(std::move(order));
  world.run_for(1h);
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_EQ(reports[0].added, 2);
  EXPECT_EQ(count_source(*world.store->snapshot(), "a")->records, 0);
  EXPECT_THAT(world.ended, IsEmpty());
}

TEST(Scheduler, HoldsNoMoreRunsAtOnceThanItMay) {
  // More sources that never answer than may run together.
  std::vector<Source> sources;
  for (int i = 0; i < 300; ++i)
    sources.push_back(feed_source(fmt::format("s{}", i), fmt::format("h{}.example", i)));
  World world(sources, [](const Attempt&) {
    PlayedAnswer answer = played(200, feed_text({}));
    answer.takes = 24h;
    return answer;
  });
  world.at_once = 100;
  world.boot();
  // All are due within ten minutes; the first ones are cut off after as long, and come back later.
  world.run_for(11min);
  EXPECT_EQ(world.scheduler->counts().running, 100u);
  EXPECT_GT(world.scheduler->counts().waiting, 100u);
  EXPECT_TRUE(world.drain());
}

}  // namespace
}  // namespace vindplaats
