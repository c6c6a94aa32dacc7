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
constexpr std::size_t kLongest = 8;  // of them all

struct CommonWord {
  std::string_view key, language;
};

// What is common in two of these languages ("de", "die", "had", "in", "is", "was", "we"), or in
// Afrikaans as in Dutch ("om", "op", "wat"), is left out. Sorted.
// clang-format off
constexpr CommonWord kCommonWords[] = {
    {"aan", "nl"}, {"aber", "de"}, {"about", "en"}, {"after", "en"}, {"and", "en"}, {"are", "en"},
    {"at", "en"}, {"au", "fr"}, {"auch", "de"}, {"auf", "de"}, {"aux", "fr"}, {"avec", "fr"},
    {"be", "en"}, {"been", "en"}, {"bei", "de"}, {"between", "en"}, {"bij", "nl"}, {"but", "en"},
    {"by", "en"}, {"can", "en"}, {"ces", "fr"}, {"cette", "fr"}, {"comme", "fr"}, {"dans", "fr"},
    {"das", "de"}, {"dat", "nl"}, {"dem", "de"}, {"deze", "nl"}, {"dont", "fr"}, {"door", "nl"},
    {"du", "fr"}, {"durch", "de"}, {"during", "en"}, {"een", "nl"}, {"ein", "de"}, {"eine", "de"},
    {"einer", "de"}, {"eines", "de"}, {"elle", "fr"}, {"est", "fr"}, {"et", "fr"}, {"for", "en"},
    {"from", "en"}, {"für", "de"}, {"haben", "de"}, {"has", "en"}, {"have", "en"}, {"he", "en"},
    {"hebben", "nl"}, {"heeft", "nl"}, {"het", "nl"}, {"hij", "nl"}, {"hun", "nl"}, {"ik", "nl"},
    {"into", "en"}, {"ist", "de"}, {"it", "en"}, {"its", "en"}, {"kunnen", "nl"}, {"la", "fr"},
    {"le", "fr"}, {"les", "fr"}, {"leur", "fr"}, {"maar", "nl"}, {"mais", "fr"}, {"met", "nl"},
    {"mit", "de"}, {"more", "en"}, {"naar", "nl"}, {"nach", "de"}, {"nicht", "de"},
    {"niet", "nl"}, {"not", "en"}, {"nous", "fr"}, {"oder", "de"}, {"ont", "fr"}, {"onze", "nl"},
    {"ook", "nl"}, {"or", "en"}, {"other", "en"}, {"ou", "fr"}, {"our", "en"}, {"où", "fr"},
    {"par", "fr"}, {"pour", "fr"}, {"que", "fr"}, {"qui", "fr"}, {"sans", "fr"}, {"ses", "fr"},
    {"sich", "de"}, {"sie", "de"}, {"sind", "de"}, {"sont", "fr"}, {"sous", "fr"}, {"such", "en"},
    {"sur", "fr"}, {"te", "nl"}, {"than", "en"}, {"that", "en"}, {"the", "en"}, {"their", "en"},
    {"there", "en"}, {"these", "en"}, {"they", "en"}, {"this", "en"}, {"through", "en"},
    {"to", "en"}, {"tussen", "nl"}, {"uit", "nl"}, {"um", "de"}, {"und", "de"}, {"une", "fr"},
    {"van", "nl"}, {"vom", "de"}, {"von", "de"}, {"voor", "nl"}, {"wel", "nl"}, {"welke", "nl"},
    {"werd", "nl"}, {"were", "en"}, {"when", "en"}, {"where", "en"}, {"which", "en"},
    {"while", "en"}, {"who", "en"}, {"wir", "de"}, {"wird", "de"}, {"with", "en"},
    {"within", "en"}, {"worden", "nl"}, {"wordt", "nl"}, {"would", "en"}, {"ze", "nl"},
    {"zich", "nl"}, {"zij", "nl"}, {"zijn", "nl"}, {"zoals", "nl"}, {"zu", "de"}, {"zum", "de"},
    {"zur", "de"}, {"zwischen", "de"}, {"être", "fr"}, {"über", "de"},
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

}  // namespace

bool reads_as(std::string_view plain_text, std::string_view language) {
  const std::string_view text = plain_text.substr(0, kReadBytes);
  const std::string_view primary = primary_language(language);
  const auto in_word = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  std::bitset<std::size(kCommonWords)> seen;
  std::size_t words = 0, common = 0;
  for (auto at = text.begin(); at != text.end();) {
    at = std::find_if(at, text.end(), in_word);
    const auto end = std::find_if_not(at, text.end(), in_word);
    if (at == end) break;
    ++words;
    const CommonWord* row = common_word({at, end});
    at = end;
    if (row == nullptr || row->language != primary) continue;
    ++common;
    seen.set(static_cast<std::size_t>(row - kCommonWords));
    if (common >= kFewest && common * kOneIn >= words && seen.count() >= kFewestKinds) return true;
  }
  return false;
}

}  // namespace vindplaats
