#pragma once
// A person or organisation whom a record gives in parts, as MODS, DataCite, JATS, CERIF and LOM do.
// Pure; one thread.
#include <string>
#include <string_view>
#include <vector>

#include "normalize/builder.h"

namespace vindplaats {

struct NameIdentifier {
  std::string scheme, value;  // as they stood: "ORCID", "https://orcid.org/0000-0002-1825-0097"
};

struct PersonParts {
  std::string given, family;
  std::string whole;        // where it does not come in parts
  std::string terms;        // beside it: "Jr.", "prof. dr.", or a particle ("van de")
  std::string kind;         // "person", "organisation"; empty: by its words
  std::string affiliation;  // the first
  std::vector<NameIdentifier> identifiers;
};

// Cleans it and hands it to `out` as what `role` says (a relator's code, address or word; empty: as
// `unsaid`). Of its identifiers the ORCID is kept, also when an ISNI says it; others have no field,
// and one with a wrong check digit is a finding.
void add_person(const PersonParts& parts, PersonRole unsaid, std::string_view role, const At& at,
                RecordBuilder& out);

}  // namespace vindplaats
