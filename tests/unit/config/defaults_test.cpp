#include "config/defaults.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/keys.h"
#include "config/load.h"
#include "tests/unit/config/platform_folder.h"

namespace vindplaats {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
using ::vindplaats::testing::PlatformFolder;

std::string_view default_file(std::string_view path) {
  for (const DefaultFile& file : default_files()) {
    if (file.path == path) return file.bytes;
  }
  ADD_FAILURE() << "init does not write " << path;
  return {};
}

// Takes away the first # of every line that holds a commented key.
std::string uncommented(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    const bool key = line.starts_with("# ") && line.find(" = ") < 30;
    if (key || line.starts_with("# [[")) line.remove_prefix(2);
    out += std::string(line) + "\n";
    at = end + 1;
  }
  return out;
}

TEST(Init, MakesAFolderThatLoads) {
  const PlatformFolder folder;
  const std::string dir = folder.path() + "/nieuw/platform";
  const auto made = init_platform(dir);
  ASSERT_TRUE(made) << made.error().what;
  const auto platform = load_platform(dir);
  ASSERT_TRUE(platform) << platform.error().file << ":" << platform.error().line << " "
                        << platform.error().what;
  EXPECT_EQ(platform->settings, Settings{});
  ASSERT_EQ(platform->sources.size(), 1U);
  EXPECT_FALSE(platform->sources.front().active);
  EXPECT_EQ(platform->themes.size(), 9U);
  EXPECT_EQ(platform->studies.size(), 1U);
  EXPECT_TRUE(std::filesystem::exists(dir + "/.gitignore"));
  EXPECT_TRUE(std::filesystem::exists(dir + "/studies/voorbeeld/10-inleiding.md"));
  for (const DefaultFile& file : default_files()) {
    std::ifstream in(dir + "/" + std::string(file.path), std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), file.bytes) << file.path;
  }
}

TEST(Init, TakesAFolderThatIsEmpty) {
  const PlatformFolder folder;
  EXPECT_TRUE(init_platform(folder.path()));
}

TEST(Init, RefusesAFolderThatIsNot) {
  const PlatformFolder folder;
  folder.write("foto.jpg", "x");
  const auto made = init_platform(folder.path());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().fault, Fault::kUsage);
  EXPECT_THAT(made.error().what, HasSubstr("is not empty"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/vindplaats.toml"));
  EXPECT_FALSE(init_platform(folder.path() + "/foto.jpg"));
}

TEST(Defaults, AreTheSameWithoutADisk) {
  const auto platform = default_platform();
  ASSERT_TRUE(platform) << platform.error().file << " " << platform.error().what;
  EXPECT_EQ(platform->themes.size(), 9U);
  EXPECT_EQ(platform->dir, "");
}

TEST(Defaults, OfTheSettingsAreWrittenCommented) {
  const std::string_view text = default_file("vindplaats.toml");
  for (const Key& key : config_keys()) {
    if (key.file != ConfigFile::kSettings || key.form == KeyForm::kTable) continue;
    std::string line = "\n# " + std::string(key.name) + " = " + std::string(key.initial);
    if (!key.required) line += " ";
    if (key.form == KeyForm::kTables) line = "\n# [[" + std::string(key.name) + "]]";
    EXPECT_THAT(std::string(text), HasSubstr(line)) << key.name;
  }
  auto settings = parse_settings(uncommented(text), "vindplaats.toml");
  ASSERT_TRUE(settings) << settings.error().line << " " << settings.error().what;
  ASSERT_EQ(settings->collections.size(), 1U) << "the example";
  EXPECT_EQ(settings->collections[0].id, "startpakket");
  settings->collections.clear();
  EXPECT_EQ(*settings, Settings{});
}

TEST(Defaults, OfASourceAndAPartnerAreWrittenCommented) {
  auto source =
      parse_source(uncommented(default_file("sources/voorbeeld.toml")), "sources/voorbeeld.toml");
  ASSERT_TRUE(source) << source.error().line << " " << source.error().what;
  Source expected_source;
  expected_source.id = expected_source.partner = "voorbeeld";
  expected_source.active = false;
  expected_source.type = "oai-pmh";
  expected_source.url = "https://repository.example.nl/oai/request";
  expected_source.delay = std::chrono::seconds(1);
  expected_source.place = source->place;
  EXPECT_EQ(*source, expected_source);

  auto partner = parse_partner(uncommented(default_file("partners/voorbeeld.toml")),
                               "partners/voorbeeld.toml");
  ASSERT_TRUE(partner) << partner.error().line << " " << partner.error().what;
  Partner expected_partner;
  expected_partner.id = "voorbeeld";
  expected_partner.name = "Voorbeeldinstituut";
  expected_partner.contacts.emplace_back();
  expected_partner.place = partner->place;
  EXPECT_EQ(*partner, expected_partner);
}

TEST(Defaults, HoldTheContractsThemes) {
  const auto platform = default_platform();
  ASSERT_TRUE(platform);
  std::vector<std::string> open, closed;
  for (const Theme& theme : platform->themes) {
    (theme.open_on("2020-01-01") ? open : closed).push_back(theme.id);
    EXPECT_EQ(theme.label.count("nl") + theme.label.count("en"), 2U) << theme.id;
  }
  EXPECT_THAT(open, UnorderedElementsAre("nieuwe-migratie", "sociale-stabiliteit",
                                         "intercultureel-vakmanschap", "onderwijs", "arbeidsmarkt",
                                         "jeugd-en-opvoeding", "zelfbeschikking-en-emancipatie"));
  EXPECT_THAT(closed, UnorderedElementsAre("inclusie-en-toegankelijkheid", "participatie"));
  for (const char* id : {"intercultureel-vakmanschap", "onderwijs", "arbeidsmarkt",
                         "jeugd-en-opvoeding", "zelfbeschikking-en-emancipatie"}) {
    EXPECT_THAT(platform->theme(id)->succeeds,
                UnorderedElementsAre("inclusie-en-toegankelijkheid", "participatie"));
  }
  EXPECT_EQ(platform->theme("opvoeding-en-jeugd")->id, "jeugd-en-opvoeding");
  EXPECT_EQ(platform->theme("emancipatie-en-zelfbeschikking")->id,
            "zelfbeschikking-en-emancipatie");
  EXPECT_EQ(platform->theme("zelfbeschikking")->id, "zelfbeschikking-en-emancipatie");
}

TEST(Defaults, GiveEveryOpenThemeRulesAndExamples) {
  const auto platform = default_platform();
  ASSERT_TRUE(platform);
  for (const Theme& theme : platform->themes) {
    if (!theme.open_on("2020-01-01")) {
      EXPECT_TRUE(theme.rules.empty()) << theme.id;
      continue;
    }
    const auto selecting =
        std::ranges::count_if(theme.rules, [](const Rule& rule) { return !rule.exclude; });
    const auto wanted = std::ranges::count_if(theme.tests, &ThemeTest::expect);
    EXPECT_GE(selecting, 5) << theme.id;
    EXPECT_GE(wanted, 6) << theme.id;
    EXPECT_GE(static_cast<std::ptrdiff_t>(theme.tests.size()) - wanted, 4) << theme.id;
    EXPECT_EQ(theme.threshold, Thousandths{1000});
  }
}

TEST(Defaults, UseOnlyWordListsThatAreThere) {
  const auto platform = default_platform();
  ASSERT_TRUE(platform);
  std::vector<std::string> names;
  for (const auto& [name, words] : platform->words) names.push_back(name);
  for (const Theme& theme : platform->themes) {
    for (const Rule& rule : theme.rules) {
      for (std::size_t at = rule.query.find('@'); at != std::string::npos;
           at = rule.query.find('@', at + 1)) {
        const std::size_t end =
            rule.query.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", at + 1);
        EXPECT_THAT(names, Contains(rule.query.substr(at + 1, end - at - 1)))
            << theme.id << " " << rule.id;
      }
    }
  }
}

TEST(Defaults, HoldTheContractsCriteriaAndReasonsInBothLanguages) {
  const auto platform = default_platform();
  ASSERT_TRUE(platform);
  std::vector<std::string> criteria, reasons;
  for (const Criterion& criterion : platform->criteria.criteria) {
    criteria.push_back(criterion.id);
    EXPECT_FALSE(criterion.nl.empty() || criterion.en.empty()) << criterion.id;
  }
  for (const Reason& reason : platform->criteria.reasons) {
    reasons.push_back(reason.id);
    EXPECT_FALSE(reason.nl.empty() || reason.en.empty() || reason.note.empty()) << reason.id;
  }
  EXPECT_THAT(criteria, ElementsAre("relevant", "onderbouwd", "bruikbaar", "openbaar", "actueel"));
  EXPECT_THAT(reasons, ElementsAre("buiten-thema", "geen-kennis", "verouderd", "niet-openbaar",
                                   "onvoldoende-onderbouwd", "buitenland", "studentwerk", "dubbel",
                                   "anders"));
  EXPECT_EQ(platform->criteria.text.size(), 2U);
}

}  // namespace
}  // namespace vindplaats
