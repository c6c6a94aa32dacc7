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

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36f;
}
bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xad;
}
bool is_apostrophe(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x2b9 || c == 0xb4;
}
bool is_wide_space(char32_t c) {
  return c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x3000 || c == 0xfeff;
}

// What stands for a character beyond ASCII, whose own bytes are `bytes`.
std::string_view folded_character(char32_t c, std::string_view bytes) {
  if (c >= 0xc0 && c <= 0xff) {
    const std::string_view plain = kLatin1.substr(c - 0xc0, 1);
    if (plain == "<") return c == 0xdf ? "ss" : "ae";
    return plain == "*" ? bytes : plain;
  }
  if (is_combining(c)) return {};
  return is_dash(c) ? "-" : is_apostrophe(c) ? "'" : bytes;
}

// What stands for each byte of ASCII; 0 for all others.
constexpr std::array<char, 256> kPlainFold = [] {
  std::array<char, 256> table{};
  for (unsigned char c = 0; c < 0x80; ++c) {
    const char ascii = static_cast<char>(c);
    table[c] = is_blank(ascii) ? ' ' : ascii == '`' ? '\'' : to_lower(ascii);
  }
  return table;
}();

bool is_word_byte(char c) {
  return is_letter(c) || is_digit(c) || is_beyond_ascii(c);
}

}  // namespace

std::string plain_fold(std::string_view text) {
  std::string folded(text.size(), '\0');  // no character becomes longer
  char* const begin = folded.data();
  char* end = begin;
  const auto put_space = [&] {
    if (end != begin && end[-1] != ' ') *end++ = ' ';
  };
  for (std::size_t at = 0; at < text.size();) {
    const char plain = kPlainFold[static_cast<unsigned char>(text[at])];
    if (plain > ' ') {  // nearly every letter
      *end++ = plain;
      ++at;
    } else if (plain == ' ') {
      put_space();
      ++at;
    } else {
      std::size_t behind = at;
      const char32_t c = next_utf8(text, behind);
      const std::string_view letters = folded_character(c, text.substr(at, behind - at));
      if (is_wide_space(c)) {
        put_space();
      } else {
        end = std::copy(letters.begin(), letters.end(), end);
      }
      at = behind;
    }
  }
  if (end != begin && end[-1] == ' ') --end;
  folded.resize(static_cast<std::size_t>(end - begin));
  return folded;
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
