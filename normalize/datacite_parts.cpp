#include "normalize/datacite_parts.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "normalize/dublin_core.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/words.h"
#include "normalize/person_parts.h"
#include "normalize/title_parts.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

struct DataCiteDate {
  std::string_view type;
  DateKind kind;
};
// "Collected", "Valid", "Coverage" and the like are of the data, not of the work.
constexpr auto kDataCiteDates = std::to_array<DataCiteDate>({
    {"Issued", DateKind::kIssued},
    {"Available", DateKind::kAvailable},
    {"Created", DateKind::kCreated},
    {"Submitted", DateKind::kCreated},
    {"Accepted", DateKind::kCreated},
    {"Copyrighted", DateKind::kCreated},
    {"Updated", DateKind::kModified},
    {"", DateKind::kUnsaid},
});

void read_datacite_person(pugi::xml_node person, const char* name, PersonRole unsaid,
                          RecordBuilder& out) {
  PersonParts parts;
  const pugi::xml_node whole = child_element(person, name);
  parts.whole = text_in(whole);
  parts.given = text_at(person, "givenName");
  parts.family = text_at(person, "familyName");
  const std::string_view kind = attribute_of(whole, "nameType");
  if (kind == "Organizational") parts.kind = "organisation";
  if (kind == "Personal") parts.kind = "person";
  parts.affiliation = text_at(person, "affiliation");
  each_named(person, "nameIdentifier", [&](pugi::xml_node one) {
    std::string scheme(attribute_of(one, "nameIdentifierScheme"));
    if (scheme.empty()) scheme = attribute_of(one, "schemeURI");
    parts.identifiers.push_back({std::move(scheme), text_in(one)});
  });
  add_person(parts, unsaid, attribute_of(person, "contributorType"), at_element(person), out);
}

std::string title_type(pugi::xml_node title) {
  return std::string(attribute_of(title, "titleType"));
}

// Of DataCite's list; a word that is none of it names no relation.
std::string_view relation_type(std::string_view type) {
  const bool word = type.size() < 32 && std::all_of(type.begin(), type.end(), is_letter);
  return word ? type : std::string_view();
}

}  // namespace

// A subtitle belongs to the title before it; where no title is without a type, the first is it.
void read_datacite_titles(pugi::xml_node titles, RecordBuilder& out) {
  pugi::xml_node main, subtitle;
  each_named(titles, "title", [&](pugi::xml_node title) {
    const std::string type = title_type(title);
    if (!main && type.empty()) main = title;
    if (!subtitle && type == "Subtitle") subtitle = title;
  });
  if (!main) main = child_element(titles, "title");
  if (main == subtitle) subtitle = {};
  each_named(titles, "title", [&](pugi::xml_node title) {
    const std::string type = title_type(title);
    if (title == subtitle) return;
    std::string text = text_in(title);
    if (title == main && subtitle)
      text = join_title({.article = {}, .title = text, .subtitle = text_in(subtitle)});
    if (title == main || type.empty()) {
      out.title(text, own_language(title), TextForm::kMixed, at_element(title));
    } else {
      out.alternative_title(text, own_language(title), TextForm::kMixed, at_element(title));
    }
  });
}

void read_datacite_creators(pugi::xml_node creators, RecordBuilder& out) {
  each_named(creators, "creator", [&](pugi::xml_node one) {
    read_datacite_person(one, "creatorName", PersonRole::kCreator, out);
  });
}

void read_datacite_contributors(pugi::xml_node contributors, RecordBuilder& out) {
  each_named(contributors, "contributor", [&](pugi::xml_node one) {
    read_datacite_person(one, "contributorName", PersonRole::kContributor, out);
  });
}

void read_datacite_dates(pugi::xml_node dates, RecordBuilder& out) {
  each_named(dates, "date", [&](pugi::xml_node date) {
    const std::string_view type = attribute_of(date, "dateType");
    for (const DataCiteDate& known : kDataCiteDates) {
      if (known.type == type) return out.date(known.kind, text_in(date), at_element(date));
    }
    out.not_mapped("issued", text_in(date));
  });
}

void read_datacite_subjects(pugi::xml_node subjects, RecordBuilder& out) {
  each_named(subjects, "subject", [&](pugi::xml_node one) {
    out.subject(text_in(one), own_language(one), attribute_of(one, "subjectScheme"),
                at_element(one));
  });
}

void read_datacite_identifier(pugi::xml_node identifier, RecordBuilder& out) {
  const std::string text = text_in(identifier);
  std::string type = to_lower(attribute_of(identifier, "identifierType"));
  if (type.empty()) type = to_lower(attribute_of(identifier, "alternateIdentifierType"));
  if (type == "handle") type = "hdl";
  for (const std::string_view known : {"hdl", "isbn", "issn", "pmid", "arxiv"}) {
    if (type == known && classify_identifier(text).kind == IdentifierKind::kOther)
      return out.identifier(std::string(known) + ":" + text, at_element(identifier));
  }
  out.identifier(text, at_element(identifier));
}

void read_datacite_alternates(pugi::xml_node alternates, RecordBuilder& out) {
  each_named(alternates, "alternateIdentifier",
             [&](pugi::xml_node one) { read_datacite_identifier(one, out); });
}

void read_datacite_related(pugi::xml_node related, RecordBuilder& out) {
  each_named(related, "relatedIdentifier", [&](pugi::xml_node one) {
    const std::string_view type = relation_type(attribute_of(one, "relationType"));
    const std::string text = text_in(one);
    const bool container = type == "IsPartOf" || type == "IsPublishedIn";
    const auto issn = normal_issn(text);
    if (container && issn && attribute_of(one, "relatedIdentifierType") == "ISSN") {
      PartOf part;
      part.issn = *issn;
      return out.part_of(part, at_element(one));
    }
    out.relation(type, text, at_element(one));
  });
}

void read_datacite_rights(pugi::xml_node rights, RecordBuilder& out) {
  const std::string_view address = attribute_of(rights, "rightsURI");
  if (!address.empty()) out.rights(address, at_element(rights));
  out.rights(text_in(rights), at_element(rights));
}

void read_datacite_type(pugi::xml_node type, RecordBuilder& out) {
  // OpenAIRE's address is exact, and its general types ("literature") are no types of works.
  const std::string_view address = attribute_of(type, "uri");
  if (!address.empty()) return out.type(address, at_element(type));
  const std::string_view general = attribute_of(type, "resourceTypeGeneral");
  if (!general.empty()) out.type(general, at_element(type));
  out.type(text_in(type), at_element(type));
}

void read_datacite_funding(pugi::xml_node funding, RecordBuilder& out) {
  each_named(funding, "fundingReference", [&](pugi::xml_node one) {
    out.not_mapped("relations", text_at(one, "funderName") + " " + text_at(one, "awardNumber"));
  });
}

}  // namespace vindplaats
