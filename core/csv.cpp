#include "core/csv.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

// Reads one row after another; a quoted cell may hold separators, quotes (doubled) and line ends.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }

  Result<CsvRow> row() {
    CsvRow row;
    row.line = line_;
    for (;;) {
      TRY_ASSIGN(std::string value, cell(row.cells.size() + 1));
      row.cells.push_back(std::move(value));
      if (at_end()) return row;
      const char next = text_[at_++];
      if (next == separator_) continue;
      if (next == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

 private:
  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  Result<std::string> cell(std::size_t column) {
    if (at_end() || text_[at_] != '"') return plain_cell();
    const int first_line = line_;
    std::string value;
    ++at_;
    for (;;) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        return fail(Fault::kInput,
                    fmt::format("line {}, column {}: a quotation mark is never closed", first_line,
                                column));
      }
      const std::string_view piece = text_.substr(at_, quote - at_);
      value.append(piece);
      line_ += static_cast<int>(std::count(piece.begin(), piece.end(), '\n'));
      at_ = quote + 1;
      if (at_end() || text_[at_] != '"') break;
      value += '"';
      ++at_;
    }
    if (at_end() || ends_cell(text_[at_])) return value;
    return fail(Fault::kInput,
                fmt::format("line {}, column {}: text follows a closing quotation mark; write a "
                            "quotation mark inside a cell twice",
                            line_, column));
  }

  std::string plain_cell() {
    const std::size_t first = at_;
    while (!at_end() && !ends_cell(text_[at_])) ++at_;
    return std::string(text_.substr(first, at_ - first));
  }

  std::string_view text_;
  const char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// Whichever of the two stands more often in the first line.
char csv_separator(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return std::count(line.begin(), line.end(), ';') > std::count(line.begin(), line.end(), ',')
             ? ';'
             : ',';
}

bool blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

}  // namespace

int CsvFile::column(std::string_view name) const {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (equals_ignoring_case(header[i], name)) return static_cast<int>(i);
  }
  return -1;
}

Result<CsvFile> parse_csv(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (text.size() > kMostCsvBytes) return fail(Fault::kInput, "the file is too large");
  if (!valid_utf8(text)) {
    return fail(Fault::kInput, "the file is not UTF-8; save it as \"CSV UTF-8\"");
  }
  CsvScanner scanner(text, csv_separator(text));
  CsvFile file;
  while (!scanner.at_end()) {
    TRY_ASSIGN(CsvRow row, scanner.row());
    if (blank(row)) continue;
    if (file.header.empty()) {
      for (const std::string& cell : row.cells) file.header.emplace_back(trim(cell));
      continue;
    }
    if (row.cells.size() != file.header.size()) {
      return fail(Fault::kInput, fmt::format("line {}: {} cells, but the header has {}", row.line,
                                             row.cells.size(), file.header.size()));
    }
    if (file.rows.size() >= kMostCsvRows) return fail(Fault::kInput, "the file has too many rows");
    file.rows.push_back(std::move(row));
  }
  if (file.header.empty()) return fail(Fault::kInput, "line 1: there is no header row");
  return file;
}

}  // namespace vindplaats
