#pragma once
// Text as matching compares it: folded, letters and digits only. Pure; safe from any thread.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

// Of longer texts only the beginning is looked at.
inline constexpr std::size_t kMaxMatchBytes = 1000;

constexpr bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}

// Runs of letters and digits. A digit next to a letter starts a new word: "deel2" = "deel 2"; an
// apostrophe stands in a word and is no part of it: "foto's" = "fotos".
std::vector<std::string> match_words(std::string_view text);

// The words without "en", "and" and "&", put together; one space between two numbers. Equal for
// "Sociaal-economische kansen" and "Sociaal economische Kansen".
std::string squeeze(const std::vector<std::string>& words);
std::string match_text(std::string_view text);

std::string digits_and_x(std::string_view text);

// Bytes put in, left out or replaced; `most` + 1 when there are more. Time and memory go with
// `most` and the length.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace vindplaats
