#include <gtest/gtest.h>
#include <zlib.h>

#include "core/text.h"
#include "core/time.h"
#include "export/tables/csv.h"
#include "export/tables/html_table.h"
#include "export/tables/table.h"
#include "export/tables/xlsx.h"

namespace vindplaats::testing {
namespace {

DataTable small_table() {
  DataTable table;
  table.columns = {{.id = "title", .label = "Titel"},
                   {.id = "count", .label = "Aantal", .number = true},
                   {.id = "werkzaam", .label = "Werkzame elementen", .by_person = true}};
  table.rows = {{"Een, \"twee\"", "12", ""}, {"=1+1", "-3", "contact"}, {"Kort"}};
  return table;
}

// Little-endian numbers of a zip archive (APPNOTE 4.3.12).
std::size_t zip_number(const std::string& bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + i - 1));
  }
  return value;
}

std::string inflated(const std::string& packed, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream = {};
  EXPECT_EQ(inflateInit2(&stream, -MAX_WBITS), Z_OK);
  std::string in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  return out;
}

// A member of the archive by its central directory.
std::string zip_member(const std::string& bytes, const std::string& name) {
  for (std::size_t at = bytes.find("PK\x01\x02"); at != bytes.npos;
       at = bytes.find("PK\x01\x02", at + 46)) {
    const std::size_t length = zip_number(bytes, at + 28, 2);
    if (bytes.substr(at + 46, length) != name) continue;
    const std::size_t local = zip_number(bytes, at + 42, 4);
    const std::size_t data =
        local + 30 + zip_number(bytes, local + 26, 2) + zip_number(bytes, local + 28, 2);
    return inflated(bytes.substr(data, zip_number(bytes, at + 20, 4)),
                    zip_number(bytes, at + 24, 4));
  }
  ADD_FAILURE() << name << " is not in the archive";
  return {};
}

std::string xlsx_of(const DataTable& table) {
  XlsxOptions options;
  options.sheet = "Tabel: [bewijs]";
  options.title = "Polarisatie";
  options.created = *parse_time("2026-11-22T06:00:00Z");
  const Result<std::string> bytes = xlsx(table, options);
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().what);
  return bytes ? *bytes : std::string();
}

TEST(TablesCsv, AsRfc4180HasItWithAByteOrderMark) {
  EXPECT_EQ(csv(small_table(), "nl"),
            "\xEF\xBB\xBFtitle,count,werkzaam\r\n"
            "\"Een, \"\"twee\"\"\",12,[in te vullen]\r\n"
            "'=1+1,'-3,contact\r\n"
            "Kort,,[in te vullen]\r\n");
  EXPECT_NE(csv(small_table(), "en").find("[to be filled in]"), std::string::npos);
}

TEST(TablesCsv, FormulasAreDisarmedAndComeBack) {
  const std::string_view armed[] = {"=cmd|' /C calc'!A0",
                                    "+1",
                                    "-1",
                                    "@SUM(A1)",
                                    "\t=1",
                                    "\r=1",
                                    "\n=1",
                                    "  =1",
                                    "＝1",
                                    "＋1",
                                    "－1",
                                    "＠a",
                                    "'=1",
                                    "''=1",
                                    "\t"};
  for (const std::string_view text : armed) {
    SCOPED_TRACE(std::string(text));
    EXPECT_EQ(guard_formula(text), "'" + std::string(text));
    EXPECT_EQ(unguard_formula(guard_formula(text)), text);
  }
  for (const std::string_view text : {"", "a=b", "'s avonds", "3 - 1", "''", "1.5"}) {
    EXPECT_EQ(guard_formula(text), text);
    EXPECT_EQ(unguard_formula(text), text);
  }
}

TEST(Tables, OnlyAnEmptyCellOfAPersonIsMarkedAndTheMarkIsReadAsEmpty) {
  const DataTable table = small_table();
  EXPECT_EQ(shown_cell(table, 0, 2, "nl"), to_fill_in("nl"));
  EXPECT_EQ(shown_cell(table, 1, 2, "nl"), "contact");
  EXPECT_EQ(shown_cell(table, 2, 1, "nl"), "");
  EXPECT_TRUE(is_unfilled(to_fill_in("nl")));
  EXPECT_TRUE(is_unfilled(" [to be filled in] "));
  EXPECT_FALSE(is_unfilled("geen"));
}

TEST(TablesHtml, EveryHeaderHasItsScopeAndForeignMarkupIsText) {
  DataTable table = small_table();
  table.rows[0][0] = "<b>a</b>\nb";
  const std::string html = html_table(table, "nl", {.caption = "A & B", .row_ids = {"p1"}});
  EXPECT_NE(html.find("<caption>A &amp; B</caption>"), html.npos);
  EXPECT_NE(html.find("<th scope=\"col\">Titel</th>"), html.npos);
  EXPECT_NE(html.find("<tr id=\"p1\"><th scope=\"row\">&lt;b&gt;a&lt;/b&gt;<br>b</th>"), html.npos)
      << html;
  EXPECT_NE(html.find("<td class=\"open\">[in te vullen]</td>"), html.npos);
}

TEST(TablesXlsx, SameTableGivesSameBytesAndTheTimeIsTheOneGiven) {
  const std::string bytes = xlsx_of(small_table());
  EXPECT_EQ(bytes, xlsx_of(small_table()));
  EXPECT_NE(zip_member(bytes, "docProps/core.xml").find("2026-11-22T06:00:00Z"), std::string::npos);
  // MS-DOS date in every header of the archive: fixed, not the machine's.
  for (std::size_t at = bytes.find("PK\x01\x02"); at != bytes.npos;
       at = bytes.find("PK\x01\x02", at + 46)) {
    EXPECT_EQ(zip_number(bytes, at + 12, 4), zip_number(bytes, bytes.find("PK\x01\x02") + 12, 4));
    EXPECT_LT(zip_number(bytes, at + 14, 2) >> 9, 2020U - 1980U);
  }
}

TEST(TablesXlsx, TimeBeforeZipKnewAnyIsStillFixed) {
  XlsxOptions options;
  const Result<std::string> bytes = xlsx(small_table(), options);
  ASSERT_TRUE(bytes);
  EXPECT_NE(zip_member(*bytes, "docProps/core.xml").find("1980-01-01T00:00:00Z"),
            std::string::npos);
}

TEST(TablesXlsx, TextStaysTextAndOnlyCountsAreNumbers) {
  const std::string bytes = xlsx_of(small_table());
  const std::string sheet = zip_member(bytes, "xl/worksheets/sheet1.xml");
  EXPECT_EQ(sheet.find("<f>"), sheet.npos);
  EXPECT_NE(zip_member(bytes, "xl/sharedStrings.xml").find("<t>=1+1</t>"), std::string::npos);
  EXPECT_NE(sheet.find("<v>12</v>"), sheet.npos);
  EXPECT_NE(sheet.find("state=\"frozen\""), sheet.npos);
  EXPECT_NE(sheet.find("<autoFilter ref=\"A1:C4\"/>"), sheet.npos) << sheet;
}

TEST(TablesXlsx, SheetNameHasNothingThatExcelRefuses) {
  EXPECT_NE(zip_member(xlsx_of(small_table()), "xl/workbook.xml").find("name=\"Tabel bewijs\""),
            std::string::npos);
}

TEST(TablesXlsx, CellBeyondExcelsLimitIsCutWithAMark) {
  DataTable table = small_table();
  table.rows[0][0] = std::string(40'000, 'x');
  const std::string strings = zip_member(xlsx_of(table), "xl/sharedStrings.xml");
  EXPECT_NE(strings.find(std::string(32'766, 'x') + "…"), strings.npos);
  EXPECT_EQ(strings.find(std::string(32'767, 'x')), strings.npos);
  table.rows[0][0] = std::string(32'767, 'x');
  EXPECT_NE(zip_member(xlsx_of(table), "xl/sharedStrings.xml").find(std::string(32'767, 'x') + "<"),
            std::string::npos);
}

TEST(TablesXlsx, TextThatLooksLikeAnEscapeIsKept) {
  DataTable table = small_table();
  table.rows[0][0] = "_x0041_";
  EXPECT_NE(zip_member(xlsx_of(table), "xl/sharedStrings.xml").find("_x005F_x0041_"),
            std::string::npos);
}

TEST(TablesXlsx, MoreRowsThanASheetHoldsIsSaid) {
  DataTable table;
  table.columns = {{.id = "a"}};
  table.rows.resize(1'048'576);
  const Result<std::string> bytes = xlsx(table, {});
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().fault, Fault::kInput);
}

TEST(TablesXlsx, EmptyTableIsAWorkbookToo) {
  EXPECT_FALSE(xlsx_of({}).empty());
  DataTable header;
  header.columns = {{.id = "a"}};
  EXPECT_FALSE(xlsx_of(header).empty());
}

}  // namespace
}  // namespace vindplaats::testing
