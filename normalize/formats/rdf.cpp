// RDF/XML with Dublin Core in it: aggregations of ORE
// (https://www.openarchives.org/ore/1.0/rdfxml), DSpace's rdf, and Europeana's model. Descriptions
// are read as they stand; no graph is made.
#include "core/text.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"
#include "normalize/xml_names.h"

namespace vindplaats {
namespace {

constexpr std::string_view kRdfNamespaces[] = {"http://www.w3.org/1999/02/22-rdf-syntax-ns#"};

// A map says of itself when it was made; that is not the work.
bool is_resource_map(pugi::xml_node thing) {
  if (is_named(thing, "ResourceMap")) return true;
  bool map = false;
  each_named(thing, "type", [&](pugi::xml_node type) {
    map = map || attribute_of(type, "resource").ends_with("/ResourceMap");
  });
  return map;
}

// The addresses of ORE and Europeana. False: it is none of theirs.
bool read_rdf_address(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view local = local_name(element.name());
  Link link;
  link.url = attribute_of(element, "resource");
  if (link.url.empty()) link.url = text_in(element);
  if (local == "isShownAt") {
    link.rel = "landing";
  } else if (local == "isShownBy") {
    link.rel = "fulltext";
  } else if (local != "aggregates") {
    return false;
  }
  out.link(std::move(link), {}, at_element(element));
  return true;
}

bool read_rdf_thing(const XmlDocument& document, pugi::xml_node thing, RecordBuilder& out) {
  bool known = false;
  each_element(thing, [&](pugi::xml_node element) {
    const std::string_view local = local_name(element.name());
    if (vocabulary_of(document.namespace_of(element)) == XmlVocabulary::kDublinCore) {
      known = read_dublin_core(local, element, out) || known;
    } else if (local == "rights") {
      out.rights(attribute_of(element, "resource"), at_element(element));
    } else {
      read_rdf_address(element, out);
    }
  });
  return known;
}

bool read_rdf(const XmlDocument& document, pugi::xml_node root, RecordBuilder& out) {
  if (!is_named(root, "RDF")) return read_rdf_thing(document, root, out);
  bool known = false;
  each_element(root, [&](pugi::xml_node thing) {
    if (!is_resource_map(thing)) known = read_rdf_thing(document, thing, out) || known;
  });
  return known;
}

}  // namespace

extern const Format format_rdf;
const Format format_rdf{"rdf", kRdfNamespaces, {}, 1, nullptr, read_rdf};

}  // namespace vindplaats
