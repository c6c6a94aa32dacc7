#pragma once
// The parts of a schema.org description that are things themselves: people, files, journals.
// normalize/schema_org.h is what others use.
#include <string>
#include <string_view>
#include <vector>

#include "normalize/builder.h"
#include "normalize/schema_things.h"

namespace vindplaats {

// One value of a property. Borrows all but its path.
struct SchemaValue {
  JsonNode node;
  const SchemaThings* things;  // where "@id" is looked up
  std::string_view base;       // of relative addresses
  std::string_view key;        // the property
  std::string path;            // "author[2]"

  // A string; of an object its "@value" or its name.
  std::string text() const;
  std::string language() const;                         // "@language"
  std::string member(std::string_view property) const;  // text of a property of the object
  // What it points to: an address as string, or the object's url or "@id".
  std::string address() const;
  // The thing itself, or the one that its "@id" names.
  JsonNode thing() const;
  At at() const;
};

// The property, also spelled "schema:name" or as a full address.
JsonNode schema_property(const JsonNode& thing, std::string_view key);
// "https://schema.org/Report" and "schema:Report" -> "Report".
std::string_view without_schema_prefix(std::string_view type);
// The types of a thing, without prefix.
std::vector<std::string> schema_types(const JsonNode& thing);

template <PersonRole role>
void read_schema_person(const SchemaValue& value, RecordBuilder& out);
void read_schema_subject(const SchemaValue& value, RecordBuilder& out);
void read_schema_identifier(const SchemaValue& value, RecordBuilder& out);
void read_schema_landing(const SchemaValue& value, RecordBuilder& out);
void read_schema_file(const SchemaValue& value, RecordBuilder& out);
void read_schema_image(const SchemaValue& value, RecordBuilder& out);
// The journal, series or book: isPartOf, through issue and volume, with the work's own pages.
void read_schema_container(const JsonNode& work, const SchemaThings& things, RecordBuilder& out);

}  // namespace vindplaats
