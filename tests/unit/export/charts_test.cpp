#include <pugixml.hpp>

#include <gtest/gtest.h>

#include "core/text.h"
#include "export/charts/flow_svg.h"
#include "export/charts/gap_map.h"
#include "export/charts/svg.h"
#include "export/charts/timeline_svg.h"
#include "tests/support/golden.h"

namespace vindplaats::testing {
namespace {

std::filesystem::path chart_folder() {
  return fixtures() / "export" / "bundle" / "charts";
}

FlowBoxes whole_flow() {
  FlowBoxes boxes;
  boxes.identified =
      FlowBox{1234, {{"WODC", 800}, {"Een bron met een heel lange naam & teken", 434}}};
  boxes.brought = FlowBox{20, {{"Scopus (RIS)", 20}}};
  boxes.removed = FlowBox{54, {{"Dubbel", 54}}};
  boxes.screened = FlowBox{1200, {}};
  boxes.excluded =
      FlowBox{1100, {{"E1 Niet over groepen in de samenleving", 900}, {"E2 Buitenland", 200}}};
  boxes.sought = FlowBox{95, {}};
  boxes.not_retrieved = FlowBox{5, {}};
  boxes.assessed = FlowBox{90, {}};
  boxes.excluded_fulltext = FlowBox{50, {{"Verouderd", 50}}};
  boxes.waiting = FlowBox{5, {}};
  boxes.included = FlowBox{40, {}};
  return boxes;
}

Timeline small_timeline() {
  return {"", {"Rapport", "Artikel <x>"}, {{2015, {3, 1}}, {2017, {0, 2}}, {2019, {12, 5}}}, 4};
}

GapMap small_gap_map() {
  GapMap map;
  map.row_label = "Aanpak";
  map.column_label = "Doelgroep";
  map.rows = {"Ontmoeting", "Training & voorlichting"};
  map.columns = {"gemeenten", "onderwijs", "maatschappelijke-organisaties"};
  map.cells = {{{2, {"p1", "p2"}, {"De Vries, 2019"}}, {0, {}, {}}, {1200, {}, {}}}, {{9, {}, {}}}};
  return map;
}

// What every drawing promises: well-formed, described, nothing that runs or comes from elsewhere,
// and all of it within its size.
void expect_sound_svg(const std::string& svg) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(svg.c_str())) << svg;
  const pugi::xml_node root = document.child("svg");
  EXPECT_STREQ(root.attribute("role").value(), "img");
  const std::string labels = root.attribute("aria-labelledby").value();
  EXPECT_EQ(labels, std::string(root.child("title").attribute("id").value()) + ' ' +
                        root.child("desc").attribute("id").value());
  EXPECT_STRNE(root.child("title").text().get(), "");
  EXPECT_STRNE(root.child("desc").text().get(), "");
  for (const std::string_view forbidden :
       {"<script", "href", "<image", "<foreignObject", "<style"}) {
    EXPECT_EQ(svg.find(forbidden), svg.npos) << forbidden;
  }
  const int width = root.attribute("width").as_int(), height = root.attribute("height").as_int();
  for (const pugi::xpath_node found : document.select_nodes("//rect")) {
    const pugi::xml_node rect = found.node();
    EXPECT_GE(rect.attribute("x").as_int(), 0);
    EXPECT_LE(rect.attribute("x").as_int() + rect.attribute("width").as_int(), width);
    EXPECT_LE(rect.attribute("y").as_int() + rect.attribute("height").as_int(), height);
    EXPECT_GT(rect.attribute("height").as_int(), 0);
  }
  for (const pugi::xpath_node found : document.select_nodes("//text")) {
    EXPECT_LE(found.node().attribute("y").as_int(), height);
  }
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Charts, FlowAsItIsReviewed) {
  const std::string svg = flow_svg(whole_flow(), "nl");
  expect_sound_svg(svg);
  expect_golden(chart_folder() / "flow.svg", svg);
  expect_sound_svg(flow_svg(whole_flow(), "en"));
}

TEST(Charts, BoxesThatAreAbsentAreLeftOut) {
  FlowBoxes boxes;
  boxes.identified = FlowBox{10, {}};
  boxes.included = FlowBox{2, {}};
  const std::string svg = flow_svg(boxes, "nl");
  expect_sound_svg(svg);
  EXPECT_EQ(count_of(svg, "<rect x="), 2U);
  EXPECT_EQ(count_of(svg, "<polygon"), 1U);
  EXPECT_EQ(flow_text(boxes, "nl"), "Gevonden in bronnen: 10.\nOpgenomen in de studie: 2.\n");
}

TEST(Charts, FlowInWordsSaysEveryNumberAndReason) {
  const std::string text = flow_text(whole_flow(), "nl");
  EXPECT_NE(text.find("Gevonden in bronnen: 1.234 (WODC: 800; "), text.npos) << text;
  EXPECT_NE(flow_text(whole_flow(), "en").find("1,234"), std::string::npos);
  EXPECT_EQ(count_of(text, "\n"), 11U);
}

TEST(Charts, HundredSourcesAreDrawnAsFortyAndTheSumOfTheRest) {
  FlowBoxes boxes;
  boxes.identified = FlowBox{100, std::vector<FlowCount>(100, {"bron", 1})};
  const std::string svg = flow_svg(boxes, "nl");
  EXPECT_NE(svg.find("de 61 overige: 61"), svg.npos);
}

TEST(Charts, TimelineAsItIsReviewed) {
  const std::string svg = timeline_svg(small_timeline(), "nl");
  expect_sound_svg(svg);
  expect_golden(chart_folder() / "timeline.svg", svg);
}

TEST(Charts, TimelineOfManyKindsAndYearsStaysReadable) {
  Timeline timeline;
  for (int kind = 0; kind < 9; ++kind) timeline.kinds.push_back("soort " + std::to_string(kind));
  for (int year = 1850; year <= 2026; ++year) {
    timeline.years.push_back({year, {9, 8, 7, 6, 5, 4, 3, 2, 1}});
  }
  const std::string svg = timeline_svg(timeline, "nl");
  expect_sound_svg(svg);
  EXPECT_NE(svg.find(">overige<"), svg.npos);
  EXPECT_EQ(svg.find(">soort 5<"), svg.npos);
  EXPECT_NE(svg.find("2.565 van vóór 1907 zijn niet getekend."), svg.npos);
  EXPECT_EQ(timeline_table(timeline, "nl").rows.size(), 177U);
}

TEST(Charts, TimelineWithoutYearsSaysSo) {
  expect_sound_svg(timeline_svg({}, "nl"));
  EXPECT_NE(timeline_svg({}, "nl").find("Geen gedateerde publicaties."), std::string::npos);
}

TEST(Charts, TimelineTableHoldsTheSums) {
  const DataTable table = timeline_table(small_timeline(), "nl");
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[2], (std::vector<std::string>{"2019", "12", "5", "17"}));
  EXPECT_EQ(table.rows[3].front(), "zonder jaar");
  EXPECT_EQ(table.rows[3].back(), "4");
}

TEST(Charts, GapMapAsItIsReviewed) {
  const std::string svg = gap_map_svg(small_gap_map(), "nl");
  expect_sound_svg(svg);
  expect_golden(chart_folder() / "gap-map.svg", svg);
  expect_golden(chart_folder() / "gap-map.html", gap_map_page(small_gap_map(), "nl"));
}

TEST(Charts, GapsAreMarkedInWordsAndNotByColourAlone) {
  const std::string table = gap_map_table(small_gap_map(), "nl", "#");
  EXPECT_EQ(count_of(table, "<td class=\"gap\">0 (leemte)</td>"), 3U);
  EXPECT_EQ(count_of(table, "scope=\"row\""), 2U);
  EXPECT_EQ(count_of(table, "scope=\"col\""), 4U);
  EXPECT_NE(table.find("<a href=\"#p1\">De Vries, 2019</a>"), table.npos);
  EXPECT_NE(table.find("<a href=\"#p2\">p2</a>"), table.npos);
  EXPECT_NE(gap_map_svg(small_gap_map(), "nl").find("Vakken zonder publicaties: 3."),
            std::string::npos);
}

TEST(Charts, EmptyGapMapIsSound) {
  expect_sound_svg(gap_map_svg({}, "en"));
}

TEST(Charts, LinesAreWrappedAtWordsAndLongWordsBroken) {
  EXPECT_EQ(wrap_text("een twee drie", 8), (std::vector<std::string>{"een twee", "drie"}));
  EXPECT_EQ(wrap_text("onderwijsachterstanden", 10),
            (std::vector<std::string>{"onderwijsa", "chterstand", "en"}));
  EXPECT_EQ(wrap_text("de maatschappelijke-organisaties en e-health", 17),
            (std::vector<std::string>{"de", "maatschappelijke-", "organisaties en", "e-health"}));
  EXPECT_EQ(wrap_text("", 10).size(), 1U);
}

TEST(Charts, NumbersAreGroupedAsTheLanguageHasIt) {
  EXPECT_EQ(grouped(999, "nl"), "999");
  EXPECT_EQ(grouped(1234567, "nl"), "1.234.567");
  EXPECT_EQ(grouped(1234567, "en"), "1,234,567");
}

}  // namespace
}  // namespace vindplaats::testing
