#pragma once
// What speaks for and against two records being one work, field by field, with weights. Pure; safe
// from any thread.
//
// docs/matching.md says how the weights were found. A new field is a row in match_evidence.cpp.
#include <array>
#include <cstdint>
#include <string_view>

#include "curation/match_member.h"

namespace vindplaats {

enum class MatchField : std::uint8_t {
  kTitle,
  kCreators,
  kYear,
  kContainer,
  kVolume,
  kIssue,
  kPages,
  kIdentifier,  // DOI, URN:NBN, handle, PubMed's or arXiv's number
  kIsbn,
  kNumber,
  kAbstract,
};
inline constexpr std::size_t kMatchFields = 11;

std::string_view match_field_name(MatchField field);  // "title"

struct FieldEvidence {
  Likeness likeness = Likeness::kUnknown;
  int weight = 0;  // thousandths
};

// Two members with what a comparison of their fields gave. Borrowed for the call.
struct MatchPair {
  const Member& a;
  const Member& b;
  TitleLikeness title;
  // It is one's parallel or alternative title that is the other's title.
  bool other_title = false;
  std::array<FieldEvidence, kMatchFields> fields;

  const FieldEvidence& of(MatchField field) const {
    return fields[static_cast<std::size_t>(field)];
  }
  Likeness likeness(MatchField field) const { return of(field).likeness; }
  bool same(MatchField field) const { return likeness(field) == Likeness::kSame; }
  bool differ(MatchField field) const { return likeness(field) == Likeness::kDiffer; }
};

// Titles less alike than this are not asked about.
inline constexpr int kTitlesAsked = 650;

// That judge() would keep the two apart, seen from their titles and pages alone: most candidates
// are no match, and their other fields need no look.
bool plainly_apart(const Member& a, const Member& b);

// Symmetric, but for which is `a`.
MatchPair compare_members(const Member& a, const Member& b);

// The sum of the weights, at least 0 and at most 1000.
int match_score(const MatchPair& pair);

// Volume and first page, or year and all pages, in the same journal or one that may be the same:
// nearly an identifier.
bool same_spot(const MatchPair& pair);

// From the same page to the same page, not from the first: few works of one author in one year do.
bool same_page_range(const MatchPair& pair);

}  // namespace vindplaats
