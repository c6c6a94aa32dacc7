#include "normalize/fields/names_words.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::string_view kParticles[] = {
    "'s",    "'t",   "aan", "af",  "al",    "am",     "auf",  "aus",   "bij",  "bin",   "bint",
    "d'",    "da",   "dal", "das", "de",    "degli",  "dei",  "del",   "dela", "della", "den",
    "der",   "des",  "di",  "dos", "du",    "e",      "el",   "i",     "ibn",  "im",    "in",
    "la",    "las",  "le",  "les", "lo",    "los",    "o'",   "onder", "op",   "over",  "san",
    "santa", "st",   "te",  "ten", "ter",   "thoe",   "toe",  "ut",    "uit",  "uijt",  "unter",
    "v.",    "v.d.", "vd",  "van", "vande", "vander", "voor", "vom",   "von",  "vor",   "y",
    "zu",    "zum",  "zur", "à",   "l'"};
constexpr std::string_view kCapitalParticles[] = {"Van",   "De",     "Den", "Der", "Ten", "Ter",
                                                  "Vande", "Vander", "Von", "Del", "Di",  "El",
                                                  "Ben",   "Le",     "La",  "Du"};
constexpr std::string_view kTitles[] = {
    "acad",    "dhr",    "dipl-ing",   "doc",    "dr",  "dra",     "drs",        "em",
    "hr",      "ing",    "ir",         "kand",   "lic", "mag",     "meester",    "mevr",
    "mevrouw", "mr",     "mrs",        "ms",     "mw",  "ph.d",    "prof",       "professor",
    "ds",      "lector", "emeritus",   "dr.h.c", "h.c", "prof.dr", "prof.dr.ir", "prof.mr",
    "dr.ir",   "mr.dr",  "prof.mr.dr", "dr.mr"};
constexpr std::string_view kDegrees[] = {
    "ba",   "bba", "bs",     "bsc",  "b.sc", "b.a",   "cpsych", "dphil", "d.phil", "edd", "llb",
    "ll.m", "llm", "m.a",    "m.sc", "ma",   "mba",   "md",     "m.d",   "med",    "mph", "mphil",
    "mpp",  "msc", "m.phil", "msw",  "ph.d", "ph. d", "phd",    "rn",    "mspt",   "bed", "pharmd",
    "psyd", "drs", "dr",     "ir",   "mr",   "prof",  "ms",     "bsw",   "mscba"};
constexpr std::string_view kSuffixes[] = {"jr",  "jr.", "sr",     "sr.",   "ii",
                                          "iii", "iv",  "junior", "senior"};

struct RoleWord {
  std::string_view key;
  std::string_view role;
};
constexpr RoleWord kRoles[] = {{"aut", "author"},
                               {"auteur", "author"},
                               {"author", "author"},
                               {"auteurs", "author"},
                               {"authors", "author"},
                               {"aut.", "author"},
                               {"ed", "editor"},
                               {"ed.", "editor"},
                               {"edit.", "editor"},
                               {"eds", "editor"},
                               {"eds.", "editor"},
                               {"editor", "editor"},
                               {"editors", "editor"},
                               {"edt", "editor"},
                               {"hg.", "editor"},
                               {"hrsg", "editor"},
                               {"hrsg.", "editor"},
                               {"herausgeber", "editor"},
                               {"onder redactie van", "editor"},
                               {"red", "editor"},
                               {"red.", "editor"},
                               {"redactie", "editor"},
                               {"redacteur", "editor"},
                               {"redacteuren", "editor"},
                               {"eindred.", "editor"},
                               {"eindredactie", "editor"},
                               {"samenst.", "compiler"},
                               {"samensteller", "compiler"},
                               {"comp.", "compiler"},
                               {"compiler", "compiler"},
                               {"ill.", "illustrator"},
                               {"illustrator", "illustrator"},
                               {"illustraties", "illustrator"},
                               {"vert.", "translator"},
                               {"vertaler", "translator"},
                               {"vertaling", "translator"},
                               {"transl.", "translator"},
                               {"translator", "translator"},
                               {"trl", "translator"},
                               {"begeleider", "supervisor"},
                               {"promotor", "supervisor"},
                               {"copromotor", "supervisor"},
                               {"supervisor", "supervisor"},
                               {"ths", "supervisor"},
                               {"advisor", "supervisor"},
                               {"thesis advisor", "supervisor"},
                               {"fotograaf", "photographer"},
                               {"foto", "photographer"},
                               {"foto's", "photographer"},
                               {"photographer", "photographer"},
                               {"pht", "photographer"},
                               {"interviewer", "interviewer"},
                               {"projectleider", "project leader"},
                               {"project leader", "project leader"},
                               {"opdrachtgever", "sponsor"},
                               {"sponsor", "sponsor"},
                               {"funder", "funder"},
                               {"corresponding author", "author"},
                               {"contributor", "contributor"},
                               {"medew.", "contributor"},
                               {"m.m.v.", "contributor"},
                               {"met medewerking van", "contributor"},
                               {"voorwoord", "writer of foreword"}};

constexpr WordSieve kParticleSieve(kParticles);
constexpr WordSieve kTitleSieve(kTitles);
constexpr WordSieve kDegreeSieve(kDegrees);

template <std::size_t size>
bool is_one_of(const std::string_view (&list)[size], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string_view without_last_point(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  return word;
}

}  // namespace

bool is_particle(std::string_view word) {
  // A typographic apostrophe is as good: ’t.
  if (word.starts_with("\u2019") && word.size() == 4)
    return word.back() == 't' || word.back() == 's';
  return kParticleSieve.may_hold(word) && is_one_of(kParticles, word);
}

bool is_capital_particle(std::string_view word) {
  return is_one_of(kCapitalParticles, word);
}
bool is_title(std::string_view word) {
  word = without_last_point(word);
  return kTitleSieve.may_hold(word) && is_one_of(kTitles, to_lower(word));
}
bool is_degree(std::string_view word) {
  word = without_last_point(word);
  return kDegreeSieve.may_hold(word) && is_one_of(kDegrees, to_lower(word));
}
bool is_name_suffix(std::string_view word) {
  return is_one_of(kSuffixes, to_lower(word));
}

std::string_view role_of(std::string_view text) {
  const std::string folded = plain_fold(text);
  const auto* row = std::find_if(std::begin(kRoles), std::end(kRoles),
                                 [&](const RoleWord& word) { return word.key == folded; });
  return row == std::end(kRoles) ? std::string_view() : row->role;
}

}  // namespace vindplaats
