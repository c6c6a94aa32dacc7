#pragma once
// What kind of work it is: any source's words to a COAR resource type and the platform's own
// product (contract section 4). Pure; safe from any thread; linear time. The tables
// stand in types_table.cpp.
#include <string_view>

namespace vindplaats {

// Views of fixed tables: they hold as long as the program runs.
struct TypeReading {
  std::string_view type;     // COAR's label, lower case: "journal article"
  std::string_view uri;      // "http://purl.org/coar/resource_type/c_6501"
  std::string_view product;  // of the contract's list; empty where it does not follow
  std::string_view rule;     // "type: COAR address", "type: Dutch word", ...
  bool known = false;        // false: a word we do not know; the rest is empty
};

// COAR labels and addresses, info:eu-repo/semantics/*, DCMI types, schema.org, DataCite and MODS
// genres, the spellings of DSpace, Pure and OJS, Dutch words. Versions (publishedVersion) and
// access words are no types: known is false.
TypeReading read_type(std::string_view text);

// Of several types of one work: does `a` say more than `b`? "research report" beats "text",
// anything known beats "other" and the unknown, and of equals one with a product of the platform
// wins. A strict weak order: false for two that say as much.
bool more_specific(const TypeReading& a, const TypeReading& b);

// The platform's product, best first: by what a title (one line, core/text.h) starts or ends with
// ("Infosheet: ...",
// "... - een handreiking"), by a category of the source's own, by COAR's label ("video" -> video).
// Empty: it does not say.
std::string_view product_of_title(std::string_view title);
std::string_view product_of_category(std::string_view category);
std::string_view product_of_type(std::string_view label);

}  // namespace vindplaats
