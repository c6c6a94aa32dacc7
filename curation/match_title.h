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
  // Its words, sorted, with one space between.
  std::string words;
  // What counts in it, in its order: "2019 2", "deel ii" as "2", months, single letters.
  std::string numbers;
  // The words of another form, part or edition, sorted: "samenvatting".
  std::string marks;
  // The words that say what it is about, put together, where they tell works apart: equal for a
  // report and its summary.
  std::string core;
  // Does the title alone tell works apart. False for few words, and for titles that come back each
  // time: "Factsheet", "Jaarverslag 2019", "Nieuwsbrief Vluchtelingenwerk".
  bool telling = false;
  bool operator==(const MatchTitle&) const = default;
};

// Of more than kMaxMatchBytes only the beginning is looked at, and it is not telling.
MatchTitle match_title(std::string_view title);

// Without what cataloguers put behind it in brackets: "[Review] [42 refs]", "[Erratum appears in
// …]"; a translated title that stands in brackets altogether is taken out of them (the manner of
// MEDLINE). Of "Title [Titel]" the part in brackets is the parallel title.
struct ReadTitle {
  MatchTitle title;
  std::string parallel;
};
ReadTitle read_title(std::string_view title);

struct TitleLikeness {
  // In thousandths: 1000 for the same letters; else the better of the share of words that both
  // have (a misprint counts for less) and the share of letters that need no edit. 900 when one is
  // the main title of the other.
  int score = 0;
  // Each has words that the other has not: "atypical repair" and "atrophy", not "(abstract)".
  bool replaced = false;
};
TitleLikeness title_likeness(const MatchTitle& a, const MatchTitle& b);
inline constexpr int kSameTitle = 1000, kMainTitle = 900;

}  // namespace vindplaats
