#include "normalize/fields/dates.h"

#include <chrono>

#include "core/text.h"
#include "core/time.h"
#include "normalize/fields/dates_layouts.h"
#include "normalize/fields/dates_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct WholeDate {
  ReadDate date;
  std::optional<ReadClock> clock;
  bool broken_clock = false;  // something with colons stands behind the day and is no time
};

// "info:eu-repo/date/embargoEnd/2024-01-01" -> "2024-01-01".
std::string_view without_date_prefix(std::string_view text) {
  constexpr std::string_view kPrefix = "info:eu-repo/date/";
  if (!starts_with_ignoring_case(text, kPrefix)) return text;
  text.remove_prefix(kPrefix.size());
  const std::size_t slash = text.find('/');
  return slash == text.npos ? text : text.substr(slash + 1);
}

// "c. 1998", "[ca. 1998]", "©2001", "c1998", "cop. 2001": the rule that follows; empty when there
// is no such word.
std::string_view skip_about(DateTokens& tokens) {
  const std::size_t start = tokens.position();
  while (tokens.peek().is('[') || tokens.peek().is('(')) tokens.skip();
  const DateToken& word = tokens.peek();
  const bool glued = tokens.peek(1).kind == DateToken::Kind::kNumber && !tokens.peek(1).space;
  std::string_view rule;
  if (word.is_word("©") || word.is_word("℗") || word.is_word("cop") || word.is_word("copyright") ||
      (glued && (word.is_word("c") || word.is_word("p")))) {
    rule = "date: copyright year";
  } else if (word.is_word() && is_circa_word(word.text)) {
    rule = "date: about";
  }
  if (rule.empty()) {
    tokens.go_to(start);
    return rule;
  }
  tokens.skip();
  tokens.skip_sign('.');
  tokens.skip_sign(',');
  return rule;
}

// The only four-digit number in the text, when it can be a year: "voorjaar 2021", "2e druk, Utrecht
// 1998". Of "winter 2019/2020" and "tussen 2018 en 2019" the first.
std::optional<ReadDate> lone_year(DateTokens& tokens) {
  ReadDate out{.rule = "date: a year among words", .guessed = true};
  std::size_t behind = 0;  // the first year
  for (tokens.go_to(0); !tokens.at_end(); tokens.skip()) {
    const DateToken& token = tokens.peek();
    if (token.kind == DateToken::Kind::kNumber && token.text.size() > 4) return std::nullopt;
    if (!token.is_number(4, 4) || token.value == out.year) continue;
    if (out.year == 0) {
      out.year = token.value;
      behind = tokens.position() + 1;
      continue;
    }
    const std::size_t here = tokens.position();
    tokens.go_to(behind);
    const bool joined = behind + range_sign(tokens) == here && here != behind;
    tokens.go_to(here);
    if (!joined || out.range || token.value < out.year) return std::nullopt;
    out.range = true;
  }
  if (!is_possible(out)) return std::nullopt;
  return out;
}

// "Gepubliceerd op 15 april 2019": a whole date among words that no layout knows, where the text
// has one year alone.
std::optional<ReadDate> date_among_words(DateTokens& tokens) {
  const std::optional<ReadDate> year = lone_year(tokens);
  if (!year || year->range) return year;
  tokens.go_to(0);
  for (std::size_t start = 1; !tokens.at_end(); tokens.go_to(start++)) {
    if (!tokens.peek().is_number(1, 2)) continue;
    std::optional<ReadClock> ignored;
    std::optional<ReadDate> found = read_written(tokens, ignored);
    if (!found || found->year != year->year) continue;
    found->guessed = true;
    return found;
  }
  return year;
}

// What stands behind the date: the second end of a range, punctuation, or words that make the
// reading a guess.
void judge_rest(DateTokens& tokens, WholeDate& out) {
  const std::size_t sign = range_sign(tokens);
  if (sign != 0 && !out.clock) {
    // "2020-Q3", "2019-XX": more than a year, but no second date.
    const DateToken& behind = tokens.peek(sign);
    const bool second = !behind.is_word() || month_of_word(behind.text) != 0;
    out.date.range = second;
    out.date.guessed = out.date.guessed || !second;
    if (second) out.date.rule = "date: start of a range";
    return;
  }
  const bool period = tokens.peek().is(';') && tokens.peek(1).is_word("end");  // DCMI Period
  if (period) out.date.rule = "date: start of a range";
  if (period) out.date.range = true;
  for (; !period && !tokens.at_end(); tokens.skip()) {
    const DateToken& token = tokens.peek();
    if (token.is('?') || token.is('~') || token.is('%') || token.kind == DateToken::Kind::kNumber ||
        token.is_word()) {
      out.date.guessed = out.date.guessed || !out.clock;
    }
    if (token.is(':')) out.broken_clock = !out.clock;
  }
}

// "2021", "2021-03", "2021-03-12" and "2021-03-12T10:00:00Z": what nearly every system writes, read
// as its tokens would be. nullopt: another form, or no such day or time.
std::optional<WholeDate> read_iso(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  const std::size_t size = text.size();
  const bool month = size >= 7, day = size >= 10, time = size == kForm.size();
  if (size != 4 && size != 7 && size != 10 && !time) return std::nullopt;
  for (std::size_t at = 0; at < size; ++at) {
    if (kForm[at] == '0' ? !is_digit(text[at]) : text[at] != kForm[at]) return std::nullopt;
  }
  WholeDate out;
  out.date = {.year = digits_at(text, 0, 4),
              .month = month ? digits_at(text, 5, 2) : 0,
              .day = day ? digits_at(text, 8, 2) : 0,
              .rule = month ? "date: ISO 8601" : "date: year"};
  if ((month && out.date.month == 0) || (day && out.date.day == 0) || !is_possible(out.date))
    return std::nullopt;
  if (!time) return out;
  const int hours = digits_at(text, 11, 2), minutes = digits_at(text, 14, 2),
            seconds = digits_at(text, 17, 2);
  if (hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  out.clock = ReadClock{hours * 3600 + minutes * 60 + seconds, 0};
  return out;
}

std::optional<WholeDate> read_whole(std::string_view text) {
  text = without_date_prefix(trim(text));
  if (std::optional<WholeDate> iso = read_iso(text)) return iso;
  DateTokens tokens(text);
  WholeDate out;
  const std::string_view about = skip_about(tokens);
  std::optional<ReadDate> date = read_year_first(tokens, out.clock);
  if (!date) date = read_written(tokens, out.clock);
  if (date) {
    out.date = *date;
    if (!is_possible(out.date)) return std::nullopt;
    if (!out.clock && out.date.day != 0) out.clock = read_clock(tokens);
    judge_rest(tokens, out);
  } else {
    date = date_among_words(tokens);
    if (!date || !is_possible(*date)) return std::nullopt;
    out.date = *date;
  }
  if (!about.empty()) {
    out.date.rule = about;
    out.date.guessed = true;
  }
  return out;
}

}  // namespace

std::optional<DateReading> read_date(std::string_view text) {
  const std::optional<WholeDate> whole = read_whole(text);
  if (!whole) return std::nullopt;
  const ReadDate& date = whole->date;
  return DateReading{format_date(date.year, date.month, date.day), date.rule, date.guessed,
                     date.range};
}

std::optional<std::string> read_timestamp(std::string_view text) {
  const std::optional<WholeDate> whole = read_whole(text);
  if (!whole || whole->date.day == 0 || whole->broken_clock) return std::nullopt;
  const ReadDate& date = whole->date;
  const std::chrono::sys_days day = std::chrono::year(date.year) / date.month / date.day;
  const ReadClock clock = whole->clock.value_or(ReadClock{});
  return format_time(Instant(day) + std::chrono::seconds(clock.seconds) -
                     std::chrono::minutes(clock.offset_minutes));
}

}  // namespace vindplaats
