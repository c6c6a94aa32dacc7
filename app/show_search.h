#pragma once
// What a search found, as programs read it. Pure.
#include <string>
#include <vector>

#include "app/pipeline/search.h"
#include "core/publication.h"

namespace vindplaats {

// {"publications": [...], "total": N} and with `facets` also {"facets": {"status": [{"value",
// "count"}], ...}}. `publications`: those of the hits, in their order.
std::string found_json(const std::vector<Publication>& publications, const SearchResult& result,
                       bool facets);

}  // namespace vindplaats
