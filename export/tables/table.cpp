#include "export/tables/table.h"

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::string_view kToFillDutch = "[in te vullen]";
constexpr std::string_view kToFillEnglish = "[to be filled in]";

}  // namespace

std::string_view to_fill_in(std::string_view language) {
  return language == "en" ? kToFillEnglish : kToFillDutch;
}

bool is_unfilled(std::string_view cell) {
  const std::string_view text = trim(cell);
  return text.empty() || text == kToFillDutch || text == kToFillEnglish;
}

std::string_view shown_cell(const DataTable& table, std::size_t row, std::size_t column,
                            std::string_view language) {
  const std::vector<std::string>& cells = table.rows[row];
  const std::string_view own = column < cells.size() ? std::string_view(cells[column]) : "";
  return table.columns[column].by_person && is_unfilled(own) ? to_fill_in(language) : own;
}

std::string_view shown_label(const DataColumn& column) {
  return column.label.empty() ? column.id : column.label;
}

}  // namespace vindplaats
