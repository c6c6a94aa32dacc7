#include "normalize/citation.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "core/text.h"
#include "normalize/fields/identifiers.h"

namespace vindplaats {
namespace {

constexpr std::size_t kCitationBytes = 1'000;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && digit(text[end])) ++end;
  return end - at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text[at] == ':')) ++at;
  return at;
}

struct Piece {
  std::string value;
  std::size_t begin = std::string_view::npos;  // npos: not there
};

// The number behind one of the words, "Vol. 12", "jaargang 12"; a word begins at a word's
// beginning.
Piece number_after(std::string_view text, std::string_view lower,
                   std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    for (std::size_t at = lower.find(word); at != std::string_view::npos;
         at = lower.find(word, at + 1)) {
      if (at > 0 && letter(lower[at - 1])) continue;
      const std::size_t start = skip_spaces(text, at + word.size());
      std::size_t end = start;
      while (end < text.size() &&
             (digit(text[end]) || (end > start && (text[end] == '/' || text[end] == '-'))))
        ++end;
      if (end > start) return {std::string(text.substr(start, end - start)), at};
    }
  }
  return {};
}

// "45-67" or "45–67", at `at`.
std::size_t range_at(std::string_view text, std::size_t at) {
  const std::size_t first = digits_at(text, at);
  if (first == 0 || first > 6) return 0;
  std::size_t dash = at + first;
  if (text.substr(dash, 3) == "\xe2\x80\x93") {
    dash += 3;
  } else if (text.substr(dash, 1) == "-") {
    ++dash;
  } else {
    return 0;
  }
  const std::size_t second = digits_at(text, dash);
  return second == 0 || second > 6 ? 0 : dash + second - at;
}

// "p. 45-67", "pp 45", or a range that ends the string.
Piece pages_of(std::string_view text, std::string_view lower) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"pp.", "pp ", "p.", "blz.", "pagina's", "pages", "pagina"});
  for (const std::string_view word : kWords) {
    const std::size_t at = lower.find(word);
    if (at == std::string_view::npos || (at > 0 && letter(lower[at - 1]))) continue;
    const std::size_t start = skip_spaces(text, at + word.size());
    const std::size_t length =
        range_at(text, start) > 0 ? range_at(text, start) : digits_at(text, start);
    if (length > 0) return {std::string(text.substr(start, length)), at};
  }
  for (std::size_t separator = text.find_last_of(",;"); separator != std::string_view::npos;) {
    const std::size_t start = skip_spaces(text, separator + 1);
    const std::size_t length = range_at(text, start);
    if (length > 0 && trim(text.substr(start + length)).empty())
      return {std::string(text.substr(start, length)), separator};
    break;
  }
  return {};
}

struct VolumeIssue {
  std::string volume, issue;
  std::size_t begin = std::string_view::npos;
};

// "12(3)" or "12 (3)".
VolumeIssue volume_with_issue(std::string_view text) {
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const std::size_t issue = digits_at(text, open + 1);
    if (issue == 0 || issue > 3 || text.substr(open + 1 + issue, 1) != ")") continue;
    std::size_t end = open;
    if (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && digit(text[begin - 1])) --begin;
    if (begin == end || end - begin > 4) continue;
    return {std::string(text.substr(begin, end - begin)), std::string(text.substr(open + 1, issue)),
            begin};
  }
  return {};
}

// An ISSN anywhere in the string.
Piece issn_in(std::string_view text) {
  for (std::size_t dash = text.find('-'); dash != std::string_view::npos;
       dash = text.find('-', dash + 1)) {
    if (dash < 4 || dash + 5 > text.size()) continue;
    const std::size_t begin = dash - 4;
    if (begin > 0 && (digit(text[begin - 1]) || text[begin - 1] == '-')) continue;
    if (dash + 5 < text.size() && digit(text[dash + 5])) continue;
    if (const auto issn = normal_issn(text.substr(begin, 9))) return {*issn, begin};
  }
  return {};
}

// "Onderzoek en beleid ; 312": a series and a number in it, as DSpace's relation.ispartofseries is
// written.
std::optional<PartOf> series_number(std::string_view text) {
  const std::size_t separator = text.rfind(';');
  if (separator == std::string_view::npos) return std::nullopt;
  const std::string_view name = trim(text.substr(0, separator));
  const std::string_view number = trim(text.substr(separator + 1));
  if (name.empty() || number.empty() || number.size() > 20 ||
      number.find_first_of("0123456789") == std::string_view::npos) {
    return std::nullopt;
  }
  PartOf part;
  part.title = name;
  part.number = number;
  return part;
}

std::string title_before(std::string_view text, std::size_t begin) {
  std::string_view title = trim(text.substr(0, begin));
  while (!title.empty() && std::string_view(",;:(-").find(title.back()) != std::string_view::npos) {
    title = trim(title.substr(0, title.size() - 1));
  }
  for (const std::string_view word : {"ISSN", "issn", "ISBN"}) {
    if (title.ends_with(word)) title = trim(title.substr(0, title.size() - word.size()));
  }
  while (!title.empty() && std::string_view(",;:(-").find(title.back()) != std::string_view::npos) {
    title = trim(title.substr(0, title.size() - 1));
  }
  return std::string(title);
}

}  // namespace

std::optional<PartOf> read_citation(std::string_view input) {
  constexpr auto kVolume =
      std::to_array<std::string_view>({"volume", "vol", "jaargang", "jrg", "jg"});
  constexpr auto kIssue =
      std::to_array<std::string_view>({"issue", "number", "nummer", "iss", "no", "nr", "afl"});
  const std::string_view text = trim(input);
  if (text.size() < 3 || text.size() > kCitationBytes) return std::nullopt;
  if (std::none_of(text.begin(), text.end(), digit)) return std::nullopt;  // each form has one
  if (const auto isbn = normal_isbn13(text)) {
    PartOf book;
    book.isbn = *isbn;
    return book;
  }
  const std::string lower = to_lower(text);
  const Piece issn = issn_in(text);
  const Piece volume = number_after(text, lower, kVolume);
  const Piece issue = number_after(text, lower, kIssue);
  const Piece pages = pages_of(text, lower);
  const VolumeIssue both = volume_with_issue(text);
  const bool dated = volume.begin != std::string_view::npos || both.begin != std::string_view::npos;
  if (issn.value.empty() && !dated && (pages.value.empty() || issue.value.empty()))
    return series_number(text);
  PartOf part;
  part.issn = issn.value;
  part.volume = volume.value.empty() ? both.volume : volume.value;
  part.issue = issue.value.empty() ? both.issue : issue.value;
  part.pages = pages.value;
  part.title = title_before(text, std::min({issn.begin, volume.begin, issue.begin, pages.begin,
                                            both.begin, text.size()}));
  return part;
}

}  // namespace vindplaats
