#pragma once
// Which records are one work by what they say themselves, before any editor's word. Pure; safe from
// any thread.
//
// The kinds of keys are looked at one after another, the strongest first. For each, what shares
// keys of that kind, directly or through others, is compared each with each, and two are joined
// when they agree with one another and with the very same others. So a record without DOI goes to
// neither of two works with different DOIs that it could belong to, and the order of the records
// changes nothing.
#include <cstdint>
#include <vector>

#include "curation/identity.h"

namespace vindplaats {

// A key on records of more than this many different descriptions is no key: a repository's default
// DOI, the ISBN of a whole series (one merged record with 227 DOIs: Dissemin #512). It also bounds
// what is compared each with each.
inline constexpr std::size_t kMaxDescriptions = 64;

// A title that stands with this many different first creators, years or DOIs comes back each time,
// whatever its words: it is no key ("same title, same year" was wrong in 59 % of its hits at one
// institution: ReCiter #736).
inline constexpr std::size_t kSerialTitle = 3;

// For each member the place of the first member of its cluster. The keys of a member are sorted.
std::vector<std::size_t> match_clusters(const std::vector<Member>& members);

}  // namespace vindplaats
