#include "harvesters/oai_window.h"

#include <algorithm>

#include "core/time.h"

namespace vindplaats {
namespace {

std::chrono::hours overlap_of(const std::string& granularity) {
  return granularity == "second" ? kOverlapAtSeconds : kOverlapAtDays;
}

std::string written(Instant time, const std::string& granularity) {
  return granularity == "second" ? format_time(time) : format_day(time);
}

}  // namespace

std::string in_granularity(const std::string& time, const std::string& granularity) {
  const Result<Instant> moment = parse_time(time);
  return moment ? written(*moment, granularity) : std::string();
}

Instant server_time(const std::string& response_date, Instant now) {
  const Result<Instant> told = parse_time(response_date);
  return told ? std::min(*told, now + std::chrono::days(1)) : now;
}

std::string next_from(const std::string& started, const std::string& granularity, Instant now) {
  return format_time(server_time(started, now) - overlap_of(granularity));
}

OaiWindow choose_window(const RunOptions& options, const std::string& last,
                        const std::string& granularity, Instant server_now) {
  OaiWindow window;
  window.until = in_granularity(options.until, granularity);
  if (!options.from.empty()) {
    window.from = in_granularity(options.from, granularity);
  } else if (const Result<Instant> from = parse_time(last)) {
    window.clock_went_back = *from > server_now;
    window.from = written(std::min(*from, server_now - overlap_of(granularity)), granularity);
  }
  if (window.until.empty() || window.from < window.until) return window;
  if (window.from > window.until) {
    window.from.clear();
  } else {
    const Result<Instant> until = parse_time(window.until);
    window.until = written(*until + std::chrono::days(1), granularity);
  }
  return window;
}

}  // namespace vindplaats
