#include "export/excerpt.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"

namespace vindplaats {
namespace {

// Without their last full stop, lower case, sorted. Those with a full stop inside (o.a., d.w.z.,
// e.g.) are known by their form.
constexpr std::string_view kAbbreviations[] = {
    "afb",  "afd", "al",  "alg", "art", "bijv", "blz",  "bv",  "ca",   "cf",  "dhr",  "dr",
    "drs",  "ds",  "eds", "eq",  "evt", "excl", "fig",  "gem", "hfst", "hr",  "ibid", "inc",
    "incl", "ing", "inl", "ir",  "jl",  "jr",   "mevr", "mr",  "mrs",  "ms",  "mw",   "nr",
    "nrs",  "ong", "pag", "par", "pp",  "prof", "resp", "sr",  "st",   "tel", "univ", "verg",
    "vert", "vgl", "vlg", "vnl", "vol", "vs",   "zg",   "zgn"};

constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "”", "’", "»"};

bool is_abc(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ten(char c) {
  return c >= '0' && c <= '9';
}

// What stands before a full stop, back to a space or an opening sign.
std::string_view word_before(std::string_view text, std::size_t stop) {
  std::size_t start = stop;
  while (start > 0 && std::string_view(" (\"'[").find(text[start - 1]) == std::string_view::npos) {
    --start;
  }
  return text.substr(start, stop - start);
}

// "o.a", "d.w.z", "e.g": parts of at most three letters.
bool is_dotted(std::string_view word) {
  if (word.find('.') == std::string_view::npos) return false;
  std::size_t length = 0;
  for (const char c : word) {
    if (c != '.' && !is_abc(c)) return false;
    length = c == '.' ? 0 : length + 1;
    if (length > 3) return false;
  }
  return true;
}

bool is_abbreviation(std::string_view word) {
  if (word.size() == 1 && is_abc(word[0])) return true;                                // an initial
  if (word.size() <= 2 && std::all_of(word.begin(), word.end(), is_ten)) return true;  // "1."
  if (word.size() > 12) return false;
  return is_dotted(word) ||
         std::binary_search(std::begin(kAbbreviations), std::end(kAbbreviations), to_lower(word));
}

std::size_t after_closing(std::string_view text, std::size_t at) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : kClosing) {
      if (text.substr(at).starts_with(sign)) {
        at += sign.size();
        more = true;
      }
    }
  }
  return at;
}

// The end of the sentence whose closing sign stands at `at`; 0 when none ends there.
std::size_t sentence_end(std::string_view text, std::size_t at) {
  const bool ellipsis = text.substr(at).starts_with(kEllipsis);
  if (!ellipsis && text[at] != '.' && text[at] != '!' && text[at] != '?') return 0;
  const std::size_t end = after_closing(text, at + (ellipsis ? kEllipsis.size() : 1));
  if (end == text.size()) return end;
  if (text[end] != ' ') return 0;
  const char next = end + 1 < text.size() ? text[end + 1] : ' ';
  if (next >= 'a' && next <= 'z') return 0;
  return text[at] == '.' && is_abbreviation(word_before(text, at)) ? 0 : end;
}

// The bytes that the first `characters` take.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (characters-- > 0 && at < text.size()) next_utf8(text, at);
  return at;
}

std::string cut_at_word(std::string_view text, std::size_t characters) {
  const std::size_t room = bytes_of(text, characters - 1);
  std::size_t end = text[room] == ' ' ? room : text.substr(0, room).rfind(' ');
  if (end == std::string_view::npos) end = room;
  while (end > 0 && std::string_view(" ,;:-.(").find(text[end - 1]) != std::string_view::npos)
    --end;
  return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

}  // namespace

std::string excerpt(std::string_view text, std::size_t characters) {
  const std::string line = one_line(text);
  const std::size_t room = bytes_of(line, characters);
  if (characters == 0 || room == line.size()) return line.substr(0, room);
  std::size_t best = 0;
  for (std::size_t at = 0; at < room; ++at) {
    const std::size_t end = sentence_end(line, at);
    if (end > best && end <= room) best = end;
  }
  if (best < bytes_of(line, characters / 4)) return cut_at_word(line, characters);
  return line.substr(0, best);
}

}  // namespace vindplaats
