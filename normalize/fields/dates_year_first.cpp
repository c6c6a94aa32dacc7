#include <chrono>
#include <optional>

#include "core/time.h"
#include "normalize/fields/dates_layouts.h"
#include "normalize/fields/dates_words.h"

namespace vindplaats {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

ReadDate from_days(std::chrono::sys_days days, std::string_view rule) {
  const std::chrono::year_month_day date(days);
  ReadDate out;
  out.year = static_cast<int>(date.year());
  out.month = static_cast<int>(static_cast<unsigned>(date.month()));
  out.day = static_cast<int>(static_cast<unsigned>(date.day()));
  out.rule = rule;
  return out;
}

// A year that does not exist, for what has the form of a date and is none: the check on the
// calendar refuses it.
constexpr ReadDate kImpossible{.rule = "date: impossible"};

ReadDate from_ordinal(int year, int day) {
  const bool leap = std::chrono::year(year).is_leap();
  if (day < 1 || day > (leap ? 366 : 365)) return kImpossible;
  const std::chrono::sys_days first = std::chrono::year(year) / 1 / 1;
  return from_days(first + std::chrono::days(day - 1), "date: ISO 8601, day of the year");
}

// ISO 8601: week 1 is that of 4 January. Without a day it is the week's Monday, and a guess.
ReadDate from_week(int year, int week, int day) {
  if (week < 1 || week > 53 || day < 0 || day > 7) return kImpossible;
  const std::chrono::sys_days fourth = std::chrono::year(year) / 1 / 4;
  const std::chrono::sys_days monday =
      fourth - (std::chrono::weekday(fourth) - std::chrono::Monday);
  const int days = (week - 1) * 7 + (day == 0 ? 0 : day - 1);
  ReadDate out = from_days(monday + std::chrono::days(days), "date: ISO 8601, week");
  out.guessed = day == 0;
  return out;
}

ReadDate year_month_day(int year, int month, int day, std::string_view rule) {
  ReadDate out{.year = year, .month = month, .day = month == 0 ? 0 : day, .rule = rule};
  return out;
}

// "20240131", "202401", "2024031", "20240131100000".
std::optional<ReadDate> read_one_number(DateTokens& tokens, std::optional<ReadClock>& clock) {
  const std::string_view digits = tokens.peek().text;
  const int year = digits_at(digits, 0, 4);
  ReadDate out;
  if (digits.size() == 7) {
    out = from_ordinal(year, digits_at(digits, 4, 3));
  } else if (digits.size() == 6) {
    out = year_month_day(year, digits_at(digits, 4, 2), 0, "date: ISO 8601, basic");
  } else {
    out = year_month_day(year, digits_at(digits, 4, 2), digits_at(digits, 6, 2),
                         "date: ISO 8601, basic");
  }
  if (digits.size() == 8 && !is_possible(out)) {
    out = {digits_at(digits, 4, 4), digits_at(digits, 2, 2), digits_at(digits, 0, 2),
           "date: day first, without signs", true};
  }
  if (digits.size() >= 12) {
    const int seconds = digits.size() == 14 ? digits_at(digits, 12, 2) : 0;
    clock = ReadClock{digits_at(digits, 8, 2) * 3600 + digits_at(digits, 10, 2) * 60 + seconds, 0};
  }
  tokens.skip();
  return out;
}

std::optional<ReadDate> read_week(DateTokens& tokens) {
  const std::size_t w = tokens.peek(1).is('-') ? 2 : 1;
  const DateToken& number = tokens.peek(w + 1);
  if (!tokens.peek(w).is_word("w") || !number.is_number(1, 3)) return std::nullopt;
  const int year = tokens.peek().value;
  int week = number.value;
  int day = 0;
  std::size_t count = w + 2;
  if (number.text.size() == 3) {  // "2021W055"
    day = week % 10;
    week /= 10;
  } else if (tokens.peek(count).is('-') && tokens.peek(count + 1).is_number(1, 1)) {
    day = tokens.peek(count + 1).value;
    count += 2;
  }
  tokens.skip(count);
  return from_week(year, week, day);
}

// "2018-19", "2018/19": a school year or a book year; 2021-21 to 2021-41 are EDTF's seasons,
// quarters and halves (level 1 and 2), of which the year holds. nullopt: another layout.
std::optional<ReadDate> read_two_years(DateTokens& tokens) {
  constexpr int kFirstSeason = 21, kLastSeason = 41;
  const int year = tokens.peek().value, second = tokens.peek(2).value;
  const bool alone = tokens.peek(3).kind == DateToken::Kind::kEnd;
  if (!tokens.peek(2).is_number(2, 2) || second <= 12 || !alone) return std::nullopt;
  const bool season = second >= kFirstSeason && second <= kLastSeason;
  if (!season && second <= year % 100) return std::nullopt;
  tokens.skip(3);
  return ReadDate{.year = year,
                  .rule = season ? "date: year of a season or range" : "date: start of a range",
                  .guessed = season,
                  .range = !season};
}

// "2024-01-31", "2024/1/31", "2024.01", "2024-031".
std::optional<ReadDate> read_numbers(DateTokens& tokens) {
  const DateToken& sign = tokens.peek(1);
  const DateToken& second = tokens.peek(2);
  if (!(sign.is('-') || sign.is('/') || sign.is('.')) || sign.space || second.space)
    return std::nullopt;
  const int year = tokens.peek().value;
  if (second.is_number(3, 3) && sign.is('-')) {
    tokens.skip(3);
    return from_ordinal(year, second.value);
  }
  if (std::optional<ReadDate> years = read_two_years(tokens)) return years;
  if (!second.is_number(1, 2)) return std::nullopt;
  int day = 0;
  std::size_t count = 3;
  if (tokens.peek(3).is(sign.text[0]) && tokens.peek(4).is_number(1, 2)) {
    day = tokens.peek(4).value;
    count = 5;
  }
  ReadDate out =
      year_month_day(year, second.value, day, sign.is('-') ? "date: ISO 8601" : "date: year first");
  out.guessed = second.value == 0 || (count == 5 && day == 0);  // MySQL's 2021-00-00
  tokens.skip(count);
  return out;
}

// "2021 mrt 3", "2021, March 12", "2021-Mar-12", "2021년 3월 12일".
std::optional<ReadDate> read_year_word(DateTokens& tokens) {
  const std::size_t start = tokens.position();
  const int year = tokens.peek().value;
  tokens.skip();
  if (tokens.peek().is_word("년") && tokens.peek(1).is_number(1, 2) &&
      tokens.peek(2).is_word("월")) {
    const int month = tokens.peek(1).value;
    const bool day = tokens.peek(3).is_number(1, 2);
    const ReadDate out =
        year_month_day(year, month, day ? tokens.peek(3).value : 0, "date: Korean");
    tokens.skip(day ? 5 : 3);
    return out;
  }
  tokens.skip_fillers();
  tokens.skip_sign('-');
  const int month = tokens.peek().is_word() ? month_of_word(tokens.peek().text) : 0;
  if (month == 0) {
    tokens.go_to(start);
    return std::nullopt;
  }
  tokens.skip();
  tokens.skip_sign('.');
  const std::size_t dash = tokens.peek().is('-') ? 1 : 0;
  const DateToken& day = tokens.peek(dash);
  if (!day.is_number(1, 2)) return year_month_day(year, month, 0, "date: in words, year first");
  const ReadDate out = year_month_day(year, month, day.value, "date: in words, year first");
  tokens.skip(dash + 1);
  return out;
}

bool is_compact_date(std::size_t digits) {
  return digits >= 6 && digits <= 14 && digits != 10 && digits != 9 && digits != 11 && digits != 13;
}

}  // namespace

int digits_at(std::string_view digits, std::size_t start, std::size_t count) {
  int value = 0;
  for (const char digit : digits.substr(start, count)) value = value * 10 + (digit - '0');
  return value;
}

bool is_possible(const ReadDate& date) {
  if (date.year < kFirstYear || date.year > kLastYear || date.month < 0 || date.month > 12)
    return false;
  if (date.day == 0) return true;
  return valid_date(date.year, static_cast<unsigned>(date.month), static_cast<unsigned>(date.day));
}

std::optional<ReadDate> read_year_first(DateTokens& tokens, std::optional<ReadClock>& clock) {
  const DateToken& first = tokens.peek();
  if (first.kind != DateToken::Kind::kNumber) return std::nullopt;
  if (is_compact_date(first.text.size())) return read_one_number(tokens, clock);
  if (first.text.size() != 4) return std::nullopt;
  for (const auto read : {read_week, read_numbers, read_year_word}) {
    if (std::optional<ReadDate> out = read(tokens)) return out;
  }
  const int year = first.value;
  tokens.skip();
  const bool spaced = tokens.peek().is_number(2, 2) && tokens.peek(1).is_number(2, 2);
  if (!spaced) return year_month_day(year, 0, 0, "date: year");
  const ReadDate out =
      year_month_day(year, tokens.peek().value, tokens.peek(1).value, "date: year first");
  tokens.skip(2);
  return out;
}

}  // namespace vindplaats
