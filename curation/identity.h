#pragma once
// Which records are the same work (contract section 1, Identity). A pure function of the records
// and the pins: the order in which they came changes nothing. Safe from any thread.
//
// Two records are one work when they share a key (an identifier, or title, first creator and year)
// and no guard objects (match_guards.h); what the records alone say is in match_clusters.h, what
// editors and the ledger say comes on top of it here.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"
#include "curation/match_title.h"
#include "curation/pins.h"
#include "curation/work_kinds.h"

namespace vindplaats {

// A record as grouping sees it: all that matching needs, so that 100,000 fit in memory. A deleted
// record is no member. Text is folded by match_text; empty, 0 or kUnknown: the record does not say.
struct Member {
  std::string record;             // its id
  std::vector<std::string> keys;  // equal keys may mean the same work; match_keys.h
  MatchTitle title;
  std::string creator;    // the first one: family name without "van de"; or the organisation
  std::string initial;    // of the first creator's given name
  std::string language;   // when the source declares exactly one: "nl"
  std::string number;     // the report's own
  std::string container;  // the journal, series or book it stands in
  std::string issn;       // of the container
  std::string volume, issue, page, series_number;  // in it; `page` is the first one
  std::int32_t year = 0;
  WorkKind kind = WorkKind::kUnknown;
};

Member member_of(const Record& record);

// One DOI on thousands of works is an error of the repository's: naming all of them to each of them
// would fill the memory and help nobody.
inline constexpr std::size_t kMaxSameAs = 100;

struct Group {
  std::string id;
  std::vector<std::string> records;  // ids, sorted
  bool pinned = false;
  // Pinned publications with records of which the machine thinks that they are the same work as
  // records of this one: it never joins two; an editor is asked, unless an editor split
  // them. Mutual. In the order of their pins; at most kMaxSameAs, the nearest ones.
  std::vector<std::string> same_as;
  // Retired ids whose founding record this one holds, sorted.
  std::vector<std::string> former_ids;
  bool operator==(const Group&) const = default;
};

// Sorted by id. A pinned publication none of whose records is left is no group. A record without
// pin goes to the first pinned publication, in the order of the pins, that holds a record of the
// same work. `members`: each record once.
std::vector<Group> group_records(std::vector<Member> members, const Pins& pins);

// "p" and the first 12 characters (lower-case Crockford base32) of the SHA-256 of the group's
// smallest record id.
std::string publication_id(std::string_view smallest_record_id);

}  // namespace vindplaats
