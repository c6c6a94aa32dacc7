#include "normalize/fields/names_capitals.h"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

#include "core/text.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kWrittenWord = 4;  // letters; what is shorter may be initials or an acronym

UChar32 code_of(char32_t c) {
  return static_cast<UChar32>(c);
}

std::string lower(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();)
    append_utf8(out, static_cast<char32_t>(u_tolower(code_of(next_utf8(word, at)))));
  return out;
}

bool stays(std::string_view word) {
  const std::string folded = fold(word);
  return word.find('.') != word.npos || utf8_length(word) <= 2 ||
         folded.find_first_of("aeiouy") == folded.npos;
}

// One part between hyphens.
std::string part_in_mixed_case(std::string_view part) {
  std::string small = lower(part);
  if (is_particle(small)) return small;
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t start = at;
    const char32_t c = next_utf8(part, at);
    // The Dutch letter IJ is one letter.
    const bool ij = first && part.substr(start).starts_with("IJ");
    if (ij) {
      out += "IJ";
      at = start + 2;
    } else {
      append_utf8(out, first ? c : static_cast<char32_t>(u_tolower(code_of(c))));
    }
    first = c == '\'' || c == U'’';
  }
  return out;
}

}  // namespace

bool has_small_letter(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_lower)) return true;  // nearly always
  for (std::size_t at = 0; at < text.size();) {
    if (u_islower(code_of(next_utf8(text, at)))) return true;
  }
  return false;
}

bool is_in_capitals(std::string_view text) {
  if (has_small_letter(text)) return false;
  std::size_t run = 0, longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    run = u_isupper(code_of(next_utf8(text, at))) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= kWrittenWord;
}

std::string in_mixed_case(std::string_view text) {
  std::string out;
  const std::vector<std::string_view> words = split(text, ' ');
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    // One letter is an initial, and so may be two that stand alone ("JANSEN, AL").
    const std::size_t least = words.size() == 1 ? 3 : 2;
    if (word.size() >= least && is_particle(lower(word))) {
      out += lower(word);
    } else if (stays(word)) {
      out += word;
    } else {
      const char* hyphen = "";
      for (const std::string_view part : split(word, '-')) {
        out += hyphen + part_in_mixed_case(part);
        hyphen = "-";
      }
    }
  }
  return out;
}

}  // namespace vindplaats
