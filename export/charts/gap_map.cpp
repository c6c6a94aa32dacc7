#include "export/charts/gap_map.h"

#include <algorithm>
#include <cmath>

#include "core/markup.h"
#include "core/text.h"
#include "export/bundle/page.h"
#include "export/charts/svg.h"

namespace vindplaats {
namespace {

constexpr int kGapLeft = 220, kGapCell = 140, kGapRow = 64, kGapMargin = 20;
constexpr int kLargestRadius = 28;
constexpr std::size_t kGapRowCharacters = 24, kGapColumnCharacters = 17, kMostColumnLines = 4;

const GapCell& cell_at(const GapMap& map, std::size_t row, std::size_t column) {
  static const GapCell kNothing;
  if (row >= map.cells.size() || column >= map.cells[row].size()) return kNothing;
  return map.cells[row][column];
}

std::string gap_title(const GapMap& map, bool english) {
  if (!map.title.empty()) return one_line(map.title);
  return english ? "Evidence and gap map" : "Kaart van kennis en leemten";
}

std::int64_t largest_cell(const GapMap& map) {
  std::int64_t most = 1;
  for (const std::vector<GapCell>& row : map.cells) {
    for (const GapCell& cell : row) most = std::max(most, cell.count);
  }
  return most;
}

// Filled cells by row, then how many are gaps: the drawing in words.
std::string gap_words(const GapMap& map, std::string_view language) {
  const bool english = language == "en";
  std::string out;
  std::size_t gaps = 0;
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    std::string filled;
    for (std::size_t column = 0; column < map.columns.size(); ++column) {
      const std::int64_t count = cell_at(map, row, column).count;
      if (count <= 0) {
        ++gaps;
        continue;
      }
      filled += (filled.empty() ? "" : ", ") + map.columns[column] + ' ' + grouped(count, language);
    }
    if (!filled.empty()) out += map.rows[row] + ": " + filled + ". ";
  }
  out += english ? "Cells without publications: " : "Vakken zonder publicaties: ";
  return out + std::to_string(gaps) + '.';
}

// The area follows the count; never too small for the number in it.
int radius_of(std::int64_t count, std::int64_t most) {
  const double share = static_cast<double>(count) / static_cast<double>(most);
  const int radius = static_cast<int>(std::lround(std::sqrt(share) * kLargestRadius));
  const int digits = static_cast<int>(std::to_string(count).size());
  return std::max(radius, 7 + 4 * digits);
}

// Where the cells begin: below the title and the longest of the columns' names.
int gap_top(const GapMap& map) {
  std::size_t most = 1;
  for (const std::string& column : map.columns) {
    most = std::max(most, wrap_text(column, kGapColumnCharacters).size());
  }
  return 66 + 16 * static_cast<int>(std::min(most, kMostColumnLines));
}

void draw_labels(SvgWriter& svg, const GapMap& map) {
  const int top = gap_top(map);
  for (std::size_t column = 0; column < map.columns.size(); ++column) {
    const std::vector<std::string> lines = wrap_text(map.columns[column], kGapColumnCharacters);
    const std::size_t shown = std::min(lines.size(), kMostColumnLines);
    int y = top - 10 - static_cast<int>(shown - 1) * 16;
    for (std::size_t i = 0; i < shown; ++i, y += 16) {
      const int x = kGapLeft + static_cast<int>(column) * kGapCell + kGapCell / 2;
      svg.text(x, y, lines[i], {.anchor = "middle", .size = 13, .bold = true});
    }
  }
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    const std::vector<std::string> lines = wrap_text(map.rows[row], kGapRowCharacters);
    const std::size_t shown = std::min<std::size_t>(lines.size(), 3);
    const int middle = top + static_cast<int>(row) * kGapRow + kGapRow / 2;
    int y = middle + 5 - static_cast<int>(shown - 1) * 8;
    for (std::size_t i = 0; i < shown; ++i, y += 16) {
      svg.text(kGapLeft - 10, y, lines[i], {.anchor = "end", .size = 13, .bold = true});
    }
  }
}

void draw_cell(SvgWriter& svg, std::int64_t count, std::int64_t most, const std::string& gap, int x,
               int y, std::string_view language) {
  const int middle_x = x + kGapCell / 2;
  const int middle_y = y + kGapRow / 2;
  if (count <= 0) {
    svg.rect(x + 3, y + 3, kGapCell - 6, kGapRow - 6, gap, true);
    svg.circle(middle_x, middle_y, 12, "#ffffff");
    svg.text(middle_x, middle_y + 5, "0", {.anchor = "middle"});
    return;
  }
  svg.rect(x + 3, y + 3, kGapCell - 6, kGapRow - 6, "#ffffff");
  svg.circle(middle_x, middle_y, radius_of(count, most), kMark);
  svg.text(middle_x, middle_y + 5, grouped(count, language),
           {.anchor = "middle", .bold = true, .fill = "#ffffff"});
}

// The publications of a cell, folded away behind their number.
std::string cell_links(const GapCell& cell, std::string_view language, std::string_view prefix) {
  const std::string count = grouped(cell.count, language);
  if (cell.keys.empty()) return count;
  std::string out = "<details><summary>" + count + "</summary><ul>";
  for (std::size_t i = 0; i < cell.keys.size(); ++i) {
    const std::string& label = i < cell.labels.size() ? cell.labels[i] : cell.keys[i];
    out += "<li><a href=\"" + escape_markup(std::string(prefix) + cell.keys[i]) + "\">" +
           escape_markup(label) + "</a></li>";
  }
  return out + "</ul></details>";
}

}  // namespace

std::string gap_map_svg(const GapMap& map, std::string_view language, std::string_view id) {
  const bool english = language == "en";
  SvgWriter svg(id);
  const std::string gap =
      svg.pattern("gap", R"(<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="#8c8c8c"/>)");
  const std::string title = gap_title(map, english);
  const std::int64_t most = largest_cell(map);
  const int top = gap_top(map);
  svg.text(kGapMargin, 26, title, {.size = 16, .bold = true});
  svg.text(kGapMargin, 48, one_line(map.row_label) + " × " + one_line(map.column_label),
           {.fill = kFaint});
  draw_labels(svg, map);
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    for (std::size_t column = 0; column < map.columns.size(); ++column) {
      draw_cell(svg, cell_at(map, row, column).count, most, gap,
                kGapLeft + static_cast<int>(column) * kGapCell,
                top + static_cast<int>(row) * kGapRow, language);
    }
  }
  const int bottom = top + static_cast<int>(map.rows.size()) * kGapRow;
  svg.rect(kGapLeft, bottom + 16, 24, 16, gap, true);
  svg.text(kGapLeft + 32, bottom + 29, english ? "no publications" : "geen publicaties",
           {.size = 12});
  const int width = kGapLeft + static_cast<int>(map.columns.size()) * kGapCell + kGapMargin;
  return svg.finish(std::max(width, 480), bottom + 48, title, gap_words(map, language));
}

std::string gap_map_table(const GapMap& map, std::string_view language,
                          std::string_view link_prefix) {
  const bool english = language == "en";
  std::string out = "<table>\n<caption>" + escape_markup(gap_title(map, english)) +
                    "</caption>\n<thead><tr><th scope=\"col\">" +
                    escape_markup(map.row_label + " / " + map.column_label) + "</th>";
  for (const std::string& column : map.columns) {
    out += "<th scope=\"col\">" + escape_markup(column) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    out += "<tr><th scope=\"row\">" + escape_markup(map.rows[row]) + "</th>";
    for (std::size_t column = 0; column < map.columns.size(); ++column) {
      const GapCell& cell = cell_at(map, row, column);
      const std::string none = english ? "0 (gap)" : "0 (leemte)";
      out += cell.count > 0 ? "<td>" + cell_links(cell, language, link_prefix)
                            : "<td class=\"gap\">" + none;
      out += "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string gap_map_page(const GapMap& map, std::string_view language,
                         std::string_view link_prefix) {
  const std::string title = gap_title(map, language == "en");
  PageFrame page;
  page.language = language;
  page.title = title;
  page.header = "<h1>" + escape_markup(title) + "</h1>\n";
  page.main = scrolling(gap_map_table(map, language, link_prefix), title) + "<figure>\n" +
              scrolling(gap_map_svg(map, language), map.row_label + " × " + map.column_label) +
              "</figure>\n";
  return html_page(page);
}

}  // namespace vindplaats
