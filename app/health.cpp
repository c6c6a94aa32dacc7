#include "app/health.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/health_words.h"
#include "app/pipeline/harvest.h"
#include "app/pipeline/registrations.h"
#include "app/scheduler/source_ledger.h"
#include "core/time.h"

namespace vindplaats {
namespace {

bool succeeded(const RunReport& run) {
  return run.state == "finished" || run.state == "nothing new";
}

void add_runs(SourceHealth& health, const std::vector<RunReport>& runs) {
  if (runs.empty()) return;
  const RunReport& last = runs.back();
  health.state = last.state;
  health.last_run = last.ended;
  health.since = last.ended;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (succeeded(*run) && health.last_success.empty()) health.last_success = run->ended;
    if (run->state == last.state && health.since != "" && run->state == health.state)
      health.since = run->ended;
    if (run->state != last.state) break;
  }
  for (auto run = runs.rbegin(); run != runs.rend() && health.last_success.empty(); ++run) {
    if (succeeded(*run)) health.last_success = run->ended;
  }
  if (!succeeded(last)) {
    const HealthWords words = words_of_run(last);
    health.cause = words.cause;
    health.remedy = words.remedy;
  }
}

// Fewer silences prove nothing about how often something comes.
constexpr std::size_t kGapsToJudge = 4;
constexpr int kSilentTimes = 4;

// A set that was renamed, or a feed that moved without a word, looks well for ever.
void note_silence(SourceHealth& health, const std::vector<RunReport>& runs, Instant now) {
  std::vector<Instant> news;
  for (const RunReport& run : runs) {
    const Result<Instant> ended = parse_time(run.ended);
    if (ended && run.added + run.updated > 0) news.push_back(*ended);
  }
  if (news.size() <= kGapsToJudge || !health.cause.empty()) return;
  std::vector<std::chrono::seconds> gaps;
  for (std::size_t i = 1; i < news.size(); ++i) gaps.push_back(news[i] - news[i - 1]);
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2),
                   gaps.end());
  const std::chrono::seconds usual =
      std::max<std::chrono::seconds>(gaps[gaps.size() / 2], std::chrono::days(1));
  if (now - news.back() < kSilentTimes * usual) return;
  health.cause =
      fmt::format("Nothing new since {}; it used to come every {} days.", format_day(news.back()),
                  std::chrono::round<std::chrono::days>(usual).count());
  health.remedy = "Ask the partner whether harvesting still shows everything.";
}

// As the scheduler reckons (scheduler/schedule.h); empty for one that was never asked: as soon as
// somebody serves the folder.
Result<std::string> next_visit(const Snapshot& snapshot, const Source& source,
                               const SourceStanding& standing, const std::vector<RunReport>& runs) {
  RunHistory history;
  for (const RunReport& run : runs) note_run(history, run);
  TRY(read_rest(snapshot, source.id, history));
  if (!history.ever && !history.rest_until) return std::string();
  const std::optional<Instant> due =
      due_at(source, standing, history, history.rest_until.value_or(Instant()));
  return due ? format_time(*due) : std::string();
}

void add_standing(SourceHealth& health, const Source& source, const SourceStanding& standing) {
  if (is_parked(standing, with_adopted_address(source, standing))) {
    const HealthWords words = words_of_parked(standing.parked);
    health.state = "parked";
    health.since = standing.parked_since;
    health.cause = words.cause;
    health.remedy = words.remedy;
  } else if (health.state == "parked") {  // decided since its last run
    health.state = "new";
    health.cause.clear();
    health.remedy = fmt::format("vindplaats harvest {}", source.id);
  }
}

Result<std::map<std::string, std::int64_t>> count_findings(const Snapshot& snapshot) {
  std::map<std::string, std::int64_t> findings;
  TRY(scan_records(snapshot, "", [&](const Record& record) {
    if (!record.findings.empty())
      findings[record.source] += static_cast<std::int64_t>(record.findings.size());
    return true;
  }));
  return findings;
}

}  // namespace

Result<std::vector<SourceHealth>> source_health(const Platform& platform, const Snapshot& snapshot,
                                                std::optional<Instant> now) {
  TRY_ASSIGN(const auto counts, count_sources(snapshot));
  TRY_ASSIGN(auto findings, count_findings(snapshot));
  TRY_ASSIGN(auto runs, stored_runs(snapshot));
  TRY_ASSIGN(auto standings, source_standings(snapshot));
  std::set<std::string> ids;
  for (const Source& source : platform.sources) ids.insert(source.id);
  for (const auto& [id, count] : counts) ids.insert(id);
  std::vector<SourceHealth> all;
  for (const std::string& id : ids) {
    SourceHealth health;
    health.id = id;
    health.state = "new";
    add_runs(health, runs[id]);
    const Source* source = platform.source(id);
    const SourceStanding& standing = standings[id];
    if (source != nullptr) add_standing(health, *source, standing);
    if (source == nullptr) {
      health.state = "removed";
      health.cause = "Its file is gone from sources/; its records are kept.";
      health.remedy = fmt::format("Put sources/{}.toml back to harvest it again.", id);
    } else if (standing.suspended) {
      health.state = "suspended";
      health.since = standing.suspended_since;
      health.remedy = fmt::format("vindplaats source resume {}", id);
    } else if (!source->active) {
      health.state = "inactive";
      health.remedy = fmt::format("Set active = true in {}", source->place.file);
    } else if (health.state != "parked") {
      TRY_ASSIGN(health.next, next_visit(snapshot, *source, standing, runs[id]));
      if (now) note_silence(health, runs[id], *now);
    }
    if (const auto found = counts.find(id); found != counts.end())
      health.records = found->second.records;
    health.findings = findings[id];
    all.push_back(std::move(health));
  }
  return all;
}

}  // namespace vindplaats
