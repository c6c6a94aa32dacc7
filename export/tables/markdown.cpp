#include "export/tables/markdown.h"

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::string_view kMarks = "\\`*_{}[]<>#|~&";

// A list or a heading begins only at the beginning of a line: "- ", "+ ", "= ", "1. ", "1) ".
bool begins_something(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '-' || c == '+' || c == '=') return at == 0;
  if (c != '.' && c != ')') return false;
  return at > 0 && at < 10 && text.substr(0, at).find_first_not_of("0123456789") == text.npos;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  const std::string line = one_line(text);
  std::string out;
  out.reserve(line.size() + 8);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (kMarks.find(line[at]) != kMarks.npos || begins_something(line, at)) out += '\\';
    out += line[at];
  }
  return out;
}

std::string markdown_table(const DataTable& table, std::string_view language) {
  std::string head = "|", rule = "|";
  for (const DataColumn& column : table.columns) {
    head += " " + escape_markdown(shown_label(column)) + " |";
    rule += column.number ? " ---: |" : " --- |";
  }
  std::string out = head + "\n" + rule + "\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    out += "|";
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      out += " " + escape_markdown(shown_cell(table, row, column, language)) + " |";
    out += "\n";
  }
  return out;
}

}  // namespace vindplaats
