#pragma once
// Where in a payload the metadata stands. Pure; one thread; what it gives lives as long as the
// document.
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/xml.h"

namespace vindplaats {

// The metadata's root element: the first element of <metadata>, in an OAI-PMH <record> or alone, or
// the document's root itself. Null when the record has none (faults.md row 33).
pugi::xml_node metadata_root(const XmlDocument& document);

struct Format;

// The format of an element whose namespace no format has: none at all, or the protocol's own, as
// servers write who forget to declare it (faults.md row 55). By the element's name; null when that
// says nothing.
const Format* format_by_name(const XmlDocument& document, pugi::xml_node root);

// What stands inside the element, as HTML: names without their prefixes, no self-closed elements
// but HTML's own, so that an HTML parser reads it as it was meant. Elements deeper than 200 give
// their text only.
std::string inner_html(pugi::xml_node element);

}  // namespace vindplaats
