#pragma once
// Dublin Core, elements 1.1 and terms, wherever it stands: in oai_dc, in qualified records, as a
// module of feeds. Pure; one thread.
#include <pugixml.hpp>
#include <string_view>

#include "normalize/builder.h"

namespace vindplaats {

// Hands the element to `out` when its local name (compared without case) is a Dublin Core term;
// false when it is none.
bool read_dublin_core(std::string_view local, pugi::xml_node element, RecordBuilder& out);

// The Dublin Core elements below `container`, whatever vocabulary that is of; those straight in
// <metadata> when `container` is one of them. False: there is none.
bool read_dublin_core_record(const XmlDocument& document, pugi::xml_node container,
                             RecordBuilder& out);

// xml:lang on the element or around it, within the payload; the frame's language is not asked.
std::string_view own_language(pugi::xml_node element);

}  // namespace vindplaats
