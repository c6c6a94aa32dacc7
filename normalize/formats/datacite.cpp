// DataCite metadata, kernels 2 to 4, alone or in the envelope oai_datacite of its own server and of
// Zenodo (https://schema.datacite.org/).
#include <array>

#include "normalize/datacite_parts.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr auto kDataCiteNamespaces = std::to_array<std::string_view>({
    "http://datacite.org/schema/kernel-4",
    "http://datacite.org/schema/kernel-3",
    "http://datacite.org/schema/kernel-2.2",
    "http://datacite.org/schema/kernel-2.1",
    "http://datacite.org/schema/kernel-2.0",
    "http://schema.datacite.org/oai/oai-1.1/",
    "http://schema.datacite.org/oai/oai-1.0/",
});

void datacite_publisher(pugi::xml_node element, RecordBuilder& out) {
  out.publisher(text_in(element), at_element(element));
}
void datacite_year(pugi::xml_node element, RecordBuilder& out) {
  out.date(DateKind::kIssued, text_in(element), at_element(element));
}
void datacite_language(pugi::xml_node element, RecordBuilder& out) {
  out.language(text_in(element), false, at_element(element));
}
void datacite_formats(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "format",
             [&](pugi::xml_node one) { out.medium(text_in(one), at_element(one)); });
}
// A list since kernel 3, one element before.
void datacite_rights_list(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "rights", [&](pugi::xml_node one) { read_datacite_rights(one, out); });
}
void datacite_no_field(pugi::xml_node element, RecordBuilder& out) {
  out.not_mapped("", text_in(element));
}

// What is no abstract stands in for one only where there is none; methods never do.
void datacite_descriptions(pugi::xml_node element, RecordBuilder& out) {
  bool has_abstract = false;
  const auto type_of = [](pugi::xml_node one) { return attribute_of(one, "descriptionType"); };
  each_named(element, "description", [&](pugi::xml_node one) {
    has_abstract = has_abstract || type_of(one) == "Abstract";
  });
  each_named(element, "description", [&](pugi::xml_node one) {
    const std::string_view type = type_of(one);
    const std::string text = text_in(one);
    const bool other = type.empty() || type == "Other";
    if (type == "Abstract" || (other && !has_abstract))
      return out.abstract(text, own_language(one), TextForm::kMixed, at_element(one));
    if (type == "SeriesInformation" && out.citation(text, at_element(one))) return;
    out.not_mapped("abstract", text);
  });
}

// Kernel 4.4: the journal or book in full.
void datacite_related_items(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "relatedItem", [&](pugi::xml_node item) {
    const std::string_view type = attribute_of(item, "relationType");
    const pugi::xml_node identifier = child_element(item, "relatedItemIdentifier");
    if (type != "IsPublishedIn" && type != "IsPartOf")
      return out.not_mapped("relations", text_at(item, "titles/title"));
    PartOf part;
    part.title = text_at(item, "titles/title");
    part.volume = text_at(item, "volume");
    part.issue = text_at(item, "issue");
    part.number = text_at(item, "number");
    const std::string first = text_at(item, "firstPage"), last = text_at(item, "lastPage");
    part.pages = first.empty() || last.empty() ? first + last : first + "-" + last;
    const std::string_view kind = attribute_of(identifier, "relatedItemIdentifierType");
    if (kind == "ISSN") part.issn = text_in(identifier);
    if (kind == "ISBN") part.isbn = text_in(identifier);
    out.part_of(part, at_element(item));
  });
}

void datacite_places(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "geoLocation", [&](pugi::xml_node one) {
    out.not_mapped("subjects", text_at(one, "geoLocationPlace"));
  });
}

constexpr auto kDataCiteRules = std::to_array<ElementRule>({
    {"identifier", read_datacite_identifier},
    {"creators", read_datacite_creators},
    {"titles", read_datacite_titles},
    {"publisher", datacite_publisher},
    {"publicationYear", datacite_year},
    {"resourceType", read_datacite_type},
    {"subjects", read_datacite_subjects},
    {"contributors", read_datacite_contributors},
    {"dates", read_datacite_dates},
    {"language", datacite_language},
    {"alternateIdentifiers", read_datacite_alternates},
    {"relatedIdentifiers", read_datacite_related},
    {"relatedItems", datacite_related_items},
    {"sizes", datacite_no_field},
    {"formats", datacite_formats},
    {"version", datacite_no_field},
    {"rights", read_datacite_rights},
    {"rightsList", datacite_rights_list},
    {"descriptions", datacite_descriptions},
    {"geoLocations", datacite_places},
    {"fundingReferences", read_datacite_funding},
});

bool read_datacite(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  if (is_named(root, "oai_datacite")) root = element_at(root, "payload/resource");
  return read_children(root, kDataCiteRules, out);
}

}  // namespace

extern const Format format_datacite;
const Format format_datacite{"datacite", kDataCiteNamespaces, {}, 1, nullptr, read_datacite};

}  // namespace vindplaats
