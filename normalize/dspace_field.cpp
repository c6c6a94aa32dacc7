#include "normalize/dspace_field.h"

#include <array>

#include "core/text.h"
#include "normalize/person_parts.h"

namespace vindplaats {
namespace {

struct FieldContext {
  const DspaceField& field;
  PartOf& part;
  RecordBuilder& out;
  std::string_view argument;
};

using FieldReader = void (*)(const FieldContext& c);

void ds_title(const FieldContext& c) {
  c.out.title(c.field.value, c.field.language, TextForm::kMixed, c.field.at);
}
void ds_alternative(const FieldContext& c) {
  c.out.alternative_title(c.field.value, c.field.language, TextForm::kMixed, c.field.at);
}
void ds_abstract(const FieldContext& c) {
  c.out.abstract(c.field.value, c.field.language, TextForm::kMixed, c.field.at);
}
void ds_maker(const FieldContext& c) {
  c.out.people(PersonRole::kCreator, c.field.value, c.field.at);
}
void ds_helper(const FieldContext& c) {
  if (c.argument.empty() && c.field.qualifier.empty())
    return c.out.people(PersonRole::kContributor, c.field.value, c.field.at);
  PersonParts parts;
  parts.whole = c.field.value;
  add_person(parts, PersonRole::kContributor, c.argument.empty() ? c.field.qualifier : c.argument,
             c.field.at, c.out);
}
template <DateKind kind>
void ds_date(const FieldContext& c) {
  c.out.date(kind, c.field.value, c.field.at);
}
void ds_identifier(const FieldContext& c) {
  c.out.identifier(c.field.value, c.field.at);
}
// "isbn", "issn", "doi": the qualifier says what a bare number is.
void ds_numbered(const FieldContext& c) {
  const bool said = c.field.value.find(':') != std::string::npos;
  c.out.identifier(said ? c.field.value : std::string(c.argument) + c.field.value, c.field.at);
}
void ds_report_number(const FieldContext& c) {
  c.out.number(c.field.value, c.field.at);
}
void ds_citation(const FieldContext& c) {
  if (!c.out.citation(c.field.value, c.field.at)) c.out.not_mapped("partOf", c.field.value);
}
void ds_language(const FieldContext& c) {
  c.out.language(c.field.value, false, c.field.at);
}
void ds_publisher(const FieldContext& c) {
  c.out.publisher(c.field.value, c.field.at);
}
void ds_relation(const FieldContext& c) {
  c.out.relation(c.argument, c.field.value, c.field.at);
}
void ds_rights(const FieldContext& c) {
  c.out.rights(c.field.value, c.field.at);
}
void ds_subject(const FieldContext& c) {
  const bool scheme = c.field.qualifier != "other" && c.field.qualifier != "keyword" &&
                      c.field.qualifier != "classification";
  c.out.subject(c.field.value, c.field.language, scheme ? c.field.qualifier : "", c.field.at);
}
void ds_type(const FieldContext& c) {
  c.out.type(c.field.value, c.field.at);
}
void ds_medium(const FieldContext& c) {
  c.out.medium(c.field.value, c.field.at);
}
void ds_audience(const FieldContext& c) {
  c.out.audience(c.field.value, c.field.at);
}
void ds_nothing(const FieldContext& c) {
  c.out.not_mapped(c.argument, c.field.value);
}
template <std::string PartOf::*member>
void ds_part(const FieldContext& c) {
  if ((c.part.*member).empty()) c.part.*member = c.field.value;
}
// First or last page, in either order.
void ds_page(const FieldContext& c) {
  std::string& pages = c.part.pages;
  if (pages.empty()) {
    pages = c.field.value;
  } else {
    pages = c.field.qualifier.starts_with("start") || c.field.element.starts_with("start")
                ? c.field.value + "-" + pages
                : pages + "-" + c.field.value;
  }
}

struct FieldRule {
  std::string_view element, qualifier;  // lower case; "*": any
  FieldReader read;                     // null: of no concern to readers
  std::string_view argument = {};
};

// DSpace's registry (dublin-core-types.xml), OpenAIRE's schema for DSpace (oaire.*, datacite.*),
// and what Dutch repositories add. The first row that fits holds.
constexpr auto kFieldRules = std::to_array<FieldRule>({
    {"title", "", ds_title},
    {"title", "*", ds_alternative},
    {"creator", "*", ds_maker},
    {"contributor", "author", ds_maker},
    {"contributor", "*", ds_helper},
    {"date", "issued", ds_date<DateKind::kIssued>},
    {"date", "available", ds_date<DateKind::kAvailable>},
    {"date", "accessioned", nullptr},
    {"date", "updated", ds_date<DateKind::kModified>},
    {"date", "modified", ds_date<DateKind::kModified>},
    {"date", "embargo", ds_date<DateKind::kEmbargo>},
    {"date", "embargountil", ds_date<DateKind::kEmbargo>},
    {"date", "embargoend", ds_date<DateKind::kEmbargo>},
    {"date", "", ds_date<DateKind::kUnsaid>},
    {"date", "*", ds_date<DateKind::kCreated>},
    {"embargo", "lift", ds_date<DateKind::kEmbargo>},
    {"embargo", "*", ds_nothing, "embargoUntil"},
    {"description", "abstract", ds_abstract},
    {"description", "", ds_abstract},
    {"description", "provenance", nullptr},
    {"description", "*", ds_nothing, "abstract"},
    {"abstract", "*", ds_abstract},
    {"identifier", "citation", ds_citation},
    {"identifier", "isbn", ds_numbered, "ISBN "},
    {"identifier", "issn", ds_numbered, "ISSN "},
    {"identifier", "eissn", ds_numbered, "ISSN "},
    {"identifier", "doi", ds_numbered, "doi:"},
    {"identifier", "pmid", ds_numbered, "PMID:"},
    {"identifier", "pubmed", ds_numbered, "PMID:"},
    {"identifier", "arxiv", ds_numbered, "arXiv:"},
    {"identifier", "govdoc", ds_report_number},
    {"identifier", "reportnumber", ds_report_number},
    {"identifier", "slug", nullptr},
    {"identifier", "*", ds_identifier},
    {"language", "*", ds_language},
    {"publisher", "", ds_publisher},
    {"publisher", "*", ds_nothing, "publisher"},
    {"relation", "ispartof", ds_relation, "IsPartOf"},
    {"relation", "ispartofseries", ds_relation, "IsPartOf"},
    {"relation", "haspart", ds_relation, "HasPart"},
    {"relation", "isversionof", ds_relation, "IsVersionOf"},
    {"relation", "hasversion", ds_relation, "HasVersion"},
    {"relation", "isformatof", ds_relation, "IsVariantFormOf"},
    {"relation", "replaces", ds_relation, "Obsoletes"},
    {"relation", "isreplacedby", ds_relation, "IsObsoletedBy"},
    {"relation", "references", ds_relation, "References"},
    {"relation", "isreferencedby", ds_relation, "IsReferencedBy"},
    {"relation", "isbasedon", ds_relation, "IsDerivedFrom"},
    {"relation", "*", ds_relation},
    {"source", "*", ds_relation},
    {"rights", "holder", ds_nothing, "rights"},
    {"rights", "*", ds_rights},
    {"accessrights", "*", ds_rights},
    {"license", "*", ds_rights},
    {"licensecondition", "*", ds_rights},
    {"subject", "*", ds_subject},
    {"type", "version", nullptr},
    {"type", "*", ds_type},
    {"version", "*", nullptr},
    {"format", "mimetype", ds_medium},
    {"format", "", ds_medium},
    {"format", "*", ds_nothing, "links"},
    {"audience", "*", ds_audience},
    {"coverage", "*", ds_nothing, "subjects"},
    {"citation", "title", ds_part<&PartOf::title>},
    {"citation", "volume", ds_part<&PartOf::volume>},
    {"citation", "issue", ds_part<&PartOf::issue>},
    {"citation", "startpage", ds_page},
    {"citation", "endpage", ds_page},
    {"citation", "*", ds_nothing, "partOf"},
    {"issued", "*", ds_date<DateKind::kIssued>},
    {"available", "*", ds_date<DateKind::kAvailable>},
    {"alternative", "*", ds_alternative},
    {"ispartof", "*", ds_relation, "IsPartOf"},
    {"bibliographiccitation", "*", ds_citation},
});

// DSpace's own keeping, and profiles of people that stand as items beside works.
bool is_of_the_house(std::string_view schema) {
  return schema == "dspace" || schema == "eperson" || schema == "person" || schema == "bitstream" ||
         schema == "process" || schema == "local";
}

}  // namespace

bool is_dspace_qualifier(std::string_view element, std::string_view qualifier) {
  const std::string name = to_lower(element), wanted = to_lower(qualifier);
  for (const FieldRule& rule : kFieldRules) {
    if (rule.element == name && rule.qualifier == wanted) return true;
  }
  return false;
}

bool read_dspace_field(const DspaceField& field, PartOf& part, RecordBuilder& out) {
  if (trim(field.value).empty() || is_of_the_house(field.schema)) return false;
  const std::string element = to_lower(field.element), qualifier = to_lower(field.qualifier);
  for (const FieldRule& rule : kFieldRules) {
    if (rule.element != element || (rule.qualifier != "*" && rule.qualifier != qualifier)) continue;
    if (rule.read == nullptr) return false;
    const DspaceField lower{field.schema,   element,     qualifier,
                            field.language, field.value, field.at};
    rule.read({lower, part, out, rule.argument});
    return true;
  }
  out.not_mapped("", field.value);
  return false;
}

}  // namespace vindplaats
