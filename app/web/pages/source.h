#pragma once
// One source: how it is, its runs and findings, its settings; and what a person does about it.
#include "app/web/visit.h"

namespace vindplaats {

// GET. With `asked` (seconds since 1970), that a harvest was ordered then: the page says so until a
// run has ended. 404 for a source that neither the platform nor the store knows.
WebResponse source_page(const Visit& visit);
// POST to `/act`: `do` is "harvest", "suspend" (with `why`), "resume", or what becomes of one that
// is parked: "accept-deletions", "accept-address", "discard", "go-on". Shows the source again, and
// what came of it. 404 when its file is gone; 422 for anything else.
WebResponse act_on_source(const Visit& visit);

}  // namespace vindplaats
