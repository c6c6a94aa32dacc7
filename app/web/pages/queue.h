#pragma once
// What waits for editors: the ranked queue by theme, what was accepted and lacks something, what
// was set aside, and what may be one work.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse queue_page(const Visit& visit);
// POST /queue/decide: a button of one item, or of all that are ticked.
WebResponse decide_in_queue(const Visit& visit);
// POST /queue/undo: the last decision on each of these.
WebResponse undo_in_queue(const Visit& visit);

}  // namespace vindplaats
