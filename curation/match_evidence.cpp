#include "curation/match_evidence.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "curation/match_names.h"
#include "curation/match_text.h"

namespace vindplaats {
namespace {

struct FieldRow {
  MatchField field;
  std::string_view name;
  int differ, partly, nearly, same;  // weights
  Likeness (*compare)(const Member& a, const Member& b);
};

Likeness compare_text(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return Likeness::kUnknown;
  return a == b ? Likeness::kSame : Likeness::kDiffer;
}

Likeness compare_years(const Member& a, const Member& b) {
  if (a.year == 0 || b.year == 0) return Likeness::kUnknown;
  const std::int32_t between = std::abs(a.year - b.year);
  if (between == 0) return Likeness::kSame;
  // Online first and in print; a catalogue's year of deposit and the year of printing.
  if (between == 1) return Likeness::kNearly;
  return between == 2 ? Likeness::kPartly : Likeness::kDiffer;
}

// Some catalogues give the year for a volume.
Likeness compare_volumes(const Member& a, const Member& b) {
  const auto is_year = [](const Member& member) {
    return member.place.volume == std::to_string(member.year);
  };
  const Likeness found = compare_text(a.place.volume, b.place.volume);
  return found == Likeness::kDiffer && is_year(a) != is_year(b) ? Likeness::kUnknown : found;
}

// "May" and "5", "special issue" and "4" may be one.
Likeness compare_issues(const Member& a, const Member& b) {
  const auto is_number = [](const std::string& issue) {
    return !issue.empty() && is_digit_byte(issue.front());
  };
  const Likeness found = compare_text(a.place.issue, b.place.issue);
  return found == Likeness::kDiffer && !(is_number(a.place.issue) && is_number(b.place.issue))
             ? Likeness::kUnknown
             : found;
}

// One shared identifier is enough, also beside others that differ; a second DOI speaks against it.
Likeness compare_identifiers(const Member& a, const Member& b) {
  Likeness found = Likeness::kUnknown;
  for (const KeyKind kind :
       {KeyKind::kDoi, KeyKind::kUrnNbn, KeyKind::kHandle, KeyKind::kPmid, KeyKind::kArxiv}) {
    const Likeness one = compare_keys(a.keys, b.keys, kind);
    if (one == Likeness::kSame) return one;
    if (one == Likeness::kDiffer && kind == KeyKind::kDoi) found = one;
  }
  return found;
}

constexpr FieldRow kFieldRows[] = {
    {MatchField::kTitle, "title", -400, 0, 0, 400, nullptr},
    {MatchField::kCreators, "creators", -200, 60, 120, 200,
     [](const Member& a, const Member& b) { return compare_creators(a.creators, b.creators); }},
    {MatchField::kYear, "year", -200, -100, 0, 80, compare_years},
    {MatchField::kContainer, "container", -150, 40, 80, 120,
     [](const Member& a, const Member& b) { return compare_containers(a.place, b.place); }},
    {MatchField::kVolume, "volume", -120, 0, 0, 60, compare_volumes},
    {MatchField::kIssue, "issue", -40, 0, 0, 20, compare_issues},
    {MatchField::kPages, "pages", -200, 40, 80, 120,
     [](const Member& a, const Member& b) { return compare_pages(a.place, b.place); }},
    {MatchField::kIdentifier, "identifier", -300, 0, 0, 700, compare_identifiers},
    {MatchField::kIsbn, "isbn", -200, 0, 0, 300,
     [](const Member& a, const Member& b) { return compare_keys(a.keys, b.keys, KeyKind::kIsbn); }},
    {MatchField::kNumber, "number", -400, 0, 0, 120,
     [](const Member& a, const Member& b) { return compare_text(a.number, b.number); }},
    {MatchField::kAbstract, "abstract", 0, 0, 0, 60,
     [](const Member& a, const Member& b) {
       if (a.abstract_start == 0 || b.abstract_start == 0) return Likeness::kUnknown;
       return a.abstract_start == b.abstract_start ? Likeness::kSame : Likeness::kDiffer;
     }},
};
static_assert(std::size(kFieldRows) == kMatchFields);

int weight_of(const FieldRow& row, Likeness likeness) {
  switch (likeness) {
    case Likeness::kSame:
      return row.same;
    case Likeness::kNearly:
      return row.nearly;
    case Likeness::kPartly:
      return row.partly;
    case Likeness::kDiffer:
      return row.differ;
    case Likeness::kUnknown:
      break;
  }
  return 0;
}

// Titles less alike than this differ; from there the weight grows evenly.
constexpr int kTitlesDiffer = 500, kTitlesNearly = 900;

// A title in another language says less than the title itself.
constexpr int kOtherTitleShare = 75;  // per cent

void compare_titles(MatchPair& pair, const FieldRow& row) {
  pair.title = title_likeness(pair.a.title, pair.b.title);
  const auto try_other = [&](const MatchTitle& a, const MatchTitle& b) {
    const TitleLikeness other = title_likeness(a, b);
    if (other.score < kTitlesNearly || other.score <= pair.title.score) return;
    pair.title = other;
    pair.other_title = true;
  };
  if (pair.title.score < kTitlesNearly) {
    for (const MatchTitle& other : pair.a.other_titles) try_other(other, pair.b.title);
    for (const MatchTitle& other : pair.b.other_titles) try_other(pair.a.title, other);
  }
  FieldEvidence& title = pair.fields[0];
  if (pair.a.title.folded.empty() || pair.b.title.folded.empty()) return;
  const int score = pair.title.score;
  if (score < kTitlesDiffer) {
    title = {Likeness::kDiffer, row.differ};
    return;
  }
  title.likeness = score == kSameTitle      ? Likeness::kSame
                   : score >= kTitlesNearly ? Likeness::kNearly
                                            : Likeness::kPartly;
  title.weight = row.same * (score - kTitlesDiffer) / (kSameTitle - kTitlesDiffer);
  if (pair.other_title) title.weight = title.weight * kOtherTitleShare / 100;
}

}  // namespace

std::string_view match_field_name(MatchField field) {
  return kFieldRows[static_cast<std::size_t>(field)].name;
}

bool plainly_apart(const Member& a, const Member& b) {
  if (a.title.folded.empty() || b.title.folded.empty()) return false;
  if (!a.other_titles.empty() || !b.other_titles.empty()) return false;
  if (!a.place.first_page.empty() && a.place.first_page == b.place.first_page) return false;
  if (!a.title.core.empty() && a.title.core == b.title.core) return false;
  return title_likeness(a.title, b.title).score < kTitlesAsked;
}

MatchPair compare_members(const Member& a, const Member& b) {
  MatchPair pair{a, b, {}, false, {}};
  compare_titles(pair, kFieldRows[0]);
  for (std::size_t i = 1; i < kMatchFields; ++i) {
    const FieldRow& row = kFieldRows[i];
    const Likeness likeness = row.compare(a, b);
    pair.fields[i] = {likeness, weight_of(row, likeness)};
  }
  return pair;
}

int match_score(const MatchPair& pair) {
  const int sum =
      std::accumulate(pair.fields.begin(), pair.fields.end(), 0,
                      [](int total, const FieldEvidence& field) { return total + field.weight; });
  return std::clamp(sum, 0, 1000);
}

bool same_spot(const MatchPair& pair) {
  if (pair.differ(MatchField::kContainer)) return false;
  if (pair.same(MatchField::kVolume)) return pair.same(MatchField::kPages);
  return pair.likeness(MatchField::kVolume) == Likeness::kUnknown && pair.same(MatchField::kYear) &&
         same_page_range(pair);
}

bool same_page_range(const MatchPair& pair) {
  const MatchPlace& mine = pair.a.place;
  const MatchPlace& other = pair.b.place;
  return !mine.first_page.empty() && mine.first_page != "1" &&
         mine.first_page == other.first_page && !mine.last_page.empty() &&
         mine.last_page == other.last_page;
}

}  // namespace vindplaats
