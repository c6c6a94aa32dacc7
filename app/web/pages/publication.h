#pragma once
// One publication whole: what it is, where every field comes from, what each source says, what was
// decided and what may be decided now.
#include "app/web/visit.h"

namespace vindplaats {

// /publications/{id}; a former id leads to the one that took its place.
WebResponse publication_page(const Visit& visit);
// POST /publications/{id}/decide: the field `kind` says what.
WebResponse decide_on_publication(const Visit& visit);

}  // namespace vindplaats
