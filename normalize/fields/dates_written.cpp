#include <optional>
#include <utility>

#include "normalize/fields/dates_layouts.h"
#include "normalize/fields/dates_words.h"

namespace vindplaats {
namespace {

int month_at(const DateToken& token) {
  return token.is_word() ? month_of_word(token.text) : 0;
}

// RFC 2822 section 4.3: two digits below 50 are of this century, three digits count from 1900.
std::optional<int> take_year(DateTokens& tokens) {
  const std::size_t quote = tokens.peek().is('\'') ? 1 : 0;
  const DateToken& number = tokens.peek(quote);
  const DateToken& next = tokens.peek(quote + 1);
  if (!number.is_number(2, 4) || (number.text.size() == 2 && (next.is(':') || next.is_word("h"))))
    return std::nullopt;
  tokens.skip(quote + 1);
  if (number.text.size() == 4) return number.value;
  return number.value + (number.text.size() == 2 && number.value < 50 ? 2000 : 1900);
}

void skip_ordinal(DateTokens& tokens) {
  const DateToken& word = tokens.peek();
  if (word.is_word() && !word.space && is_ordinal_ending(word.text)) tokens.skip();
  tokens.skip_sign('.');
}

// "12-14 maart", "12 en 13 maart": whether there is a second day, which is skipped.
bool skip_second_day(DateTokens& tokens) {
  const std::size_t sign = range_sign(tokens);
  if (sign == 0 || !tokens.peek(sign).is_number(1, 2)) return false;
  const std::size_t start = tokens.position();
  tokens.skip(sign + 1);
  skip_ordinal(tokens);
  const bool end_of_days =
      month_at(tokens.peek()) != 0 || tokens.peek().is(',') || tokens.peek().is_number(4, 4);
  if (!end_of_days) tokens.go_to(start);
  return end_of_days;
}

void skip_separators(DateTokens& tokens) {
  tokens.skip_sign('.');
  if (tokens.peek().is('-') || tokens.peek().is('/')) tokens.skip();
  tokens.skip_fillers();
}

// "28 februari - 2 maart 2021": the year stands behind the second date.
std::optional<int> year_behind_second(DateTokens& tokens) {
  const std::size_t start = tokens.position();
  tokens.skip(range_sign(tokens));
  if (tokens.position() != start && tokens.peek().is_number(1, 2)) {
    tokens.skip();
    skip_ordinal(tokens);
    if (month_at(tokens.peek()) != 0) {
      tokens.skip();
      skip_separators(tokens);
      if (const std::optional<int> year = take_year(tokens)) return year;
    }
  }
  tokens.go_to(start);
  return std::nullopt;
}

// "10:00:00 EST 2021", as asctime has it.
std::optional<int> year_behind_clock(DateTokens& tokens, std::optional<ReadClock>& clock) {
  clock = read_clock(tokens);
  if (clock && tokens.peek().is_word() && !tokens.peek(1).is_word())
    tokens.skip();  // a zone that nobody knows
  const DateToken& year = tokens.peek();
  if (!clock || !year.is_number(4, 4)) return std::nullopt;
  tokens.skip();
  return year.value;
}

// "12-03-2021", "12/3/21", "12 03 2021". The day stands first, but where that cannot be. With
// slashes the month may as well (03/04/2021), as half the world writes it.
std::optional<ReadDate> read_three_numbers(DateTokens& tokens) {
  const DateToken& sign = tokens.peek(1);
  const bool signs = sign.is('-') || sign.is('/') || sign.is('.');
  const std::size_t step = signs ? 2 : 1;
  const DateToken& second = tokens.peek(step);
  if (!second.is_number(1, 2) || (signs && !tokens.peek(3).is(sign.text[0]))) return std::nullopt;
  const DateToken& third = tokens.peek(2 * step);
  if (!third.is_number(4, 4) && !(signs && third.is_number(2, 2))) return std::nullopt;
  ReadDate out{.month = second.value, .day = tokens.peek().value, .rule = "date: day first"};
  tokens.skip(2 * step);
  out.guessed = third.text.size() == 2 ||
                (sign.is('/') && out.day <= 12 && out.month <= 12 && out.day != out.month);
  out.year = take_year(tokens).value_or(0);
  if (out.day == 0 || out.month == 0) out.year = 0;
  if (out.month > 12 && out.day <= 12) {
    std::swap(out.month, out.day);
    out.rule = "date: month first";
    out.guessed = true;
  }
  return out;
}

// "03-2021", "3/2021".
std::optional<ReadDate> read_month_number(DateTokens& tokens) {
  const DateToken& sign = tokens.peek(1);
  if (!(sign.is('-') || sign.is('/') || sign.is('.')) || !tokens.peek(2).is_number(4, 4))
    return std::nullopt;
  ReadDate out{
      .year = tokens.peek(2).value, .month = tokens.peek().value, .rule = "date: month and year"};
  if (out.month == 0) out.year = 0;
  tokens.skip(3);
  return out;
}

std::optional<ReadDate> read_day_first(DateTokens& tokens, std::optional<ReadClock>& clock) {
  if (auto out = read_three_numbers(tokens)) return out;
  if (auto out = read_month_number(tokens)) return out;
  ReadDate out{.day = tokens.peek().value, .rule = "date: in words"};
  if (out.day == 0) return std::nullopt;
  tokens.skip();
  skip_ordinal(tokens);
  out.range = skip_second_day(tokens);
  skip_separators(tokens);
  out.month = month_at(tokens.peek());
  if (out.month == 0) return std::nullopt;
  tokens.skip();
  const std::size_t behind_month = tokens.position();
  skip_separators(tokens);
  std::optional<int> year = take_year(tokens);
  if (!year) {
    tokens.go_to(behind_month);
    year = year_behind_second(tokens);
    out.range = out.range || year.has_value();
  }
  if (!year) year = year_behind_clock(tokens, clock);
  if (!year) return std::nullopt;
  out.year = *year;
  return out;
}

std::optional<ReadDate> read_month_first(DateTokens& tokens, std::optional<ReadClock>& clock) {
  ReadDate out{.month = month_at(tokens.peek()), .rule = "date: in words"};
  tokens.skip();
  tokens.skip_sign('.');
  const std::size_t sign = range_sign(tokens);
  out.range = sign != 0 && month_at(tokens.peek(sign)) != 0;  // "maart/april 2021"
  if (out.range) tokens.skip(sign + 1);
  skip_separators(tokens);
  if (tokens.peek().is_number(4, 4) || tokens.peek().is('\'')) {
    out.year = take_year(tokens).value_or(0);
    out.rule = "date: month and year";
    return out;
  }
  if (!tokens.peek().is_number(1, 2)) return std::nullopt;
  out.day = tokens.peek().value;
  if (out.day == 0) return std::nullopt;
  tokens.skip();
  skip_ordinal(tokens);
  out.range = skip_second_day(tokens) || out.range;
  skip_separators(tokens);
  std::optional<int> year = take_year(tokens);
  if (!year) year = year_behind_clock(tokens, clock);
  if (!year) return std::nullopt;
  out.year = *year;
  return out;
}

// "Fri,", "vrijdag", "Amsterdam,", "Datum:", "start=", "[".
void skip_opening(DateTokens& tokens) {
  for (bool more = true; more;) {
    const DateToken& first = tokens.peek();
    const DateToken& next = tokens.peek(1);
    more = first.is('[') || first.is('(') || first.is(',') || first.is(':') || first.is('=');
    if (first.is_word() && month_at(first) == 0) {
      const bool label = next.is(',') || next.is(':') || next.is('=') || next.is('.');
      more = is_weekday_word(first.text) || is_date_filler(first.text) || label;
      if (more && next.is('.')) tokens.skip();
    }
    if (more) tokens.skip();
  }
}

}  // namespace

std::size_t range_sign(const DateTokens& tokens, std::size_t ahead) {
  const DateToken& first = tokens.peek(ahead);
  if (first.is_word("t") && tokens.peek(ahead + 1).is('/') && tokens.peek(ahead + 2).is_word("m"))
    return 3;
  const bool one = first.is('-') || first.is('/') || first.is('&') ||
                   (first.is_word() && is_range_word(first.text));
  return one ? 1 : 0;
}

std::optional<ReadDate> read_written(DateTokens& tokens, std::optional<ReadClock>& clock) {
  const std::size_t start = tokens.position();
  skip_opening(tokens);
  std::optional<ReadDate> out;
  if (tokens.peek().is_number(1, 2)) {
    out = read_day_first(tokens, clock);
  } else if (month_at(tokens.peek()) != 0) {
    out = read_month_first(tokens, clock);
  } else if (tokens.position() != start) {
    out = read_year_first(tokens, clock);
  }
  if (!out) tokens.go_to(start);
  return out;
}

}  // namespace vindplaats
