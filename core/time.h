#pragma once
// Times as text: RFC 3339 in and out, always UTC. Looser dates that sources write are read in
// normalize/fields/dates.
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"

namespace vindplaats {

// "2026-11-22T06:03:28Z".
std::string format_time(Instant time);
// "2026-11-22": the UTC day.
std::string format_day(Instant time);
// "2026-11-22"; "2026-11" and "2026" where the rest is 0 (EDTF level 0).
std::string format_date(int year, int month, int day);
// "20261122T060328Z": as in a release's id.
std::string format_compact(Instant time);

// RFC 3339 with any offset (fractions are cut), or a date alone, which means 00:00 UTC. kInput
// otherwise.
Result<Instant> parse_time(std::string_view text);

// A length of time as settings and sources write it: "90s", "10m", "12h", "3d", "2w", "6mo" (30
// days), "3y" (365 days), "250ms".
Result<std::chrono::milliseconds> parse_duration(std::string_view text);

// Is there such a day in the (proleptic Gregorian) calendar.
bool valid_date(int year, unsigned month, unsigned day);

}  // namespace vindplaats
