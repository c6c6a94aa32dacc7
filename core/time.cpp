#include "core/time.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace vindplaats {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hh_mm_ss;
using std::chrono::seconds;
using std::chrono::year_month_day;

// Exactly `width` digits at `at`; -1 when they are not there.
int digits_at(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool char_at(std::string_view text, std::size_t at, std::string_view any_of) {
  return at < text.size() && any_of.find(text[at]) != std::string_view::npos;
}

// "Z", "+01:00" or "+0100" from `at` to the end, in minutes east of UTC.
bool read_offset(std::string_view text, std::size_t at, int& minutes) {
  if (char_at(text, at, "Zz")) return minutes = 0, at + 1 == text.size();
  if (!char_at(text, at, "+-")) return false;
  const bool colon = char_at(text, at + 3, ":");
  const int hours = digits_at(text, at + 1, 2);
  const int rest = digits_at(text, at + (colon ? 4 : 3), 2);
  if (hours < 0 || hours > 23 || rest < 0 || rest > 59) return false;
  if (at + (colon ? 6 : 5) != text.size()) return false;
  minutes = (text[at] == '-' ? -1 : 1) * (hours * 60 + rest);
  return true;
}

// At least `width` digits. Every record has several times, and a formatter reads its own format
// each time.
void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  char digits[20];
  const char* const end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  const auto length = static_cast<std::size_t>(end - digits);
  out.append(width - std::min(width, length), '0').append(digits, length);
}

tl::unexpected<Error> bad_time(std::string_view text) {
  return fail(Fault::kInput,
              fmt::format("'{}' is not a time; write 2026-11-22 or 2026-11-22T06:03:28Z", text));
}

}  // namespace

bool valid_date(int year, unsigned month, unsigned day) {
  return year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day))
      .ok();
}

std::string format_date(int year, int month, int day) {
  std::string out;
  append_padded(out, year, 4);
  for (const int part : {month, day}) {
    if (part != 0) append_padded(out += '-', part, 2);
  }
  return out;
}

std::string format_day(Instant time) {
  const year_month_day date(floor<days>(time));
  return format_date(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())),
                     static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string format_time(Instant time) {
  const hh_mm_ss clock(time - floor<days>(time));
  std::string out = format_day(time);
  append_padded(out += 'T', clock.hours().count(), 2);
  append_padded(out += ':', clock.minutes().count(), 2);
  append_padded(out += ':', clock.seconds().count(), 2);
  return out += 'Z';
}

std::string format_compact(Instant time) {
  std::string text = format_time(time);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

Result<Instant> parse_time(std::string_view text) {
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2),
            day = digits_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || !char_at(text, 4, "-") || !char_at(text, 7, "-") ||
      !valid_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
    return bad_time(text);
  }
  const std::chrono::sys_days date =
      year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                     std::chrono::day(static_cast<unsigned>(day)));
  if (text.size() == 10) return Instant(date);
  const int hour = digits_at(text, 11, 2), minute = digits_at(text, 14, 2),
            second = digits_at(text, 17, 2);
  if (!char_at(text, 10, "Tt ") || !char_at(text, 13, ":") || !char_at(text, 16, ":") || hour < 0 ||
      hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
    return bad_time(text);
  }
  std::size_t at = 19;
  if (char_at(text, at, ".,")) {
    do ++at;
    while (char_at(text, at, "0123456789"));
  }
  int offset = 0;
  if (!read_offset(text, at, offset)) return bad_time(text);
  return Instant(date) + std::chrono::hours(hour) + std::chrono::minutes(minute - offset) +
         seconds(second);
}

Result<std::chrono::milliseconds> parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr std::int64_t kDay = 86'400'000;
  struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
  };
  constexpr Unit kUnits[] = {{"ms", 1},   {"s", 1000},     {"m", 60'000},     {"h", 3'600'000},
                             {"d", kDay}, {"w", 7 * kDay}, {"mo", 30 * kDay}, {"y", 365 * kDay}};
  for (const Unit& known : kUnits) {
    if (code == std::errc() && unit == known.name && count >= 0 && count <= 1'000'000) {
      return std::chrono::milliseconds(count * known.milliseconds);
    }
  }
  return fail(
      Fault::kInput,
      fmt::format("'{}' is not a length of time; write for example 90s, 10m, 12h, 3d, 6mo", text));
}

}  // namespace vindplaats
