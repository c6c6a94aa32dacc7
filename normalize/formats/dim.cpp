// DIM, DSpace's intermediate metadata: every field as it is stored, nothing lost to Dublin Core.
#include "normalize/dspace_field.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr std::string_view kDimNamespaces[] = {"http://www.dspace.org/xmlns/dspace/dim"};

bool read_dim(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  bool known = false;
  PartOf part;
  each_named(root, "field", [&](pugi::xml_node field) {
    const bool read =
        read_dspace_field({attribute_of(field, "mdschema"), attribute_of(field, "element"),
                           attribute_of(field, "qualifier"), attribute_of(field, "lang"),
                           text_in(field), at_element(field)},
                          part, out);
    known = known || read;
  });
  if (!(part == PartOf{})) out.part_of(part, [] { return std::string("field"); });
  return known;
}

}  // namespace

extern const Format format_dim;
const Format format_dim{"dim", kDimNamespaces, {}, 1, nullptr, read_dim};

}  // namespace vindplaats
