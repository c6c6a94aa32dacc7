#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_tables.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/part_sieve.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

static_assert(std::is_sorted(std::begin(kOrganisationParts), std::end(kOrganisationParts)));

// Where the parts of each letter begin; the last entry is their number.
constexpr std::array<std::uint8_t, 27> sure_part_starts() {
  std::array<std::uint8_t, 27> starts = {};
  for (std::size_t letter = 0; letter < starts.size(); ++letter) {
    std::uint8_t at = 0;
    while (at < std::size(kOrganisationParts) &&
           kOrganisationParts[at][0] < static_cast<char>('a' + letter))
      ++at;
    starts[letter] = at;
  }
  return starts;
}
constexpr std::array<std::uint8_t, 27> kSurePartStarts = sure_part_starts();
static_assert(std::size(kOrganisationParts) < 256);

constexpr PartSieve kSurePartSieve(kOrganisationParts);
static_assert(std::all_of(std::begin(kOrganisationParts), std::end(kOrganisationParts),
                          [](std::string_view part) {
                            return part.size() >= 3 && is_lower(part[0]);
                          }));

// "SCP", "WODC", "TNO-NIPO", "H&M": one word of capitals, six at most in a row.
bool is_acronym(std::string_view name) {
  std::size_t run = 0;
  std::size_t letters = 0;
  for (const char c : name) {
    if (is_upper(c) || is_digit(c)) {
      if (++run > 6) return false;
      letters += is_upper(c);
    } else if (c == '-' || c == '&' || c == '/') {
      run = 0;
    } else {
      return false;
    }
  }
  return letters >= 2;
}

bool is_initials(std::string_view word) {
  return word.find('.') != word.npos && word.size() <= 12;
}

// An initial, a particle or a comma with a given name behind it: a person, whatever the family's
// name means ("Raad, Anna de").
bool has_sign_of_person(std::string_view name) {
  if (name.find(',') != name.npos) return true;
  for (std::string_view rest = name; !rest.empty(); rest = behind_first_word(rest)) {
    const std::string_view word = first_word(rest);
    if (is_initials(word) || is_title(word)) return true;
    const bool inner = rest.size() < name.size() && word.size() < rest.size();
    if (inner && is_particle(word) && word != "voor" && word != "in" && word != "op") return true;
  }
  return false;
}

// "of", "for" and their like, neither first nor last.
bool has_inner_word_of_organisations(std::string_view folded) {
  return any_word(before_last_word(behind_first_word(folded)),
                  [](std::string_view word) { return kOrganisationInnerWords.holds(word); });
}

bool ends_in_legal_form(std::string_view folded) {
  std::string_view last = last_word(folded);
  if (last.size() == folded.size()) return false;
  while (last.ends_with('.') || last.ends_with(')')) last.remove_suffix(1);
  return kLegalForms.holds(last);
}

}  // namespace

bool begins_with_sure_part(std::string_view folded) {
  if (folded.size() < 3 || !is_lower(folded[0])) return false;
  const auto letter = static_cast<std::size_t>(folded[0] - 'a');
  for (std::size_t i = kSurePartStarts[letter]; i < kSurePartStarts[letter + 1]; ++i) {
    const std::string_view part = kOrganisationParts[i];
    if (part[1] == folded[1] && part[2] == folded[2] && folded.starts_with(part)) return true;
  }
  return false;
}

bool looks_like_organisation(std::string_view name) {
  name = trim(cut_utf8(name, 1000));
  if (name.find(' ') == name.npos && is_acronym(name)) return true;
  const std::string folded = plain_fold(name);
  if (kKnownOrganisations.holds(folded) || kSurePartSieve.any_rest(folded, begins_with_sure_part) ||
      has_inner_word_of_organisations(folded) || ends_in_legal_form(folded))
    return true;
  if (has_sign_of_person(name)) return false;
  return folded.find(" & ") != folded.npos ||
         any_word(folded, [](std::string_view word) { return kOrganisationWords.holds(word); });
}

}  // namespace vindplaats
