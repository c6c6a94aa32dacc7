#pragma once
// The words that mean something in a name or beside one, but particles. In lower case; pure data. A
// list that is added here is to be added to those of names_plain.cpp.
#include <string_view>

#include "normalize/fields/words.h"

namespace vindplaats {

// "prof.", "drs.": before a name. Without their last point.
inline constexpr WordList kNameTitles(
    {"acad",    "dhr",    "dipl-ing",   "doc",    "dr",  "dra",     "drs",        "em",
     "hr",      "ing",    "ir",         "kand",   "lic", "mag",     "meester",    "mevr",
     "mevrouw", "mr",     "mrs",        "ms",     "mw",  "ph.d",    "prof",       "professor",
     "ds",      "lector", "emeritus",   "dr.h.c", "h.c", "prof.dr", "prof.dr.ir", "prof.mr",
     "dr.ir",   "mr.dr",  "prof.mr.dr", "dr.mr"});

// "PhD", "MSc": behind a name. Without their last point.
inline constexpr WordList kNameDegrees(
    {"ba",   "bba", "bs",     "bsc",  "b.sc", "b.a",   "cpsych", "dphil", "d.phil", "edd", "llb",
     "ll.m", "llm", "m.a",    "m.sc", "ma",   "mba",   "md",     "m.d",   "med",    "mph", "mphil",
     "mpp",  "msc", "m.phil", "msw",  "ph.d", "ph. d", "phd",    "rn",    "mspt",   "bed", "pharmd",
     "psyd", "drs", "dr",     "ir",   "mr",   "prof",  "ms",     "bsw",   "mscba"});

inline constexpr WordList kNameSuffixes({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior",
                                         "senior"});

struct NameRole {
  std::string_view key;
  std::string_view role;
};

// Folded.
inline constexpr NameRole kNameRoles[] = {{"advisor", "supervisor"},
                                          {"aut", "author"},
                                          {"aut.", "author"},
                                          {"auteur", "author"},
                                          {"auteurs", "author"},
                                          {"author", "author"},
                                          {"authors", "author"},
                                          {"begeleider", "supervisor"},
                                          {"comp.", "compiler"},
                                          {"compiler", "compiler"},
                                          {"contributor", "contributor"},
                                          {"copromotor", "supervisor"},
                                          {"corresponding author", "author"},
                                          {"ed", "editor"},
                                          {"ed.", "editor"},
                                          {"edit.", "editor"},
                                          {"editor", "editor"},
                                          {"editors", "editor"},
                                          {"eds", "editor"},
                                          {"eds.", "editor"},
                                          {"edt", "editor"},
                                          {"eindred.", "editor"},
                                          {"eindredactie", "editor"},
                                          {"foto", "photographer"},
                                          {"foto's", "photographer"},
                                          {"fotograaf", "photographer"},
                                          {"funder", "funder"},
                                          {"herausgeber", "editor"},
                                          {"hg.", "editor"},
                                          {"hrsg", "editor"},
                                          {"hrsg.", "editor"},
                                          {"ill.", "illustrator"},
                                          {"illustraties", "illustrator"},
                                          {"illustrator", "illustrator"},
                                          {"interviewer", "interviewer"},
                                          {"m.m.v.", "contributor"},
                                          {"medew.", "contributor"},
                                          {"met medewerking van", "contributor"},
                                          {"onder redactie van", "editor"},
                                          {"opdrachtgever", "sponsor"},
                                          {"photographer", "photographer"},
                                          {"pht", "photographer"},
                                          {"project leader", "project leader"},
                                          {"projectleider", "project leader"},
                                          {"promotor", "supervisor"},
                                          {"red", "editor"},
                                          {"red.", "editor"},
                                          {"redacteur", "editor"},
                                          {"redacteuren", "editor"},
                                          {"redactie", "editor"},
                                          {"samenst.", "compiler"},
                                          {"samensteller", "compiler"},
                                          {"sponsor", "sponsor"},
                                          {"supervisor", "supervisor"},
                                          {"thesis advisor", "supervisor"},
                                          {"ths", "supervisor"},
                                          {"transl.", "translator"},
                                          {"translator", "translator"},
                                          {"trl", "translator"},
                                          {"vert.", "translator"},
                                          {"vertaler", "translator"},
                                          {"vertaling", "translator"},
                                          {"voorwoord", "writer of foreword"}};

// Between two names.
inline constexpr WordList kNameConjunctions({"and", "en", "&", "und", "et", "/", "+"});

struct NameLabel {
  std::string_view before;  // lower case
  std::string_view role;
};

// What people write before names in a field for names.
inline constexpr NameLabel kNameLabels[] = {{"auteur: ", ""},
                                            {"auteurs: ", ""},
                                            {"author: ", ""},
                                            {"authors: ", ""},
                                            {"by ", ""},
                                            {"by: ", ""},
                                            {"door: ", ""},
                                            {"edited by ", "editor"},
                                            {"eindredactie: ", "editor"},
                                            {"foto: ", "photographer"},
                                            {"foto's: ", "photographer"},
                                            {"fotografie: ", "photographer"},
                                            {"illustraties: ", "illustrator"},
                                            {"m.m.v. ", "contributor"},
                                            {"met medewerking van ", "contributor"},
                                            {"o.r.v. ", "editor"},
                                            {"onder redactie van ", "editor"},
                                            {"red.: ", "editor"},
                                            {"redactie: ", "editor"},
                                            {"tekst: ", ""},
                                            {"text: ", ""},
                                            {"vertaling: ", "translator"}};

// Behind names, for those that are not named.
inline constexpr std::string_view kUnnamedOthers[] = {
    "et al.", "et al", "e.a.", "e.a", "en anderen", "and others", "et alii", "u.a."};

// Parts of words that only organisations have, wherever they stand. Sorted: each place in a name is
// compared with those of its letter.
inline constexpr std::string_view kOrganisationParts[] = {"academisch",        "administrator",
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
inline constexpr WordList kOrganisationWords({"academie",     "academy",
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

// Makers in this field whose names have no such word. Folded.
inline constexpr WordList kKnownOrganisations({"movisie",
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

// Inside the name of an organisation.
inline constexpr WordList kOrganisationInnerWords({"of", "for", "voor", "fur", "pour", "the"});

// Last in the name of an organisation, without their last point.
inline constexpr WordList kLegalForms({"bv", "b.v", "nv", "n.v", "vzw", "ltd", "limited", "inc",
                                       "llc", "llp", "gmbh", "e.v", "ag", "vof", "v.o.f", "plc",
                                       "cv", "s.a", "corp"});

}  // namespace vindplaats
