#pragma once
// All sources and how they are doing.
#include "app/web/visit.h"

namespace vindplaats {

// What asks for a person first, with cause and remedy. `state` ("trouble", "well" or "rest") and
// `partner` narrow it down.
WebResponse sources_page(const Visit& visit);

}  // namespace vindplaats
