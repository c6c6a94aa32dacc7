#pragma once
// How each rule fares: what it finds, what no other rule finds, what editors made of it, and
// whether it finds as much of what comes in as it used to. Computed from publications and today's
// rules, so a rule that was changed is compared with what it would have found: only what comes in
// can drift. Pure.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/clock.h"
#include "curation/classify.h"

namespace vindplaats {

// One week of the stream: how many publications came, and how many of them a rule finds.
struct RuleWeek {
  std::int64_t came = 0, found = 0;
};

struct Drift {
  enum class Kind : std::uint8_t { kNone, kSilent, kSurge };
  Kind kind = Kind::kNone;
  std::int64_t weeks = 0;     // the last complete ones
  std::int64_t found = 0;     // in these
  std::int64_t expected = 0;  // by its share of what came in the weeks before, rounded
  bool operator==(const Drift&) const = default;
};

// `weeks`: complete ones, the oldest first. The newest one, two, four, eight or thirteen of them
// are compared with those before (at most kPastWeeks, at least kLeastPast of which something came):
// nothing where kEnough would be usual, or kTimes as much as usual and at least kEnough. By chance,
// where finds are independent of each other, that happens to a rule less than once in 20,000 weeks.
Drift drift_of(std::span<const RuleWeek> weeks);
inline constexpr std::int64_t kEnough = 10, kTimes = 5;
inline constexpr std::size_t kPastWeeks = 52, kLeastPast = 8, kNewestWeeks = 13;

struct RuleReport {
  std::string theme, rule;
  bool exclude = false;
  std::int64_t hits = 0;
  // Found by no other rule of the theme; of an exclude rule: kept out by it alone.
  std::int64_t unique = 0;
  std::int64_t waiting = 0, accepted = 0, rejected = 0;  // of the hits
  std::string latest;  // the day on which the newest of the hits was first seen
  Drift drift;
};

// A publication as a witness.
struct RuleWitness {
  std::string status, first_seen;
  bool archive = false;  // it came with its source's first harvest: an archive is no week's news
};

// Filled once a publication, in any order. Borrows the themes. One thread.
class RuleHealth {
 public:
  RuleHealth(const CompiledThemes& themes, Instant now);
  // `matched`: the numbers of the rules that find it, in order.
  void add(const RuleWitness& witness, std::span<const std::uint32_t> matched);
  // A row a rule, theme after theme.
  std::vector<RuleReport> finish();
  std::int64_t publications() const { return publications_; }
  // The day on which the first of all was seen; empty when there are none.
  const std::string& since() const { return since_; }

 private:
  void note_alone(std::span<const std::uint32_t> matched);

  std::vector<RuleReport> rules_;
  std::vector<std::vector<std::int64_t>> found_;  // by rule, by week, the oldest first
  std::vector<std::int64_t> came_;                // by week
  std::int64_t this_week_;
  std::int64_t publications_ = 0;
  std::string since_;
};

// "dead: nothing of all that came since 2026-01-05", "silent: 0 in the last 4 weeks, about 12 would
// be usual"; empty when there is nothing to say. `since`: RuleHealth::since.
std::string remark_on(const RuleReport& rule, const std::string& since);

}  // namespace vindplaats
