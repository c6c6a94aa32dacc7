// Leases, sources that go, and the end of a process (faults.md rows 68, 70, 71).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/registrations.h"
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

PlayedNetwork::Partner well_in_a_moment() {
  return [](const Attempt&) { return played(200, feed_text({"one", "two"})); };
}

PlayedNetwork::Partner well_after(Milliseconds time) {
  return [time](const Attempt&) {
    PlayedAnswer answer = played(200, feed_text({"one"}));
    answer.takes = time;
    return answer;
  };
}

// faults.md row 68.
TEST(SchedulerLife, ARunningSourceHasALeaseThatBeats) {
  World world({feed_source("a", "a.example")}, well_after(5min));
  world.boot();
  world.run_for(4min);
  const auto leases = harvest_leases(*world.store->snapshot());
  ASSERT_EQ(leases->count("a"), 1u);
  const HarvestLease& lease = leases->at("a");
  EXPECT_EQ(lease.holder, "test/1");
  EXPECT_TRUE(is_alive(lease, world.clock.now()));
  EXPECT_GT(lease.beat, lease.since);
  EXPECT_FALSE(is_alive(lease, world.clock.now() + kLeaseLasts));
  world.run_for(10min);
  EXPECT_EQ(world.leases(), 0u);
}

TEST(SchedulerLife, WhatADeadProcessHeldBlocksNobody) {
  World world({feed_source("a", "a.example")}, well_after(30s));
  world.boot();
  world.run_for(10s);
  world.kill();
  EXPECT_EQ(world.leases(), 1u);
  world.boot();
  EXPECT_EQ(world.leases(), 0u);
  world.run_for(1min);
  EXPECT_THAT(world.ended, SizeIs(1));
}

// faults.md row 70.
TEST(SchedulerLife, ASourceThatIsRemovedStopsAtItsNextCommit) {
  Source source = feed_source("a", "a.example");
  World world({source}, well_after(60s));
  world.boot();
  world.run_for(10s);
  world.set_sources({});
  world.run_for(5min);
  ASSERT_THAT(world.ended, SizeIs(1));
  EXPECT_THAT(world.ended[0].errors.at(0).message, HasSubstr("removed meanwhile"));
  EXPECT_EQ(count_source(*world.store->snapshot(), "a")->records, 0);
  world.run_for(48h);
  EXPECT_THAT(world.ended, SizeIs(1));
  EXPECT_FALSE(world.scheduler->next_due("a"));
}

TEST(SchedulerLife, ASuspendedSourceSleepsUntilItIsResumed) {
  World world({feed_source("a", "a.example")}, well_in_a_moment());
  const auto decide = [&](const char* action) {
    Registration registration;
    registration.source = "a";
    registration.action = action;
    ASSERT_TRUE(world.ledger.append({{"ann", "registration", to_json(registration)}}));
    world.set_sources({feed_source("a", "a.example")});
  };
  world.boot();
  world.run_for(1h);
  decide("suspend");
  world.run_for(48h);
  EXPECT_THAT(world.ended, SizeIs(1));
  decide("resume");
  world.run_for(1min);
  EXPECT_THAT(world.ended, SizeIs(2));
}

// faults.md row 71.
TEST(SchedulerLife, DrainingGivesBackAllAndLosesNothing) {
  World world({feed_source("a", "a.example"), feed_source("b", "b.example")}, well_after(60s));
  world.boot();
  std::optional<Error> refused;
  HarvestOrder order;
  order.sources = {"a"};
  order.done = [&](const Result<std::vector<RunReport>>& result) { refused = result.error(); };
  world.scheduler->harvest_now(std::move(order));
  world.run_for(30s);
  EXPECT_EQ(world.leases(), 2u);
  ASSERT_TRUE(world.drain());
  EXPECT_EQ(world.leases(), 0u);
  EXPECT_EQ(world.network->under_way(), 0u);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->fault, Fault::kBusy);
  world.run_for(1h);
  EXPECT_THAT(world.ended, IsEmpty());
  world.kill();
  world.boot();
  world.run_for(10min);
  EXPECT_THAT(world.ended, SizeIs(2));
}

TEST(SchedulerLife, NothingBeginsWhileTheDiskIsNearlyFull) {
  World world({feed_source("a", "a.example")}, well_in_a_moment());
  world.hindrance = "the disk is nearly full";
  world.boot();
  std::optional<Error> refused;
  HarvestOrder order;
  order.sources = {"a"};
  order.done = [&](const Result<std::vector<RunReport>>& result) { refused = result.error(); };
  world.scheduler->harvest_now(std::move(order));
  world.run_for(1h);
  EXPECT_THAT(world.ended, IsEmpty());
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->what, "the disk is nearly full");
  world.hindrance.clear();
  world.run_for(2min);
  EXPECT_THAT(world.ended, SizeIs(1));
}

// A store that cannot be written to, until it can.
class FailingStore : public Store {
 public:
  Result<void> commit(const Batch& batch, Durability durability) override {
    if (full) return fail(Fault::kRefused, "the disk is full");
    return inner_->commit(batch, durability);
  }
  std::unique_ptr<Snapshot> snapshot() const override { return inner_->snapshot(); }
  Result<void> compact() override { return {}; }
  Result<void> copy_to(const std::string&) override { return {}; }
  Result<void> clear(Table) override { return {}; }
  std::uint64_t bytes() const override { return 0; }
  bool full = false;

 private:
  std::unique_ptr<Store> inner_ = open_memory_store();
};

TEST(SchedulerLife, WhenOurStoreFailsItIsSaidAndTriedAgainNotAtOnce) {
  auto store = std::make_unique<FailingStore>();
  FailingStore& disk = *store;
  World world({feed_source("a", "a.example")}, well_in_a_moment(), std::move(store));
  disk.full = true;
  world.boot();
  world.run_for(1h);
  EXPECT_GE(world.errors.size(), 5u);
  EXPECT_LE(world.errors.size(), 15u);
  disk.full = false;
  world.run_for(10min);
  EXPECT_THAT(world.ended, SizeIs(1));
}

}  // namespace
}  // namespace vindplaats
