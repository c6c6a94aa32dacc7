#pragma once
// The elements that DataCite's metadata and OpenAIRE's literature profile share
// (https://schema.datacite.org/, kernels 2 to 4). Each takes the container as it stands:
// <creators>, <titles>, ... Pure; one thread.
#include <pugixml.hpp>

#include "normalize/builder.h"

namespace vindplaats {

void read_datacite_titles(pugi::xml_node titles, RecordBuilder& out);
void read_datacite_creators(pugi::xml_node creators, RecordBuilder& out);
void read_datacite_contributors(pugi::xml_node contributors, RecordBuilder& out);
void read_datacite_dates(pugi::xml_node dates, RecordBuilder& out);
void read_datacite_subjects(pugi::xml_node subjects, RecordBuilder& out);
// <identifier> or <alternateIdentifier>, with its type as an attribute.
void read_datacite_identifier(pugi::xml_node identifier, RecordBuilder& out);
void read_datacite_alternates(pugi::xml_node alternate_identifiers, RecordBuilder& out);
void read_datacite_related(pugi::xml_node related_identifiers, RecordBuilder& out);
void read_datacite_rights(pugi::xml_node rights, RecordBuilder& out);
void read_datacite_type(pugi::xml_node resource_type, RecordBuilder& out);
// Funders and grants: no field takes them.
void read_datacite_funding(pugi::xml_node funding_references, RecordBuilder& out);

}  // namespace vindplaats
