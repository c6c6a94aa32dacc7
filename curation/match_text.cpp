#include "curation/match_text.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "core/text.h"

namespace vindplaats {
namespace {

bool belongs_to_word(char32_t character) {
  if (character < 0x80)
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
  return u_isalnum(static_cast<UChar32>(character)) != 0;
}

bool is_apostrophe(char32_t character) {
  return character == '\'' || character == 0x2019 || character == 0x2018 || character == 0x02BC;
}

bool is_joining_word(std::string_view word) {
  return word == "en" || word == "and" || word == "et" || word == "und";
}

// Edits are counted up to here.
constexpr std::size_t kMostEdits = 31;

}  // namespace

std::vector<std::string> match_words(std::string_view text) {
  const std::string folded = fold(cut_utf8(text, kMaxMatchBytes));
  std::vector<std::string> words;
  bool open = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    const char32_t character = next_utf8(folded, at);
    if (is_apostrophe(character)) continue;
    if (!belongs_to_word(character)) {
      open = false;
      continue;
    }
    const bool digit = is_digit_byte(folded[start]);
    if (!open || digit != is_digit_byte(words.back().back())) words.emplace_back();
    words.back().append(folded, start, at - start);
    open = true;
  }
  return words;
}

std::string squeeze(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (is_joining_word(word)) continue;
    if (!out.empty() && is_digit_byte(out.back()) && is_digit_byte(word.front())) out += ' ';
    out += word;
  }
  return out;
}

std::string match_text(std::string_view text) {
  return squeeze(match_words(text));
}

std::string digits_and_x(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_digit_byte(c) || c == 'X' || c == 'x') out += c == 'x' ? 'X' : c;
  }
  return out;
}

// Ukkonen: only cells less than `most` off the diagonal can count.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  most = std::min(most, kMostEdits);
  const std::size_t none = most + 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return none;
  const auto front = std::mismatch(a.begin(), a.end(), b.begin());
  const auto same = static_cast<std::size_t>(front.first - a.begin());
  a.remove_prefix(same);
  b.remove_prefix(same);
  while (!a.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty()) return b.size();
  // row[d]: the cell of column i + d - most; `none` outside the table.
  std::array<std::size_t, 2 * kMostEdits + 3> row;
  const std::size_t width = 2 * most + 1;
  for (std::size_t d = 0; d < width; ++d) row[d] = d < most ? none : std::min(d - most, none);
  row[width] = none;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t left = none, least = none;
    for (std::size_t d = 0; d < width; ++d) {
      std::size_t cell = none;
      if (const std::size_t j = i + d; j == most) {
        cell = i;
      } else if (j > most && j - most <= b.size()) {
        const std::size_t replaced = row[d] + (a[i - 1] != b[j - most - 1]);
        cell = std::min({replaced, row[d + 1] + 1, left + 1});
      }
      row[d] = left = std::min(cell, none);
      least = std::min(least, left);
    }
    if (least == none) return none;
  }
  return row[b.size() - a.size() + most];
}

}  // namespace vindplaats
