#include "normalize/fields/common_words.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "normalize/fields/languages.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kReadBytes = 400;
constexpr std::size_t kFewest = 5;  // common words
constexpr std::size_t kOneIn = 8;
constexpr std::size_t kLongest = 8;  // of them all

struct CommonWord {
  std::string_view key, language;
};

// What stands in two of these languages ("de", "en", "in", "is", "die", "was") is left out. Sorted.
// clang-format off
constexpr CommonWord kCommonWords[] = {
    {"aan", "nl"}, {"and", "en"}, {"are", "en"}, {"auch", "de"}, {"auf", "de"}, {"aux", "fr"},
    {"avec", "fr"}, {"been", "en"}, {"bei", "de"}, {"between", "en"}, {"bij", "nl"},
    {"but", "en"}, {"by", "en"}, {"ces", "fr"}, {"das", "de"}, {"dat", "nl"}, {"dem", "de"},
    {"deze", "nl"}, {"door", "nl"}, {"du", "fr"}, {"een", "nl"}, {"eine", "de"}, {"est", "fr"},
    {"et", "fr"}, {"for", "en"}, {"from", "en"}, {"had", "en"}, {"has", "en"}, {"have", "en"},
    {"heeft", "nl"}, {"het", "nl"}, {"hun", "nl"}, {"ist", "de"}, {"its", "en"}, {"la", "fr"},
    {"le", "fr"}, {"les", "fr"}, {"maar", "nl"}, {"met", "nl"}, {"mit", "de"}, {"naar", "nl"},
    {"nicht", "de"}, {"niet", "nl"}, {"not", "en"}, {"on", "en"}, {"ook", "nl"}, {"or", "en"},
    {"par", "fr"}, {"pour", "fr"}, {"que", "fr"}, {"qui", "fr"}, {"sich", "de"}, {"sind", "de"},
    {"sur", "fr"}, {"te", "nl"}, {"that", "en"}, {"the", "en"}, {"their", "en"}, {"these", "en"},
    {"they", "en"}, {"this", "en"}, {"to", "en"}, {"uit", "nl"}, {"und", "de"}, {"une", "fr"},
    {"van", "nl"}, {"von", "de"}, {"voor", "nl"}, {"were", "en"}, {"wird", "de"}, {"with", "en"},
    {"worden", "nl"}, {"wordt", "nl"}, {"zijn", "nl"}, {"zu", "de"}, {"zum", "de"}, {"zur", "de"},
};
// clang-format on
static_assert(is_sorted_table(kCommonWords));

constexpr WordSieve kCommonSieve(kCommonWords, [](const CommonWord& row) { return row.key; });

bool is_common(std::string_view word, std::string_view language) {
  if (word.size() > kLongest || !kCommonSieve.may_hold(word)) return false;
  std::array<char, kLongest> folded;
  std::transform(word.begin(), word.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const CommonWord* row = find_row(kCommonWords, {folded.data(), word.size()});
  return row != nullptr && row->language == language;
}

}  // namespace

bool reads_as(std::string_view plain_text, std::string_view language) {
  const std::string_view text = plain_text.substr(0, kReadBytes);
  const std::string_view primary = primary_language(language);
  const auto in_word = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  std::size_t words = 0, common = 0;
  for (auto at = text.begin(); at != text.end();) {
    at = std::find_if(at, text.end(), in_word);
    const auto end = std::find_if_not(at, text.end(), in_word);
    if (at == end) break;
    ++words;
    common += is_common({at, end}, primary) ? 1 : 0;
    at = end;
  }
  return common >= kFewest && common * kOneIn >= words;
}

}  // namespace vindplaats
