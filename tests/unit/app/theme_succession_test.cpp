// Themes are renamed and closed; what was decided under them keeps leading somewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/app/search_desk.h"

namespace vindplaats {
namespace {

using testing::asked;
using ::testing::HasSubstr;
using testing::SearchDesk;

class ThemeSuccession : public ::testing::Test {
 protected:
  ThemeSuccession() {
    Metadata metadata;
    metadata.title = "Burgerschap op school";
    metadata.issued = "2026-03";
    desk_.put(1, metadata);
    desk_.curate_now();
    id_ = desk_.ids().front();
    DecisionRequest accept = asked("accept");
    accept.themes = {"onderwijs"};
    EXPECT_TRUE(desk_.decide(id_, accept));
  }
  Theme& theme(const std::string& id) {
    for (Theme& theme : desk_.platform().themes) {
      if (theme.id == id) return theme;
    }
    throw std::out_of_range(id);
  }
  Publication publication() { return **get_publication(*desk_.store().snapshot(), id_); }

  SearchDesk desk_{open_memory_store()};
  std::string id_;
};

TEST_F(ThemeSuccession, ARenamedThemeKeepsWhatWasDecidedUnderItsFormerName) {
  theme("onderwijs").aliases = {"onderwijs"};
  theme("onderwijs").id = "leren";
  desk_.curate_now();
  ASSERT_EQ(publication().themes.size(), 1U);
  EXPECT_EQ(publication().themes[0].id, "leren");
  EXPECT_EQ(publication().themes[0].by, "editor");
  EXPECT_EQ(desk_.indexed("theme:leren").size(), 1U);

  DecisionRequest themes = asked("themes");
  themes.add_themes = {"arbeidsmarkt"};
  themes.remove_themes = {"onderwijs"};
  EXPECT_TRUE(desk_.decide(id_, themes)) << "either name takes it off";
  ASSERT_EQ(publication().themes.size(), 1U);
  EXPECT_EQ(publication().themes[0].id, "arbeidsmarkt");
}

TEST_F(ThemeSuccession, TwoThemesThatBecomeOneAreTickedOnce) {
  DecisionRequest themes = asked("themes");
  themes.add_themes = {"arbeidsmarkt"};
  ASSERT_TRUE(desk_.decide(id_, themes));
  std::erase_if(desk_.platform().themes, [](const Theme& one) { return one.id == "onderwijs"; });
  theme("arbeidsmarkt").aliases = {"onderwijs"};
  desk_.curate_now();
  ASSERT_EQ(publication().themes.size(), 1U);
  EXPECT_EQ(publication().themes[0].id, "arbeidsmarkt");
}

TEST_F(ThemeSuccession, AClosedThemeKeepsWhatItHasAndTakesNothingNew) {
  Metadata other;
  other.title = "Vogels in de stad";
  other.issued = "2026-03";
  desk_.put(3, other);
  theme("onderwijs").valid_until = "2026-01-31";
  theme("arbeidsmarkt").succeeds = {"onderwijs"};
  desk_.curate_now();
  EXPECT_EQ(publication().status, "accepted");
  EXPECT_EQ(publication().themes[0].id, "onderwijs");

  DecisionRequest accept = asked("accept");
  accept.themes = {"onderwijs"};
  const auto refused = write_decisions(desk_.store(), desk_.platform(), desk_.clock(),
                                       {{*desk_.indexed("vogels").begin(), accept}}, "fatima");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("choose one of arbeidsmarkt"));
}

TEST_F(ThemeSuccession, AThemeThatNobodyDeclaresAnyMoreIsNotForgotten) {
  std::erase_if(desk_.platform().themes, [](const Theme& one) { return one.id == "onderwijs"; });
  desk_.curate_now();
  ASSERT_EQ(publication().themes.size(), 1U);
  EXPECT_EQ(publication().themes[0].id, "onderwijs");
}

}  // namespace
}  // namespace vindplaats
