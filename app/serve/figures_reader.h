#pragma once
// The numbers that the front tells, from one snapshot of the store.
#include <functional>

#include "app/web/figures.h"
#include "config/types.h"
#include "store/store.h"

namespace vindplaats {

// `next_due`: when a source is harvested by itself.
Result<Figures> read_figures(
    const Platform& platform, const Store& store, Instant now,
    const std::function<std::optional<Instant>(const std::string& source)>& next_due);

}  // namespace vindplaats
