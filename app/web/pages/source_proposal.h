#pragma once
// What was registered on the web and waits for an editor: let in, or not.
#include "app/web/visit.h"

namespace vindplaats {

// Those that wait, the oldest first: {{#PROPOSED}} of sources.html. They must have been read
// (SourceBook::read).
void add_proposals(View& view, const Visit& visit);

// GET: one of them, with the report of its trial, the contact and the agreement. POST: `do` is
// "approve", with `partner` when it belongs to another than was proposed, or "refuse" with `why`,
// which the partner reads. 404 when nobody registered it; 422 without a reason.
WebResponse proposal_page(const Visit& visit);

}  // namespace vindplaats
