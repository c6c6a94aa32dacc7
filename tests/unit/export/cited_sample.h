#pragma once
// Invented works that show every rule of the citation formats.
#include <string>
#include <vector>

#include "export/citations/cited_work.h"

namespace vindplaats::testing {

Person cited_person(const std::string& given, const std::string& family);
Person cited_organisation(const std::string& name);
// A plain report of 2019 by one person.
CitedWork cited_report();
// A report with all it can have, one by an institution alone, an article, a chapter, a thesis, a
// page without a date, a podcast, and one full of what formats act on.
std::vector<CitedWork> cited_works();

}  // namespace vindplaats::testing
