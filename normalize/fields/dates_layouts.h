#pragma once
// The layouts of dates: each tries its own form at the cursor. Pure; one thread.
#include <optional>
#include <string_view>

#include "normalize/fields/dates_tokens.h"

namespace vindplaats {

// What stood there. Nothing here is checked against the calendar yet.
struct ReadDate {
  int year = 0;
  int month = 0;  // 0: not said
  int day = 0;    // 0: not said
  std::string_view rule;
  bool guessed = false;
  bool range = false;  // a second date stood behind it
};

struct ReadClock {
  int seconds = 0;         // of the day; 86,400 for 24:00
  int offset_minutes = 0;  // from UTC, east positive
};

// Numbers with the year first: ISO 8601 and its like. nullopt: another layout; the cursor stays.
// `clock` holds a time that was written in one number with the date (20240131100000).
std::optional<ReadDate> read_year_first(DateTokens& tokens, std::optional<ReadClock>& clock);
// Everything else: "12 maart 2021", "March 12, 2021", "12-03-2021". The cursor stands behind the
// date, or behind its day and month when a time stands before the year (asctime): `clock` holds
// that time then.
std::optional<ReadDate> read_written(DateTokens& tokens, std::optional<ReadClock>& clock);
// The time behind a date, with its zone. nullopt: none stands there, or none that exists; the
// cursor stays.
std::optional<ReadClock> read_clock(DateTokens& tokens);

// The number of `count` digits from `start` on.
int digits_at(std::string_view digits, std::size_t start, std::size_t count);
// Is there such a day; months and years alone are judged by what they say. Years 1000 to 2199.
bool is_possible(const ReadDate& date);
// Between the two ends of a range: "-", "/", "t/m", "tot". The number of tokens; 0: none stands
// `ahead`.
std::size_t range_sign(const DateTokens& tokens, std::size_t ahead = 0);

}  // namespace vindplaats
