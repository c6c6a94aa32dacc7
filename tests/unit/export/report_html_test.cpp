#include "export/bundle/report_html.h"

#include <gtest/gtest.h>

#include "export/bundle/page.h"
#include "export/charts/timeline_svg.h"
#include "tests/support/golden.h"
#include "tests/unit/export/cited_sample.h"

namespace vindplaats::testing {
namespace {

StudyReport small_report() {
  StudyReport report;
  report.title = "Polarisatie: wat weten we & wat werkt?";
  report.authors = {{"Anna de Vries", "0000-0002-1825-0097", "VU"}};
  report.status = "draft";
  report.date = "2026-11-22";
  report.license = "CC-BY-4.0";
  report.question = "Wat werkt?";
  report.subquestions = {"Voor wie?", "Waar?"};
  report.method = {{"Bronnen", {"Gezocht is in twee bronnen."}, {}, ""}};
  report.flow.identified = FlowBox{10, {}};
  report.flow.included = FlowBox{2, {}};
  report.summary = {{"Gevonden", 10}, {"Opgenomen", 2}};
  report.overview = {{"Aard", {{"Beide zijn rapporten.", {"p000000000002", "p000000000001"}}}}};
  report.figures = {{"per-jaar", "Per jaar", timeline_svg({}, "nl"), ""}};
  report.evidence.columns = {{.id = "title", .label = "Titel"},
                             {.id = "w", .label = "Werkzaam", .by_person = true}};
  report.evidence.rows = {{"Opnieuw beginnen"}, {"Feiten op een rij", "contact"}};
  report.keys = {"p000000000001", "p000000000002"};
  const std::vector<CitedWork> works = cited_works();
  report.references = bibliography(std::span(works).first(2), "nl");
  report.texts = {{90, "90-nawoord", "<h2>Nawoord</h2>\n"},
                  {10, "10-inleiding",
                   "<h2>Inleiding</h2>\n<p>Zie <a href=\"#p000000000001\">De "
                   "Vries &amp; Jansen (2019)</a>.</p>\n"},
                  {50, "50-duiding", "<h2>Duiding</h2>\n"}};
  return report;
}

std::string rendered(const StudyReport& report) {
  const Result<std::string> html = report_html(report);
  EXPECT_TRUE(html) << (html ? "" : html.error().what);
  return html ? *html : std::string();
}

TEST(ReportHtml, AsItIsReviewed) {
  expect_golden(fixtures() / "export" / "bundle" / "report.html", rendered(small_report()));
}

TEST(ReportHtml, HasWhatAssistiveTechnologyNeeds) {
  const std::string html = rendered(small_report());
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
  EXPECT_EQ(html.find("<h1"), html.rfind("<h1"));
  for (const std::string_view part : {"<a class=\"skip\" href=\"#inhoud\">", "<main id=\"inhoud\"",
                                      "<header>", "<nav aria-label=", "<caption>", "scope=\"col\"",
                                      "scope=\"row\"", "<title>", "@media print"}) {
    EXPECT_NE(html.find(part), html.npos) << part;
  }
  for (const std::string_view part : {"<script", "onclick", "<link", "src=", "@import", "url(h"}) {
    EXPECT_EQ(html.find(part), html.npos) << part;
  }
}

TEST(ReportHtml, StatementsCiteTheRowsTheyRestOn) {
  const std::string html = rendered(small_report());
  EXPECT_NE(
      html.find("Beide zijn rapporten. <span class=\"rows\">(berust op rijen <a "
                "href=\"#p000000000001\" title=\"Rij 1: De Vries &amp; Jansen, 2019\">1</a>, "),
      html.npos);
  EXPECT_NE(html.find("<tr id=\"p000000000001\">"), html.npos);
  EXPECT_NE(html.find("<li id=\"lit-p000000000001\">"), html.npos);
}

TEST(ReportHtml, StatementWithoutARowOrWithAForeignOneIsRefused) {
  StudyReport report = small_report();
  report.overview[0].statements[0].rows.clear();
  ASSERT_FALSE(report_html(report));
  EXPECT_NE(report_html(report).error().what.find("cites no row"), std::string::npos);
  report.overview[0].statements[0].rows = {"p00000000000x"};
  EXPECT_FALSE(report_html(report));
}

TEST(ReportHtml, RowsAndKeysMustAgree) {
  StudyReport report = small_report();
  report.keys.pop_back();
  EXPECT_FALSE(report_html(report));
  report.keys = {"p000000000001", "p000000000001"};
  EXPECT_FALSE(report_html(report));
}

TEST(ReportHtml, AuthorsTextsStandWhereTheirNumbersSay) {
  const std::string html = rendered(small_report());
  const auto place = [&](std::string_view part) {
    const std::size_t at = html.find(part);
    EXPECT_NE(at, html.npos) << part;
    return at;
  };
  EXPECT_LT(place("tekst-10-inleiding"), place("<section id=\"vraag\""));
  EXPECT_LT(place("<section id=\"overzicht\""), place("tekst-50-duiding"));
  EXPECT_LT(place("tekst-50-duiding"), place("<section id=\"tabel\""));
  EXPECT_LT(place("<section id=\"literatuur\""), place("tekst-90-nawoord"));
}

TEST(ReportHtml, EmptyStudyIsAPageToo) {
  StudyReport report;
  report.language = "en";
  report.title = "Nothing yet";
  const std::string html = rendered(report);
  EXPECT_NE(html.find("<html lang=\"en\">"), html.npos);
  EXPECT_NE(html.find("No publications are included."), html.npos);
}

TEST(ReportHtml, ForeignMarkupIsText) {
  StudyReport report = small_report();
  report.title = "<script>alert(1)</script>";
  report.question = "\"><img src=x>";
  report.evidence.rows[0][0] = "<b>x</b>";
  const std::string html = rendered(report);
  EXPECT_EQ(html.find("<script"), html.npos);
  EXPECT_EQ(html.find("<img"), html.npos);
  EXPECT_EQ(html.find("<b>x"), html.npos);
}

TEST(ReportHtml, HouseStyleHoldsOnlyPlainDeclarations) {
  EXPECT_EQ(safe_style("--accent: #154273;\n--font: 'Open Sans', sans-serif"),
            "--accent: #154273;--font: 'Open Sans', sans-serif;");
  for (const std::string_view bad :
       {"color: red", "--a: url(http://x.nl/a)", "--a: </style><script>", "--a: x}body{a:b",
        "--a: \\75rl(x)", "--a"}) {
    EXPECT_EQ(safe_style(bad), "") << bad;
  }
}

}  // namespace
}  // namespace vindplaats::testing
