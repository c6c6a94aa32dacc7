#pragma once
// A few fields of every publication, read without the rest: a tenth of the time that whole ones
// take.
#include <functional>
#include <string>
#include <vector>

#include "store/store.h"

namespace vindplaats {

struct PublicationOutline {
  std::string id;
  std::vector<std::string> records;
  std::string status, first_seen;  // as in Publication
};

// In order of id. kCorrupt with the row when one cannot be read.
Result<void> scan_publication_outlines(const Snapshot& snapshot,
                                       const std::function<void(const PublicationOutline&)>& visit);

}  // namespace vindplaats
