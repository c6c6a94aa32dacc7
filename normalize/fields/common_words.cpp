#include "normalize/fields/common_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/languages.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kReadBytes = 400;
constexpr std::size_t kFewest = 5;       // common words
constexpr std::size_t kFewestKinds = 3;  // of them: "van" alone makes a list of names
constexpr std::size_t kOneIn = 8;
// The same where nothing was said of the language.
constexpr std::size_t kReadBytesAlone = 1'000, kFewestAlone = 8, kFewestKindsAlone = 5;
constexpr std::size_t kLongest = 8;  // of them all

struct CommonWord {
  std::string_view key, language;
};

// What is common in two of these languages ("de", "die", "had", "in", "is", "was", "we"), or in
// Afrikaans as in Dutch ("om", "op", "wat"), is left out. A few of Afrikaans and Frisian say that a
// text is not Dutch after all. Sorted.
// clang-format off
constexpr CommonWord kCommonWords[] = {
    {"aan", "nl"}, {"aber", "de"}, {"about", "en"}, {"after", "en"}, {"and", "en"}, {"are", "en"},
    {"at", "en"}, {"au", "fr"}, {"auch", "de"}, {"auf", "de"}, {"aux", "fr"}, {"avec", "fr"},
    {"be", "en"}, {"been", "en"}, {"bei", "de"}, {"between", "en"}, {"bij", "nl"}, {"but", "en"},
    {"by", "en"}, {"can", "en"}, {"ces", "fr"}, {"cette", "fr"}, {"comme", "fr"}, {"dans", "fr"},
    {"das", "de"}, {"dat", "nl"}, {"dem", "de"}, {"deze", "nl"}, {"dont", "fr"}, {"door", "nl"},
    {"du", "fr"}, {"durch", "de"}, {"during", "en"}, {"een", "nl"}, {"ein", "de"}, {"eine", "de"},
    {"einer", "de"}, {"eines", "de"}, {"elle", "fr"}, {"est", "fr"}, {"et", "fr"}, {"fan", "fy"},
    {"foar", "fy"}, {"for", "en"}, {"from", "en"}, {"für", "de"}, {"haben", "de"},
    {"harren", "fy"}, {"has", "en"}, {"have", "en"}, {"he", "en"}, {"hebben", "nl"},
    {"heeft", "nl"}, {"het", "nl"}, {"hierdie", "af"}, {"hij", "nl"}, {"hulle", "af"},
    {"hun", "nl"}, {"hy", "af"}, {"ik", "nl"}, {"into", "en"}, {"ist", "de"}, {"it", "en"},
    {"its", "en"}, {"kunnen", "nl"}, {"la", "fr"}, {"le", "fr"}, {"les", "fr"}, {"leur", "fr"},
    {"maar", "nl"}, {"mais", "fr"}, {"met", "nl"}, {"mit", "de"}, {"more", "en"}, {"naar", "nl"},
    {"nach", "de"}, {"nicht", "de"}, {"nie", "af"}, {"niet", "nl"}, {"not", "en"}, {"nous", "fr"},
    {"oder", "de"}, {"ont", "fr"}, {"onze", "nl"}, {"ook", "nl"}, {"or", "en"}, {"other", "en"},
    {"ou", "fr"}, {"our", "en"}, {"où", "fr"}, {"par", "fr"}, {"pour", "fr"}, {"que", "fr"},
    {"qui", "fr"}, {"sans", "fr"}, {"ses", "fr"}, {"sich", "de"}, {"sie", "de"}, {"sind", "de"},
    {"sont", "fr"}, {"sous", "fr"}, {"such", "en"}, {"sur", "fr"}, {"te", "nl"}, {"than", "en"},
    {"that", "en"}, {"the", "en"}, {"their", "en"}, {"there", "en"}, {"these", "en"},
    {"they", "en"}, {"this", "en"}, {"through", "en"}, {"to", "en"}, {"tussen", "nl"},
    {"uit", "nl"}, {"um", "de"}, {"und", "de"}, {"une", "fr"}, {"van", "nl"}, {"vir", "af"},
    {"vom", "de"}, {"von", "de"}, {"voor", "nl"}, {"wel", "nl"}, {"welke", "nl"}, {"werd", "nl"},
    {"were", "en"}, {"when", "en"}, {"where", "en"}, {"which", "en"}, {"while", "en"},
    {"who", "en"}, {"wir", "de"}, {"wird", "de"}, {"with", "en"}, {"within", "en"},
    {"worden", "nl"}, {"wordt", "nl"}, {"would", "en"}, {"ze", "nl"}, {"zich", "nl"},
    {"zij", "nl"}, {"zijn", "nl"}, {"zoals", "nl"}, {"zu", "de"}, {"zum", "de"}, {"zur", "de"},
    {"zwischen", "de"}, {"être", "fr"}, {"über", "de"},
};
// clang-format on
static_assert(is_sorted_table(kCommonWords));

constexpr WordSieve kCommonSieve(kCommonWords, [](const CommonWord& row) { return row.key; });

const CommonWord* common_word(std::string_view word) {
  if (word.size() > kLongest || !kCommonSieve.may_hold(word)) return nullptr;
  std::array<char, kLongest> folded;
  std::transform(word.begin(), word.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return find_row<kCommonWords>({folded.data(), word.size()});
}

// Of one language, among the words so far.
struct Count {
  std::size_t common = 0;
  std::bitset<std::size(kCommonWords)> kinds;

  void add(const CommonWord& row) {
    ++common;
    kinds.set(static_cast<std::size_t>(&row - kCommonWords));
  }
};

// Calls visit(row, words) at each common word of the text; `words`: how many of any kind there were
// up to there. Stops where it returns false. Returns how many words there were.
template <class Visit>
std::size_t walk_common_words(std::string_view text, const Visit& visit) {
  const auto in_word = [](char c) { return is_letter(c) || is_beyond_ascii(c); };
  std::size_t words = 0;
  for (auto at = text.begin(); at != text.end();) {
    at = std::find_if(at, text.end(), in_word);
    const auto end = std::find_if_not(at, text.end(), in_word);
    if (at == end) break;
    ++words;
    const CommonWord* row = common_word({at, end});
    if (row != nullptr && !visit(*row, words)) break;
    at = end;
  }
  return words;
}

}  // namespace

bool reads_as(std::string_view plain_text, std::string_view language) {
  const std::string_view primary = primary_language(language);
  Count own;
  bool enough = false;
  const std::string_view text = plain_text.substr(0, kReadBytes);
  walk_common_words(text, [&](const CommonWord& row, std::size_t words) {
    if (row.language != primary) return true;
    own.add(row);
    enough =
        own.common >= kFewest && own.common * kOneIn >= words && own.kinds.count() >= kFewestKinds;
    return !enough;
  });
  return enough;
}

std::string_view language_by_words(std::string_view plain_text) {
  Count dutch, english;
  std::size_t others = 0;
  const std::string_view text = plain_text.substr(0, kReadBytesAlone);
  const std::size_t words = walk_common_words(text, [&](const CommonWord& row, std::size_t) {
    if (row.language == "nl") {
      dutch.add(row);
    } else if (row.language == "en") {
      english.add(row);
    } else {
      ++others;
    }
    return true;
  });
  const Count& most = dutch.common > english.common ? dutch : english;
  others += std::min(dutch.common, english.common);
  const bool plain = most.common >= kFewestAlone && most.kinds.count() >= kFewestKindsAlone &&
                     most.common * kOneIn >= words && others * kOneIn <= most.common;
  if (!plain) return {};
  return &most == &dutch ? "nl" : "en";
}

}  // namespace vindplaats
