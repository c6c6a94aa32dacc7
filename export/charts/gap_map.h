#pragma once
// The evidence and gap map: how many publications there are of each row with each column, the gaps
// as visible as the counts. Pure; safe from any thread; never fails; the same map gives the same
// bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct GapCell {
  std::int64_t count = 0;
  std::vector<std::string> keys;  // of the publications counted; may be empty (no links then)
  std::vector<std::string> labels =
      {};  // of those, in the same order ("De Vries, 2019"); else the key
};

struct GapMap {
  std::string title;                        // empty: "Kaart van kennis en leemten"
  std::string row_label, column_label;      // what rows and columns are: "Aanpak", "Doelgroep"
  std::vector<std::string> rows, columns;   // labels
  std::vector<std::vector<GapCell>> cells;  // [row][column]; a missing one is a gap
};

// A circle whose area follows the count, with the number in it; a gap is an empty hatched cell.
std::string gap_map_svg(const GapMap& map, std::string_view language,
                        std::string_view id = "leemten");

// <table> with caption and scope on every header. A cell's publications are links to
// `link_prefix` + key ("#" inside the report, "../report.html#" from analysis/).
std::string gap_map_table(const GapMap& map, std::string_view language,
                          std::string_view link_prefix);

// analysis/gap-map.html: the table and the drawing as a whole accessible page.
std::string gap_map_page(const GapMap& map, std::string_view language,
                         std::string_view link_prefix = "../report.html#");

}  // namespace vindplaats
