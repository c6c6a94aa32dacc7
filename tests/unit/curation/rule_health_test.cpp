#include "curation/rule_health.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "core/time.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<RuleWeek> weeks(std::size_t count, RuleWeek each) {
  return std::vector<RuleWeek>(count, each);
}

std::vector<RuleWeek> then(std::vector<RuleWeek> before, std::size_t count, RuleWeek each) {
  before.insert(before.end(), count, each);
  return before;
}

TEST(RuleDrift, SaysWhatFellSilentAndWhatSurged) {
  const std::vector<RuleWeek> usual = weeks(20, {100, 6});
  EXPECT_EQ(drift_of(usual), Drift());
  EXPECT_EQ(drift_of(then(usual, 1, {100, 0})), Drift()) << "six less may be chance";
  EXPECT_EQ(drift_of(then(usual, 2, {100, 0})), (Drift{Drift::Kind::kSilent, 2, 0, 12}));
  EXPECT_EQ(drift_of(then(usual, 1, {100, 29})), Drift());
  EXPECT_EQ(drift_of(then(usual, 1, {100, 30})), (Drift{Drift::Kind::kSurge, 1, 30, 6}));
  EXPECT_EQ(drift_of(then(weeks(20, {100, 0}), 1, {100, 9})), Drift());
  EXPECT_EQ(drift_of(then(weeks(20, {100, 0}), 1, {100, 10})),
            (Drift{Drift::Kind::kSurge, 1, 10, 0}));
}

TEST(RuleDrift, ComparesSharesOfWhatCame) {
  const std::vector<RuleWeek> usual = weeks(20, {100, 20});
  EXPECT_EQ(drift_of(then(usual, 1, {1000, 200})), Drift()) << "ten times as much came";
  EXPECT_EQ(drift_of(then(usual, 1, {0, 0})), Drift()) << "nothing came";
  EXPECT_EQ(drift_of(then(usual, 2, {10, 0})), Drift()) << "too little came";
  EXPECT_EQ(drift_of(weeks(5, {100, 20})), Drift());
  EXPECT_EQ(drift_of(then(weeks(5, {100, 20}), 3, {100, 0})), Drift()) << "too young";
  EXPECT_EQ(drift_of({}), Drift());
  EXPECT_EQ(drift_of(then(weeks(30, {10, 1}), 13, {10, 0})),
            (Drift{Drift::Kind::kSilent, 13, 0, 13}))
      << "a rare word is missed after a quarter";
}

// A year of weeks in which sixty rules find what chance gives them.
struct Year {
  explicit Year(std::uint64_t seed) : random(seed) {}

  std::vector<std::vector<RuleWeek>> quiet(std::size_t count) {
    std::vector<std::vector<RuleWeek>> rules(60);
    for (std::size_t week = 0; week < count; ++week) {
      const auto came = static_cast<std::int64_t>(50 + random.below(200));
      for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        RuleWeek one{came, 0};
        for (std::int64_t i = 0; i < came; ++i) one.found += random.below(1000) < share(rule);
        rules[rule].push_back(one);
      }
    }
    return rules;
  }
  // In thousandths: from one in a thousand to six in a hundred.
  static std::uint64_t share(std::size_t rule) { return 1 + rule; }

  SeededRandom random;
};

TEST(RuleDrift, FindsEveryPlantedShiftAndIsSilentInQuietWeeks) {
  int found = 0, false_alarms = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Year year(seed);
    std::vector<std::vector<RuleWeek>> rules = year.quiet(104);
    for (std::size_t week = 52; week < 104; ++week) {
      for (const std::vector<RuleWeek>& rule : rules)
        false_alarms += drift_of(std::span(rule).first(week)).kind != Drift::Kind::kNone;
    }
    // Authors take another word: a rule that found three in a hundred finds nothing any more.
    std::vector<RuleWeek>& planted = rules[30];
    for (std::size_t week = 96; week < 104; ++week) planted[week].found = 0;
    found += drift_of(planted).kind == Drift::Kind::kSilent;
  }
  EXPECT_EQ(found, 10);
  RecordProperty("false_alarms_in_ten_years", false_alarms);
  EXPECT_LE(false_alarms, 10) << "one in 52 quiet weeks of all rules, ten times";
}

Theme theme_of(const std::string& id, std::vector<Rule> rules) {
  Theme theme;
  theme.id = id;
  theme.rules = std::move(rules);
  return theme;
}

Rule rule_of(const std::string& id, bool exclude = false) {
  return {id, {1000}, exclude, "woord", {}};
}

class RuleHealthOfTwo : public ::testing::Test {
 protected:
  RuleHealthOfTwo()
      : themes_(*compile_themes({theme_of("een", {rule_of("a"), rule_of("b"), rule_of("x", true)}),
                                 theme_of("twee", {rule_of("c"), rule_of("d")})},
                                {})),
        health_(themes_, *parse_time("2026-11-22T06:00:00Z")) {}

  void add(const std::string& status, const std::string& seen, std::vector<std::uint32_t> rules,
           bool archive = false) {
    health_.add({status, seen + "T06:00:00Z", archive}, rules);
  }

  const CompiledThemes themes_;
  RuleHealth health_;
};

TEST_F(RuleHealthOfTwo, CountsWhatARuleAloneFinds) {
  add("candidate", "2026-11-02", {0});
  add("accepted", "2026-11-03", {0, 1, 3});
  add("rejected", "2026-11-04", {1, 2});
  add("unselected", "2026-11-05", {2});
  add("unselected", "2026-11-06", {});
  const std::string since = health_.since();
  const std::vector<RuleReport> rules = health_.finish();
  ASSERT_EQ(rules.size(), 5U);
  EXPECT_EQ(since, "2026-11-02");
  const RuleReport &a = rules[0], &b = rules[1], &x = rules[2], &c = rules[3], &d = rules[4];
  EXPECT_EQ(a.hits, 2);
  EXPECT_EQ(a.unique, 1);
  EXPECT_EQ(a.waiting, 1);
  EXPECT_EQ(a.accepted, 1);
  EXPECT_EQ(a.latest, "2026-11-03");
  EXPECT_EQ(b.unique, 1) << "that another rule keeps it out makes it no other rule's find";
  EXPECT_EQ(x.hits, 2);
  EXPECT_EQ(x.unique, 1) << "where no rule selects there is nothing to keep out";
  EXPECT_EQ(c.unique, 1);
  EXPECT_EQ(remark_on(c, since), "");
  EXPECT_EQ(remark_on(d, since), "dead: nothing of all that came since 2026-11-02");
  EXPECT_EQ(remark_on(d, ""), "");
}

TEST_F(RuleHealthOfTwo, SaysWhatIsSuperfluous) {
  add("candidate", "2026-11-02", {0, 1});
  add("candidate", "2026-11-02", {0, 2});
  add("candidate", "2026-11-02", {2});
  const std::vector<RuleReport> rules = health_.finish();
  EXPECT_EQ(remark_on(rules[1], "2026-11-02"), "other rules find all of it too");
  EXPECT_THAT(remark_on(rules[0], "2026-11-02"), IsEmpty());
}

TEST_F(RuleHealthOfTwo, ComparesWithTheWeeksBefore) {
  // Every Monday of twenty weeks twenty publications, and none of the rule's in the last two. This
  // week is not over, and an archive is no news.
  const Instant first = *parse_time("2026-06-29");
  for (int week = 0; week < 20; ++week) {
    const std::string day = format_day(first + std::chrono::days(7 * week));
    for (int i = 0; i < 20; ++i)
      add("unselected", day,
          i < 6 && week < 18 ? std::vector<std::uint32_t>{0} : std::vector<std::uint32_t>{});
  }
  for (int i = 0; i < 50; ++i) add("unselected", "2026-11-16", {0});
  for (int i = 0; i < 50; ++i) add("unselected", "2026-11-09", {0}, true);
  add("unselected", "2026-06-29", {1});
  const std::vector<RuleReport> rules = health_.finish();
  EXPECT_EQ(rules[0].drift, (Drift{Drift::Kind::kSilent, 2, 0, 12}));
  EXPECT_THAT(remark_on(rules[0], "2026-06-29"),
              HasSubstr("silent: nothing in the last 2 weeks, about 12 would be usual"));
  EXPECT_EQ(rules[1].drift, Drift());
}

}  // namespace
}  // namespace vindplaats
