#pragma once
// The whole store, whatever was decided: by the query language and by facets.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse search_page(const Visit& visit);

}  // namespace vindplaats
