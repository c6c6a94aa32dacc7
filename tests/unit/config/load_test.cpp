#include "config/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/config/platform_folder.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::vindplaats::testing::PlatformFolder;

constexpr const char* kPartnerText = "id = \"wodc\"\nname = \"WODC\"\n";
constexpr const char* kSourceText =
    "id = \"bron\"\npartner = \"wodc\"\ntype = \"feed\"\nurl = \"https://example.nl/feed\"\n";

// A small platform that is right.
void write_platform(const PlatformFolder& folder) {
  folder.write("vindplaats.toml", "name = \"Proef\"\n");
  folder.write("partners/wodc.toml", kPartnerText);
  folder.write("sources/bron.toml", kSourceText);
  folder.write("themes/werk.toml",
               "id = \"werk\"\nlabel = {nl = \"Werk\"}\naliases = [\"arbeid\"]\n");
  folder.write("themes/oud.toml",
               "id = \"oud\"\nlabel = {nl = \"Oud\"}\nvalid = {until = \"2019-12-31\"}\n");
  folder.write("words/banen.toml", "words = [\"baan*\", \"betaald werk\"]\n");
  folder.write("studies/proef/study.toml",
               "id = \"proef\"\ntitle = {nl = \"Proef\"}\nquery = \"@banen\"\n");
  folder.write("studies/proef/10-inleiding.md", "# Inleiding\n");
}

Error error_of_folder(const PlatformFolder& folder) {
  const auto platform = load_platform(folder.path());
  return platform ? Error{Fault::kInput, "accepted"} : platform.error();
}

TEST(LoadPlatform, ReadsEveryFileOfTheFolder) {
  const PlatformFolder folder;
  write_platform(folder);
  const auto platform = load_platform(folder.path() + "/");
  ASSERT_TRUE(platform) << platform.error().what;
  EXPECT_EQ(platform->dir, folder.path());
  EXPECT_EQ(platform->settings.name, "Proef");
  ASSERT_NE(platform->partner("wodc"), nullptr);
  ASSERT_NE(platform->source("bron"), nullptr);
  EXPECT_EQ(platform->source("bron")->url, "https://example.nl/feed");
  ASSERT_NE(platform->theme("werk"), nullptr);
  EXPECT_EQ(platform->theme("arbeid"), platform->theme("werk"));
  EXPECT_EQ(platform->themes.front().id, "oud");
  EXPECT_EQ(platform->words.at("banen").size(), 2U);
  ASSERT_NE(platform->study("proef"), nullptr);
  EXPECT_EQ(platform->partner("nobody"), nullptr);
  EXPECT_EQ(platform->source(""), nullptr);
}

TEST(LoadPlatform, NeedsNothingButTheSettings) {
  const PlatformFolder folder;
  folder.write("vindplaats.toml", "");
  const auto platform = load_platform(folder.path());
  ASSERT_TRUE(platform) << platform.error().what;
  EXPECT_TRUE(platform->sources.empty());
}

TEST(LoadPlatform, SaysHowToMakeAFolderThatIsNone) {
  const PlatformFolder folder;
  const Error error = error_of_folder(folder);
  EXPECT_EQ(error.fault, Fault::kUsage);
  EXPECT_THAT(error.what,
              HasSubstr("is not a platform folder; make one with `vindplaats init DIR`"));
  EXPECT_THAT(error.what, HasSubstr(folder.path()));
}

TEST(LoadPlatform, LeavesOtherFilesAlone) {
  const PlatformFolder folder;
  write_platform(folder);
  folder.write("sources/.bron.toml.swp", "\x01");
  folder.write("sources/.verborgen.toml", "?");
  folder.write("sources/README.md", "# Bronnen");
  folder.write("sources/bron.toml~", "?");
  folder.write("studies/los/aantekening.md", "geen studie");
  EXPECT_TRUE(load_platform(folder.path()));
}

struct FolderMistake {
  const char* name;
  const char* file;
  const char* text;
  const char* said_of;  // the file the message names
  int line;
  const char* key;
  const char* what;
};

constexpr FolderMistake kFolderMistakes[] = {
    {"MistakeInAFile", "sources/bron.toml", "id = \"bron\"\n\nurll = \"\"\n", "sources/bron.toml",
     3, "urll", "'url'"},
    {"NoSuchPartner", "sources/los.toml",
     "id = \"los\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\npartner = \"scp\"\n",
     "sources/los.toml", 4, "partner",
     "there is no partner 'scp'; it would stand in partners/scp.toml"},
    {"NoSuchThemeToAccept", "sources/los.toml",
     "id = \"los\"\ntype = \"feed\"\nauto_accept = [\"werk\", \"zorg\"]\nurl = "
     "\"https://example.nl/\"\n",
     "sources/los.toml", 3, "auto_accept", "there is no theme 'zorg'"},
    {"NoSuchThemeBefore", "themes/nieuw.toml",
     "id = \"nieuw\"\nlabel = {nl = \"N\"}\nsucceeds = [\"ouder\"]\n", "themes/nieuw.toml", 3,
     "succeeds", "there is no theme 'ouder'"},
    {"ThemeAfterItself", "themes/nieuw.toml",
     "id = \"nieuw\"\nlabel = {nl = \"N\"}\nsucceeds = [\"nieuw\"]\n", "themes/nieuw.toml", 3,
     "succeeds", "cannot succeed itself"},
    {"AliasOfATheme", "themes/zorg.toml",
     "id = \"zorg\"\nlabel = {nl = \"Z\"}\naliases = [\"werk\"]\n", "themes/zorg.toml", 3,
     "aliases", "already means the theme 'werk'"},
    {"AliasTwice", "themes/zorg.toml",
     "id = \"zorg\"\nlabel = {nl = \"Z\"}\naliases = [\"arbeid\"]\n", "themes/zorg.toml", 3,
     "aliases", "already means the theme 'werk'"},
    {"NoSuchPartnerOfAStudy", "studies/los/study.toml",
     "id = \"los\"\ntitle = {nl = \"L\"}\nquery = \"a\"\npartners = [\"vu\"]\n",
     "studies/los/study.toml", 4, "partners", "there is no partner 'vu'"},
    {"FilesThatDifferInCase", "sources/Bron.toml", kSourceText, "sources/bron.toml", 0, "id",
     "sources/Bron.toml and sources/bron.toml give the same id twice"},
    {"ExtensionThatDiffersInCase", "sources/bron.TOML", kSourceText, "sources/bron.toml", 0, "id",
     "the same id twice"},
    {"FoldersThatDifferInCase", "studies/Proef/study.toml", "", "studies/proef", 0, "id",
     "the same id twice"},
    {"WordListWithoutAName", "words/Mijn Woorden.toml", "words = [\"a\"]\n",
     "words/Mijn Woorden.toml", 0, "", "no name for a word list"},
    {"MistakeInCriteria", "criteria.toml",
     "[[reason]]\nid = \"dubbel\"\nnl = \"D\"\ntell = \"ja\"\n", "criteria.toml", 4, "reason.tell",
     "true or false"},
};

class FolderMistakes : public ::testing::TestWithParam<FolderMistake> {};

TEST_P(FolderMistakes, NameFileLineAndKey) {
  const FolderMistake& mistake = GetParam();
  const PlatformFolder folder;
  write_platform(folder);
  folder.write(mistake.file, mistake.text);
  const Error error = error_of_folder(folder);
  EXPECT_EQ(error.fault, Fault::kUsage);
  EXPECT_EQ(error.file, mistake.said_of) << error.what;
  EXPECT_EQ(error.line, mistake.line) << error.what;
  EXPECT_EQ(error.key, mistake.key) << error.what;
  EXPECT_THAT(error.what, HasSubstr(mistake.what));
}

INSTANTIATE_TEST_SUITE_P(All, FolderMistakes, ::testing::ValuesIn(kFolderMistakes),
                         [](const auto& param_info) { return std::string(param_info.param.name); });

TEST(NewIds, AreRefusedWhenACommandWouldNotUnderstandThem) {
  EXPECT_TRUE(check_new_id("wodc"));
  EXPECT_TRUE(check_new_id("2e-kamer"));
  for (const char* id : {"", "-a", "A", "a b", "a_b", "é", "harvest", "list", "show", "theme"}) {
    EXPECT_FALSE(check_new_id(id)) << id;
  }
  EXPECT_TRUE(check_new_id(std::string(63, 'a')));
  EXPECT_FALSE(check_new_id(std::string(64, 'a')));
}

}  // namespace
}  // namespace vindplaats
