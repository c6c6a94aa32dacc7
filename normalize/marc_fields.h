#pragma once
// MARC 21 fields of MARCXML (https://www.loc.gov/marc/bibliographic/). Pure; views live as long as
// the document.
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "normalize/xml_elements.h"

namespace vindplaats {

// The first subfield of that code, without white space at its ends; empty: none.
std::string marc_subfield(pugi::xml_node field, char code);
// All subfields of those codes in their order, with `between` between them.
std::string marc_subfields(pugi::xml_node field, std::string_view codes, std::string_view between);
// ' ' when it is not there.
char marc_indicator(pugi::xml_node field, char number);

template <class Read>
void each_marc_subfield(pugi::xml_node field, char code, Read&& read) {
  each_named(field, "subfield", [&](pugi::xml_node subfield) {
    const std::string_view own = attribute_of(subfield, "code");
    if (own.size() == 1 && own.front() == code) read(subfield);
  });
}

// "datafield[@tag=245]/subfield[@code=a]": a position would say nothing to a cataloguer.
At at_marc(pugi::xml_node field);

void read_marc_person(pugi::xml_node field, RecordBuilder& out);    // 100, 110, 700, 710, 720
void read_marc_title(pugi::xml_node field, RecordBuilder& out);     // 245
void read_marc_host(pugi::xml_node field, RecordBuilder& out);      // 773
void read_marc_series(pugi::xml_node field, RecordBuilder& out);    // 490, 830
void read_marc_subject(pugi::xml_node field, RecordBuilder& out);   // 600 to 662
void read_marc_link(pugi::xml_node field, RecordBuilder& out);      // 856
void read_marc_relation(pugi::xml_node field, RecordBuilder& out);  // 775 to 787
// The dates and the language of field 008, and what the leader says of the kind.
void read_marc_codes(std::string_view leader, std::string_view field008, const At& at,
                     bool has_date, bool has_language, RecordBuilder& out);

}  // namespace vindplaats
