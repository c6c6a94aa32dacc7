#include "tests/unit/curation/platform_titles.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "config/defaults.h"
#include "curation/analyser.h"
#include "curation/classify.h"

namespace vindplaats {
namespace {

// The themes that select each text, in Dutch and with the language unknown.
std::vector<Classification> classified(std::span<const testing::PlatformTitle> texts,
                                       std::string_view language) {
  std::vector<Classification> found;
  const auto platform = default_platform();
  EXPECT_TRUE(platform) << platform.error().what;
  if (!platform) return found;
  const auto themes = compile_themes(platform->themes, platform->words);
  EXPECT_TRUE(themes) << themes.error().what;
  if (!themes) return found;
  Analyser analyser;
  for (const testing::PlatformTitle& text : texts) {
    Metadata metadata;
    metadata.title = text.title;
    metadata.abstract_text = text.abstract_text;
    metadata.title_language = metadata.abstract_language = language;
    found.push_back(classify(*themes, analyser.analyse(metadata, {})));
  }
  return found;
}

std::string ids_of(const std::vector<ThemeMatch>& themes) {
  std::string ids;
  for (const ThemeMatch& theme : themes) ids += (ids.empty() ? "" : ", ") + theme.id;
  return ids.empty() ? "none" : ids;
}

TEST(PlatformTitles, ReachTheirOwnTheme) {
  for (const std::string_view language : {"nl", ""}) {
    const auto texts = testing::platform_titles();
    const auto found = classified(texts, language);
    ASSERT_EQ(found.size(), texts.size());
    std::size_t reached = 0;
    std::string missed;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto own = [&](const ThemeMatch& theme) { return theme.id == texts[i].theme; };
      if (std::any_of(found[i].themes.begin(), found[i].themes.end(), own)) {
        ++reached;
      } else {
        missed += std::string(texts[i].theme) + ": " + std::string(texts[i].title) +
                  " (selected: " + ids_of(found[i].themes) +
                  "; excluded: " + ids_of(found[i].excluded) + ")\n";
      }
    }
    RecordProperty("reached", std::to_string(reached) + " of " + std::to_string(texts.size()));
    EXPECT_GE(static_cast<double>(reached), 0.95 * static_cast<double>(texts.size())) << missed;
  }
}

TEST(PlatformTitles, WhatIsEasilyMistakenIsNot) {
  const auto texts = testing::easily_mistaken();
  for (const std::string_view language : {"nl", "en", ""}) {
    const auto found = classified(texts, language);
    ASSERT_EQ(found.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
      EXPECT_EQ(ids_of(found[i].themes), "none") << texts[i].title;
  }
}

}  // namespace
}  // namespace vindplaats
