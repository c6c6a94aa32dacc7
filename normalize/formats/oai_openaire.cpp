// OpenAIRE's guidelines for literature repositories, version 4: elements of its own beside those of
// DataCite and Dublin Core
// (https://openaire-guidelines-for-literature-repository-managers.readthedocs.io/).
#include <array>

#include "normalize/datacite_parts.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"
#include "normalize/xml_names.h"

namespace vindplaats {
namespace {

constexpr auto kOpenAireNamespaces = std::to_array<std::string_view>({
    "http://namespace.openaire.eu/schema/oaire/",
    "http://namespace.openaire.eu/oaire/",
});

void openaire_license(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view address = attribute_of(element, "uri");
  if (!address.empty()) out.rights(address, at_element(element));
  out.rights(text_in(element), at_element(element));
}

// Guidelines 4.0, field 15: what of the work the file is.
void openaire_file(pugi::xml_node element, RecordBuilder& out) {
  Link link;
  link.url = text_in(element);
  link.type = attribute_of(element, "mimeType");
  const std::string_view object = attribute_of(element, "objectType");
  link.rel = object.empty() || object == "fulltext" ? "fulltext" : "related";
  out.link(std::move(link), {}, at_element(element));
}

// The version of the text, and what a conference was: no field takes them.
void openaire_no_field(pugi::xml_node element, RecordBuilder& out) {
  out.not_mapped("", text_in(element));
}

void openaire_part(pugi::xml_node, RecordBuilder&) {}  // of one whole: read_openaire_citation

constexpr auto kOpenAireRules = std::to_array<ElementRule>({
    {"titles", read_datacite_titles},
    {"creators", read_datacite_creators},
    {"contributors", read_datacite_contributors},
    {"fundingReferences", read_datacite_funding},
    {"alternateIdentifiers", read_datacite_alternates},
    {"relatedIdentifiers", read_datacite_related},
    {"dates", read_datacite_dates},
    {"resourceType", read_datacite_type},
    {"identifier", read_datacite_identifier},
    {"rights", read_datacite_rights},
    {"subjects", read_datacite_subjects},
    {"licenseCondition", openaire_license},
    {"sizes", openaire_no_field},
    {"geoLocations", openaire_no_field},
    {"file", openaire_file},
    {"version", nullptr},
    {"citationTitle", openaire_part},
    {"citationVolume", openaire_part},
    {"citationIssue", openaire_part},
    {"citationStartPage", openaire_part},
    {"citationEndPage", openaire_part},
    {"citationEdition", openaire_no_field},
    {"citationConferencePlace", openaire_no_field},
    {"citationConferenceDate", openaire_no_field},
});

void read_openaire_citation(pugi::xml_node root, RecordBuilder& out) {
  PartOf part;
  part.title = text_at(root, "citationTitle");
  part.volume = text_at(root, "citationVolume");
  part.issue = text_at(root, "citationIssue");
  const std::string start = text_at(root, "citationStartPage");
  const std::string end = text_at(root, "citationEndPage");
  part.pages = start.empty() || end.empty() ? start + end : start + "-" + end;
  if (!(part == PartOf{})) out.part_of(part, [] { return std::string("citationTitle"); });
}

bool read_openaire_element(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view local = local_name(element.name());
  for (const ElementRule& rule : kOpenAireRules) {
    if (rule.local != local) continue;
    if (rule.read != nullptr) rule.read(element, out);
    return true;
  }
  return false;
}

bool read_openaire(const XmlDocument& document, pugi::xml_node root, RecordBuilder& out) {
  bool known = false;
  each_element(root, [&](pugi::xml_node element) {
    const bool core = vocabulary_of(document.namespace_of(element)) == XmlVocabulary::kDublinCore;
    const bool read = core ? read_dublin_core(local_name(element.name()), element, out)
                           : read_openaire_element(element, out);
    if (!read) out.not_mapped("", text_in(element));
    known = known || read;
  });
  read_openaire_citation(root, out);
  return known;
}

}  // namespace

extern const Format format_oai_openaire;
const Format format_oai_openaire{"oai_openaire", kOpenAireNamespaces, {}, 1,
                                 nullptr,        read_openaire};

}  // namespace vindplaats
