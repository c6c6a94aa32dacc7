#pragma once
// A table as text: what csv, xlsx and html make files of. Plain values.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct DataColumn {
  std::string id;          // for programs: the header of the CSV
  std::string label = {};  // for people: the header of XLSX and HTML; empty: the id
  bool by_person = false;  // an empty cell in it is marked as still to be filled in
  bool number = false;     // whole numbers: right-aligned, numbers in XLSX
  std::size_t width = 0;   // in characters, XLSX only; 0: from what stands in it
};

struct DataTable {
  std::vector<DataColumn> columns;
  std::vector<std::vector<std::string>> rows;  // a cell that is missing at the end is empty
};

// What stands in a cell that a person must fill, so that it is never taken for "nothing found":
// "[in te vullen]", or in English "[to be filled in]".
std::string_view to_fill_in(std::string_view language);
// Is it one of these marks, in any language, or empty: when a filled-in table is read back.
bool is_unfilled(std::string_view cell);

// The text of a cell as every format shows it: its own, else the mark where a person must fill it.
std::string_view shown_cell(const DataTable& table, std::size_t row, std::size_t column,
                            std::string_view language);
// The label of a column, else its id.
std::string_view shown_label(const DataColumn& column);

}  // namespace vindplaats
