#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// Parts of words that only organisations have, wherever they stand. Sorted: each place in a name is
// compared with those of its letter.
constexpr std::string_view kSureParts[] = {"academisch",        "administrator",
                                           "adviesbureau",      "adviescommissie",
                                           "adviesraad",        "agency",
                                           "alliance",          "alliantie",
                                           "anoniem",           "anonymous",
                                           "asociac",           "associac",
                                           "association",       "authority",
                                           "autoriteit",        "beheerder",
                                           "bibliotheek",       "bureau voor",
                                           "center for",        "centre for",
                                           "centrum voor",      "coalitie",
                                           "collectief",        "college van",
                                           "commissie",         "committee",
                                           "consortium",        "coordinatiepunt",
                                           "council of",        "departement",
                                           "department",        "dienst ",
                                           "directoraat",       "eerste kamer",
                                           "european",          "europese",
                                           "expertisecentrum",  "faculteit",
                                           "faculty",           "federatie",
                                           "federation",        "foundation",
                                           "gemeente",          "gesellschaft",
                                           "gezondheidsraad",   "hochschule",
                                           "hogeschool",        "hoofdkantoor",
                                           "inspectie",         "institu",
                                           "kabinet",           "kenniscentrum",
                                           "kennisinstituut",   "kennisplatform",
                                           "koninklijk",        "laborator",
                                           "landelijk",         "lectoraat",
                                           "ministerie",        "ministerium",
                                           "ministry",          "nationaal",
                                           "nederlands ",       "nederlandse ",
                                           "netwerk",           "network",
                                           "office of",         "ombudsman",
                                           "onbekend",          "onderzoeksbureau",
                                           "onderzoekscentrum", "onderzoeksgroep",
                                           "organisat",         "organizat",
                                           "planbureau",        "platform",
                                           "programma",         "projectgroep",
                                           "provincie",         "publicaties",
                                           "raad van",          "raad voor",
                                           "redactie",          "regionaal",
                                           "rekenkamer",        "research group",
                                           "rijksdienst",       "rijksoverheid",
                                           "samenleving",       "school of",
                                           "secretariaat",      "sociedad",
                                           "society",           "staatssecretaris",
                                           "stichting",         "tweede kamer",
                                           "uitgeverij",        "umc",
                                           "union of",          "universi",
                                           "university",        "unknown",
                                           "vereniging",        "vluchtelingenwerk",
                                           "waterschap",        "webmaster",
                                           "werkgroep",         "werkplaats",
                                           "zaken en"};

// Words that are family names too: they count only when nothing speaks for a person.
constexpr WordList kLikelyWords({"academie",     "academy",
                                 "advies",       "afdeling",
                                 "arbeid",       "bank",
                                 "bestuur",      "bibliotheek",
                                 "bureau",       "center",
                                 "centre",       "centrum",
                                 "college",      "collectief",
                                 "company",      "consult",
                                 "consultancy",  "consulting",
                                 "corporation",  "council",
                                 "dienst",       "division",
                                 "fonds",        "fund",
                                 "group",        "groep",
                                 "huis",         "innovatie",
                                 "integratie",   "kamer",
                                 "kennis",       "lab",
                                 "media",        "museum",
                                 "nederland",    "nieuws",
                                 "office",       "onderwijs",
                                 "onderzoek",    "partners",
                                 "politie",      "press",
                                 "project",      "raad",
                                 "research",     "school",
                                 "service",      "services",
                                 "studio",       "team",
                                 "trust",        "uitgevers",
                                 "unie",         "union",
                                 "unit",         "welzijn",
                                 "werk",         "werkgelegenheid",
                                 "zorg",         "amsterdam",
                                 "rotterdam",    "utrecht",
                                 "publishing",   "verlag",
                                 "solutions",    "nieuwsredactie",
                                 "communicatie", "welfare",
                                 "health",       "studies",
                                 "sciences",     "policy",
                                 "beleid"});

constexpr WordList kInnerWords({"of", "for", "voor", "fur", "pour", "the"});
constexpr WordList kLegalForms({"bv", "b.v", "nv", "n.v", "vzw", "ltd", "limited", "inc", "llc",
                                "llp", "gmbh", "e.v", "ag", "vof", "v.o.f", "plc", "cv", "s.a",
                                "corp"});

// Makers in this field whose names have no such word. Folded.
constexpr WordList kKnownOrganisations({"movisie",
                                        "pharos",
                                        "regioplan",
                                        "risbo",
                                        "panteia",
                                        "divosa",
                                        "forum",
                                        "clingendael",
                                        "significant",
                                        "berenschot",
                                        "ecorys",
                                        "radar",
                                        "motivaction",
                                        "ipsos",
                                        "labyrinth",
                                        "decisio",
                                        "research voor beleid",
                                        "verwey-jonker",
                                        "trimbos",
                                        "art.1",
                                        "vluchtelingenwerk",
                                        "platform31",
                                        "nji",
                                        "nivel",
                                        "atria",
                                        "civiq",
                                        "kantar",
                                        "i&o research",
                                        "bureau omlo",
                                        "dsp-groep",
                                        "sociovision",
                                        "uwv",
                                        "cito",
                                        "kohnstamm",
                                        "oberon",
                                        "sardes",
                                        "admin",
                                        "nuffic",
                                        "redactie"});

static_assert(std::is_sorted(std::begin(kSureParts), std::end(kSureParts)));

// Where the parts of each letter begin; the last entry is their number.
constexpr std::array<std::uint8_t, 27> sure_part_starts() {
  std::array<std::uint8_t, 27> starts = {};
  for (std::size_t letter = 0; letter < starts.size(); ++letter) {
    std::uint8_t at = 0;
    while (at < std::size(kSureParts) && kSureParts[at][0] < static_cast<char>('a' + letter)) ++at;
    starts[letter] = at;
  }
  return starts;
}
constexpr std::array<std::uint8_t, 27> kSurePartStarts = sure_part_starts();
static_assert(std::size(kSureParts) < 256);

// Which second and third letters follow each first one: passes over nearly every place of a name at
// once. What is no letter may count as one, and is compared for nothing.
constexpr std::uint32_t letter_bit(char c) {
  return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31);
}
constexpr std::array<std::uint32_t, 26> sure_part_letters(std::size_t place) {
  std::array<std::uint32_t, 26> letters = {};
  for (const std::string_view part : kSureParts)
    letters[static_cast<std::size_t>(part[0] - 'a')] |= letter_bit(part[place]);
  return letters;
}
constexpr std::array<std::uint32_t, 26> kSecondLetters = sure_part_letters(1);
constexpr std::array<std::uint32_t, 26> kThirdLetters = sure_part_letters(2);
static_assert(std::all_of(std::begin(kSureParts), std::end(kSureParts), [](std::string_view part) {
  return part.size() >= 3 && is_lower(part[0]);
}));

bool has_sure_part(std::string_view folded) {
  for (std::size_t at = 0; at + 2 < folded.size(); ++at) {
    if (!is_lower(folded[at])) continue;
    const auto letter = static_cast<std::size_t>(folded[at] - 'a');
    if ((kSecondLetters[letter] & letter_bit(folded[at + 1])) == 0 ||
        (kThirdLetters[letter] & letter_bit(folded[at + 2])) == 0)
      continue;
    for (std::size_t i = kSurePartStarts[letter]; i < kSurePartStarts[letter + 1]; ++i) {
      const std::string_view part = kSureParts[i];
      if (part[1] == folded[at + 1] && folded.substr(at).starts_with(part)) return true;
    }
  }
  return false;
}

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
                  [](std::string_view word) { return kInnerWords.holds(word); });
}

bool ends_in_legal_form(std::string_view folded) {
  std::string_view last = last_word(folded);
  if (last.size() == folded.size()) return false;
  while (last.ends_with('.') || last.ends_with(')')) last.remove_suffix(1);
  return kLegalForms.holds(last);
}

}  // namespace

bool looks_like_organisation(std::string_view name) {
  name = trim(cut_utf8(name, 1000));
  if (name.find(' ') == name.npos && is_acronym(name)) return true;
  const std::string folded = plain_fold(name);
  if (kKnownOrganisations.holds(folded) || has_sure_part(folded) ||
      has_inner_word_of_organisations(folded) || ends_in_legal_form(folded))
    return true;
  if (has_sign_of_person(name)) return false;
  return folded.find(" & ") != folded.npos ||
         any_word(folded, [](std::string_view word) { return kLikelyWords.holds(word); });
}

}  // namespace vindplaats
