#pragma once
// Works that belong together and are not one: a report and its summary, the Dutch and the English
// edition, a paper and the article made of it. They are linked, never merged. Pure; safe from any
// thread.
#include <string_view>

#include "curation/match_guards.h"

namespace vindplaats {

// Relation types of DataCite Metadata Schema 4.6 (appendix 1, relationType), seen from `a` and from
// `b`; both empty: no link.
struct VersionLink {
  std::string_view of_a, of_b;
  explicit operator bool() const { return !of_a.empty(); }
};

// Asked for pairs that are not merged: the same people, within two years, under titles that say the
// same but for words like "summary" or "English edition"; or in another language, form or journal.
VersionLink version_link(const MatchPair& pair, bool serial_title);

}  // namespace vindplaats
