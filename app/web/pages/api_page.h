#pragma once
// What programs can do here, for people: a first request, and where the description is.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse api_page(const Visit& visit);

}  // namespace vindplaats
