#include "curation/golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<std::string> kKnownThemes = {"school", "werk"};

std::string golden_line(const std::string& id, const std::string& half, const std::string& title,
                        const std::string& themes) {
  return R"({"id":")" + id + R"(","half":")" + half + R"(","title":")" + title +
         R"(","abstract":"","language":"nl","themes":[)" + themes + "]}\n";
}

CompiledThemes compiled_golden_themes() {
  std::vector<Theme> themes(3);
  themes[0].id = "school";
  themes[0].rules = {{"leerling", Thousandths{1000}, false, "leerling*", {}}};
  themes[1].id = "werk";
  themes[1].rules = {{"baan", Thousandths{1000}, false, "baan", {}}};
  themes[2].id = "gesloten";
  auto compiled = compile_themes(themes, {});
  EXPECT_TRUE(compiled) << compiled.error().what;
  return std::move(*compiled);
}

TEST(ParseGolden, ReadsItemsAndPassesOverEmptyLines) {
  const auto items = parse_golden(golden_line("g1", "a", "Een \\u00e9\\u00e9n", R"("werk")") +
                                      "\n  \r\n" + golden_line("g2", "b", "Twee", ""),
                                  "golden.jsonl", kKnownThemes);
  ASSERT_TRUE(items) << items.error().what;
  ASSERT_EQ(items->size(), 2U);
  EXPECT_EQ(items->front(), (GoldenItem{"g1", "a", "Een één", "", "nl", {"werk"}}));
  EXPECT_TRUE(items->back().themes.empty());
}

TEST(ParseGolden, NamesFileAndLineOfWhatIsWrong) {
  struct {
    std::string line, words;
  } const cases[] = {
      {"{\"id\":", "not one JSON object"},
      {"[]", "not one JSON object"},
      {R"({"id":"g2","half":"a","title":"T","abstract":"","language":"nl","themes":"werk"})",
       "not one JSON object"},
      {golden_line("g2", "a", "T", "") + "{", "not one JSON object"},
      {R"({"id":"g2","half":"a","title":"T","abstract":"","language":"nl"})",
       "\"themes\" is missing"},
      {R"({"id":"g2","half":"a","title":"T","abstract":"","language":"nl","theme":[]})",
       "\"theme\" is no key"},
      {R"({"id":"g2","id":"g3","half":"a","title":"T","abstract":"","language":"nl","themes":[]})",
       "twice"},
      {golden_line("g2", "a", " ", ""), "\"title\" is empty"},
      {golden_line("g2", "a", "T", R"("wekr")"), "no theme 'wekr'"},
      {golden_line("g1", "b", "T", ""), "item g1 stands on line 1 too"},
  };
  for (const auto& wrong : cases) {
    const auto items =
        parse_golden(golden_line("g1", "a", "T", "") + wrong.line, "themes/g.jsonl", kKnownThemes);
    ASSERT_FALSE(items) << wrong.line;
    EXPECT_EQ(items.error().fault, Fault::kUsage);
    EXPECT_EQ(items.error().file, "themes/g.jsonl");
    EXPECT_GE(items.error().line, 2) << wrong.line;
    EXPECT_THAT(items.error().what, HasSubstr(wrong.words)) << wrong.line;
  }
}

TEST(MeasureGolden, CountsPerThemeAndHalf) {
  const auto items = parse_golden(golden_line("1", "b", "Leerlingen", R"("school")") +
                                      golden_line("2", "a", "Een baan", R"("werk")") +
                                      golden_line("3", "a", "Een leerling", R"("werk")") +
                                      golden_line("4", "a", "Baan van de maan", "") +
                                      golden_line("5", "a", "Zon en wind", ""),
                                  "g", kKnownThemes);
  ASSERT_TRUE(items) << items.error().what;
  const GoldenReport report = measure_golden(*items, compiled_golden_themes(), kKnownThemes);
  ASSERT_EQ(report.halves.size(), 2U);
  const GoldenHalf& a = report.halves[0];
  EXPECT_EQ(a.half, "a");
  EXPECT_EQ(a.items, 4);
  EXPECT_EQ(a.negatives, 2);
  EXPECT_THAT(a.selected_negatives, ElementsAre("4"));
  EXPECT_THAT(a.themes, ElementsAre(GoldenTheme{"school", 0, 1, 0}, GoldenTheme{"werk", 1, 1, 1}));
  EXPECT_EQ(a.macro_f1().count, 250);
  EXPECT_EQ(report.halves[1].macro_f1().count, 1000) << "a theme with nothing to find is right";
  EXPECT_EQ(report.selected_negatives(), 1);
}

TEST(MeasureGolden, RoundsToThousandths) {
  const GoldenTheme theme{"school", 2, 1, 4};
  EXPECT_EQ(theme.precision().count, 667);
  EXPECT_EQ(theme.recall().count, 333);
  EXPECT_EQ(theme.f1().count, 444);
  EXPECT_EQ((GoldenTheme{"werk", 0, 0, 0}).f1().count, 1000);
  EXPECT_EQ((GoldenTheme{"werk", 0, 0, 3}).f1().count, 0);
}

TEST(MeasureGolden, LooksOnlyAtTheThemesAskedFor) {
  const auto items = parse_golden(golden_line("1", "a", "Een baan", ""), "g", kKnownThemes);
  ASSERT_TRUE(items);
  const std::vector<std::string> school = {"school"};
  EXPECT_EQ(measure_golden(*items, compiled_golden_themes(), school).selected_negatives(), 0);
  EXPECT_TRUE(measure_golden({}, compiled_golden_themes(), school).halves.empty());
}

TEST(ThemesWithRules, LeavesOutThoseThatOnlyPeopleGive) {
  EXPECT_THAT(themes_with_rules(compiled_golden_themes()), ElementsAre("school", "werk"));
}

}  // namespace
}  // namespace vindplaats
