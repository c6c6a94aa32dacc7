// MODS 3 (https://www.loc.gov/standards/mods/), as institutes offer it and as NL-DIDL carries it:
// the application profile of SURF and DANS with its extensions for authors' numbers, universities
// of applied sciences and rights.
#include <array>

#include "core/text.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/mods_parts.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr auto kModsNamespaces = std::to_array<std::string_view>({
    "http://www.loc.gov/mods/v3",
    "http://www.loc.gov/mods/",
});

void mods_title(pugi::xml_node element, RecordBuilder& out) {
  const std::string title = mods_title_of(element);
  // Abbreviated, translated, alternative, uniform.
  if (attribute_of(element, "type").empty()) {
    out.title(title, own_language(element), TextForm::kMixed, at_element(element));
  } else {
    out.alternative_title(title, own_language(element), TextForm::kMixed, at_element(element));
  }
}

void mods_abstract(pugi::xml_node element, RecordBuilder& out) {
  out.abstract(text_in(element), own_language(element), TextForm::kMixed, at_element(element));
}

// One language may be said as code and as text.
void mods_language(pugi::xml_node element, RecordBuilder& out) {
  if (!attribute_of(element, "objectPart").empty()) return;  // of the summary, of subtitles
  bool said = false;
  each_named(element, "languageTerm", [&](pugi::xml_node term) {
    if (said && attribute_of(term, "type") == "text") return;
    said = true;
    out.language(text_in(term), false, at_element(term));
  });
  if (!said) out.language(text_in(element), false, at_element(element));
}

void mods_type(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view address = attribute_of(element, "valueURI");
  if (address.find("/coar/resource_type/") != std::string_view::npos)
    out.type(address, at_element(element));
  out.type(text_in(element), at_element(element));
}

// "74.72 stedenbouw": a class by its number, with its name where that stands beside it.
void mods_classification(pugi::xml_node element, RecordBuilder& out) {
  std::string_view scheme = attribute_of(element, "authority");
  if (scheme.empty()) scheme = attribute_of(element, "authorityURI");
  constexpr std::string_view kEuRepo = "info:eu-repo/classification/";
  if (scheme.starts_with(kEuRepo)) scheme.remove_prefix(kEuRepo.size());
  std::string text = text_in(element);
  const std::string_view name = trim(attribute_of(element, "displayLabel"));
  if (!name.empty() && text.find(name) == std::string::npos) text.append(" ").append(name);
  out.subject(text, own_language(element), scheme, at_element(element));
}

// Parts of one heading are subjects of their own: nobody selects by "Nederland--20e eeuw".
void mods_subject(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view scheme = attribute_of(element, "authority");
  each_element(element, [&](pugi::xml_node part) {
    const std::string_view local = local_name(part.name());
    const bool name = local == "name", title = local == "titleInfo";
    if (local == "cartographics" || local == "geographicCode") return;
    std::string text = name ? mods_plain_name(part) : title ? mods_title_of(part) : text_in(part);
    std::string_view own = attribute_of(part, "authority");
    out.subject(text, own_language(part), own.empty() ? scheme : own, at_element(part));
  });
}

void mods_identifier(pugi::xml_node element, RecordBuilder& out) {
  if (attribute_of(element, "invalid") == "yes")
    return out.not_mapped("identifiers", text_in(element));
  out.identifier(mods_identifier_text(element), at_element(element));
}

void mods_location(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "url", [&](pugi::xml_node url) {
    Link link;
    link.url = text_in(url);
    link.title = attribute_of(url, "displayLabel");
    const std::string_view access = attribute_of(url, "access");
    if (access == "raw object") link.rel = "fulltext";
    if (access == "object in context") link.rel = "landing";
    if (access == "preview") return out.image({link.url, {}, {}}, {}, at_element(url));
    out.link(std::move(link), {}, at_element(url));
  });
}

void mods_rights(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view address = attribute_of(element, "href");
  if (!address.empty()) out.rights(address, at_element(element));
  out.rights(text_in(element), at_element(element));
}

void mods_audience(pugi::xml_node element, RecordBuilder& out) {
  out.audience(text_in(element), at_element(element));
}

void mods_physical(pugi::xml_node element, RecordBuilder& out) {
  each_named(element, "internetMediaType",
             [&](pugi::xml_node type) { out.medium(text_in(type), at_element(type)); });
  out.not_mapped("", text_at(element, "extent"));
}

// "Onderzoeksrapport nr. 12": what is no note on the record but a statement about the work.
void mods_note(pugi::xml_node element, RecordBuilder& out) {
  out.not_mapped("", text_in(element));
}

constexpr auto kModsRules = std::to_array<ElementRule>({
    {"titleInfo", mods_title},
    {"name", read_mods_name},
    {"typeOfResource", mods_type},
    {"genre", mods_type},
    {"originInfo", read_mods_origin},
    {"language", mods_language},
    {"physicalDescription", mods_physical},
    {"abstract", mods_abstract},
    {"tableOfContents", mods_note},
    {"targetAudience", mods_audience},
    {"note", mods_note},
    {"subject", mods_subject},
    {"classification", mods_classification},
    {"relatedItem", read_mods_related},
    {"identifier", mods_identifier},
    {"location", mods_location},
    {"accessCondition", mods_rights},
    {"part", read_mods_part},
    {"extension", read_mods_extension},
    {"recordInfo", nullptr},
});

bool read_mods(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  if (is_named(root, "modsCollection")) root = child_element(root, "mods");
  return read_children(root, kModsRules, out);
}

}  // namespace

extern const Format format_mods;
const Format format_mods{"mods", kModsNamespaces, {}, 2, nullptr, read_mods};

}  // namespace vindplaats
