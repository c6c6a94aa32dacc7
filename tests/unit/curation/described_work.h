#pragma once
// Records of invented works in a few words, for tests of matching.
#include <string>
#include <vector>

#include "core/record.h"

namespace vindplaats {

// "title=Jaarverslag 2019", and so on for: by ("Family, Given"; without comma an organisation),
// year, type, product, lang, doi, urn, handle, isbn, number, in (journal or book), in-isbn, issn,
// vol, issue, pages, part-of (a relation). Without `by` and `year`: "Bakker, Anna" and "2019"; "-"
// leaves a field out.
using WorkWords = std::vector<std::string>;
Record described_work(const std::string& id, const WorkWords& words);

}  // namespace vindplaats
