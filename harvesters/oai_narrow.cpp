#include "harvesters/oai_narrow.h"

#include <algorithm>

#include "core/time.h"
#include "harvesters/oai_window.h"

namespace vindplaats {
namespace {

// Where the halving begins when the source has no `from`: nothing older is lost, as the first
// window is sent without one.
constexpr std::chrono::sys_days kBeforeAllRepositories =
    std::chrono::year(1990) / std::chrono::January / 1;

std::chrono::seconds smallest(const OaiRun& run) {
  return run.granularity == "second" ? kSmallestWindow : kSmallestWindowInDays;
}

Instant moment_or(const std::string& time, Instant otherwise) {
  const Result<Instant> moment = parse_time(time);
  return moment ? *moment : otherwise;
}

Instant low_end(const OaiRun& run) {
  return moment_or(run.from, kBeforeAllRepositories);
}

Instant high_end(const OaiRun& run, const std::string& until, Instant now) {
  return moment_or(until, moment_or(run.started, now));
}

std::string written_as(Instant time, const OaiRun& run) {
  return in_granularity(format_time(time), run.granularity);
}

void enter_windows(OaiRun& run) {
  if (!run.windowed.empty()) return;
  run.windowed = "1";
  run.first = run.from;
  run.end = run.until;
}

void leave_windows(OaiRun& run) {
  run.from = run.first;
  run.until = run.end;
  run.windowed.clear();
  run.first.clear();
  run.end.clear();
  run.skipped = 0;
}

}  // namespace

void note_order(OaiRun& run, const Page& page) {
  for (const Item& item : page.items) {
    if (run.in_order < 0) return;
    const Result<Instant> stamp = parse_time(item.raw.datestamp);
    const std::string written = stamp ? format_time(*stamp) : std::string();
    if (written.empty() || written < run.last) {
      run.in_order = -1;
      run.last.clear();
      return;
    }
    run.last = written;
    ++run.in_order;
  }
}

bool go_on_from_last(OaiRun& run) {
  if (run.in_order < kOrderProvedBy) return false;
  const std::string from = in_granularity(run.last, run.granularity);
  if (from <= run.from || (!run.until.empty() && from >= run.until)) return false;
  enter_windows(run);
  run.from = from;
  return true;
}

bool narrow_window(OaiRun& run, Instant now) {
  enter_windows(run);
  go_on_from_last(run);
  const Instant low = low_end(run);
  const std::chrono::seconds length = high_end(run, run.until, now) - low;
  if (length <= smallest(run)) return false;
  const std::chrono::seconds half = std::max(length / 2, smallest(run));
  const std::string until = written_as(low + half, run);
  if (until == run.until) return false;
  run.until = until;
  return true;
}

bool next_window(OaiRun& run, Instant now) {
  if (run.windowed.empty()) return false;
  if (run.until == run.end) {
    leave_windows(run);
    return false;
  }
  const Instant high = high_end(run, run.end, now), until = high_end(run, run.until, now);
  const Instant next = until + 2 * std::max(until - low_end(run), smallest(run));
  run.from = run.until;
  run.until = next < high ? written_as(next, run) : run.end;
  return true;
}

bool covers_everything(const OaiRun& run) {
  return run.windowed.empty() ? run.from.empty() && run.until.empty()
                              : run.first.empty() && run.end.empty();
}

std::string window_words(const OaiRun& run) {
  return (run.from.empty() ? std::string("the beginning") : run.from) + " to " +
         (run.until.empty() ? std::string("now") : run.until);
}

}  // namespace vindplaats
