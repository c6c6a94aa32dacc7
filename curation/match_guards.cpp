#include "curation/match_guards.h"

#include <algorithm>
#include <vector>

namespace vindplaats {
namespace {

// Online first and in print; a catalogue's year of deposit and the year of printing.
constexpr std::int32_t kYearsOfOneItem = 2;
constexpr std::int32_t kYearsOfOneTitle = 1;
// Shorter titles with two different letters are different titles.
constexpr std::size_t kLettersForMisprints = 40;

constexpr unsigned kDoiKey = key_bit(KeyKind::kDoi);
constexpr unsigned kItemKeys = kDoiKey | key_bit(KeyKind::kUrnNbn) | key_bit(KeyKind::kHandle);
constexpr unsigned kIsbnKey = key_bit(KeyKind::kIsbn);
constexpr unsigned kTitleKey = key_bit(KeyKind::kTitle);
constexpr unsigned kAllKeys = kItemKeys | kIsbnKey | kTitleKey;

Likeness compare_text(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return Likeness::kUnknown;
  return a == b ? Likeness::kSame : Likeness::kDiffer;
}

bool has_subtitle(const MatchTitle& title) {
  return title.main < title.folded.size();
}

// One source leaves the subtitle out.
bool is_main_title_of(const MatchTitle& bare, const MatchTitle& full) {
  return !has_subtitle(bare) && bare.telling &&
         std::string_view(full.folded).substr(0, full.main) == bare.folded;
}

bool differ_by_misprint(const MatchTitle& a, const MatchTitle& b) {
  return std::min(a.folded.size(), b.folded.size()) >= kLettersForMisprints &&
         nearly_equal(a.folded, b.folded);
}

// "deel 1" is not "deel 2", and a work is not its summary: where titles differ, it must not be in
// what counts or in what names another form of the work.
Likeness compare_titles(const Member& a, const Member& b) {
  const Likeness equal = compare_text(a.title.folded, b.title.folded);
  if (equal != Likeness::kDiffer) return equal;
  if (a.title.numbers != b.title.numbers || a.title.marks != b.title.marks) return equal;
  const bool alike = is_main_title_of(a.title, b.title) || is_main_title_of(b.title, a.title) ||
                     differ_by_misprint(a.title, b.title);
  return alike ? Likeness::kSame : Likeness::kDiffer;
}

// Publishers give the volumes of a set, and the chapters of a book, one ISBN: only the whole title
// will do.
Likeness compare_whole_titles(const Member& a, const Member& b) {
  return compare_text(a.title.folded, b.title.folded) == Likeness::kSame ? Likeness::kSame
                                                                         : Likeness::kDiffer;
}

std::vector<std::string_view> keys_of(const Member& member, KeyKind kind) {
  std::vector<std::string_view> found;
  for (const std::string& key : member.keys) {
    if (key.starts_with(key_prefix(kind))) found.emplace_back(key);
  }
  return found;
}

template <KeyKind kKind>
Likeness compare_keys(const Member& a, const Member& b) {
  const std::vector<std::string_view> mine = keys_of(a, kKind), other = keys_of(b, kKind);
  if (mine.empty() || other.empty()) return Likeness::kUnknown;
  const bool shared =
      std::find_first_of(mine.begin(), mine.end(), other.begin(), other.end()) != mine.end();
  return shared ? Likeness::kSame : Likeness::kDiffer;
}

// Two repositories may each keep a copy; one repository that gave two identifiers has two works.
// The registrant stands before the sign: "20.500.12832/", "urn:nbn:nl:ui:10-".
template <KeyKind kKind, char kSign>
Likeness compare_deposits(const Member& a, const Member& b) {
  if (compare_keys<kKind>(a, b) != Likeness::kDiffer) return compare_keys<kKind>(a, b);
  for (const std::string_view mine : keys_of(a, kKind)) {
    for (const std::string_view other : keys_of(b, kKind)) {
      if (mine.substr(0, mine.find(kSign)) == other.substr(0, other.find(kSign)))
        return Likeness::kDiffer;
    }
  }
  return Likeness::kUnknown;
}

Likeness compare_kinds(const Member& a, const Member& b) {
  if (a.kind == WorkKind::kUnknown || b.kind == WorkKind::kUnknown) return Likeness::kUnknown;
  return a.kind == b.kind ? Likeness::kSame : Likeness::kDiffer;
}

Likeness compare_kinds_of_item(const Member& a, const Member& b) {
  return far_apart(a.kind, b.kind) ? Likeness::kDiffer : Likeness::kUnknown;
}

Likeness compare_languages(const Member& a, const Member& b) {
  return compare_text(a.language, b.language);
}

// What comes back each year under one title, and even one identifier, is another work each year.
Likeness compare_years(const Member& a, const Member& b, std::int32_t allowed) {
  const bool telling = a.title.telling && b.title.telling;
  const bool titled = !a.title.folded.empty() && !b.title.folded.empty();
  if (titled && !telling)
    return a.year == b.year && a.year != 0 ? Likeness::kSame : Likeness::kDiffer;
  if (a.year == 0 || b.year == 0) return Likeness::kUnknown;
  return std::abs(a.year - b.year) <= allowed ? Likeness::kSame : Likeness::kDiffer;
}

Likeness compare_years_of_item(const Member& a, const Member& b) {
  return compare_years(a, b, kYearsOfOneItem);
}

Likeness compare_years_of_title(const Member& a, const Member& b) {
  return compare_years(a, b, kYearsOfOneTitle);
}

Likeness compare_numbers(const Member& a, const Member& b) {
  return compare_text(a.number, b.number);
}

// Volume, issue and first page: two of one name are two pieces of one author in one year.
Likeness compare_places(const Member& a, const Member& b) {
  Likeness all = Likeness::kUnknown;
  for (std::string Member::*field :
       {&Member::volume, &Member::issue, &Member::page, &Member::series_number}) {
    const Likeness one = compare_text(a.*field, b.*field);
    if (one == Likeness::kDiffer) return one;
    if (one == Likeness::kSame) all = one;
  }
  return all;
}

// A paper and the article made of it. Names of journals are shortened in many ways: an ISSN, or
// volume and page, say more.
Likeness compare_containers(const Member& a, const Member& b) {
  const Likeness names = compare_text(a.container, b.container);
  if (names != Likeness::kDiffer) return names;
  if (compare_text(a.issn, b.issn) == Likeness::kSame) return Likeness::kSame;
  const bool same_place = compare_text(a.volume, b.volume) == Likeness::kSame &&
                          compare_text(a.page, b.page) == Likeness::kSame;
  return same_place ? Likeness::kSame : Likeness::kDiffer;
}

Likeness compare_initials(const Member& a, const Member& b) {
  if (compare_text(a.creator, b.creator) != Likeness::kSame) return Likeness::kUnknown;
  return compare_text(a.initial, b.initial);
}

constexpr MatchGuard kGuards[] = {
    {"title", kItemKeys | kTitleKey, compare_titles},
    {"whole title", kIsbnKey, compare_whole_titles},
    {"doi", kAllKeys, compare_keys<KeyKind::kDoi>},
    {"isbn", kTitleKey, compare_keys<KeyKind::kIsbn>},
    {"urn", kTitleKey, compare_deposits<KeyKind::kUrnNbn, '-'>},
    {"handle", kTitleKey, compare_deposits<KeyKind::kHandle, '/'>},
    {"kind", kItemKeys | kIsbnKey, compare_kinds_of_item},
    {"kind of work", kTitleKey, compare_kinds},
    {"language", kAllKeys, compare_languages},
    {"year", kItemKeys, compare_years_of_item},
    {"year of title", kIsbnKey | kTitleKey, compare_years_of_title},
    {"number", kAllKeys, compare_numbers},
    {"place", kIsbnKey | kTitleKey, compare_places},
    {"container", kTitleKey, compare_containers},
    {"initial", kTitleKey, compare_initials},
};

}  // namespace

std::span<const MatchGuard> match_guards() {
  return kGuards;
}

const MatchGuard* objection(const Member& a, const Member& b, KeyKind kind) {
  for (const MatchGuard& guard : kGuards) {
    if ((guard.kinds & key_bit(kind)) != 0 && guard.compare(a, b) == Likeness::kDiffer)
      return &guard;
  }
  return nullptr;
}

}  // namespace vindplaats
