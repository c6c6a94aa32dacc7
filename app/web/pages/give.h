#pragma once
// What everyone may send (contract section 9): /breng suggests a publication, /melden reports an
// error or objects. It waits for an editor (/messages). No account; a name and mail address only if
// they want an answer, and not longer than [privacy] suggestions.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse suggest_page(const Visit& visit);  // /breng
WebResponse tell_page(const Visit& visit);     // /melden

}  // namespace vindplaats
