#pragma once
// What the ledger says of sources beside their files: suspended by a person, parked by a run until
// a person has looked, harvested at an address that it moved to.
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "config/types.h"
#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

// The body of a "registration" entry.
struct Registration {
  std::string source;
  std::string action;  // "suspend", "resume", "remove", "park", "release" or "move"
  std::string why;     // in plain words; of a release: what was chosen ("accept-deletions")
  // Of "park": what it is about: "deletions", "address", "format" or "gone".
  std::string matter = {};
  // Of "park" and "move": the address as the source's file had it, and of the two that concern an
  // address also where it leads now.
  std::string from = {}, to = {};
  std::int64_t count = 0, of = 0;  // of parked deletions: how many, of how many records
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Registration>
void each_field(Visitor&& visit, Self& self) {
  visit("source", self.source);
  visit("action", self.action);
  visit("why", self.why);
  visit("matter", self.matter);
  visit("from", self.from);
  visit("to", self.to);
  visit("count", self.count);
  visit("of", self.of);
}

// Where a source stands by the ledger.
struct SourceStanding {
  bool suspended = false;
  std::string suspended_since, suspended_why;
  // The entry that parked it; its `matter` is empty when it is not parked.
  Registration parked;
  std::string parked_since;  // RFC 3339
  // The address that was adopted, and the one in the file that it stands for.
  std::string moved_to, moved_from;
};

// What one more entry of the ledger changes; `at` is when it was written.
void apply_registration(const Registration& registration, const std::string& at,
                        SourceStanding& standing);

// By source id; a source that the ledger says nothing of is not in it.
Result<std::map<std::string, SourceStanding>> source_standings(const Snapshot& snapshot);
Result<std::set<std::string>> suspended_sources(const Snapshot& snapshot);

// Does the case still hold. Not when the file has another address by now, where it was about the
// address.
bool is_parked(const SourceStanding& standing, const Source& source);

// The source as it is harvested: with the adopted address, as long as its file has the old one.
Source with_adopted_address(Source source, const SourceStanding& standing);

}  // namespace vindplaats
