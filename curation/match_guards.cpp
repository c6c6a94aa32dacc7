#include "curation/match_guards.h"

#include <algorithm>

namespace vindplaats {
namespace {

using enum MatchField;

// In thousandths: less alike titles are at most asked about.
constexpr int kTitlesMerged = 850;

// An identifier of the work itself, or the very place where it was printed.
bool is_same_item(const MatchPair& pair) {
  return pair.same(kIdentifier) || same_spot(pair);
}

bool titled(const MatchPair& pair) {
  return !pair.a.title.folded.empty() && !pair.b.title.folded.empty();
}

// A translated title, or a misprint of the pages: the same people on the same pages.
bool printed_together(const MatchPair& pair) {
  return same_spot(pair) && same_page_range(pair) && pair.same(kCreators) && pair.same(kYear);
}

bool titles_differ(const MatchPair& pair, bool) {
  return titled(pair) && pair.title.score < kTitlesAsked && !printed_together(pair);
}

bool titles_not_near(const MatchPair& pair, bool) {
  return titled(pair) && pair.title.score < kTitlesMerged;
}

bool words_replaced(const MatchPair& pair, bool) {
  return titled(pair) && pair.title.replaced;
}

// "deel 1" is not "deel 2": what counts in the titles.
bool numbers_differ(const MatchPair& pair, bool) {
  return titled(pair) && !pair.other_title && pair.a.title.numbers != pair.b.title.numbers &&
         !same_spot(pair);
}

// A work is not its summary.
bool marks_differ(const MatchPair& pair, bool) {
  return titled(pair) && !pair.other_title && pair.a.title.marks != pair.b.title.marks &&
         !same_spot(pair);
}

// An article and its erratum.
bool in_one_volume(const MatchPair& pair) {
  return pair.same(kContainer) && pair.same(kVolume) && !pair.differ(kIssue);
}

bool marks_of_other_items(const MatchPair& pair, bool serial) {
  return marks_differ(pair, serial) && !in_one_volume(pair);
}

// What comes back under one title is told apart by where it stands, or by its identifier.
bool serial_without_place(const MatchPair& pair, bool serial) {
  const bool telling = pair.a.title.telling && pair.b.title.telling;
  if (!titled(pair) || (telling && !serial)) return false;
  if (!telling && !pair.same(kYear)) return true;
  if (pair.same(kIdentifier) || pair.same(kIsbn)) return false;
  const bool printed = same_spot(pair) && (!pair.differ(kIssue) || same_page_range(pair));
  return !printed || pair.differ(kIdentifier);
}

bool serial_of_another_issue(const MatchPair& pair, bool serial) {
  const bool telling = pair.a.title.telling && pair.b.title.telling;
  return titled(pair) && (serial || !telling) && pair.differ(kIssue) && !pair.same(kIdentifier);
}

bool issues_differ(const MatchPair& pair, bool) {
  return pair.differ(kIssue) && !pair.same(kIdentifier) && !pair.same(kPages) &&
         !pair.differ(kContainer);
}

bool dois_differ(const MatchPair& pair, bool) {
  return compare_keys(pair.a.keys, pair.b.keys, KeyKind::kDoi) == Likeness::kDiffer;
}

bool isbns_differ(const MatchPair& pair, bool) {
  return pair.differ(kIsbn) && !pair.same(kIdentifier);
}

// A paper and the article made of it: printed in two places that are both known.
bool printed_elsewhere(const MatchPair& pair, bool) {
  return pair.differ(kContainer) && !pair.same(kIdentifier) &&
         (pair.differ(kVolume) || pair.differ(kPages)) && !pair.same(kPages);
}

// Publishers give the volumes of a set, and the chapters of a book, one ISBN: only the whole title
// will do.
bool isbn_of_a_set(const MatchPair& pair, bool) {
  return pair.same(kIsbn) && !pair.same(kIdentifier) && pair.title.score != kSameTitle;
}

bool deposits_differ(const MatchPair& pair, bool) {
  return !pair.same(kIdentifier) && deposited_twice(pair.a.keys, pair.b.keys);
}

// A factsheet is not the report that it is about, unless one identifier says that sources only call
// it otherwise.
bool kinds_far_apart(const MatchPair& pair, bool) {
  const WorkKind a = pair.a.kind, b = pair.b.kind;
  const bool known = a != WorkKind::kUnknown && b != WorkKind::kUnknown;
  const bool leaflet = (a == WorkKind::kLeaflet) != (b == WorkKind::kLeaflet);
  return far_apart(a, b) || (known && leaflet && !is_same_item(pair));
}

bool kinds_differ(const MatchPair& pair, bool) {
  return pair.a.kind != pair.b.kind && pair.a.kind != WorkKind::kUnknown &&
         pair.b.kind != WorkKind::kUnknown && !is_same_item(pair) && !pair.same(kIsbn);
}

bool languages_differ(const MatchPair& pair, bool) {
  return !pair.a.language.empty() && !pair.b.language.empty() && pair.a.language != pair.b.language;
}

// Under one identifier the languages, or the years, may be what a source got wrong.
bool languages_of_other_items(const MatchPair& pair, bool serial) {
  return languages_differ(pair, serial) && !is_same_item(pair);
}

bool years_far_apart(const MatchPair& pair, bool) {
  return pair.differ(kYear);
}

bool years_of_other_items(const MatchPair& pair, bool) {
  return pair.differ(kYear) && !pair.same(kIdentifier);
}

// Online first and in print is one volume; the next version of a review has the same number too.
bool years_differ(const MatchPair& pair, bool) {
  if (pair.same(kIdentifier) || pair.same(kYear)) return false;
  return pair.likeness(kYear) == Likeness::kPartly ||
         (pair.likeness(kYear) == Likeness::kNearly && !pair.same(kVolume));
}

bool numbers_of_reports(const MatchPair& pair, bool) {
  return pair.differ(kNumber);
}

// Volume, issue and page: two of one name are two pieces of one author in one year.
bool places_differ(const MatchPair& pair, bool) {
  if (pair.same(kIdentifier)) return false;
  const bool number = !pair.a.place.number.empty() && !pair.b.place.number.empty() &&
                      pair.a.place.number != pair.b.place.number;
  return pair.differ(kVolume) || pair.differ(kPages) || number ||
         (pair.differ(kIssue) && !same_spot(pair));
}

// A paper and the article made of it.
bool containers_differ(const MatchPair& pair, bool) {
  return pair.differ(kContainer) && !pair.same(kIdentifier) && !same_page_range(pair);
}

bool creators_differ(const MatchPair& pair, bool) {
  return pair.differ(kCreators) && !pair.same(kIdentifier);
}

bool creators_unknown(const MatchPair& pair, bool) {
  return pair.likeness(kCreators) == Likeness::kUnknown && !is_same_item(pair) && !pair.same(kIsbn);
}

bool is_article(WorkKind kind) {
  return kind == WorkKind::kArticle || kind == WorkKind::kConference;
}

// Articles are printed more than once: title, people and year are not enough.
bool article_without_place(const MatchPair& pair, bool) {
  return is_article(pair.a.kind) && is_article(pair.b.kind) && !is_same_item(pair) &&
         pair.likeness(kContainer) == Likeness::kUnknown && !pair.same(kAbstract);
}

constexpr MatchGuard kGuards[] = {
    {"title", Band::kApart, true, titles_differ, "the titles are too different"},
    {"numbers in the title", Band::kApart, true, numbers_differ,
     "a number, year or part in the titles differs"},
    {"form", Band::kApart, true, marks_of_other_items,
     "one title names another form of the work (summary, edition, appendix, …)"},
    {"title that comes back", Band::kApart, false, serial_without_place,
     "a title that comes back: it takes an identifier, or volume and page"},
    {"issue", Band::kApart, true, issues_differ, "they stand in different issues"},
    {"another journal or book", Band::kApart, true, printed_elsewhere,
     "they are printed in different journals or books"},
    {"isbn of a set", Band::kApart, true, isbn_of_a_set,
     "parts of a set have one ISBN, and the titles differ"},
    {"kind", Band::kApart, true, kinds_far_apart, "they are works of different kinds"},
    {"language", Band::kApart, true, languages_of_other_items, "they are in different languages"},
    {"report number", Band::kApart, true, numbers_of_reports, "their report numbers differ"},
    {"year", Band::kApart, true, years_of_other_items, "more than two years lie between them"},
    {"likeness of titles", Band::kAsk, false, titles_not_near,
     "the titles differ in too many words"},
    {"words of the title", Band::kAsk, true, words_replaced,
     "words of the one title are replaced in the other"},
    {"form in one volume", Band::kAsk, true, marks_differ,
     "one title names another form of the work"},
    {"issue of a title that comes back", Band::kAsk, true, serial_of_another_issue,
     "a title that comes back, in another issue"},
    {"language of one item", Band::kAsk, true, languages_differ, "they are in different languages"},
    {"year of one item", Band::kAsk, true, years_far_apart, "more than two years lie between them"},
    {"doi", Band::kAsk, true, dois_differ, "their DOIs differ"},
    {"isbn", Band::kAsk, true, isbns_differ, "their ISBNs differ"},
    {"deposit", Band::kAsk, true, deposits_differ,
     "one repository has both, under two identifiers"},
    {"kind of work", Band::kAsk, true, kinds_differ, "they are works of different kinds"},
    {"year of issue", Band::kAsk, false, years_differ,
     "the years differ, and it is not the same volume"},
    {"place", Band::kAsk, true, places_differ, "volume, issue or pages differ"},
    {"container", Band::kAsk, true, containers_differ, "they stand in different journals or books"},
    {"article without a journal", Band::kAsk, false, article_without_place,
     "articles, of which one does not say in which journal"},
    {"creators", Band::kAsk, true, creators_differ, "the makers differ"},
    {"creators unknown", Band::kAsk, false, creators_unknown, "the makers are not known"},
};

// Whatever else is known: the same people under the same title within a year, or on the same pages.
bool worth_a_question(const MatchPair& pair) {
  const bool years = pair.same(kYear) || pair.likeness(kYear) == Likeness::kNearly;
  const bool title = pair.title.score >= kMainTitle && pair.a.title.telling && pair.b.title.telling;
  return (title && years && pair.same(kCreators)) || printed_together(pair) ||
         (title && same_spot(pair));
}

}  // namespace

std::string_view band_name(Band band) {
  constexpr std::string_view kNames[] = {"apart", "ask", "merge"};
  return kNames[static_cast<std::size_t>(band)];
}

std::span<const MatchGuard> match_guards() {
  return kGuards;
}

Verdict judge(const MatchPair& pair, bool serial_title) {
  Verdict verdict;
  verdict.score = match_score(pair);
  if (verdict.score >= kMergeScore)
    verdict.band = Band::kMerge;
  else if (verdict.score >= kAskScore || worth_a_question(pair))
    verdict.band = Band::kAsk;
  for (const MatchGuard& guard : kGuards) {
    if (!guard.objects(pair, serial_title)) continue;
    if (verdict.guard == nullptr) verdict.guard = &guard;
    verdict.band = std::min(verdict.band, guard.at_most);
    verdict.contradiction = verdict.contradiction || guard.contradiction;
  }
  return verdict;
}

}  // namespace vindplaats
