#include "export/tables/html_table.h"

#include "core/markup.h"
#include "core/text.h"

namespace vindplaats {
namespace {

// A line end in a cell is a line end on the page.
std::string cell_markup(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) out += "<br>";
    out += escape_markup(trim(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

void append_html_cell(std::string& out, const DataTable& table, std::size_t row, std::size_t column,
                      std::string_view language, bool header) {
  const std::string_view text = shown_cell(table, row, column, language);
  const DataColumn& about = table.columns[column];
  const bool open = about.by_person && is_unfilled(text);
  const std::string_view name = open ? " class=\"open\"" : about.number ? " class=\"number\"" : "";
  out += header ? "<th scope=\"row\"" : "<td";
  out += name;
  out += '>' + cell_markup(text) + (header ? "</th>" : "</td>");
}

void append_html_row(std::string& out, const DataTable& table, std::size_t row,
                     std::string_view language, const HtmlTableOptions& options) {
  const bool own_header = !options.row_headers.empty();
  out += "<tr";
  if (row < options.row_ids.size() && !options.row_ids[row].empty()) {
    out += " id=\"" + escape_markup(options.row_ids[row]) + '"';
  }
  out += '>';
  if (own_header) {
    out += "<th scope=\"row\">";
    if (row < options.row_headers.size()) out += options.row_headers[row];
    out += "</th>";
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    append_html_cell(out, table, row, column, language, !own_header && column == 0);
  }
  out += "</tr>\n";
}

}  // namespace

std::string html_table(const DataTable& table, std::string_view language,
                       const HtmlTableOptions& options) {
  std::string out =
      "<table>\n<caption>" + escape_markup(options.caption) + "</caption>\n<thead><tr>";
  if (!options.row_headers.empty()) {
    out += "<th scope=\"col\">" + escape_markup(options.row_header_label) + "</th>";
  }
  for (const DataColumn& column : table.columns) {
    out += column.number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
    out += escape_markup(shown_label(column)) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    append_html_row(out, table, row, language, options);
  }
  return out + "</tbody>\n</table>\n";
}

}  // namespace vindplaats
