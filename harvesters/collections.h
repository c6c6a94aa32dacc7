#pragma once
// A file of many metadata records in one element, as catalogues export them: MARCXML's <collection>
// and <modsCollection>. Pure.
#include <string_view>

#include "core/charset.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// By its root's name alone: "collection" and "modsCollection".
bool is_collection_root(std::string_view local);

struct CollectionContext {
  std::string_view source, base;
  std::size_t max_record = 2'000'000;
};

// Appends a record each, named by the catalogue's own number for it (MARC 001, MODS
// recordIdentifier), else "sha256:" and 16 hex digits of its bytes. A record that is not
// well-formed or too large is set aside, the others go on. kInput: it cannot be read at all, or its
// records are of another kind; kRefused: a DOCTYPE.
Result<void> add_collection(Decoded file, const CollectionContext& context, Page& page);

}  // namespace vindplaats
