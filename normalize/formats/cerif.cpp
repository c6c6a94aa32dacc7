// CERIF-XML by OpenAIRE's guidelines for research information systems, versions 1.1 and 1.2:
// publications and research products
// (https://openaire-guidelines-for-cris-managers.readthedocs.io/). People, projects and
// organisations come in the same format and are refused by name.
#include <array>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/person_parts.h"
#include "normalize/title_parts.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr auto kCerifNamespaces = std::to_array<std::string_view>({
    "https://www.openaire.eu/cerif-profile/1.2/",
    "https://www.openaire.eu/cerif-profile/1.1/",
});

// Author, Editor, Creator, Publisher, with a Person or an OrgUnit, or only how it is shown.
PersonParts cerif_parts(pugi::xml_node one) {
  PersonParts parts;
  const pugi::xml_node person = child_element(one, "Person");
  const pugi::xml_node unit = child_element(one, "OrgUnit");
  parts.given = text_at(person, "PersonName/FirstNames");
  parts.family = text_at(person, "PersonName/FamilyNames");
  parts.whole = text_at(one, "DisplayName");
  if (!person && unit) {
    parts.kind = "organisation";
    if (parts.whole.empty()) parts.whole = text_at(unit, "Name");
  }
  for (const char* scheme : {"ORCID", "ISNI", "DAI", "RORID", "ScopusAuthorID", "ResearcherID"}) {
    const std::string value = text_at(person ? person : unit, scheme);
    if (!value.empty()) parts.identifiers.push_back({scheme, value});
  }
  parts.affiliation = text_at(one, "Affiliation/OrgUnit/Name");
  if (parts.affiliation.empty()) parts.affiliation = text_at(person, "Affiliation/OrgUnit/Name");
  return parts;
}

void cerif_people(pugi::xml_node list, RecordBuilder& out) {
  each_element(list, [&](pugi::xml_node one) {
    const std::string_view local = local_name(one.name());
    const bool maker = local == "Author" || local == "Creator" || local == "Inventor";
    add_person(cerif_parts(one), maker ? PersonRole::kCreator : PersonRole::kContributor,
               maker ? std::string_view() : local, at_element(one), out);
  });
}

void cerif_type(pugi::xml_node element, RecordBuilder& out) {
  out.type(text_in(element), at_element(element));
}
void cerif_language(pugi::xml_node element, RecordBuilder& out) {
  out.language(text_in(element), false, at_element(element));
}
// With the subtitle of the same record behind it: read_cerif looks for one.
void cerif_title(pugi::xml_node element, RecordBuilder& out) {
  const pugi::xml_node first = child_element(element.parent(), "Title");
  const std::string text = element == first
                               ? join_title({.article = {},
                                             .title = text_in(element),
                                             .subtitle = text_at(element.parent(), "Subtitle")})
                               : text_in(element);
  out.title(text, own_language(element), TextForm::kMixed, at_element(element));
}
void cerif_abstract(pugi::xml_node element, RecordBuilder& out) {
  out.abstract(text_in(element), own_language(element), TextForm::kMixed, at_element(element));
}
void cerif_issued(pugi::xml_node element, RecordBuilder& out) {
  out.date(DateKind::kIssued, text_in(element), at_element(element));
}
template <const char* prefix>
void cerif_identifier(pugi::xml_node element, RecordBuilder& out) {
  const std::string text = text_in(element);
  const bool said = text.find(':') != std::string::npos;
  if (!text.empty()) out.identifier(said ? text : prefix + text, at_element(element));
}
constexpr char kDoiPrefix[] = "doi:", kHandlePrefix[] = "hdl:", kIsbnPrefix[] = "ISBN ",
               kIssnPrefix[] = "ISSN ", kPubMedPrefix[] = "PMID:", kNoPrefix[] = "";
void cerif_url(pugi::xml_node element, RecordBuilder& out) {
  Link link;
  link.url = text_in(element);
  out.link(std::move(link), {}, at_element(element));
}
void cerif_rights(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view end = attribute_of(element, "endDate");
  if (!end.empty()) out.date(DateKind::kAvailable, end, at_element(element));
  out.rights(text_in(element), at_element(element));
}
void cerif_subject(pugi::xml_node element, RecordBuilder& out) {
  out.subject(text_in(element), own_language(element), {}, at_element(element));
}
void cerif_container(pugi::xml_node element, RecordBuilder& out) {
  const pugi::xml_node whole = child_element(element, "Publication");
  PartOf part;
  part.title = whole ? text_at(whole, "Title") : text_at(element, "DisplayName");
  part.issn = text_at(whole, "ISSN");
  part.isbn = text_at(whole, "ISBN");
  if (!(part == PartOf{})) out.part_of(part, at_element(element));
}
void cerif_files(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "Medium", [&](pugi::xml_node medium) {
    Link link;
    link.url = text_at(medium, "URI");
    link.title = text_at(medium, "Title");
    link.type = text_at(medium, "MimeType");
    link.rel = "fulltext";
    out.link(std::move(link), {}, at_element(medium));
  });
}
void cerif_no_field(pugi::xml_node element, RecordBuilder& out) {
  out.not_mapped("", text_in(element));
}
void cerif_place(pugi::xml_node, RecordBuilder&) {}  // of one whole: read_cerif_place

constexpr auto kCerifRules = std::to_array<ElementRule>({
    {"Type", cerif_type},
    {"Language", cerif_language},
    {"Title", cerif_title},
    {"Subtitle", nullptr},
    {"NameAbbreviation", cerif_no_field},
    {"Name", cerif_title},
    {"PublishedIn", cerif_container},
    {"PartOf", cerif_container},
    {"PublicationDate", cerif_issued},
    {"Number", cerif_place},
    {"Volume", cerif_place},
    {"Issue", cerif_place},
    {"Edition", cerif_no_field},
    {"StartPage", cerif_place},
    {"EndPage", cerif_place},
    {"DOI", cerif_identifier<kDoiPrefix>},
    {"Handle", cerif_identifier<kHandlePrefix>},
    {"PMCID", cerif_no_field},
    {"PMID", cerif_identifier<kPubMedPrefix>},
    {"ISI-Number", cerif_no_field},
    {"SCP-Number", cerif_no_field},
    {"ISSN", cerif_identifier<kIssnPrefix>},
    {"ISBN", cerif_identifier<kIsbnPrefix>},
    {"URL", cerif_url},
    {"URN", cerif_identifier<kNoPrefix>},
    {"ARK", cerif_no_field},
    {"ZDB-ID", cerif_no_field},
    {"Authors", cerif_people},
    {"Creators", cerif_people},
    {"Editors", cerif_people},
    {"Publishers", cerif_people},
    {"License", cerif_rights},
    {"Subject", cerif_subject},
    {"Keyword", cerif_subject},
    {"Abstract", cerif_abstract},
    {"Description", cerif_abstract},
    {"Access", cerif_rights},
    {"FileLocations", cerif_files},
    {"Status", nullptr},
    {"VersionInfo", nullptr},
    {"OriginatesFrom", cerif_no_field},
    {"PresentedAt", cerif_no_field},
    {"OutputFrom", cerif_no_field},
    {"Coverage", cerif_no_field},
    {"References", cerif_no_field},
    {"GeneratedBy", cerif_no_field},
});

void read_cerif_place(pugi::xml_node root, RecordBuilder& out) {
  PartOf part;
  part.volume = text_at(root, "Volume");
  part.issue = text_at(root, "Issue");
  part.number = text_at(root, "Number");
  const std::string start = text_at(root, "StartPage"), end = text_at(root, "EndPage");
  part.pages = start.empty() || end.empty() ? start + end : start + "-" + end;
  if (!(part == PartOf{})) out.part_of(part, [] { return std::string("Volume"); });
}

bool read_cerif(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  if (!is_named(root, "Publication") && !is_named(root, "Product")) {
    out.unreadable(fmt::format(
        "it describes a {}, which is no publication: harvest the sets with publications and "
        "products only",
        cut_utf8(local_name(root.name()), 40)));
    return true;
  }
  const bool known = read_children(root, kCerifRules, out);
  read_cerif_place(root, out);
  if (is_named(root, "Product")) out.fallback_type("dataset", "type: a product of research");
  return known;
}

}  // namespace

extern const Format format_cerif;
const Format format_cerif{"cerif", kCerifNamespaces, {}, 1, nullptr, read_cerif};

}  // namespace vindplaats
