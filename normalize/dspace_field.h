#pragma once
// A field of DSpace's own metadata (schema.element.qualifier), as its formats dim and xoai give it.
// Pure; one thread.
#include <string>
#include <string_view>

#include "normalize/builder.h"

namespace vindplaats {

struct DspaceField {
  std::string_view schema, element, qualifier;  // "dc", "contributor", "author"
  std::string_view language;                    // as it stood: "en_US"; empty: not said
  std::string value;
  At at;
};

// Has DSpace's registry this qualifier for the element: then it is no language.
bool is_dspace_qualifier(std::string_view element, std::string_view qualifier);

// Hands the field to `out`; what it says of the journal or series is added to `part`, for the
// caller to hand over when all fields are read. False: nothing that is known, or of no concern to
// readers (who submitted it, what the file's check sum is).
bool read_dspace_field(const DspaceField& field, PartOf& part, RecordBuilder& out);

}  // namespace vindplaats
