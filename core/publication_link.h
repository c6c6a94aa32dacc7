#pragma once
// A relation to another publication of this platform: another form or edition of the same work.
#include <string_view>

#include "core/record.h"

namespace vindplaats {

// Relation::identifier_type where `identifier` is a publication's id.
inline constexpr std::string_view kPublicationLink = "publication";

inline bool links_publication(const Relation& relation) {
  return relation.identifier_type == kPublicationLink;
}

}  // namespace vindplaats
