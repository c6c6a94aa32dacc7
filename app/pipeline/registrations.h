#pragma once
// What the ledger says of sources beside their files: suspended by a person, with the reason and
// since when.
#include <map>
#include <set>
#include <string>

#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

// The body of a "registration" entry.
struct Registration {
  std::string source;
  std::string action;  // "suspend", "resume" or "remove"
  std::string why;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Registration>
void each_field(Visitor&& visit, Self& self) {
  visit("source", self.source);
  visit("action", self.action);
  visit("why", self.why);
}

Result<std::set<std::string>> suspended_sources(const Snapshot& snapshot);

}  // namespace vindplaats
