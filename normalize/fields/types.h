#pragma once
// What kind of work it is: any source's words to a COAR resource type and the platform's own
// product (contract section 4). Pure; safe from any thread; linear time. The tables
// stand in types_table.cpp.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct TypeReading {
  std::string type;     // COAR's label, lower case: "journal article"
  std::string uri;      // "http://purl.org/coar/resource_type/c_6501"
  std::string product;  // of the contract's list; empty where it does not follow
  std::string rule;     // "type: COAR address", "type: Dutch word", ...
  bool known = false;   // false: a word we do not know; the rest is empty
};

// COAR labels and addresses, info:eu-repo/semantics/*, DCMI types, schema.org, DataCite and MODS
// genres, the spellings of DSpace, Pure and OJS, Dutch words. Versions (publishedVersion) and
// access words are no types: known is false.
TypeReading read_type(std::string_view text);

// Of several types of one work: does `a` say more than `b`? "research report" beats "text",
// anything known beats "other" and the unknown, and of equals one with a product of the platform
// wins. A strict weak order: false for two that say as much.
bool more_specific(const TypeReading& a, const TypeReading& b);

// The platform's product when the type does not say: by what the title starts or ends with
// ("Infosheet: ...", "... - een handreiking"), then by the source's own categories, then by the
// type ("video" -> video). Empty: unknown.
std::string product_of(std::string_view type, std::string_view title,
                       const std::vector<std::string_view>& categories);

}  // namespace vindplaats
