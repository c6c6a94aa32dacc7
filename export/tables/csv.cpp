#include "export/tables/csv.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"

namespace vindplaats {
namespace {

// As spreadsheets see it: = + - @, and the full-width forms that some of them fold.
constexpr std::string_view kFormulaSigns[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n') return true;
  const std::string_view text = trim(cell);
  return std::any_of(std::begin(kFormulaSigns), std::end(kFormulaSigns),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string_view without_quotes(std::string_view cell) {
  const std::size_t text = cell.find_first_not_of('\'');
  return text == cell.npos ? std::string_view() : cell.substr(text);
}

void append_csv_cell(std::string& out, std::string_view cell) {
  const std::string safe = guard_formula(cell);
  if (safe.find_first_of(",\"\r\n") == safe.npos) {
    out += safe;
    return;
  }
  out += '"';
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string guard_formula(std::string_view cell) {
  return (begins_formula(without_quotes(cell)) ? "'" : "") + std::string(cell);
}

std::string_view unguard_formula(std::string_view cell) {
  const bool guarded = cell.starts_with('\'') && begins_formula(without_quotes(cell));
  return guarded ? cell.substr(1) : cell;
}

std::string csv(const DataTable& table, std::string_view language) {
  std::string out = "\xEF\xBB\xBF";
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (column > 0) out += ',';
    append_csv_cell(out, table.columns[column].id);
  }
  out += "\r\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (column > 0) out += ',';
      append_csv_cell(out, shown_cell(table, row, column, language));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace vindplaats
