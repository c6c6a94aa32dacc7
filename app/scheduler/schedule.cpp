#include "app/scheduler/schedule.h"

#include <algorithm>

namespace vindplaats {
namespace {

using std::chrono::seconds;

constexpr seconds kApart{2}, kWidestSpread = std::chrono::minutes(10);
// Every visit comes at most a twentieth of `every` early or late, every other wait up to a
// twentieth late (D20: kept within a tenth).
constexpr std::int64_t kSpreadPart = 20;

bool went_well(const std::string& state) {
  return state == "finished" || state == "nothing new" || state == "parked";
}

std::int64_t salt_of(Instant time) {
  return time.time_since_epoch().count();
}

seconds retry_after_trouble(int troubles, seconds every) {
  const seconds wait = seconds(kFirstRetry) * (std::int64_t{1} << std::min(troubles - 1, 20));
  return std::min(wait, every);
}

// Were there no rest to be kept.
Instant due_by_runs(const Source& source, const RunHistory& history) {
  const seconds every = std::max(seconds(1), std::chrono::floor<seconds>(source.every));
  if (history.troubles == 0) {
    const seconds part = every / kSpreadPart;
    return history.started + every - part + spread(source.id, salt_of(history.started), 2 * part);
  }
  const seconds wait = retry_after_trouble(history.troubles, every);
  return history.ended + wait + spread(source.id, salt_of(history.ended), wait / kSpreadPart);
}

}  // namespace

void note_run(RunHistory& history, Instant started, Instant ended, const std::string& state) {
  history.ever = true;
  history.started = started;
  history.ended = ended;
  history.troubles = went_well(state) ? 0 : history.troubles + 1;
  history.state = state;
}

std::optional<Instant> due_at(const Source& source, const SourceStanding& standing,
                              const RunHistory& history, Instant since) {
  if (!source.active || standing.suspended) return std::nullopt;
  if (is_parked(standing, with_adopted_address(source, standing))) return std::nullopt;
  const Instant at = history.ever ? due_by_runs(source, history) : since;
  if (!history.rest_until) return at;
  const Instant asked = history.ever ? history.ended : since;
  const seconds wait = std::max(seconds(0), *history.rest_until - asked);
  const Instant rested =
      *history.rest_until + spread(source.id, salt_of(*history.rest_until), wait / kSpreadPart);
  // The host said when: that is the time, unless it says so again and again.
  const bool believed = history.troubles > 0 && history.rests <= kRestsBelieved;
  return believed ? rested : std::max(at, rested);
}

seconds spread_span(std::size_t due_together) {
  if (due_together >= static_cast<std::size_t>(kWidestSpread / kApart)) return kWidestSpread;
  return kApart * static_cast<std::int64_t>(due_together);
}

seconds spread(std::string_view id, std::int64_t salt, seconds span) {
  if (span <= seconds(0)) return seconds(0);
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (const char c : id) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  hash ^= static_cast<std::uint64_t>(salt);
  // SplitMix64's last steps: near salts and like names come far apart.
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
  hash ^= hash >> 31;
  return seconds(static_cast<std::int64_t>(hash % static_cast<std::uint64_t>(span.count() + 1)));
}

}  // namespace vindplaats
