// A report's tables as documents.
#include <charconv>

#include <fmt/format.h>

#include "core/markup.h"
#include "export/bundle/page.h"
#include "export/bundle/words.h"
#include "export/report_figures.h"
#include "export/small_json.h"
#include "export/tables/csv.h"
#include "export/tables/html_table.h"
#include "export/tables/markdown.h"

namespace vindplaats {
namespace {

std::string period_of(const ReportFigures& figures, const std::string& language) {
  return fmt::format("{} {} {}", figures.from,
                     nl_or_en(language, "tot en met", "up to and including"), figures.until);
}

// Numbers as numbers.
OrderedJson cell_json(const DataColumn& column, const std::string& cell) {
  std::int64_t number = 0;
  if (column.number &&
      std::from_chars(cell.data(), cell.data() + cell.size(), number).ec == std::errc())
    return number;
  return cell;
}

}  // namespace

std::string report_markdown(const ReportFigures& figures, const std::vector<ReportTable>& tables,
                            const std::string& heading, const std::string& language) {
  std::string out = fmt::format("# {}\n\n{}\n", escape_markdown(heading),
                                escape_markdown(period_of(figures, language)));
  for (const ReportTable& table : tables) {
    if (table.table.rows.empty()) continue;
    out += fmt::format("\n## {}\n\n", escape_markdown(table.title));
    if (!table.note.empty()) out += escape_markdown(table.note) + "\n\n";
    out += markdown_table(table.table, language);
  }
  return out;
}

std::string report_html(const ReportFigures& figures, const std::vector<ReportTable>& tables,
                        const std::string& heading, const std::string& language) {
  PageFrame frame;
  frame.language = language;
  frame.title = heading;
  frame.header = fmt::format("<h1>{}</h1>\n<p>{}</p>", escape_markup(heading),
                             escape_markup(period_of(figures, language)));
  for (const ReportTable& table : tables) {
    if (table.table.rows.empty()) continue;
    frame.main += fmt::format("<h2>{}</h2>\n", escape_markup(table.title));
    if (!table.note.empty()) frame.main += fmt::format("<p>{}</p>\n", escape_markup(table.note));
    HtmlTableOptions options;
    options.caption = table.title;
    frame.main += scrolling(html_table(table.table, language, options), table.title);
  }
  return html_page(frame);
}

std::string report_csv(const std::vector<ReportTable>& tables, const std::string& language) {
  DataTable all;
  for (const char* id : {"table", "row", "column", "value"}) {
    all.columns.emplace_back();
    all.columns.back().id = id;
  }
  for (const ReportTable& one : tables) {
    for (std::size_t row = 0; row < one.table.rows.size(); ++row) {
      for (std::size_t column = 0; column < one.table.columns.size(); ++column)
        all.rows.push_back(
            {one.id, one.row_ids[row], one.table.columns[column].id, one.table.rows[row][column]});
    }
  }
  return csv(all, language);
}

std::string report_json(const ReportFigures& figures, const std::vector<ReportTable>& tables) {
  OrderedJson all = OrderedJson::object();
  for (const ReportTable& one : tables) {
    OrderedJson rows = OrderedJson::array();
    for (std::size_t row = 0; row < one.table.rows.size(); ++row) {
      OrderedJson cells = {{"id", one.row_ids[row]}};
      for (std::size_t column = 0; column < one.table.columns.size(); ++column) {
        const DataColumn& said = one.table.columns[column];
        cells[said.id] = cell_json(said, one.table.rows[row][column]);
      }
      rows.push_back(std::move(cells));
    }
    all[one.id] = std::move(rows);
  }
  return file_text({{"from", figures.from}, {"until", figures.until}, {"tables", all}});
}

}  // namespace vindplaats
