#include "export/tables/xlsx.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <unistd.h>
#include <xlsxwriter.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostRows = 1'048'575;  // below the header
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostCellCharacters = 32'767;
constexpr std::size_t kMostSheetName = 31;
constexpr std::uint32_t kHeaderFill = 0xD9E2EC;
constexpr std::uint32_t kOpenFill = 0xFFF2B3;  // #000000 on it: 18:1
// 1980-01-01: a zip archive knows nothing older, and 0 means "now" to the library.
constexpr Instant kOldest{std::chrono::seconds(315'532'800)};

// A file of our own that goes with it.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code error;
    path_ = (std::filesystem::temp_directory_path(error) / "vindplaats-XXXXXX").string();
    const int handle = ::mkstemp(path_.data());
    made_ = handle >= 0;
    if (made_) ::close(handle);
  }
  ~TemporaryFile() {
    if (made_) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  bool made() const { return made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool made_ = false;
};

struct SheetFormats {
  lxw_format* header;
  lxw_format* text;
  lxw_format* open;  // a person must fill it
};

SheetFormats make_formats(lxw_workbook* book) {
  SheetFormats formats{workbook_add_format(book), workbook_add_format(book),
                       workbook_add_format(book)};
  for (lxw_format* format : {formats.header, formats.text, formats.open}) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_bold(formats.header);
  format_set_bg_color(formats.header, kHeaderFill);
  format_set_bottom(formats.header, LXW_BORDER_THIN);
  format_set_italic(formats.open);
  format_set_bg_color(formats.open, kOpenFill);
  return formats;
}

bool four_hex(std::string_view text) {
  return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

// "_x0041_" in a text would be read as "A" (ECMA-376 part 1, 22.9.2.19): its first line is escaped.
std::string with_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("_x") && rest.size() > 6 && rest[6] == '_' && four_hex(rest.substr(2))) {
      out += "_x005F";
    }
    if (text[at] != '\r') out += text[at];
  }
  return out;
}

// Excel counts UTF-16 units; characters beyond the basic plane are two.
std::string fitting(std::string_view text) {
  std::size_t units = 0;
  std::size_t last_good = 0;  // where a cut leaves room for the mark
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const std::size_t size = next_utf8(text, at) > 0xFFFF ? 2 : 1;
    if (units + 1 <= kMostCellCharacters) last_good = before;
    units += size;
    if (units > kMostCellCharacters) return std::string(text.substr(0, last_good)) + "…";
  }
  return std::string(text);
}

std::size_t width_of(const DataTable& table, std::size_t column, std::string_view language) {
  constexpr std::size_t kNarrowest = 8, kWidest = 50, kLooked = 200;
  const DataColumn& about = table.columns[column];
  if (about.width > 0) return std::min<std::size_t>(about.width, 255);
  std::size_t width = utf8_length(shown_label(about)) + 3;  // room for the filter's arrow
  for (std::size_t row = 0; row < std::min(table.rows.size(), kLooked); ++row) {
    const std::string_view cell = cut_utf8(shown_cell(table, row, column, language), 4 * kWidest);
    width = std::max(width, utf8_length(cell) + 1);
  }
  return std::clamp(width, kNarrowest, kWidest);
}

bool is_count(std::string_view text) {
  return !text.empty() && text.size() <= 15 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

lxw_error write_cell(lxw_worksheet* sheet, const SheetFormats& formats, const DataTable& table,
                     std::size_t row, std::size_t column, std::string_view language) {
  const std::string_view cell = shown_cell(table, row, column, language);
  const DataColumn& about = table.columns[column];
  const auto at_row = static_cast<lxw_row_t>(row + 1);
  const auto at_column = static_cast<lxw_col_t>(column);
  if (about.number && is_count(cell)) {
    return worksheet_write_number(sheet, at_row, at_column, std::stod(std::string(cell)),
                                  formats.text);
  }
  lxw_format* format = about.by_person && is_unfilled(cell) ? formats.open : formats.text;
  const std::string text = fitting(with_escapes(cell));
  return worksheet_write_string(sheet, at_row, at_column, text.c_str(), format);
}

lxw_error write_sheet(lxw_worksheet* sheet, const SheetFormats& formats, const DataTable& table,
                      std::string_view language) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto at = static_cast<lxw_col_t>(column);
    const auto width = static_cast<double>(width_of(table, column, language));
    worksheet_set_column(sheet, at, at, width, nullptr);
    const std::string label = fitting(with_escapes(shown_label(table.columns[column])));
    const lxw_error error = worksheet_write_string(sheet, 0, at, label.c_str(), formats.header);
    if (error != LXW_NO_ERROR) return error;
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const lxw_error error = write_cell(sheet, formats, table, row, column, language);
      if (error != LXW_NO_ERROR) return error;
    }
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_landscape(sheet);
  if (table.columns.empty()) return LXW_NO_ERROR;
  return worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                              static_cast<lxw_col_t>(table.columns.size() - 1));
}

std::string sheet_name(std::string_view wanted) {
  std::string name = one_line(wanted);
  for (char& c : name) {
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  }
  name = one_line(name);
  while (utf8_length(name) > kMostSheetName) name = cut_utf8(name, name.size() - 1);
  name = std::string(trim(name));
  return name.empty() ? "Tabel" : name;
}

void set_properties(lxw_workbook* book, const XlsxOptions& options) {
  lxw_doc_properties properties = {};
  std::string title = options.title;
  std::string author = options.author;
  if (!title.empty()) properties.title = title.data();
  if (!author.empty()) properties.author = author.data();
  properties.created = std::max(options.created, kOldest).time_since_epoch().count();
  workbook_set_properties(book, &properties);
}

}  // namespace

Result<std::string> xlsx(const DataTable& table, const XlsxOptions& options) {
  if (table.rows.size() > kMostRows || table.columns.size() > kMostColumns) {
    return fail(Fault::kInput, "a table of " + std::to_string(table.rows.size()) + " rows and " +
                                   std::to_string(table.columns.size()) +
                                   " columns is more than an Excel sheet holds; use the CSV");
  }
  const TemporaryFile file;
  if (!file.made()) return fail(Fault::kConflict, "no temporary file could be made for XLSX");
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) return fail(Fault::kConflict, "no workbook could be made");
  set_properties(book, options);
  lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name(options.sheet).c_str());
  lxw_error wrong = LXW_ERROR_MEMORY_MALLOC_FAILED;
  if (sheet != nullptr) wrong = write_sheet(sheet, make_formats(book), table, options.language);
  const lxw_error closed = workbook_close(book);  // frees it in any case
  if (wrong == LXW_NO_ERROR) wrong = closed;
  if (wrong != LXW_NO_ERROR) {
    return fail(Fault::kConflict, std::string("XLSX could not be written: ") + lxw_strerror(wrong));
  }
  std::ifstream in(file.path(), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.empty()) return fail(Fault::kConflict, "XLSX could not be read back");
  return bytes;
}

}  // namespace vindplaats
