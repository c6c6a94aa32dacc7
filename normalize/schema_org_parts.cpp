#include "normalize/schema_org_parts.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/person_parts.h"

namespace vindplaats {
namespace {

std::string scalar_text(const JsonNode& node) {
  return node.is_object() || node.is_array() ? std::string() : node.text();
}

// Of an object or its list of them, the first.
std::string text_of_node(const JsonNode& node) {
  if (node.is_array()) return text_of_node(node.first());
  if (!node.is_object()) return node.text();
  for (const char* key : {"@value", "name", "termCode", "value"}) {
    if (std::string text = scalar_text(schema_property(node, key)); !text.empty()) return text;
  }
  return {};
}

bool is_web_address(std::string_view text) {
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

std::string address_in(const JsonNode& node) {
  if (!node.is_object()) return is_web_address(node.text()) ? node.text() : std::string();
  for (const char* key : {"contentUrl", "url", "@id"}) {
    std::string text = scalar_text(schema_property(node, key));
    if (is_web_address(text)) return text;
  }
  return {};
}

bool is_organisation_thing(const JsonNode& thing) {
  const std::vector<std::string> types = schema_types(thing);
  return std::any_of(types.begin(), types.end(), [](const std::string& type) {
    return type.ends_with("Organization") || type == "Corporation" || type == "Consortium";
  });
}

bool has_type(const JsonNode& thing, std::string_view wanted) {
  const std::vector<std::string> types = schema_types(thing);
  return std::find(types.begin(), types.end(), wanted) != types.end();
}

// ORCIDs stand as @id, as sameAs and as identifier.
void add_name_identifiers(const JsonNode& thing, PersonParts& parts) {
  for (const char* key : {"@id", "identifier", "sameAs"}) {
    const JsonNode node = schema_property(thing, key);
    const std::vector<JsonNode> values =
        node.is_array() ? node.items() : std::vector<JsonNode>{node};
    for (const JsonNode& value : values) {
      const std::string text = text_of_node(value);
      const std::string scheme = scalar_text(value["propertyID"]);
      const std::string both = to_lower(scheme + " " + text);
      const bool known =
          both.find("orcid") != std::string::npos || both.find("isni") != std::string::npos;
      if (known && parts.identifiers.size() < 10) parts.identifiers.push_back({scheme, text});
    }
  }
}

// The work's own page or a volume's: whatever says it first.
void take_text(std::string& slot, const JsonNode& thing, std::string_view key) {
  if (slot.empty()) slot = text_of_node(schema_property(thing, key));
}

std::string page_range(const JsonNode& thing) {
  std::string pages = text_of_node(schema_property(thing, "pagination"));
  if (!pages.empty()) return pages;
  pages = text_of_node(schema_property(thing, "pageStart"));
  const std::string end = text_of_node(schema_property(thing, "pageEnd"));
  return pages.empty() || end.empty() ? pages : pages + "-" + end;
}

}  // namespace

std::string SchemaValue::text() const {
  return text_of_node(thing());
}

std::string SchemaValue::language() const {
  return scalar_text(node["@language"]);
}

std::string SchemaValue::member(std::string_view property) const {
  return scalar_text(schema_property(thing(), property));
}

std::string SchemaValue::address() const {
  return address_in(thing());
}

JsonNode SchemaValue::thing() const {
  const JsonNode id = node["@id"];
  if (!node.is_object() || !id.exists() || node.items().size() > 2) return node;
  const JsonNode described = things->by_id(id.text());
  return described.exists() ? described : node;
}

At SchemaValue::at() const {
  return [path = path] { return path; };
}

JsonNode schema_property(const JsonNode& thing, std::string_view key) {
  if (!thing.is_object()) return {};
  if (JsonNode node = thing[key]; node.exists()) return node;
  if (key.starts_with('@')) return {};
  for (const char* prefix : {"schema:", "http://schema.org/", "https://schema.org/"}) {
    if (JsonNode node = thing[prefix + std::string(key)]; node.exists()) return node;
  }
  return {};
}

std::string_view without_schema_prefix(std::string_view type) {
  for (const std::string_view prefix :
       {std::string_view("http://schema.org/"), std::string_view("https://schema.org/"),
        std::string_view("schema:")}) {
    if (type.starts_with(prefix)) return type.substr(prefix.size());
  }
  return type;
}

std::vector<std::string> schema_types(const JsonNode& thing) {
  const JsonNode type = thing["@type"];
  std::vector<std::string> names;
  const std::vector<JsonNode> values = type.is_array() ? type.items() : std::vector<JsonNode>{type};
  for (const JsonNode& value : values)
    names.emplace_back(without_schema_prefix(std::string_view(scalar_text(value))));
  return names;
}

template <PersonRole role>
void read_schema_person(const SchemaValue& value, RecordBuilder& out) {
  const JsonNode thing = value.thing();
  const bool maker = role == PersonRole::kCreator;
  if (!thing.is_object()) {
    if (maker || value.key == "contributor") return out.people(role, value.text(), value.at());
    PersonParts parts;
    parts.whole = value.text();
    return add_person(parts, role, value.key, value.at(), out);
  }
  PersonParts parts;
  parts.given = value.member("givenName");
  parts.family = value.member("familyName");
  parts.whole = text_of_node(thing);
  if (is_organisation_thing(thing)) parts.kind = "organisation";
  if (has_type(thing, "Person") && !parts.family.empty()) parts.kind = "person";
  parts.affiliation = text_of_node(schema_property(thing, "affiliation"));
  add_name_identifiers(thing, parts);
  const std::string_view said = maker || value.key == "contributor" ? "" : value.key;
  add_person(parts, role, said, value.at(), out);
}
template void read_schema_person<PersonRole::kCreator>(const SchemaValue&, RecordBuilder&);
template void read_schema_person<PersonRole::kContributor>(const SchemaValue&, RecordBuilder&);

// One, or a string with several: "a, b, c".
void read_schema_subject(const SchemaValue& value, RecordBuilder& out) {
  const std::string text = value.text();
  if (trim(text).empty()) return;
  const bool list = value.key == "keywords" && !value.node.is_object() &&
                    text.find(';') == std::string::npos && text.find(',') != std::string::npos;
  if (!list) {
    const std::string scheme = text_of_node(schema_property(value.thing(), "inDefinedTermSet"));
    return out.subject(text, value.language(), is_web_address(scheme) ? "" : scheme, value.at());
  }
  for (const std::string_view word : split(text, ','))
    out.subject(word, value.language(), {}, value.at());
}

void read_schema_identifier(const SchemaValue& value, RecordBuilder& out) {
  const std::string text = value.text();
  if (value.key == "isbn" || value.key == "issn")
    return out.identifier(to_lower(value.key) + " " + text, value.at());
  const std::string id = value.key == "@id" ? scalar_text(value.node) : text;
  if (value.key == "@id" && !is_web_address(id) && !id.starts_with("urn:nbn:")) return;
  const std::string kind = to_lower(without_schema_prefix(value.member("propertyID")));
  for (const std::string_view known : {"doi", "isbn", "issn", "pmid", "arxiv"}) {
    const bool bare = kind.ends_with(known) && !is_web_address(id);
    if (bare) return out.identifier(std::string(known) + ":" + id, value.at());
  }
  if ((kind == "handle" || kind == "hdl") && !is_web_address(id))
    return out.identifier("hdl:" + id, value.at());
  out.identifier(id, value.at());
}

void read_schema_landing(const SchemaValue& value, RecordBuilder& out) {
  Link link;
  link.url = value.node.is_object() ? value.address() : value.text();
  if (!is_file(link.url)) link.rel = "landing";
  out.link(std::move(link), value.base, value.at());
}

void read_schema_file(const SchemaValue& value, RecordBuilder& out) {
  Link link;
  link.url = value.node.is_object() ? value.member("contentUrl") : value.text();
  if (link.url.empty()) link.url = value.address();
  if (trim(link.url).empty()) return;
  link.rel = "fulltext";
  link.type = value.member("encodingFormat");
  if (link.type.empty()) link.type = value.member("fileFormat");
  if (value.node.is_object()) link.title = value.member("name");
  link.language = value.member("inLanguage");
  out.link(std::move(link), value.base, value.at());
}

void read_schema_image(const SchemaValue& value, RecordBuilder& out) {
  const std::string url = value.node.is_object() ? value.address() : value.text();
  if (!trim(url).empty())
    out.image({url, value.member("caption"), value.member("creditText")}, value.base, value.at());
}

void read_schema_container(const JsonNode& work, const SchemaThings& things, RecordBuilder& out) {
  PartOf part;
  part.pages = page_range(work);
  take_text(part.volume, work, "volumeNumber");
  take_text(part.issue, work, "issueNumber");
  JsonNode thing = work;
  for (int depth = 0; depth < 4; ++depth) {
    const JsonNode above = schema_property(thing, "isPartOf");
    thing = SchemaValue{above.is_array() ? above.first() : above, &things, {}, {}, {}}.thing();
    // A site or a page holds what is shown on it; that is no series.
    if (!thing.is_object() || has_type(thing, "WebSite") || has_type(thing, "WebPage")) break;
    take_text(part.volume, thing, "volumeNumber");
    take_text(part.issue, thing, "issueNumber");
    take_text(part.issn, thing, "issn");
    take_text(part.isbn, thing, "isbn");
    if (!has_type(thing, "PublicationIssue") && !has_type(thing, "PublicationVolume"))
      take_text(part.title, thing, "name");
  }
  if (!(part == PartOf{})) out.part_of(part, [] { return std::string("isPartOf"); });
}

}  // namespace vindplaats
