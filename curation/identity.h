#pragma once
// Which records are the same work (contract section 1, Identity). A pure function of the records
// and the pins: the order in which they came changes nothing. Safe from any thread.
//
// What the records alone say is in match_clusters.h; what editors and the ledger say comes on top
// of it here.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "curation/match_member.h"
#include "curation/pins.h"

namespace vindplaats {

// One DOI on thousands of works is an error of the repository's: naming all of them to each of them
// would fill the memory and help nobody.
inline constexpr std::size_t kMaxSameAs = 100;

struct Group {
  std::string id;
  std::vector<std::string> records;  // ids, sorted
  bool pinned = false;
  // Publications that may be the same work (the band "ask" of match_guards.h), and pinned ones that
  // the machine would join if it ever joined two: an editor is asked, unless an editor set them
  // apart. Mutual, sorted; at most kMaxSameAs, the surest ones.
  std::vector<std::string> same_as;
  // Publications that are another form of this work (match_versions.h): what this one is to them.
  // Mutual. Sorted; at most kMaxSameAs.
  std::vector<Relation> versions;
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
