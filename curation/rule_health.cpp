#include "curation/rule_health.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::size_t kWeeks = kPastWeeks + kNewestWeeks;
constexpr std::size_t kSpans[] = {1, 2, 4, 8, kNewestWeeks};

// Weeks begin on Monday; 1 January 1970 was a Thursday.
std::int64_t week_of(Instant time) {
  const auto days = std::chrono::floor<std::chrono::days>(time.time_since_epoch()).count();
  return (days + 3) / 7;
}

RuleWeek sum_of(std::span<const RuleWeek> weeks) {
  RuleWeek sum;
  for (const RuleWeek& week : weeks) {
    sum.came += week.came;
    sum.found += week.found;
  }
  return sum;
}

Drift compared(std::span<const RuleWeek> past, std::span<const RuleWeek> newest) {
  const RuleWeek before = sum_of(past), now = sum_of(newest);
  Drift drift{Drift::Kind::kNone, std::ssize(newest), now.found, 0};
  if (before.came == 0) return {};
  // expected = usual / before.came
  const std::int64_t usual = before.found * now.came;
  drift.expected = (usual + before.came / 2) / before.came;
  if (now.found == 0 && usual >= kEnough * before.came) drift.kind = Drift::Kind::kSilent;
  if (now.found >= kEnough && now.found * before.came >= kTimes * usual)
    drift.kind = Drift::Kind::kSurge;
  return drift.kind == Drift::Kind::kNone ? Drift() : drift;
}

}  // namespace

Drift drift_of(std::span<const RuleWeek> weeks) {
  for (const std::size_t span : kSpans) {
    if (weeks.size() <= span) break;
    const auto newest = weeks.last(span);
    auto past = weeks.first(weeks.size() - span);
    past = past.last(std::min(past.size(), kPastWeeks));
    const auto with_news =
        std::count_if(past.begin(), past.end(), [](const RuleWeek& week) { return week.came > 0; });
    if (static_cast<std::size_t>(with_news) < kLeastPast) break;
    if (const Drift drift = compared(past, newest); drift.kind != Drift::Kind::kNone) return drift;
  }
  return {};
}

RuleHealth::RuleHealth(const CompiledThemes& themes, Instant now)
    : came_(kWeeks), this_week_(week_of(now)) {
  for (const CompiledTheme& theme : themes.themes()) {
    for (const CompiledRule& rule : theme.rules) {
      RuleReport& report = rules_.emplace_back();
      report.theme = theme.id;
      report.rule = rule.id;
      report.exclude = rule.exclude;
    }
  }
  found_.assign(rules_.size(), std::vector<std::int64_t>(kWeeks));
}

// One that selects is alone among those of its theme that select; one that excludes, among those
// that exclude where one selects.
void RuleHealth::note_alone(std::span<const std::uint32_t> matched) {
  while (!matched.empty()) {
    const std::string& theme = rules_[matched.front()].theme;
    std::size_t end = 0, selecting = 0, excluding = 0;
    RuleReport *selects = nullptr, *excludes = nullptr;
    for (; end < matched.size() && rules_[matched[end]].theme == theme; ++end) {
      RuleReport& rule = rules_[matched[end]];
      ++(rule.exclude ? excluding : selecting);
      (rule.exclude ? excludes : selects) = &rule;
    }
    if (selecting == 1) ++selects->unique;
    if (excluding == 1 && selecting > 0) ++excludes->unique;
    matched = matched.subspan(end);
  }
}

void RuleHealth::add(const RuleWitness& witness, std::span<const std::uint32_t> matched) {
  ++publications_;
  const std::string day = witness.first_seen.substr(0, 10);
  if (!day.empty() && (since_.empty() || day < since_)) since_ = day;
  for (const std::uint32_t number : matched) {
    RuleReport& rule = rules_[number];
    ++rule.hits;
    rule.waiting += witness.status == "candidate";
    rule.accepted += witness.status == "accepted";
    rule.rejected += witness.status == "rejected";
    rule.latest = std::max(rule.latest, day);
  }
  note_alone(matched);
  const Result<Instant> seen = parse_time(witness.first_seen);
  if (!seen || witness.archive) return;
  const std::int64_t age = this_week_ - week_of(*seen);  // 0: this week, which is not over
  if (age < 1 || age > static_cast<std::int64_t>(kWeeks)) return;
  const std::size_t week = kWeeks - static_cast<std::size_t>(age);
  ++came_[week];
  for (const std::uint32_t number : matched) ++found_[number][week];
}

std::vector<RuleReport> RuleHealth::finish() {
  std::vector<RuleWeek> weeks(kWeeks);
  for (std::size_t number = 0; number < rules_.size(); ++number) {
    for (std::size_t week = 0; week < kWeeks; ++week)
      weeks[week] = {came_[week], found_[number][week]};
    rules_[number].drift = drift_of(weeks);
  }
  return std::move(rules_);
}

std::string remark_on(const RuleReport& rule, const std::string& since) {
  if (rule.hits == 0)
    return since.empty() ? std::string() : "dead: nothing of all that came since " + since;
  const Drift& drift = rule.drift;
  const std::string span =
      drift.weeks == 1 ? "the last week" : fmt::format("the last {} weeks", drift.weeks);
  switch (drift.kind) {
    case Drift::Kind::kSilent:
      return fmt::format("silent: nothing in {}, about {} would be usual", span, drift.expected);
    case Drift::Kind::kSurge:
      return fmt::format("surge: {} in {}, about {} would be usual", drift.found, span,
                         drift.expected);
    default:
      break;
  }
  if (rule.unique > 0) return {};
  return rule.exclude ? "keeps out nothing by itself" : "other rules find all of it too";
}

}  // namespace vindplaats
