#pragma once
// The figures of a period, counted from ledger, store and the release that stands (contract section
// 2, `report`).
#include <string>

#include "config/types.h"
#include "core/clock.h"
#include "export/report_figures.h"
#include "store/store.h"

namespace vindplaats {

// Of the days `from` to `until`, both included, in UTC; what is said of "now" is of `now`. What a
// publication is (its themes, kind and maker) is what it is now.
Result<ReportFigures> count_report(const Snapshot& snapshot, const Platform& platform, Instant now,
                                   const std::string& from, const std::string& until);

}  // namespace vindplaats
