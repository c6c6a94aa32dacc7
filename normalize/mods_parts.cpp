#include "normalize/mods_parts.h"

#include <array>

#include "core/text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/person_parts.h"
#include "normalize/title_parts.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

struct ModsDate {
  std::string_view local;
  DateKind kind;
};
constexpr auto kModsDates = std::to_array<ModsDate>({
    {"dateIssued", DateKind::kIssued},
    {"dateCreated", DateKind::kCreated},
    {"copyrightDate", DateKind::kCreated},
    {"dateModified", DateKind::kModified},
});

// <dateOther type="available">: what its type says, else nobody knows.
DateKind kind_of_other(pugi::xml_node element) {
  const std::string type = to_lower(attribute_of(element, "type"));
  if (type.find("embargo") != std::string::npos) return DateKind::kEmbargo;
  if (type.find("available") != std::string::npos) return DateKind::kAvailable;
  if (type.find("modified") != std::string::npos) return DateKind::kModified;
  return DateKind::kCreated;
}

void mods_date(DateKind kind, pugi::xml_node element, RecordBuilder& out) {
  if (attribute_of(element, "point") == "end")  // of a range its start holds
    return out.finding("date-range", "issued", text_in(element));
  out.date(kind, text_in(element), at_element(element));
}

std::string detail_of(pugi::xml_node parent, std::string_view type) {
  std::string found;
  each_named(parent, "detail", [&](pugi::xml_node detail) {
    if (!found.empty() || attribute_of(detail, "type") != type) return;
    found = text_at(detail, "number");
    if (found.empty()) found = text_at(detail, "caption");
    if (found.empty()) found = text_at(detail, "title");
  });
  return found;
}

std::string pages_of(pugi::xml_node part) {
  std::string pages;
  each_named(part, "extent", [&](pugi::xml_node extent) {
    const std::string_view unit = attribute_of(extent, "unit");
    if (!pages.empty() || (!unit.empty() && !unit.starts_with("page"))) return;
    const std::string start = text_at(extent, "start"), end = text_at(extent, "end");
    pages = start.empty() || end.empty() ? start + end : start + "-" + end;
    if (pages.empty()) pages = text_at(extent, "list");
  });
  return pages;
}

void fill_part(pugi::xml_node part, PartOf& made) {
  if (made.volume.empty()) made.volume = detail_of(part, "volume");
  if (made.issue.empty()) made.issue = detail_of(part, "issue");
  if (made.issue.empty()) made.issue = detail_of(part, "number");
  if (made.pages.empty()) made.pages = pages_of(part);
}

// "urn:issn:00282162:wilko": a number that is there but wrong is left to the builder.
void fill_identifier(pugi::xml_node identifier, PartOf& made, RecordBuilder& out) {
  const std::string text = mods_identifier_text(identifier);
  const Classified found = classify_identifier(text);
  if (found.kind == IdentifierKind::kIssn && made.issn.empty()) {
    made.issn = found.value;
  } else if (found.kind == IdentifierKind::kIsbn && made.isbn.empty()) {
    made.isbn = found.value;
  } else if (found.kind != IdentifierKind::kIssn && found.kind != IdentifierKind::kIsbn) {
    out.relation("IsPartOf", text, at_element(identifier));
  }
}

void read_host(pugi::xml_node host, bool series, RecordBuilder& out) {
  PartOf made;
  made.title = mods_title_of(child_element(host, "titleInfo"));
  const std::string number = text_at(host, "titleInfo/partNumber");
  // A series' number stands behind its title, or as a volume or number of a part.
  if (series) {
    made.title = join_title({text_at(host, "titleInfo/nonSort"), text_at(host, "titleInfo/title"),
                             text_at(host, "titleInfo/subTitle")});
    made.number = number;
  }
  each_named(host, "part", [&](pugi::xml_node part) {
    fill_part(part, made);
    each_named(part, "date", [&](pugi::xml_node date) { mods_date(DateKind::kUnsaid, date, out); });
  });
  if (series && made.number.empty()) std::swap(made.number, made.volume);
  each_named(host, "identifier",
             [&](pugi::xml_node identifier) { fill_identifier(identifier, made, out); });
  if (!(made == PartOf{})) out.part_of(made, at_element(host));
}

struct ModsRelation {
  std::string_view type, relation;
};
constexpr auto kModsRelations = std::to_array<ModsRelation>({
    {"preceding", "Obsoletes"},
    {"succeeding", "IsObsoletedBy"},
    {"original", "IsDerivedFrom"},
    {"constituent", "HasPart"},
    {"otherVersion", "IsVersionOf"},
    {"otherFormat", "IsVariantFormOf"},
    {"isReferencedBy", "IsReferencedBy"},
    {"references", "References"},
    {"reviewOf", "Reviews"},
});

void read_other_related(pugi::xml_node related, std::string_view type, RecordBuilder& out) {
  std::string_view relation;
  for (const ModsRelation& known : kModsRelations) {
    if (known.type == type) relation = known.relation;
  }
  bool said = false;
  const auto add = [&](const std::string& text, pugi::xml_node element) {
    if (text.empty()) return;
    said = true;
    out.relation(relation, text, at_element(element));
  };
  each_named(related, "identifier",
             [&](pugi::xml_node one) { add(mods_identifier_text(one), one); });
  each_named(related, "location", [&](pugi::xml_node one) { add(text_at(one, "url"), one); });
  add(std::string(attribute_of(related, "href")), related);
  if (!said) out.not_mapped("relations", mods_title_of(child_element(related, "titleInfo")));
}

// "Hogeschool Van Hall Larenstein, Groene Leefomgeving van Steden": the institute with its
// department or research group.
void read_hbo(pugi::xml_node hbo, RecordBuilder& out) {
  each_element(hbo, [&](pugi::xml_node element) {
    if (!is_named(element, "name")) return out.not_mapped("", text_in(element));
    std::string name, unit;
    each_named(element, "namePart", [&](pugi::xml_node part) {
      (attribute_of(part, "type") == "organisation" ? name : unit) = text_in(part);
    });
    if (name.empty()) std::swap(name, unit);
    if (name.empty()) return;
    if (!unit.empty()) name += ", " + unit;
    PersonParts parts;
    parts.whole = name;
    parts.kind = "organisation";
    add_person(parts, PersonRole::kContributor, {}, at_element(element), out);
  });
}

}  // namespace

std::string mods_title_of(pugi::xml_node title_info) {
  TitleParts parts;
  parts.article = text_at(title_info, "nonSort");
  parts.title = text_at(title_info, "title");
  parts.subtitle = text_at(title_info, "subTitle");
  parts.number = text_at(title_info, "partNumber");
  parts.name = text_at(title_info, "partName");
  return join_title(parts);
}

std::string mods_identifier_text(pugi::xml_node identifier) {
  std::string text = text_in(identifier);
  const std::string type = to_lower(attribute_of(identifier, "type"));
  struct Known {
    std::string_view type, prefix;
  };
  constexpr auto kKnown = std::to_array<Known>({{"doi", "doi:"},
                                                {"hdl", "hdl:"},
                                                {"handle", "hdl:"},
                                                {"isbn", "ISBN "},
                                                {"issn", "ISSN "},
                                                {"eissn", "ISSN "},
                                                {"issn-l", "ISSN "},
                                                {"pmid", "PMID:"},
                                                {"pubmed", "PMID:"},
                                                {"arxiv", "arXiv:"}});
  for (const Known& known : kKnown) {
    const bool bare = classify_identifier(text).kind == IdentifierKind::kOther &&
                      text.find(':') == std::string::npos;
    const bool number = known.type.starts_with("is") && text.find(':') == std::string::npos;
    if (type == known.type && (bare || number)) return std::string(known.prefix) + text;
  }
  return text;
}

void read_mods_origin(pugi::xml_node origin, RecordBuilder& out) {
  each_named(origin, "publisher",
             [&](pugi::xml_node one) { out.publisher(text_in(one), at_element(one)); });
  for (const ModsDate& date : kModsDates) {
    each_named(origin, date.local, [&](pugi::xml_node one) { mods_date(date.kind, one, out); });
  }
  each_named(origin, "dateOther",
             [&](pugi::xml_node one) { mods_date(kind_of_other(one), one, out); });
  for (const char* local : {"place", "edition", "dateValid", "dateCaptured"}) {
    each_named(origin, local, [&](pugi::xml_node one) { out.not_mapped("", text_in(one)); });
  }
}

void read_mods_related(pugi::xml_node related, RecordBuilder& out) {
  const std::string_view type = attribute_of(related, "type");
  if (type == "host" || type == "series") return read_host(related, type == "series", out);
  read_other_related(related, type, out);
}

void read_mods_part(pugi::xml_node part, RecordBuilder& out) {
  PartOf made;
  fill_part(part, made);
  if (!(made == PartOf{})) out.part_of(made, at_element(part));
}

void read_mods_extension(pugi::xml_node extension, RecordBuilder& out) {
  each_element(extension, [&](pugi::xml_node element) {
    const std::string_view local = local_name(element.name());
    if (local == "hbo") return read_hbo(element, out);
    if (local == "daiList") return;
    if (local == "rights") {
      each_element(element, [&](pugi::xml_node one) { out.rights(text_in(one), at_element(one)); });
      return;
    }
    if (local != "grantAgreementList") return out.not_mapped("", text_in(element));
    each_named(element, "grantAgreement", [&](pugi::xml_node grant) {
      out.not_mapped("relations", attribute_of(grant, "code"));
    });
  });
}

}  // namespace vindplaats
