// What a spreadsheet program makes of our tables: no cell of theirs is a formula (faults.md D37).
// Skipped where LibreOffice is not installed (Debian's libreoffice-calc-nogui).
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "export/tables/csv.h"
#include "export/tables/xlsx.h"

namespace vindplaats::testing {
namespace {

namespace fs = std::filesystem;

constexpr auto kStarts = std::to_array<std::string_view>(
    {"=", "+", "-", "@", "\t=", "\r=", "\n=", "  =", "＝", "＋", "－", "＠", "'=", "''=", "=-"});
constexpr auto kCommands = std::to_array<std::string_view>(
    {"cmd|' /C calc'!A0", "SUM(1;1)", "HYPERLINK(\"http://example.nl/\";\"a\")", "1+1"});

DataTable armed_table() {
  DataTable table;
  for (std::size_t i = 0; i < kCommands.size(); ++i)
    table.columns.push_back({fmt::format("c{}", i)});
  for (const std::string_view start : kStarts) {
    std::vector<std::string>& row = table.rows.emplace_back();
    for (const std::string_view command : kCommands)
      row.push_back(fmt::format("{}{}", start, command));
  }
  return table;
}

std::string without_blanks(std::string text) {
  std::erase_if(
      text, [](char c) { return std::string_view(" \t\r\n").find(c) != std::string_view::npos; });
  return text;
}

// What LibreOffice reads of a file: the cells of the first sheet below its headers, by row.
class Spreadsheet : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v soffice >/dev/null") != 0)
      GTEST_SKIP() << "LibreOffice is not installed";
    fs::create_directories(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }

  // `filter`: how a person at the dialogue of LibreOffice would have it read; empty: by its name.
  pugi::xml_node opened(const std::string& name, const std::string& bytes,
                        const std::string& filter = "") {
    std::ofstream(dir_ / name, std::ios::binary) << bytes;
    const std::string command = fmt::format(
        "cd '{0}' && soffice -env:UserInstallation=file://{0}/profile --headless "
        "{2} --convert-to fods '{1}' >/dev/null 2>&1",
        dir_.string(), name, filter.empty() ? "" : "--infilter='" + filter + "'");
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_TRUE(document_.load_file((dir_ / name).replace_extension(".fods").c_str()));
    return document_.child("office:document")
        .child("office:body")
        .child("office:spreadsheet")
        .child("table:table");
  }

  // `guarded`: with the "'" that our CSV puts before what is armed.
  void expect_texts(pugi::xml_node sheet, bool guarded) {
    const DataTable table = armed_table();
    const pugi::xpath_node_set rows = sheet.select_nodes(".//table:table-row");
    ASSERT_GT(rows.size(), table.rows.size());
    std::size_t cells = 0, at = 0;
    for (const std::vector<std::string>& expected : table.rows) {
      pugi::xml_node cell = rows[++at].node().child("table:table-cell");
      for (const std::string& text : expected) {
        SCOPED_TRACE(text);
        EXPECT_STREQ(cell.attribute("office:value-type").value(), "string");
        EXPECT_FALSE(cell.attribute("table:formula"));
        std::string read;
        for (const pugi::xpath_node one : cell.select_nodes(".//text()"))
          read += one.node().value();
        if (guarded) read = unguard_formula(read);
        EXPECT_EQ(without_blanks(read), without_blanks(text));
        cell = cell.next_sibling("table:table-cell");
        ++cells;
      }
    }
    EXPECT_EQ(cells, 60U);
  }

 private:
  const fs::path dir_ = fs::temp_directory_path() / fmt::format("vindplaats-sheet-{}", getpid());
  pugi::xml_document document_;
};

TEST_F(Spreadsheet, CsvHoldsTextOnly) {
  expect_texts(opened("table.csv", csv(armed_table(), "nl"), "CSV:44,34,UTF8,1"), true);
}

TEST_F(Spreadsheet, XlsxHoldsTextOnly) {
  const Result<std::string> bytes = xlsx(armed_table(), {});
  ASSERT_TRUE(bytes);
  expect_texts(opened("table.xlsx", *bytes), false);
}

}  // namespace
}  // namespace vindplaats::testing
