#pragma once
// Where a publication stands, in words for its partner: with the address where it is shown, or the
// public reason why not; never who decided, nor what editors wrote to one another.
#include "app/web/visit.h"
#include "core/publication.h"
#include "export/target.h"

namespace vindplaats {

// TITLE, FACT (as describe.h), STATUS, EXPLAINED (a section of EXPLANATION), SHOWN_AT (of
// SHOWN_HREF).
Result<void> describe_work(View& view, const Visit& visit, const Platform& platform,
                           const Snapshot& snapshot, const ReleaseHistory& released,
                           const Publication& publication);

}  // namespace vindplaats
