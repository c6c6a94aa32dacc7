// When an address is asked again and when a link is broken, day by day.
#include "app/pipeline/link_rules.h"

#include <gtest/gtest.h>

#include "core/time.h"

namespace vindplaats {
namespace {

Instant day_at(const char* time) {
  return *parse_time(time);
}

LinkAnswer status_verdict(int status) {
  Response response;
  response.status = status;
  return judge_answer(response);
}

TEST(LinkRules, judge_answers_as_a_reader_would) {
  const struct {
    int status;
    LinkVerdict verdict;
    bool rest;
  } cases[] = {
      {200, LinkVerdict::kWorks, false},   {206, LinkVerdict::kWorks, false},
      {304, LinkVerdict::kWorks, false},   {416, LinkVerdict::kWorks, false},
      {401, LinkVerdict::kUnclear, false}, {403, LinkVerdict::kUnclear, false},
      {405, LinkVerdict::kUnclear, false}, {429, LinkVerdict::kUnclear, true},
      {503, LinkVerdict::kUnclear, true},  {400, LinkVerdict::kFails, false},
      {404, LinkVerdict::kFails, false},   {410, LinkVerdict::kFails, false},
      {500, LinkVerdict::kFails, false},   {502, LinkVerdict::kFails, false},
  };
  for (const auto& [status, verdict, rest] : cases) {
    const LinkAnswer answer = status_verdict(status);
    EXPECT_EQ(answer.verdict, verdict) << status;
    EXPECT_EQ(answer.rest, rest) << status;
    EXPECT_EQ(answer.cause.empty(), verdict == LinkVerdict::kWorks) << status;
  }
  EXPECT_EQ(judge_failure({Fault::kRemote, "no host"}).verdict, LinkVerdict::kFails);
  EXPECT_EQ(judge_failure({Fault::kRefused, "a private network"}).verdict, LinkVerdict::kUnclear);
}

// A check every day at three in the night, give or take: what the n-th day's check does.
class LinkLife {
 public:
  // False when it was not due.
  bool check(const char* time, int status) {
    const Instant now = day_at(time);
    if (!link_is_due(state_ ? &*state_ : nullptr, now)) return false;
    state_ = after_answer(state_.value_or(LinkState{}), status_verdict(status), now);
    return true;
  }
  const LinkState& state() const { return *state_; }

 private:
  std::optional<LinkState> state_;
};

TEST(LinkRules, ask_what_works_every_thirty_days) {
  LinkLife life;
  EXPECT_TRUE(life.check("2026-01-01T03:00:05Z", 200));
  EXPECT_FALSE(life.check("2026-01-02T03:00:00Z", 200));
  EXPECT_FALSE(life.check("2026-01-30T03:00:00Z", 200));
  EXPECT_TRUE(life.check("2026-01-31T03:00:00Z", 200));
  EXPECT_EQ(life.state(), (LinkState{"2026-01-31T03:00:00Z", "", "", 0, ""}));
}

TEST(LinkRules, call_a_link_broken_after_two_failures_three_days_apart) {
  LinkLife life;
  EXPECT_TRUE(life.check("2026-01-01T03:00:05Z", 404));
  EXPECT_FALSE(link_is_broken(life.state()));
  EXPECT_FALSE(life.check("2026-01-03T03:00:00Z", 404));
  EXPECT_TRUE(life.check("2026-01-04T03:00:00Z", 404));
  EXPECT_TRUE(link_is_broken(life.state()));
  EXPECT_EQ(life.state().failing_since, "2026-01-01T03:00:05Z");
  EXPECT_EQ(life.state().cause, "there is no such page (404)");
  EXPECT_TRUE(life.check("2026-01-07T03:00:00Z", 200));
  EXPECT_FALSE(link_is_broken(life.state()));
  EXPECT_TRUE(life.state().failing_since.empty());
}

TEST(LinkRules, count_two_failures_of_one_day_once) {
  const LinkAnswer gone = status_verdict(404);
  LinkState state = after_answer({}, gone, day_at("2026-01-01T03:00:00Z"));
  state = after_answer(state, gone, day_at("2026-01-02T03:00:00Z"));
  EXPECT_EQ(state.failures, 1);
  state = after_answer(state, gone, day_at("2026-01-04T03:00:00Z"));
  EXPECT_EQ(state.failures, 2);
}

TEST(LinkRules, take_a_wall_for_no_evidence) {
  LinkLife life;
  EXPECT_TRUE(life.check("2026-01-01T03:00:00Z", 404));
  EXPECT_TRUE(life.check("2026-01-04T03:00:00Z", 403));
  EXPECT_EQ(life.state().failures, 1);
  EXPECT_EQ(life.state().failing_since, "2026-01-01T03:00:00Z");
  EXPECT_EQ(life.state().cause, "does not let programs in (403)");
  EXPECT_TRUE(life.check("2026-01-07T03:00:00Z", 410));
  EXPECT_TRUE(link_is_broken(life.state()));
}

}  // namespace
}  // namespace vindplaats
