#pragma once
// A person or organisation as a vCard (RFC 2426), which learning objects put into an element. Pure.
#include <string_view>

#include "normalize/person_parts.h"

namespace vindplaats {

// FN, N, ORG and an ORCID's address; lines may have lost their breaks, as in XML that was laid out
// again. All parts empty when it names nobody.
PersonParts read_vcard(std::string_view text);

}  // namespace vindplaats
