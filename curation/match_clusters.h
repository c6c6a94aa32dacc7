#pragma once
// Which records are one work by what they say themselves, before any editor's word, and which an
// editor must be asked about. Pure; safe from any thread. docs/matching.md tells it to editors.
//
// Records that look the same to matching are one description. Descriptions that share a key are
// compared, field by field (match_evidence.h), and judged (match_guards.h). What pairs of the band
// "merge" hold together, directly or through others, is one work when no guard finds a
// contradiction in any two of it. Where one does, two are joined when they agree with one another
// *and with the very same others*: so a record without DOI goes to neither of two works that it
// might be, and the order of the records changes nothing.
#include <cstdint>
#include <vector>

#include "curation/match_guards.h"
#include "curation/match_member.h"
#include "curation/match_versions.h"

namespace vindplaats {

// A key on records of more than this many different titles is no key: a repository's default DOI,
// the ISBN of a whole series (one merged record with 227 DOIs: Dissemin #512).
inline constexpr std::size_t kMaxTitlesOfKey = 16;

// More descriptions than this are never one work: what holds so many together joins none of them.
inline constexpr std::size_t kMaxDescriptions = 64;

// A title that stands with this many different first creators, years, DOIs or
// issues of a journal comes back each time,
// whatever its words: it needs an identifier, or volume and page ("same title, same year" was wrong
// in 59 % of its hits at one institution: ReCiter #736).
inline constexpr std::size_t kSerialTitle = 3;

struct MatchedPair {
  std::size_t a, b;  // places of members, the smaller first
  Band band;         // kMerge: in one cluster; kAsk: in two
  Verdict verdict;   // on the two alone
};

// Two works that belong together: what the first is to the second, and the other way round.
struct MatchedVersions {
  std::size_t a, b;  // places of members, the smaller first
  VersionLink link;
};

struct MatchedWorks {
  // For each member the place of the first member of its cluster.
  std::vector<std::size_t> roots;
  // Every pair that was compared and found to be one work; and of each two clusters that may be one
  // the pair that says so most strongly. Sorted.
  std::vector<MatchedPair> pairs;
  // One for each two clusters that are versions of one another and not asked about. Sorted.
  std::vector<MatchedVersions> versions;
};

// Takes keys away that are none (kMaxTitlesOfKey). The keys of a member are sorted.
MatchedWorks match_members(std::vector<Member>& members);

}  // namespace vindplaats
