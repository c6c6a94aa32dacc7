#pragma once
// BibLaTeX (the manual of version 3.19, sections 2.1 to 2.3), UTF-8 as biber reads it. Pure; safe
// from any thread; never fails; equal works give equal bytes.
#include <span>
#include <string>

#include "export/citations/cited_work.h"

namespace vindplaats {

// One entry a work in the order given, a blank line between. The key is the work's key;
// institutions as names stand in double braces; dates are EDTF; what TeX would act on is escaped.
std::string biblatex(std::span<const CitedWork> works);

}  // namespace vindplaats
