#pragma once
// An invented platform with three partners, and publications that show every rule of the public
// form.
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"

namespace vindplaats::testing {

// 2026-11-22T06:00:00Z.
Instant sample_now();
Platform sample_platform();
// A plain one, accepted and ready; `number` (below 32 * 32) makes its id.
Publication sample_publication(int number, const std::string& title);
// Four that are released and three that are not; not in the order of their ids.
std::vector<Publication> sample_publications();

}  // namespace vindplaats::testing
