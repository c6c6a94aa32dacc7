#pragma once
// Tables as accessible HTML. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "export/tables/table.h"

namespace vindplaats {

struct HtmlTableOptions {
  std::string caption = {};               // always shown
  std::vector<std::string> row_ids = {};  // the id of each row's <tr>; may be shorter or empty
  std::vector<std::string> row_headers =
      {};                             // safe HTML, a first cell a row, e.g. a row number's link
  std::string row_header_label = {};  // its column's header
};

// <table> with caption, scope on every header, a paragraph a line in a cell. Where there are no
// row_headers, the first column is each row's header.
std::string html_table(const DataTable& table, std::string_view language,
                       const HtmlTableOptions& options);

}  // namespace vindplaats
