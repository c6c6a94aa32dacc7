#include "normalize/fields/words.h"

#include <array>
#include <cstdint>

#include "core/text.h"

namespace vindplaats {
namespace {

// U+00C0 to U+00FF as plain letters; "*" stays as it is, "<" stands for two letters.
constexpr std::string_view kLatin1 =
    "aaaaaa<ceeeeiiii"
    "*nooooo*ouuuuy*<"
    "aaaaaa<ceeeeiiii"
    "*nooooo*ouuuuy*y";

bool append_latin1(std::string& out, char32_t c) {
  if (c < 0xc0 || c > 0xff) return false;
  const char plain = kLatin1[c - 0xc0];
  if (plain == '*') return false;
  if (plain == '<') {
    out += c == 0xdf ? "ss" : "ae";
  } else {
    out += plain;
  }
  return true;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36f;
}
bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xad;
}
bool is_apostrophe(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x2b9 || c == 0xb4 || c == '`';
}
bool is_wide_space(char32_t c) {
  return c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x3000 || c == 0xfeff;
}

void append_folded(std::string& out, std::string_view text, std::size_t& at) {
  const std::size_t start = at;
  const char32_t c = next_utf8(text, at);
  if (c < 0x80) {
    out += c == '`'                ? '\''
           : is_upper(text[start]) ? static_cast<char>(text[start] + 32)
                                   : text[start];
  } else if (is_dash(c)) {
    out += '-';
  } else if (is_apostrophe(c)) {
    out += '\'';
  } else if (!append_latin1(out, c) && !is_combining(c)) {
    out.append(text, start, at - start);
  }
}

// ASCII as append_folded() has it; 0 for white space and what is not ASCII.
constexpr std::array<char, 256> kPlainFold = [] {
  std::array<char, 256> table{};
  for (char c = 1; c < 0x7f; ++c) {
    if (is_blank(c)) continue;
    table[static_cast<unsigned char>(c)] = is_upper(c) ? static_cast<char>(c + 32)
                                           : c == '`'  ? '\''
                                                       : c;
  }
  table[0x7f] = 0x7f;
  return table;
}();

bool is_word_byte(char c) {
  return is_letter(c) || is_digit(c) || is_beyond_ascii(c);
}

}  // namespace

std::string plain_fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    // Nearly all letters are ASCII, and need no decoding.
    if (const char plain = kPlainFold[static_cast<unsigned char>(text[at])]; plain != '\0') {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += plain;
      ++at;
      continue;
    }
    std::size_t behind = at;
    if (is_blank(text[at]) ||
        (is_beyond_ascii(text[at]) && is_wide_space(next_utf8(text, behind)))) {
      at = is_blank(text[at]) ? at + 1 : behind;
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    append_folded(out, text, at);
  }
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && is_word_byte(text[at])) ++at;
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

bool has_word(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !is_word_byte(folded[at - 1]);
    if (starts && (end == folded.size() || !is_word_byte(folded[end]))) return true;
  }
  return false;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace vindplaats
