#pragma once
// Reads comma-separated values (RFC 4180) as spreadsheets write them: a byte-order mark, lines that
// end in LF or CR LF, and semicolons instead of commas (Excel with Dutch settings) are understood.
// Pure; safe from any thread; linear time.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

inline constexpr std::size_t kMostCsvBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMostCsvRows = 5'000'000;

struct CsvRow {
  int line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

struct CsvFile {
  std::vector<std::string> header;  // as written, trimmed
  std::vector<CsvRow> rows;  // each has exactly header.size() cells; empty lines are left out

  // The index of a column, ignoring case; -1 when there is none.
  int column(std::string_view name) const;
};

// kInput with line and column in words: no header, a row with more or fewer cells than the header,
// a quotation mark that is never closed, a byte that is not UTF-8.
Result<CsvFile> parse_csv(std::string_view text);

}  // namespace vindplaats
