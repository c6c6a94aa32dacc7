#include "app/health.h"

#include <algorithm>
#include <set>

#include "app/pipeline/bring.h"
#include "app/scheduler/source_ledger.h"
#include "core/time.h"

namespace vindplaats {
namespace {

bool succeeded(const RunReport& run) {
  return run.state == "finished" || run.state == "nothing new";
}

// Since when its last runs ended like the last one, and when one last went well.
void add_runs(SourceHealth& health, const std::vector<RunReport>& runs, HealthReader reader) {
  if (runs.empty()) return;
  const RunReport& last = runs.back();
  const auto other = std::find_if(runs.rbegin(), runs.rend(),
                                  [&](const RunReport& run) { return run.state != last.state; });
  const auto good = std::find_if(runs.rbegin(), runs.rend(), succeeded);
  health.state = last.state;
  health.last_run = last.ended;
  health.since = (other - 1)->ended;
  if (good != runs.rend()) health.last_success = good->ended;
  if (succeeded(last)) return;
  const HealthWords words = words_of_run(last, reader);
  health.cause = words.cause;
  health.remedy = words.remedy;
}

// Fewer silences prove nothing about how often something comes; so many are what it does of late.
constexpr std::size_t kGapsToJudge = 4, kGapsOfLate = 50;
constexpr int kSilentTimes = 4;

// When it last brought something, the newest first.
std::vector<Instant> news_of(const std::vector<RunReport>& runs) {
  std::vector<Instant> news;
  for (auto run = runs.rbegin(); run != runs.rend() && news.size() <= kGapsOfLate; ++run) {
    if (run->added + run->updated == 0) continue;
    if (const Result<Instant> ended = parse_time(run->ended)) news.push_back(*ended);
  }
  return news;
}

// A set that was renamed, or a feed that moved without a word, looks well for ever.
void note_silence(SourceHealth& health, const std::vector<RunReport>& runs, Instant now,
                  HealthReader reader) {
  if (!health.cause.empty()) return;
  const std::vector<Instant> news = news_of(runs);
  if (news.size() <= kGapsToJudge) return;
  std::vector<std::chrono::seconds> gaps;
  for (std::size_t i = 1; i < news.size(); ++i) gaps.push_back(news[i - 1] - news[i]);
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2),
                   gaps.end());
  const std::chrono::seconds usual =
      std::max<std::chrono::seconds>(gaps[gaps.size() / 2], std::chrono::days(1));
  if (now - news.front() < kSilentTimes * usual) return;
  const HealthWords words = words_of_silence(
      format_day(news.front()), std::chrono::round<std::chrono::days>(usual).count(), reader);
  health.cause = words.cause;
  health.remedy = words.remedy;
}

// As the scheduler reckons (scheduler/schedule.h); empty for one that was never asked: as soon as
// somebody serves the folder.
Result<std::string> next_visit(const Snapshot& snapshot, const Source& source,
                               const SourceLog& log) {
  RunHistory history = log.history;
  TRY(read_rest(snapshot, source.id, history));
  if (!history.ever && !history.rest_until) return std::string();
  const std::optional<Instant> due =
      due_at(source, log.standing, history, history.rest_until.value_or(Instant()));
  return due ? format_time(*due) : std::string();
}

void say(SourceHealth& health, const std::string& state, const std::string& since,
         const HealthWords& words) {
  health.state = state;
  if (!since.empty()) health.since = since;
  if (!words.cause.empty()) health.cause = words.cause;
  health.remedy = words.remedy;
}

void add_parking(SourceHealth& health, const Source& source, const SourceStanding& standing,
                 HealthReader reader) {
  if (is_parked(standing, with_adopted_address(source, standing))) {
    say(health, "parked", standing.parked_since, words_of_parked(standing.parked, reader));
  } else if (health.state == "parked") {  // decided since its last run
    health.cause.clear();
    say(health, "new", "", words_of_released(source.id, reader));
  }
}

}  // namespace

Result<SourceHealth> health_of(const std::string& id, const Source* source, const SourceLog& log,
                               const Snapshot& snapshot, std::optional<Instant> now,
                               HealthReader reader) {
  SourceHealth health;
  health.id = id;
  health.state = "new";
  add_runs(health, log.runs, reader);
  if (id == kBroughtSource) {
    say(health, "inactive", "", words_of_brought(reader));
    return health;
  }
  if (source == nullptr) {
    say(health, "removed", "", words_of_rest(id, "removed", reader));
    return health;
  }
  add_parking(health, *source, log.standing, reader);
  if (log.standing.suspended) {
    say(health, "suspended", log.standing.suspended_since, words_of_rest(id, "suspended", reader));
  } else if (!source->active) {
    say(health, "inactive", "", words_of_rest(id, "inactive", reader));
  } else if (health.state != "parked") {
    TRY_ASSIGN(health.next, next_visit(snapshot, *source, log));
    if (now) note_silence(health, log.runs, *now, reader);
  }
  return health;
}

Result<std::vector<SourceHealth>> source_health(const Platform& platform, const Snapshot& snapshot,
                                                std::optional<Instant> now) {
  TRY_ASSIGN(const auto counts, count_sources(snapshot));
  TRY_ASSIGN(auto findings, count_findings(snapshot, ""));
  TRY_ASSIGN(const SourceLogs logs, read_source_logs(snapshot));
  std::set<std::string> ids;
  for (const Source& source : platform.sources) ids.insert(source.id);
  for (const auto& [id, count] : counts) ids.insert(id);
  std::vector<SourceHealth> all;
  for (const std::string& id : ids) {
    TRY_ASSIGN(SourceHealth health,
               health_of(id, platform.source(id), log_of(logs, id), snapshot, now));
    if (const auto found = counts.find(id); found != counts.end()) health.counts = found->second;
    health.records = health.counts.records;
    FindingCounts& found = findings[id];
    health.by_code = std::move(found.by_code);
    health.findings = sum_of(health.by_code);
    health.outdated = found.outdated;
    all.push_back(std::move(health));
  }
  return all;
}

}  // namespace vindplaats
