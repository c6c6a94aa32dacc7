#include "normalize/fields/dates_words.h"

#include <algorithm>

#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct WordNumber {
  std::string_view key;
  int value;
};

// Greek as the services write it that python-feedparser met (its datetimes/greek.py), Hungarian as
// folded.
constexpr WordNumber kMonths[] = {
    {"abr", 4},        {"abril", 4},      {"ago", 8},        {"agosto", 8},     {"aout", 8},
    {"apr", 4},        {"april", 4},      {"aprilis", 4},    {"aug", 8},        {"august", 8},
    {"augustus", 8},   {"augusztus", 8},  {"avr", 4},        {"avril", 4},      {"dec", 12},
    {"december", 12},  {"decembre", 12},  {"dez", 12},       {"dezember", 12},  {"dic", 12},
    {"diciembre", 12}, {"ene", 1},        {"enero", 1},      {"feb", 2},        {"feber", 2},
    {"febr", 2},       {"febrero", 2},    {"februar", 2},    {"februari", 2},   {"february", 2},
    {"fev", 2},        {"fevr", 2},       {"fevrier", 2},    {"jan", 1},        {"janner", 1},
    {"januar", 1},     {"januari", 1},    {"january", 1},    {"janv", 1},       {"janvier", 1},
    {"jui", 7},        {"juil", 7},       {"juillet", 7},    {"juin", 6},       {"jul", 7},
    {"juli", 7},       {"julio", 7},      {"julius", 7},     {"july", 7},       {"jun", 6},
    {"june", 6},       {"juni", 6},       {"junio", 6},      {"junius", 6},     {"maart", 3},
    {"maerz", 3},      {"mai", 5},        {"majus", 5},      {"mar", 3},        {"march", 3},
    {"marcius", 3},    {"mars", 3},       {"marz", 3},       {"marzo", 3},      {"may", 5},
    {"mayo", 5},       {"mei", 5},        {"mrt", 3},        {"mrz", 3},        {"nov", 11},
    {"november", 11},  {"novembre", 11},  {"noviembre", 11}, {"oct", 10},       {"october", 10},
    {"octobre", 10},   {"octubre", 10},   {"okt", 10},       {"oktober", 10},   {"sep", 9},
    {"sept", 9},       {"september", 9},  {"septembre", 9},  {"septiembre", 9}, {"set", 9},
    {"setiembre", 9},  {"szeptember", 9}, {"Απρ", 4},        {"Αυγ", 8},        {"Αύγ", 8},
    {"Δεκ", 12},       {"Ιαν", 1},        {"Ιολ", 7},        {"Ιον", 6},        {"Ιουλ", 7},
    {"Ιουν", 6},       {"Ιούλ", 7},       {"Ιούν", 6},       {"Μάρ", 3},        {"Μάώ", 5},
    {"Μαι", 5},        {"Μαρ", 3},        {"Μαϊ", 5},        {"Νοέ", 11},       {"Νοε", 11},
    {"Οκτ", 10},       {"Σεπ", 9},        {"Φεβ", 2},
};

constexpr std::string_view kWeekdays[] = {
    "di",        "die",      "dienstag", "dim",      "dimanche",  "din",        "dinsdag",
    "do",        "dom",      "domingo",  "don",      "donderdag", "donnerstag", "fr",
    "fre",       "freitag",  "fri",      "friday",   "jeu",       "jeudi",      "jue",
    "jueves",    "lun",      "lundi",    "lunes",    "ma",        "maandag",    "mardi",
    "martes",    "mercredi", "mi",       "mie",      "miercoles", "mit",        "mittwoch",
    "mo",        "mon",      "monday",   "montag",   "sa",        "sab",        "sabado",
    "sam",       "samedi",   "samstag",  "sat",      "saturday",  "so",         "son",
    "sonntag",   "sun",      "sunday",   "th",       "thu",       "thur",       "thurs",
    "thursday",  "tu",       "tue",      "tues",     "tuesday",   "ven",        "vendredi",
    "vie",       "viernes",  "vr",       "vri",      "vrijdag",   "we",         "wed",
    "wednesday", "wo",       "woe",      "woensdag", "za",        "zat",        "zaterdag",
    "zo",        "zon",      "zondag",
};

constexpr std::string_view kFillers[] = {"a",   "am", "at",     "au", "d",  "de", "del",
                                         "den", "el", "el dia", "in", "le", "of", "om",
                                         "on",  "op", "the",    "um", "uur"};
constexpr std::string_view kOrdinals[] = {"de", "e", "er", "nd", "rd", "st", "ste", "th", "ª", "º"};
constexpr std::string_view kRangeWords[] = {"and", "bis", "en",  "et",    "through",
                                            "to",  "tot", "und", "until", "y"};
constexpr std::string_view kCircaWords[] = {"about", "approx",    "approximately", "c",    "ca",
                                            "circa", "omstreeks", "ongeveer",      "rond", "vers"};

constexpr WordNumber kZones[] = {
    {"adt", -180}, {"aedt", 660}, {"aest", 600}, {"akdt", -480}, {"akst", -540}, {"ast", -240},
    {"bst", 60},   {"cdt", -300}, {"ces", 120},  {"cest", 120},  {"cet", 60},    {"cst", -360},
    {"edt", -240}, {"eest", 180}, {"eet", 120},  {"est", -300},  {"gmt", 0},     {"hst", -600},
    {"ist", 330},  {"jst", 540},  {"kst", 540},  {"mdt", -360},  {"mest", 120},  {"mesz", 120},
    {"met", 60},   {"mez", 60},   {"msd", 240},  {"msk", 180},   {"mst", -420},  {"ndt", -150},
    {"nst", -210}, {"nzdt", 780}, {"nzst", 720}, {"pdt", -420},  {"pst", -480},  {"sast", 120},
    {"sgt", 480},  {"trt", 180},  {"ut", 0},     {"utc", 0},     {"wat", 60},    {"west", 60},
    {"wet", 0},    {"wib", 420},  {"z", 0},      {"zulu", 0},
};

static_assert(is_sorted_table(kMonths) && is_sorted_table(kZones));

static_assert(std::ranges::is_sorted(kWeekdays) && std::ranges::is_sorted(kFillers) &&
              std::ranges::is_sorted(kOrdinals) && std::ranges::is_sorted(kRangeWords) &&
              std::ranges::is_sorted(kCircaWords));

// Most words of a date are in no list, which the sieve says at once.
template <std::size_t size>
bool is_listed(const WordSieve& sieve, const std::string_view (&list)[size],
               std::string_view word) {
  return sieve.may_hold(word) && std::binary_search(std::begin(list), std::end(list), word);
}

}  // namespace

int month_of_word(std::string_view folded) {
  const WordNumber* row = find_row<kMonths>(folded);
  return row == nullptr ? 0 : row->value;
}

bool is_weekday_word(std::string_view folded) {
  static constexpr WordSieve kSieve(kWeekdays);
  return is_listed(kSieve, kWeekdays, folded);
}
bool is_date_filler(std::string_view folded) {
  static constexpr WordSieve kSieve(kFillers);
  return is_listed(kSieve, kFillers, folded);
}
bool is_ordinal_ending(std::string_view folded) {
  static constexpr WordSieve kSieve(kOrdinals);
  return is_listed(kSieve, kOrdinals, folded);
}
bool is_range_word(std::string_view folded) {
  static constexpr WordSieve kSieve(kRangeWords);
  return is_listed(kSieve, kRangeWords, folded);
}
bool is_circa_word(std::string_view folded) {
  static constexpr WordSieve kSieve(kCircaWords);
  return is_listed(kSieve, kCircaWords, folded);
}

std::optional<int> zone_minutes(std::string_view folded) {
  const WordNumber* row = find_row<kZones>(folded);
  if (row == nullptr) return std::nullopt;
  return row->value;
}

}  // namespace vindplaats
