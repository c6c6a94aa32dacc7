#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/report_figures.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ReportFigures some_figures() {
  ReportFigures figures;
  figures.from = "2026-01-01";
  figures.until = "2026-12-31";
  figures.sources = {{"repo", "wodc", 3, 1, 40, 12, 2, 1, 4}, {"feed", "", 1, 0, 5, 5, 0, 0, 0}};
  figures.entered = 9;
  figures.accepted = 4;
  figures.rejected = {{"buiten-thema", 2}, {"", 1}};
  figures.median_days = 0;
  figures.released = {3, {{"onderwijs", 3}, {"", 1}}, {{"rapport", 3}}, {{"wodc", 3}}};
  figures.catalogue = {7, {{"onderwijs", 5}}, {{"rapport", 7}}, {{"wodc", 7}}};
  figures.waiting = 2;
  figures.waiting_by_theme = {{"arbeidsmarkt", 2}};
  figures.visits_by_month = {{"2026-10", 12}};
  figures.most_seen = {{"p1", "=HYPERLINK(\"x\") | <b>", 12}};
  return figures;
}

class ReportTables : public ::testing::Test {
 protected:
  ReportTables() {
    platform_.partners.emplace_back();
    platform_.partners[0].id = "wodc";
    platform_.partners[0].name = "WODC";
    platform_.criteria.reasons.push_back(
        {"buiten-thema", "Buiten de thema's", "Off topic", true, ""});
    tables_ = report_tables(figures_, platform_, "nl");
  }
  nlohmann::ordered_json json() const {
    return nlohmann::ordered_json::parse(report_json(figures_, tables_))["tables"];
  }

  const ReportFigures figures_ = some_figures();
  Platform platform_;
  std::vector<ReportTable> tables_;
};

TEST_F(ReportTables, SayEveryFigureToPrograms) {
  const auto tables = json();
  std::map<std::string, std::int64_t> overview;
  for (const auto& row : tables["overview"]) overview[row["id"]] = row["count"];
  EXPECT_EQ(overview["new-records"], 17);
  EXPECT_EQ(overview["rejected"], 3);
  EXPECT_EQ(overview["entered"], 9);
  EXPECT_EQ(overview["visits"], 12);
  EXPECT_EQ(overview["waiting"], 2);
  EXPECT_TRUE(overview.contains("median-days")) << "no day at all is a figure too";
  EXPECT_EQ(tables["themes"].size(), 3U);
  EXPECT_EQ(tables["themes"][0], (nlohmann::ordered_json{{"id", "arbeidsmarkt"},
                                                         {"theme", "arbeidsmarkt"},
                                                         {"waiting", 2},
                                                         {"released", 0},
                                                         {"catalogue", 0}}));
  EXPECT_EQ(tables["themes"][2]["theme"], "(niet bekend)");
  EXPECT_EQ(tables["partners"][0]["new"], 12);
  EXPECT_EQ(tables["sources"][0]["failed"], 1);
  EXPECT_EQ(tables["rejections"][1]["reason"], "Buiten de thema's");
  EXPECT_TRUE(tables["troubles"].empty());
}

TEST_F(ReportTables, AreSafeInASpreadsheet) {
  const std::string csv = report_csv(tables_, "nl");
  EXPECT_THAT(csv, HasSubstr("most-seen,p1,title,\"'=HYPERLINK(\"\"x\"\") | <b>\"\r\n"));
  EXPECT_THAT(csv, HasSubstr("overview,released,count,3\r\n"));
}

TEST_F(ReportTables, AreSafeAsText) {
  const std::string markdown = report_markdown(figures_, tables_, "Verslag", "nl");
  EXPECT_THAT(markdown, HasSubstr("2026-01-01 tot en met 2026-12-31"));
  EXPECT_THAT(markdown, HasSubstr("| Titel | Bezoeken |\n| --- | ---: |\n"
                                  "| \\=HYPERLINK(\"x\") \\| \\<b\\> | 12 |\n"));
  EXPECT_THAT(markdown, Not(HasSubstr("Sources in trouble"))) << "an empty table is left out";
  const std::string page = report_html(figures_, tables_, "Verslag", "nl");
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(page, HasSubstr("<h2>Bezoeken per maand</h2>"));
}

TEST_F(ReportTables, SpeakEnglishToo) {
  const std::vector<ReportTable> english = report_tables(figures_, platform_, "en");
  EXPECT_THAT(report_markdown(figures_, english, "Report", "en"), HasSubstr("| Off topic | 2 |"));
  ASSERT_EQ(english.size(), tables_.size());
  for (std::size_t i = 0; i < english.size(); ++i)
    EXPECT_EQ(english[i].row_ids, tables_[i].row_ids);
}

}  // namespace
}  // namespace vindplaats
