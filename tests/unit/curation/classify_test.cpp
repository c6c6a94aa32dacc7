#include "curation/classify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/curation/queries.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::vindplaats::testing::analysed;
using ::vindplaats::testing::titled;

Rule rule_of(std::string id, std::int64_t weight, std::string query, bool exclude = false) {
  return {std::move(id), Thousandths{weight}, exclude, std::move(query), {"themes/t.toml", 7, {}}};
}

Theme theme_of(std::string id, std::vector<Rule> rules, std::int64_t threshold = 1000) {
  Theme theme;
  theme.id = std::move(id);
  theme.threshold = Thousandths{threshold};
  theme.rules = std::move(rules);
  return theme;
}

Classification classified_title(const std::vector<Theme>& themes, std::string_view title) {
  const auto compiled = compile_themes(themes, testing::sample_lists());
  if (!compiled) {
    ADD_FAILURE() << compiled.error().what;
    return {};
  }
  return classify(*compiled, analysed(titled(title)));
}

TEST(Score, IsTheSumOfTheRulesThatMatchEachOnce) {
  const std::vector<Theme> themes = {theme_of(
      "t",
      {rule_of("one", 500, "aa OR bb"), rule_of("two", 1250, "aa"), rule_of("no", 9000, "cc")})};
  const Classification found = classified_title(themes, "aa bb aa aa");
  ASSERT_EQ(found.themes.size(), 1u);
  EXPECT_EQ(found.themes[0].score, Thousandths{1750});
  ASSERT_EQ(found.themes[0].rules.size(), 2u);
  EXPECT_EQ(found.themes[0].rules[0].id, "one");
  EXPECT_EQ(found.themes[0].rules[0].matches.size(), 4u);
  EXPECT_EQ(found.themes[0].rules[1].matches,
            (std::vector<Match>{{"title", 0, 0, 2}, {"title", 0, 6, 2}, {"title", 0, 9, 2}}));
}

TEST(Score, SelectsFromTheThresholdOn) {
  const auto themes = [](std::int64_t threshold) {
    return std::vector<Theme>{theme_of("t", {rule_of("one", 1000, "aa")}, threshold)};
  };
  EXPECT_EQ(classified_title(themes(999), "aa").themes.size(), 1u);
  EXPECT_EQ(classified_title(themes(1000), "aa").themes.size(), 1u);
  const Classification less = classified_title(themes(1001), "aa");
  EXPECT_THAT(less.themes, IsEmpty());
  ASSERT_EQ(less.below.size(), 1u);
  EXPECT_EQ(less.below[0].score, Thousandths{1000});
  EXPECT_EQ(classified_title(themes(1000), "bb"), Classification{});
}

TEST(Score, OfNothingSelectsNothingWhateverTheThreshold) {
  const std::vector<Theme> themes = {theme_of("t", {rule_of("zero", 0, "aa")}, 0)};
  const Classification found = classified_title(themes, "aa");
  EXPECT_THAT(found.themes, IsEmpty());
  EXPECT_EQ(found.below.size(), 1u);
}

TEST(ExcludeRule, KeepsItOutOfItsOwnThemeOnly) {
  const std::vector<Theme> themes = {
      theme_of("kept", {rule_of("one", 2000, "aa"), rule_of("out", 1000, "bb", true)}),
      theme_of("other", {rule_of("one", 2000, "aa")}),
      theme_of("untouched", {rule_of("out", 1000, "bb", true)})};
  const Classification found = classified_title(themes, "aa bb");
  ASSERT_EQ(found.themes.size(), 1u);
  EXPECT_EQ(found.themes[0].id, "other");
  ASSERT_EQ(found.excluded.size(), 2u);
  EXPECT_EQ(found.excluded[0].id, "kept");
  EXPECT_EQ(found.excluded[0].score, Thousandths{0});
  ASSERT_EQ(found.excluded[0].rules.size(), 1u);
  EXPECT_EQ(found.excluded[0].rules[0].id, "out");
  EXPECT_EQ(found.excluded[0].rules[0].matches, (std::vector<Match>{{"title", 0, 3, 2}}));
  EXPECT_THAT(found.below, IsEmpty());
}

TEST(ExcludeRule, ThatDoesNotMatchChangesNothing) {
  const std::vector<Theme> themes = {
      theme_of("t", {rule_of("one", 2000, "aa"), rule_of("out", 1000, "bb", true)})};
  EXPECT_EQ(classified_title(themes, "aa").themes.size(), 1u);
  EXPECT_THAT(classified_title(themes, "aa").excluded, IsEmpty());
}

// Rules that need no word of the text must be asked of every document.
TEST(Rules, WithoutAnyWordAreAskedToo) {
  const std::vector<Theme> themes = {
      theme_of("t", {rule_of("year", 1000, "year:2019"), rule_of("type", 1000, "type:report"),
                     rule_of("either", 1000, "aa OR product:rapport"),
                     rule_of("not", 1000, "language:nl NOT aa")})};
  Metadata metadata = titled("bb");
  metadata.issued = "2019";
  metadata.type = "report";
  metadata.product = "rapport";
  metadata.languages = {"nl"};
  const auto compiled = compile_themes(themes, {});
  ASSERT_TRUE(compiled);
  const Classification found = classify(*compiled, analysed(metadata));
  ASSERT_EQ(found.themes.size(), 1u);
  EXPECT_EQ(found.themes[0].score, Thousandths{4000});
  EXPECT_EQ(classify(*compiled, analysed(titled("bb"))), Classification{});
}

TEST(Themes, KeepTheOrderInWhichTheyAreDeclared) {
  const std::vector<Theme> themes = {theme_of("z", {rule_of("r", 1000, "aa")}),
                                     theme_of("a", {rule_of("r", 5000, "aa")})};
  const Classification found = classified_title(themes, "aa");
  ASSERT_EQ(found.themes.size(), 2u);
  EXPECT_EQ(found.themes[0].id, "z");
  EXPECT_EQ(found.themes[1].id, "a");
}

// Whether a theme is closed is a matter of the day, which curation/queue knows.
TEST(Themes, ThatAreClosedAreClassifiedLikeOthers) {
  Theme closed = theme_of("t", {rule_of("r", 1000, "aa")});
  closed.valid_until = "2019-12-31";
  EXPECT_EQ(classified_title({closed}, "aa").themes.size(), 1u);
}

TEST(ThemeMarks, NameTheRulesThatSelected) {
  const std::vector<Theme> themes = {
      theme_of("t", {rule_of("one", 1000, "aa"), rule_of("two", 500, "bb")}),
      theme_of("weak", {rule_of("r", 999, "aa")})};
  EXPECT_THAT(theme_marks(classified_title(themes, "aa bb")),
              ElementsAre(ThemeMark{"t", Thousandths{1500}, {"one", "two"}, "rule"}));
}

TEST(CompileThemes, SaysWhereAWrongQueryStands) {
  const auto compiled = compile_themes({theme_of("t", {rule_of("fout", 1000, "aa OR")})}, {});
  ASSERT_FALSE(compiled);
  EXPECT_EQ(compiled.error().fault, Fault::kUsage);
  EXPECT_THAT(compiled.error().what, HasSubstr("theme t, rule fout: column 6: "));
  EXPECT_EQ(compiled.error().file, "themes/t.toml");
  EXPECT_EQ(compiled.error().line, 7);
  EXPECT_EQ(compiled.error().key, "query");
}

TEST(CompileThemes, RefusesARuleThatAsksForThemes) {
  const auto compiled = compile_themes({theme_of("t", {rule_of("r", 1000, "theme:t aa")})}, {});
  ASSERT_FALSE(compiled);
  EXPECT_THAT(compiled.error().what, HasSubstr("a rule cannot ask for theme:"));
}

TEST(ThemeTests, PassWhenTheTextIsSelectedAsTheySay) {
  Theme theme = theme_of("t", {rule_of("r", 600, "aa"), rule_of("s", 600, "bb")});
  theme.tests = {{"aa bb", "", true, {}},
                 {"aa", "bb", true, {}},
                 {"aa", "", true, {}},
                 {"aa", "", false, {}},
                 {"aa bb", "", false, {}}};
  const auto compiled = compile_themes({theme}, {});
  ASSERT_TRUE(compiled);
  const std::vector<TestOutcome> outcomes = run_tests({theme}, *compiled);
  ASSERT_EQ(outcomes.size(), 5u);
  const bool expected[] = {true, true, false, true, false};
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    EXPECT_EQ(outcomes[i].passed, expected[i]) << i;
    EXPECT_EQ(outcomes[i].theme, "t");
  }
  EXPECT_EQ(outcomes[0].score, Thousandths{1200});
}

TEST(ClassificationJson, IsWhatTryClassifyWrites) {
  const std::vector<Theme> themes = {
      theme_of("t", {rule_of("r", 1250, "aa")}), theme_of("low", {rule_of("r", 1, "aa")}),
      theme_of("x", {rule_of("r", 1000, "aa"), rule_of("uit", 1000, "bb", true)})};
  EXPECT_EQ(to_json(classified_title(themes, "aa bb")),
            R"({"themes":[{"id":"t","score":1.25,"rules":[{"id":"r","matches":[)"
            R"({"field":"title","start":0,"length":2}]}]}],"excluded":[{"id":"x","rules":[)"
            R"({"id":"uit","matches":[{"field":"title","start":3,"length":2}]}]}]})");
}

}  // namespace
}  // namespace vindplaats
