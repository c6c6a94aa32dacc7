#include <optional>

#include "normalize/fields/dates_layouts.h"
#include "normalize/fields/dates_words.h"

namespace vindplaats {
namespace {

// "am" and "pm", Korean ones before the time (python-feedparser's datetimes/korean.py). 0: neither,
// 1: am, 2: pm.
int half_of_day(const DateToken& token) {
  if (token.is_word("am") || token.is_word("오전")) return 1;
  if (token.is_word("pm") || token.is_word("오후")) return 2;
  return 0;
}

// "a.m.": three or four tokens. The number of tokens, 0 when it is none.
std::size_t dotted_half(const DateTokens& tokens, int& half) {
  const DateToken& first = tokens.peek();
  if (!(first.is_word("a") || first.is_word("p")) || !tokens.peek(1).is('.')) return 0;
  if (!tokens.peek(2).is_word("m")) return 0;
  half = first.is_word("a") ? 1 : 2;
  return tokens.peek(3).is('.') ? 4 : 3;
}

int take_half(DateTokens& tokens) {
  int half = half_of_day(tokens.peek());
  const std::size_t dotted = dotted_half(tokens, half);
  if (half != 0) tokens.skip(dotted == 0 ? 1 : dotted);
  return half;
}

struct ClockParts {
  int hour = -1, minute = 0, second = 0;
};

// "100000", "1000": without colons, behind a "T" or a compact date only.
std::optional<ClockParts> take_compact(DateTokens& tokens) {
  const DateToken& number = tokens.peek();
  if (!number.is_number(4, 4) && !number.is_number(6, 6)) return std::nullopt;
  const int value = number.text.size() == 6 ? number.value : number.value * 100;
  tokens.skip();
  return ClockParts{value / 10000, value / 100 % 100, value % 100};
}

bool is_clock_sign(const DateToken& token) {
  return token.is(':') || token.is('.') || token.is_word("h") || token.is_word("시");
}

std::optional<ClockParts> take_parts(DateTokens& tokens, bool hour_may_stand_alone) {
  if (!tokens.peek().is_number(1, 2)) return std::nullopt;
  ClockParts parts{tokens.peek().value};
  const bool minutes = is_clock_sign(tokens.peek(1)) && tokens.peek(2).is_number(1, 2);
  if (!minutes && !hour_may_stand_alone && half_of_day(tokens.peek(1)) == 0) return std::nullopt;
  tokens.skip();
  if (!minutes) return parts;
  parts.minute = tokens.peek(1).value;
  tokens.skip(2);
  const bool colon = tokens.peek().is(':') || tokens.peek().is('.') || tokens.peek().is_word("분");
  if (colon && tokens.peek(1).is_number(1, 2)) {
    parts.second = tokens.peek(1).value;
    tokens.skip(2);
  }
  return parts;
}

// Fractions are cut; a leap second is the one before it.
std::optional<int> seconds_of(ClockParts parts, int half) {
  if (half != 0 && (parts.hour < 1 || parts.hour > 12)) half = 0;
  if (half == 1 && parts.hour == 12) parts.hour = 0;
  if (half == 2 && parts.hour != 12) parts.hour += 12;
  if (parts.second == 60) parts.second = 59;
  const bool midnight = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
  if ((parts.hour > 23 && !midnight) || parts.minute > 59 || parts.second > 59) return std::nullopt;
  return parts.hour * 3600 + parts.minute * 60 + parts.second;
}

// "+01:00", "+0100", "+01", "+1".
std::optional<int> take_offset(DateTokens& tokens) {
  const bool west = tokens.peek().is('-');
  if (!west && !tokens.peek().is('+')) return std::nullopt;
  const DateToken& number = tokens.peek(1);
  int minutes = 0;
  std::size_t count = 2;
  if (number.is_number(4, 4)) {
    minutes = number.value / 100 * 60 + number.value % 100;
  } else if (number.is_number(1, 2)) {
    minutes = number.value * 60;
    if (tokens.peek(2).is(':') && tokens.peek(3).is_number(2, 2)) {
      minutes += tokens.peek(3).value;
      count = 4;
    }
  } else {
    return std::nullopt;
  }
  if (minutes > 15 * 60) return std::nullopt;
  tokens.skip(count);
  return west ? -minutes : minutes;
}

// An unknown zone counts as UTC, as no zone does.
int take_zone(DateTokens& tokens) {
  tokens.skip_sign('(');
  const std::optional<int> named =
      tokens.peek().is_word() ? zone_minutes(tokens.peek().text) : std::nullopt;
  if (named) tokens.skip();
  if (named && *named != 0) return *named;  // "EST" with an offset behind it is EST
  return take_offset(tokens).value_or(0);
}

}  // namespace

std::optional<ReadClock> read_clock(DateTokens& tokens) {
  const std::size_t start = tokens.position();
  const bool behind_t =
      tokens.peek().is_word("t") && tokens.peek(1).kind == DateToken::Kind::kNumber;
  if (behind_t) tokens.skip();
  tokens.skip_fillers();
  if (tokens.peek().is(':') || tokens.peek().is('-'))
    tokens.skip();  // "12/Mar/2021:10:00", "2021-03-12 - 10:00"
  int half = take_half(tokens);
  std::optional<ClockParts> parts =
      behind_t || tokens.peek().is_number(6, 6) ? take_compact(tokens) : std::nullopt;
  if (!parts) parts = take_parts(tokens, behind_t);
  if (parts && (tokens.peek().is('.') || tokens.peek().is(',')) &&
      tokens.peek(1).is_number(1, 12) && !tokens.peek(1).space) {
    tokens.skip(2);
  }
  if (half == 0) half = take_half(tokens);
  const std::optional<int> seconds = parts ? seconds_of(*parts, half) : std::nullopt;
  if (!seconds) {
    tokens.go_to(start);
    return std::nullopt;
  }
  if (tokens.peek().is_word("uur") || tokens.peek().is_word("uhr") || tokens.peek().is_word("h"))
    tokens.skip();
  return ReadClock{*seconds, take_zone(tokens)};
}

}  // namespace vindplaats
