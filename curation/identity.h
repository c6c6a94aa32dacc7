#pragma once
// Which records are the same work (contract section 1, Identity). A pure function of the records
// and the pins: the order in which they came changes nothing. Safe from any thread.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"

namespace vindplaats {

// What joins records: equal keys mean the same work. "doi:10.1234/abc". One line in identity.cpp a
// kind.
std::vector<std::string> match_keys(const Record& record);

// A record as grouping sees it. A deleted record is no member.
struct Member {
  std::string record;  // its id
  std::vector<std::string> keys;
};

// That a publication was decided on, released or named by an editor: from then on it keeps its id,
// its founding record and the records it had (the machine never splits it). In the order of the
// ledger.
struct Pin {
  std::string publication;
  std::string founding;              // a record's id
  std::vector<std::string> records;  // what it was made of when it was pinned
};

// One DOI on thousands of works is an error of the repository's: naming all of them to each of them
// would fill the memory and help nobody.
inline constexpr std::size_t kMaxSameAs = 100;

struct Group {
  std::string id;
  std::vector<std::string> records;  // ids, sorted
  bool pinned = false;
  // Pinned publications that share a key with this one: the machine never joins two; an editor is
  // asked. In the order of their pins; at most kMaxSameAs, the nearest ones.
  std::vector<std::string> same_as;
  bool operator==(const Group&) const = default;
};

// Sorted by id. A pinned publication none of whose records is left is no group.
std::vector<Group> group_records(std::vector<Member> members, std::span<const Pin> pins);

// "p" and the first 12 characters (lower-case Crockford base32) of the SHA-256 of the group's
// smallest record id.
std::string publication_id(std::string_view smallest_record_id);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Pin>
void each_field(Visitor&& visit, Self& self) {
  visit("publication", self.publication);
  visit("founding", self.founding);
  visit("records", self.records);
}

}  // namespace vindplaats
