#include "normalize/fields/names_plain.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <string>

#include "normalize/fields/names_tables.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/part_sieve.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostBytes = 63;  // of a line: one bit each, and one for its end

// ---- words that say more than a name

struct SayingWord {
  std::string_view key;
};

constexpr std::string_view key_of(std::string_view word) {
  return word;
}
constexpr std::string_view key_of(const NameRole& row) {
  return row.key;
}
constexpr std::string_view key_of(const NameLabel& row) {
  return row.before;
}

// As words of a line are looked up: without their last points.
constexpr std::string_view without_signs_behind(std::string_view word) {
  return word.substr(0, word.find_last_not_of(".,:") + 1);
}

template <std::size_t size>
struct SayingWords {
  SayingWord rows[size];
};

// The first word of each row of the lists: a line that holds the row holds that.
template <const auto&... lists>
constexpr auto first_words_of() {
  SayingWords<(static_cast<std::size_t>(std::end(lists) - std::begin(lists)) + ...)> words{};
  SayingWord* at = words.rows;
  const auto add = [&](const auto& list) {
    for (const auto& row : list) *at++ = {without_signs_behind(first_word(key_of(row)))};
  };
  (add(lists), ...);
  return words;
}

constexpr auto kSayingWords =
    first_words_of<kNameTitles, kNameDegrees, kNameSuffixes, kNameRoles, kNameConjunctions,
                   kNameLabels, kUnnamedOthers, kOrganisationWords, kKnownOrganisations,
                   kOrganisationInnerWords, kLegalForms>();
constexpr WordIndex kSayingIndex(kSayingWords.rows);
static_assert(std::none_of(std::begin(kSayingWords.rows), std::end(kSayingWords.rows),
                           [](const SayingWord& word) {
                             return word.key.size() == 1 && is_letter(word.key[0]);
                           }));

// ---- parts of words that do

constexpr std::string_view kAddressParts[] = {"orcid", "www."};
constexpr PartSieve kPartSieve(kOrganisationParts, kAddressParts);

bool has_saying_part(std::string_view folded) {
  return kPartSieve.any_rest(folded, [](std::string_view rest) {
    const auto begins = [rest](std::string_view part) { return rest.starts_with(part); };
    return begins_with_sure_part(rest) ||
           std::any_of(std::begin(kAddressParts), std::end(kAddressParts), begins);
  });
}

// ---- signs

// What each byte adds to the signs of its line: one number each in a byte of its own.
constexpr std::uint32_t kComma = 1, kHyphen = 1U << 8, kBeyondAscii = 1U << 16, kOther = 1U << 24;

constexpr std::array<std::uint32_t, 256> kSigns = [] {
  std::array<std::uint32_t, 256> signs{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (is_letter(c) || c == ' ' || c == '.' || c == '\'') continue;
    signs[byte] = c == ','             ? kComma
                  : c == '-'           ? kHyphen
                  : is_beyond_ascii(c) ? kBeyondAscii
                                       : kOther;
  }
  return signs;
}();

// What one walk over a line tells.
struct Walk {
  std::uint64_t ends = 0;              // of its words, one bit a byte, the first byte's the highest
  std::uint32_t signs = 0;             // their sum
  std::array<char, kMostBytes> small;  // the line, if it has no other signs, in lower case

  explicit Walk(std::string_view line) {
    constexpr char kSmall = 0x20;  // letters of both cases differ in it; the signs of names have it
    for (std::size_t at = 0; at < line.size(); ++at) {
      const char c = line[at];
      ends = ends << 1 | std::uint64_t{c == ' '};
      signs += kSigns[static_cast<unsigned char>(c)];
      small[at] = static_cast<char>(c | kSmall);
    }
    ends = (ends << 1 | 1) << (kMostBytes - line.size());
  }
  bool is_one_word() const { return (ends & (ends - 1)) == 0; }
  std::uint32_t commas() const { return signs & 0xff; }
  std::uint32_t hyphens() const { return signs / kHyphen & 0xff; }
  bool has_beyond_ascii() const { return (signs / kBeyondAscii & 0xff) != 0; }
  bool has_other() const { return signs >= kOther; }
};

// ---- lines

// Is it in a list; what is no word at all may say more too, and a word with several signs behind.
// The signs are taken off without a branch: half of the words have one, and nobody foresees which.
bool may_say_more(std::string_view word) {
  if (word.size() < 2) return word.empty() || !is_letter(word[0]);
  word.remove_suffix(word.back() == ',');
  word.remove_suffix(word.back() == '.');
  return word.empty() || word.back() == '.' || word.back() == ',' ||
         kSayingIndex.find(kSayingWords.rows, word) != nullptr;
}

// Of a line that is folded, the words of which end there.
bool says_more(std::string_view folded, std::uint64_t ends) {
  for (std::size_t start = 0; ends != 0;) {
    const int length = std::countl_zero(ends);
    if (may_say_more(folded.substr(start, static_cast<std::size_t>(length)))) return true;
    start += static_cast<std::size_t>(length) + 1;
    ends = ends << length << 1;
  }
  return has_saying_part(folded);
}

// Does a full stop end it, behind a word that may be no abbreviation.
bool ends_in_sentence(std::string_view line) {
  constexpr std::size_t kShortestWord = 4;
  if (!line.ends_with('.') || line.size() <= kShortestWord) return false;
  const auto parts = [](char c) { return c == ' ' || c == '.' || c == ',' || c == '-'; };
  const std::string_view last = line.substr(line.size() - 1 - kShortestWord, kShortestWord);
  return std::none_of(last.begin(), last.end(), parts);
}

// "Vries, A. de", and not "Vries A, Jansen P".
bool is_inverted(std::string_view line) {
  const std::size_t comma = line.find(',');
  return comma + 1 < line.size() && line[comma + 1] == ' ' && !is_upper(line.back());
}

bool has_shape_of_name(std::string_view line, const Walk& walk) {
  constexpr std::uint32_t kMostHyphens = 2;  // an ORCID has three
  if (walk.has_other() || walk.hyphens() > kMostHyphens || walk.is_one_word()) return false;
  if (walk.commas() > 1 || (walk.commas() == 1 && !is_inverted(line))) return false;
  return !ends_in_sentence(line);
}

}  // namespace

bool is_plain_name(std::string_view line) {
  if (line.size() > kMostBytes) return false;
  const Walk walk(line);
  if (!has_shape_of_name(line, walk)) return false;
  if (!walk.has_beyond_ascii()) return !says_more({walk.small.data(), line.size()}, walk.ends);
  const std::string folded = plain_fold(line);
  return !says_more(folded, Walk(folded).ends);
}

}  // namespace vindplaats
