#pragma once
// Publications read in part, where there are many and most of each is not asked for.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/publication.h"
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

// Without its texts and where they come from: abstracts, contentHtml and provenance stay empty.
Result<std::optional<Publication>> get_publication_without_texts(const Snapshot& snapshot,
                                                                 std::string_view id);

}  // namespace vindplaats
