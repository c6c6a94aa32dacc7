#pragma once
// What an OAI-PMH repository says of itself, for whoever is about to register it: its name, what it
// keeps of deletions, its metadata formats and its sets.
#include <string>
#include <vector>

#include "core/http.h"
#include "harvesters/oai_identify.h"
#include "harvesters/oai_sets.h"

namespace vindplaats {

struct RepositoryOffer {
  std::string name;         // at most 200 bytes, one line; may be empty
  std::string deleted;      // "no", "transient" or "persistent"
  std::string granularity;  // "day" or "second"
  std::vector<OaiFormat> formats;
  std::string format;  // the prefix of the one that is harvested; empty: none can be read
  std::vector<OfferedSet> sets;
  bool more_sets = false;  // there are more of them than were read
};

// There may be thousands of sets, a page at a time; nobody chooses among more than this.
inline constexpr int kMostSetPagesRead = 3;
inline constexpr std::size_t kMostSetsShown = 200;

// What could not be read is left empty: whether it can be harvested is seen by harvesting it.
// kInput when the address is none.
Result<RepositoryOffer> ask_repository(Transport& transport, const std::string& base_url);

}  // namespace vindplaats
