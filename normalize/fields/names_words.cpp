#include "normalize/fields/names_words.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_tables.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr WordList kParticles({"'s",  "'t",    "aan",  "af",   "al",    "am",     "auf",  "aus",
                               "ben", "bij",   "bin",  "bint", "d'",    "da",     "dal",  "das",
                               "de",  "degli", "dei",  "del",  "dela",  "della",  "den",  "der",
                               "des", "di",    "dos",  "du",   "e",     "el",     "i",    "ibn",
                               "im",  "in",    "la",   "las",  "le",    "les",    "lo",   "los",
                               "o'",  "onder", "op",   "over", "san",   "santa",  "st",   "te",
                               "ten", "ter",   "thoe", "toe",  "ut",    "uit",    "uijt", "unter",
                               "v.",  "v.d.",  "vd",   "van",  "vande", "vander", "voor", "vom",
                               "von", "vor",   "y",    "zu",   "zum",   "zur",    "à",    "l'"});
constexpr WordList kCapitalParticles({"Van", "De", "Den", "Der", "Ten", "Ter", "Vande", "Vander",
                                      "Von", "Del", "Di", "El", "Ben", "Le", "La", "Du"});

static_assert(is_sorted_table(kNameRoles));
constexpr WordSieve kRoleSieve(kNameRoles, [](const NameRole& row) { return row.key; });

std::string_view without_last_point(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  return word;
}

}  // namespace

bool is_particle(std::string_view word) {
  if (word.empty() || is_upper(word[0])) return false;  // nearly every word of a name
  // A typographic apostrophe is as good: ’t.
  if (word.starts_with("\u2019") && word.size() == 4)
    return word.back() == 't' || word.back() == 's';
  return kParticles.holds(word);
}
bool is_capital_particle(std::string_view word) {
  return kCapitalParticles.holds(word);
}
bool is_title(std::string_view word) {
  return kNameTitles.holds_in_any_case(without_last_point(word));
}
bool is_degree(std::string_view word) {
  return kNameDegrees.holds_in_any_case(without_last_point(word));
}
bool is_name_suffix(std::string_view word) {
  return kNameSuffixes.holds_in_any_case(word);
}

bool is_initial_word(std::string_view word) {
  constexpr std::size_t kMostBytes = 12, kLongestPart = 4;  // "Joh.", "Wilh."
  if (!word.ends_with('.')) {
    return word.size() >= 2 && word.size() <= 3 && std::all_of(word.begin(), word.end(), is_upper);
  }
  std::size_t part = 0, longest = 0;
  for (const char c : word) {
    part = c == '.' || c == '-' ? 0 : part + 1;
    longest = std::max(longest, part);
  }
  return word.size() <= kMostBytes && longest <= kLongestPart && !is_particle(word);
}

bool is_whole_name(std::string_view text) {
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() < 2 || words.size() > 6) return false;
  if (std::any_of(text.begin(), text.end(), is_digit)) return false;
  if (std::any_of(words.begin(), words.end(),
                  [](std::string_view word) { return is_degree(word) && word.size() < 3; }))
    return false;
  const auto capital = [](std::string_view word) {
    return is_upper(word[0]) || is_beyond_ascii(word[0]);
  };
  return (capital(words[0]) || is_particle(words[0]) || is_title(words[0])) &&
         capital(words.back()) && !looks_like_organisation(text);
}

std::string_view role_of(std::string_view text) {
  // Of ASCII nothing is lost in folding: nearly every name can be told before.
  if (!kRoleSieve.may_hold(text) && std::none_of(text.begin(), text.end(), is_beyond_ascii))
    return {};
  const NameRole* const row = find_row<kNameRoles>(plain_fold(text));
  return row == nullptr ? std::string_view() : row->role;
}

}  // namespace vindplaats
