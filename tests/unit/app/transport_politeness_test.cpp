#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/transport/body_budget.h"
#include "app/transport/politeness.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using gate_testing::JumpingClock;

// How long the clock ran while the host was asked once more.
std::chrono::milliseconds time_to_enter(HostGate& gate, JumpingClock& clock,
                                        std::optional<std::chrono::milliseconds> delay) {
  const auto before = clock.ticks();
  const auto turn = gate.enter("a.example:80", delay);
  EXPECT_TRUE(turn);
  return clock.ticks() - before;
}

TEST(HostGate, WaitsTheSourcesDelayAfterTheEndOfTheOneBefore) {
  JumpingClock clock;
  HostGate gate(clock);
  EXPECT_EQ(time_to_enter(gate, clock, 5s), 0s);
  EXPECT_EQ(time_to_enter(gate, clock, 5s), 5s);
  clock.wait(3s);
  EXPECT_EQ(time_to_enter(gate, clock, 5s), 2s);
  EXPECT_EQ(time_to_enter(gate, clock, std::nullopt), HostGate::kDefaultDelay);
  EXPECT_EQ(time_to_enter(gate, clock, 0s), 0s);
}

TEST(HostGate, AnotherHostDoesNotWait) {
  JumpingClock clock;
  HostGate gate(clock);
  const auto first = gate.enter("a.example:80", 5s);
  const auto before = clock.ticks();
  EXPECT_TRUE(gate.enter("a.example:8080", 5s));
  EXPECT_TRUE(gate.enter("b.example:80", 5s));
  EXPECT_EQ(clock.ticks(), before);
}

TEST(HostGate, AnOpenedNetworkHasNoDefaultDelay) {
  JumpingClock clock;
  HostGate gate(clock);
  gate.enter("a.example:80", std::nullopt)->set_private_network(true);
  EXPECT_EQ(time_to_enter(gate, clock, std::nullopt), 0s);
  EXPECT_EQ(time_to_enter(gate, clock, std::nullopt), 1s);  // the turn before did not say so again
}

TEST(HostGate, NeverTwoAtOnce) {
  SystemClock clock;
  HostGate gate(clock);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        const auto turn = gate.enter("a.example:80", 0ms);
        most = std::max(most.load(), ++inside);
        std::this_thread::sleep_for(100us);
        --inside;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(most, 1);
}

TEST(HostGate, RestIsKeptWithinItsLimits) {
  struct Row {
    std::optional<std::chrono::seconds> asked;
    std::chrono::seconds kept;
  };
  for (const Row& row : {Row{120s, 120s}, Row{5s, 60s}, Row{0s, 60s}, Row{30h, 24h}, Row{1h, 1h},
                         Row{std::chrono::seconds::max(), 24h}, Row{std::nullopt, 60s}}) {
    JumpingClock clock;
    HostGate gate(clock);
    gate.rest("a.example:80", row.asked);
    EXPECT_EQ(gate.resting_until("a.example:80"), clock.now() + row.kept);
    clock.wait(row.kept - 1ms);
    const auto refused = gate.enter("a.example:80", 0s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::kRemote);
    EXPECT_THAT(refused.error().what,
                ::testing::HasSubstr("a.example:80 has asked us to wait until 2027-"));
    clock.wait(1ms);
    EXPECT_TRUE(gate.enter("a.example:80", 0s));
    EXPECT_FALSE(gate.resting_until("a.example:80"));
  }
}

TEST(HostGate, WithoutWordsTheRestGrowsUntilTheHostAnswers) {
  JumpingClock clock;
  HostGate gate(clock);
  for (const auto rest : {60s, 120s, 240s, 480s, 960s, 1920s, 3600s, 3600s}) {
    gate.rest("a.example:80", std::nullopt);
    EXPECT_EQ(gate.resting_until("a.example:80"), clock.now() + rest);
    clock.wait(rest);
  }
  gate.answered("a.example:80");
  gate.rest("a.example:80", std::nullopt);
  EXPECT_EQ(gate.resting_until("a.example:80"), clock.now() + 60s);
}

TEST(HostGate, AnEventLoopIsToldHowLongToWait) {
  JumpingClock clock;
  HostGate gate(clock);
  {
    const auto first = gate.try_enter("a.example:80", 3s);
    ASSERT_TRUE(first->turn);
    const auto second = gate.try_enter("a.example:80", 3s);
    EXPECT_FALSE(second->turn);
    EXPECT_EQ(second->wait, 0s);
  }
  const auto third = gate.try_enter("a.example:80", 3s);
  EXPECT_FALSE(third->turn);
  EXPECT_EQ(third->wait, 3s);
}

TEST(BodyBudget, GivesBackWhatABodyHeld) {
  BodyBudget budget(100, 40);
  {
    BodyBudget::Lease lease(budget);
    lease.grow(30);
    lease.grow(20);
    EXPECT_EQ(budget.in_use(), 30u);
  }
  EXPECT_EQ(budget.in_use(), 0u);
}

TEST(BodyBudget, OneBodyAlwaysGetsToItsEnd) {
  BodyBudget budget(100, 40);
  BodyBudget::Lease a(budget), b(budget), c(budget);
  EXPECT_TRUE(a.try_grow(20));
  EXPECT_TRUE(b.try_grow(20));
  EXPECT_TRUE(c.try_grow(20));
  EXPECT_TRUE(b.try_grow(40));  // the first beyond the common part has the rest for itself
  EXPECT_FALSE(a.try_grow(21));
  EXPECT_FALSE(c.try_grow(21));
  EXPECT_EQ(budget.in_use(), 80u);
}

TEST(BodyBudget, ManyLargeBodiesWaitForEachOtherAndAllEnd) {
  BodyBudget budget(1000, 400);
  std::atomic<std::size_t> most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 5; ++n) {
        BodyBudget::Lease lease(budget);
        for (std::size_t total = 10; total <= 400; total += 10) {
          lease.grow(total);
          most = std::max(most.load(), budget.in_use());
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_LE(most, 1000u);
  EXPECT_EQ(budget.in_use(), 0u);
}

}  // namespace
}  // namespace vindplaats
