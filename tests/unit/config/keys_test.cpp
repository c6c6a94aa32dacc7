#include "config/keys.h"

#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/document.h"
#include "config/load.h"
#include "tests/support/golden.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;

std::string key_label(const Key& key) {
  return std::string(file_pattern(key.file)) + " " + std::string(key.table) + "." +
         std::string(key.name);
}

TEST(Keys, AreEachDeclaredOnceAndExplained) {
  std::set<std::string> seen;
  for (const Key& key : config_keys()) {
    EXPECT_TRUE(seen.insert(key_label(key)).second) << key_label(key);
    EXPECT_FALSE(key.help.empty()) << key_label(key);
    EXPECT_TRUE(key.help.ends_with('.')) << key_label(key);
    EXPECT_FALSE(key.required && !key.initial.empty()) << key_label(key);
    EXPECT_EQ(find_key(key.file, key.table, key.name), &key);
  }
}

TEST(Keys, HaveDefaultsOfTheirOwnForm) {
  for (const Key& key : config_keys()) {
    if (key.initial.empty()) continue;
    std::string text = key.table.empty() ? "" : "[" + std::string(key.table) + "]\n";
    const Key* table = find_key(key.file, {}, key.table);
    if (table != nullptr && table->form == KeyForm::kTables)
      text = "[" + text.substr(0, text.size() - 1) + "]\n";
    text += std::string(key.name) + " = " + std::string(key.initial) + "\n";
    const auto document = parse_config(text, key.file, "x.toml");
    // A required neighbour may be missing; the key itself must be right.
    if (!document) {
      EXPECT_THAT(document.error().what, HasSubstr("is missing")) << key_label(key);
    }
  }
}

TEST(Keys, OfTablesBelongToATable) {
  for (const Key& key : config_keys()) {
    if (key.table.empty()) continue;
    const Key* table = find_key(key.file, {}, key.table);
    ASSERT_NE(table, nullptr) << key_label(key);
    EXPECT_TRUE(table->form == KeyForm::kTable || table->form == KeyForm::kTables)
        << key_label(key);
  }
}

TEST(Keys, AreSuggestedForASlipOnly) {
  EXPECT_EQ(nearest_key(ConfigFile::kSource, "", "fromats"), "formats");
  EXPECT_EQ(nearest_key(ConfigFile::kSource, "", "exclude-sections"), "exclude_sections");
  EXPECT_EQ(nearest_key(ConfigFile::kSource, "", "frobnicate"), "");
  EXPECT_EQ(nearest_key(ConfigFile::kSource, "", ""), "");
}

TEST(SettingsPage, ListsEveryKeyWithItsDefaultAndMeaning) {
  const std::string page = testing::read_file(testing::fixtures() / "../../docs/settings.md");
  for (const Key& key : config_keys()) {
    EXPECT_THAT(page, HasSubstr("| `" + std::string(key.name) + "` |")) << key_label(key);
    EXPECT_THAT(page, HasSubstr("| " + std::string(key.help) + " |")) << key_label(key);
    if (!key.initial.empty()) {
      EXPECT_THAT(page, HasSubstr("| `" + std::string(key.initial) + "` |")) << key_label(key);
    }
    EXPECT_THAT(page, HasSubstr("## " + std::string(file_pattern(key.file)))) << key_label(key);
  }
}

// Each example opens with "# <path>", but for the files there is one of.
TEST(SettingsPage, GivesExamplesThatAreRight) {
  const std::string page = testing::read_file(testing::fixtures() / "../../docs/settings.md");
  int examples = 0;
  for (std::size_t at = page.find("```toml\n"); at != std::string::npos;
       at = page.find("```toml\n", at + 1)) {
    const std::size_t begin = at + 8;
    const std::string text = page.substr(begin, page.find("\n```", begin) + 1 - begin);
    std::string file = text.starts_with("# ") ? text.substr(2, text.find_first_of(":\n") - 2) : "";
    const auto ok = [&](const auto& result) {
      EXPECT_TRUE(result) << file << ": " << (result ? "" : result.error().what);
      ++examples;
    };
    if (file.starts_with("sources/"))
      ok(parse_source(text, file));
    else if (file.starts_with("partners/"))
      ok(parse_partner(text, file));
    else if (file.starts_with("themes/"))
      ok(parse_theme(text, file));
    else if (file.starts_with("words/"))
      ok(parse_words(text, file));
    else if (file.starts_with("studies/"))
      ok(parse_study(text, file));
    else if (text.find("[[criterion]]") != std::string::npos)
      ok(parse_criteria(text, "criteria.toml"));
    else
      ok(parse_settings(text, "vindplaats.toml"));
  }
  EXPECT_EQ(examples, 9);
}

}  // namespace
}  // namespace vindplaats
