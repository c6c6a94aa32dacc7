#pragma once
// What people sent without an account, for editors: suggestions, errors, objections, corrections
// and requests of partners, until somebody has dealt with them.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse messages_page(const Visit& visit);  // /messages

}  // namespace vindplaats
