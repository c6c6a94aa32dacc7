#pragma once
// Where every work of a study stands after screening. Pure.
//
// A work passes from stage to stage. At each the newest decision of every person counts: one who
// excludes it is enough when nobody includes it; when screeners disagree it waits ("disputed")
// until one of them decides anew. A decision at a later stage means that the earlier ones were
// passed.
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/study_rows.h"

namespace vindplaats {

// Fills standing, stage, criterion and disputed of every work. `as_of` ("YYYY-MM-DD") tells whether
// an embargo has ended. Returns the decisions on these works in order of sequence, each under its
// work's present id, with `counts` set; others are left out.
std::vector<Screened> place_works(const Study& study, std::string_view as_of,
                                  std::vector<FoundWork>& works, std::vector<Screened> decisions);

// Can the full text be had, by what the records say: false when they call it restricted, metadata
// only or still under embargo and name no file.
bool retrievable(const Metadata& metadata, std::string_view as_of);

}  // namespace vindplaats
