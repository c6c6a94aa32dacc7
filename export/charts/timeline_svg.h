#pragma once
// How many publications there are of each year, plain or stacked by kind. Pure; safe from any
// thread; never fails; the same numbers give the same bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/tables/table.h"

namespace vindplaats {

struct TimelineYear {
  std::int64_t year = 0;
  std::vector<std::int64_t> counts;  // one a kind, in the order of Timeline::kinds
};

struct Timeline {
  std::string title;               // empty: "Publicaties per jaar"
  std::vector<std::string> kinds;  // labels; one of them: a plain chart without a legend
  // Ascending. Years between that are missing are drawn as empty; beyond 120 years the oldest are
  // left out of the drawing (never of the table), and the drawing says so.
  std::vector<TimelineYear> years;
  std::int64_t undated = 0;  // without a year: said in a line below
};

// Beyond six kinds, the smallest are drawn together as "overige". As for flow_svg.
std::string timeline_svg(const Timeline& timeline, std::string_view language,
                         std::string_view id = "tijdlijn");

// The same numbers for a table beside it: a row a year that has any, a column a kind, the sum.
DataTable timeline_table(const Timeline& timeline, std::string_view language);

}  // namespace vindplaats
