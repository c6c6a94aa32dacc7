// <name>: a person in parts, an organisation in levels, with roles as codes or words, and numbers
// that stand in it or in the extension beside it.
#include "core/text.h"
#include "normalize/mods_parts.h"
#include "normalize/person_parts.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

void append_part(std::string& slot, std::string_view text, std::string_view between) {
  if (text.empty()) return;
  if (!slot.empty()) slot += between;
  slot += text;
}

std::string_view kind_of_name(std::string_view type) {
  if (type == "personal") return "person";
  return type == "corporate" || type == "conference" ? "organisation" : "";
}

PersonParts parts_of_name(pugi::xml_node name) {
  PersonParts parts;
  const std::string_view type = attribute_of(name, "type");
  parts.kind = kind_of_name(type);
  each_named(name, "namePart", [&](pugi::xml_node part) {
    const std::string_view kind = attribute_of(part, "type");
    const std::string text = text_in(part);
    if (kind == "given") append_part(parts.given, text, " ");
    if (kind == "family") append_part(parts.family, text, " ");
    if (kind == "termsOfAddress") append_part(parts.terms, text, " ");
    // Levels of an organisation; a person's whole name.
    if (kind.empty()) append_part(parts.whole, text, ", ");
  });
  if (parts.whole.empty() && parts.family.empty() && parts.given.empty())
    parts.whole = text_at(name, "displayForm");
  parts.affiliation = text_at(name, "affiliation");
  return parts;
}

// <dai:identifier IDref="n1" authority="info:eu-repo/dai/nl">071792279</dai:identifier>, in any
// extension of the record.
void add_listed_identifiers(pugi::xml_node name, PersonParts& parts) {
  const std::string_view id = attribute_of(name, "ID");
  if (id.empty()) return;
  std::size_t looked_at = 0;  // each name looks at all of them: honest lists are short
  each_named(name.parent(), "extension", [&](pugi::xml_node extension) {
    each_named(child_element(extension, "daiList"), "identifier", [&](pugi::xml_node one) {
      if (++looked_at > kListLength || attribute_of(one, "IDref") != id) return;
      parts.identifiers.push_back({std::string(attribute_of(one, "authority")), text_in(one)});
    });
  });
}

// Several roles: the first that makes it a maker, else the first.
std::string role_of_name(pugi::xml_node name) {
  std::string found;
  each_named(name, "role", [&](pugi::xml_node role) {
    pugi::xml_node term = child_element(role, "roleTerm");
    std::string text = text_in(term);
    if (text.empty()) text = attribute_of(term, "valueURI");
    if (text.empty() && !term) text = text_in(role);
    if (found.empty() || text == "aut" || text == "cre") found = text;
  });
  return found;
}

}  // namespace

std::string mods_plain_name(pugi::xml_node name) {
  std::string text;
  each_named(name, "namePart", [&](pugi::xml_node part) {
    if (attribute_of(part, "type") != "date") append_part(text, text_in(part), ", ");
  });
  return text;
}

void read_mods_name(pugi::xml_node name, RecordBuilder& out) {
  PersonParts parts = parts_of_name(name);
  each_named(name, "nameIdentifier", [&](pugi::xml_node one) {
    parts.identifiers.push_back({std::string(attribute_of(one, "type")), text_in(one)});
  });
  if (const std::string_view address = attribute_of(name, "valueURI"); !address.empty())
    parts.identifiers.push_back(
        {std::string(attribute_of(name, "authority")), std::string(address)});
  add_listed_identifiers(name, parts);
  const bool conference = attribute_of(name, "type") == "conference";
  add_person(parts, conference ? PersonRole::kContributor : PersonRole::kCreator,
             role_of_name(name), at_element(name), out);
}

}  // namespace vindplaats
