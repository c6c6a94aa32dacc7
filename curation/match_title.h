#pragma once
// A title as matching compares it. Pure; safe from any thread.
#include <cstdint>
#include <string>
#include <string_view>

namespace vindplaats {

struct MatchTitle {
  // Letters and digits only, folded, without "en", "and" and "&"; one space between two numbers.
  // Equal for "Sociaal-economische kansen" and "Sociaal economische Kansen".
  std::string folded;
  // How many bytes of it stand before the subtitle; all of them when there is none, or when what
  // stands before it is too short to name a work.
  std::uint32_t main = 0;
  // What counts in it, in its order: "2019 2", "deel ii" as "ii", months, single letters.
  std::string numbers;
  // The words of another form, part or edition, sorted: "samenvatting".
  std::string marks;
  // Does the title alone tell works apart. False for few words, and for titles that come back each
  // time: "Factsheet", "Jaarverslag 2019", "Nieuwsbrief Vluchtelingenwerk".
  bool telling = false;
  bool operator==(const MatchTitle&) const = default;
};

// Of more than kMaxTitleBytes only the beginning is looked at, and it is not telling.
inline constexpr std::size_t kMaxTitleBytes = 1000;
MatchTitle match_title(std::string_view title);

// Names and titles of journals: folded, letters and digits only, as in MatchTitle::folded.
std::string match_text(std::string_view text);

// At most two bytes put in, left out or replaced.
bool nearly_equal(std::string_view a, std::string_view b);

}  // namespace vindplaats
