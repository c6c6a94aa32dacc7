#pragma once
// The elements of a MODS record that have parts of their own; normalize/formats/mods.cpp is the
// table of all. Element names by https://www.loc.gov/standards/mods/userguide/. Pure; one thread.
#include <pugixml.hpp>
#include <string>

#include "normalize/builder.h"

namespace vindplaats {

// nonSort, title, subTitle, part number and name of a <titleInfo>, as they are printed.
std::string mods_title_of(pugi::xml_node title_info);
// A <name> as one string, for a subject.
std::string mods_plain_name(pugi::xml_node name);
// An <identifier> with its type before it where the value does not say it: "hdl:1874/3054".
std::string mods_identifier_text(pugi::xml_node identifier);

void read_mods_name(pugi::xml_node name, RecordBuilder& out);
void read_mods_origin(pugi::xml_node origin_info, RecordBuilder& out);
// A host or series is what the work is part of; other related items are relations.
void read_mods_related(pugi::xml_node related_item, RecordBuilder& out);
void read_mods_part(pugi::xml_node part, RecordBuilder& out);
// Universities of applied sciences (hbo), rights (wmp), grants (gal). Authors' numbers (dai) are
// read with the name that they point to.
void read_mods_extension(pugi::xml_node extension, RecordBuilder& out);

}  // namespace vindplaats
