// `try classify` and `theme test` as a person would type them, without a store.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "app/dispatcher.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

struct RuleRun {
  int status = 0;
  std::string out, err;
};

RuleRun run_rules(const std::vector<std::string>& arguments, const std::string& in = "") {
  RuleRun run;
  Streams streams;
  streams.out = [&](std::string_view text) { run.out += text; };
  streams.err = [&](std::string_view text) { run.err += text; };
  streams.in = [&] { return in; };
  run.status = run_command(arguments, streams);
  return run;
}

// A folder of its own, gone afterwards.
class RuleFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::temp_directory_path() /
           fmt::format("vindplaats-rules-{}-{}", getpid(),
                       ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }

  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((dir_ / file).parent_path());
    std::ofstream(dir_ / file, std::ios::binary) << text;
  }
  std::string path(const std::string& file = "") const { return (dir_ / file).string(); }

 private:
  fs::path dir_;
};

constexpr const char* kSchoolTheme = R"(id = "school"
label = { nl = "School", en = "School" }
[[rule]]
id = "leerlingen"
query = "@leerlingen OR één"
[[rule]]
id = "vissen"
exclude = true
query = "school NEAR/3 vissen"
[[test]]
title = "Leerlingen"
abstract = ""
expect = true
)";

TEST_F(RuleFolder, ClassifySaysWhichWordsSelectAndCountsCodePoints) {
  write("themes/school.toml", kSchoolTheme);
  write("words/leerlingen.toml", "words = [\"leerling*\"]\n");
  write("records.jsonl",
        "{\"id\":\"x/1\",\"title\":\"Eén… leerling\",\"abstract\":\"Twee leerlingen.\"}\n\n"
        "{\"id\":\"x/2\",\"title\":\"Een school vissen telt leerlingen\"}\n"
        "{\"id\":\"x/3\",\"title\":\"Zon\"}\n");
  const RuleRun run =
      run_rules({"try", "classify", "--themes", path("themes"), path("records.jsonl")});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out,
            "{\"id\":\"x/1\",\"themes\":[{\"id\":\"school\",\"score\":1,\"rules\":[{\"id\":"
            "\"leerlingen\",\"matches\":[{\"field\":\"abstract\",\"start\":5,\"length\":10},"
            "{\"field\":\"title\",\"start\":0,\"length\":3},"
            "{\"field\":\"title\",\"start\":5,\"length\":8}]}]}],\"excluded\":[]}\n"
            "{\"id\":\"x/2\",\"themes\":[],\"excluded\":[{\"id\":\"school\",\"rules\":[{\"id\":"
            "\"vissen\",\"matches\":[{\"field\":\"title\",\"start\":4,\"length\":6},"
            "{\"field\":\"title\",\"start\":11,\"length\":6}]}]}]}\n"
            "{\"id\":\"x/3\",\"themes\":[],\"excluded\":[]}\n");
}

TEST_F(RuleFolder, ClassifyTakesThePlatformFolderToo) {
  write("themes/school.toml", kSchoolTheme);
  write("words/leerlingen.toml", "words = [\"leerling*\"]\n");
  const std::string record = "{\"id\":\"x\",\"title\":\"Leerlingen\"}\n";
  const RuleRun whole = run_rules({"try", "classify", "--themes", path(), "-"}, record);
  const RuleRun themes = run_rules({"try", "classify", "--themes", path("themes/"), "-"}, record);
  EXPECT_EQ(whole.status, 0) << whole.err;
  EXPECT_EQ(whole.out, themes.out);
  EXPECT_THAT(whole.out, HasSubstr("\"id\":\"school\""));
}

TEST_F(RuleFolder, ClassifyUsesTheDefaultThemes) {
  const RuleRun run = run_rules(
      {"try", "classify", "-"},
      "{\"id\":\"x\",\"title\":\"Statushouders in de gemeente\",\"titleLanguage\":\"nl\"}\n");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("{\"id\":\"nieuwe-migratie\",\"score\":"));
}

TEST_F(RuleFolder, ClassifyGoesOnAfterALineThatIsNoRecord) {
  const RuleRun partly = run_rules({"try", "classify", "-"}, "{\"id\":\"x\"}\nonzin\n");
  EXPECT_EQ(partly.status, 3);
  EXPECT_THAT(partly.out, HasSubstr("\"x\""));
  const auto refused = nlohmann::json::parse(partly.err);
  EXPECT_EQ(refused.at("file"), "-");
  EXPECT_EQ(refused.at("line"), 2);
  EXPECT_EQ(run_rules({"try", "classify", "-"}, "onzin\n").status, 1);
  EXPECT_EQ(run_rules({"try", "classify", path("weg.jsonl")}).status, 1);
  EXPECT_EQ(run_rules({"try", "classify", "-"}, "").status, 0);
  EXPECT_EQ(run_rules({"try", "classify", "--themes", path("weg"), "-"}, "").status, 2);
}

// `theme test` in a platform with one theme and, when given, a reference set.
class ThemeTestVerb : public RuleFolder {
 protected:
  RuleRun test(const std::string& golden, std::vector<std::string> more = {}) const {
    write("vindplaats.toml", "");
    write("themes/school.toml", kSchoolTheme);
    write("words/leerlingen.toml", "words = [\"leerling*\"]\n");
    if (!golden.empty()) write("themes/golden.jsonl", golden);
    std::vector<std::string> arguments = {"--dir", path(), "theme", "test"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_rules(arguments);
  }
  static std::string item(const std::string& id, const std::string& half, const std::string& title,
                          const std::string& themes) {
    return fmt::format(
        "{{\"id\":\"{}\",\"half\":\"{}\",\"title\":\"{}\",\"abstract\":\"\","
        "\"language\":\"nl\",\"themes\":[{}]}}\n",
        id, half, title, themes);
  }
};

TEST_F(ThemeTestVerb, SaysNothingOfASetThatIsNotThere) {
  const RuleRun run = test("");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "1 tests passed, 0 failed\n");
}

TEST_F(ThemeTestVerb, MeasuresEachHalf) {
  const RuleRun run = test(item("g1", "a", "Leerlingen", "\"school\"") +
                           item("g2", "a", "Zon", "") + item("g3", "b", "Regen", "\"school\""));
  EXPECT_EQ(run.status, 0) << "a miss is shown, not judged";
  EXPECT_THAT(run.out, HasSubstr("half a: 2 items"));
  EXPECT_THAT(run.out, HasSubstr("macro-F1 1; 0 of 1 hard negatives selected\n"));
  EXPECT_THAT(run.out, HasSubstr("macro-F1 0; 0 of 0 hard negatives selected\n"));
}

TEST_F(ThemeTestVerb, FailsForANegativeThatIsSelectedAndKeepsHalfBToItself) {
  const RuleRun run = test(item("g1", "a", "Leerling van de meester", "") +
                           item("g2", "b", "Nog een leerling", ""));
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, HasSubstr("1 of 1 hard negatives selected: g1\n"));
  EXPECT_THAT(run.out, Not(HasSubstr("g2")));
  const RuleRun json = test("", {"--json"});
  EXPECT_EQ(json.status, 1);
  const auto body = nlohmann::json::parse(json.out);
  EXPECT_EQ(body.at("tests").at("passed"), 1);
  EXPECT_EQ(body.at("tests").at("failures").size(), 0U);
  const auto& half = body.at("golden").at("halves").at(1);
  EXPECT_EQ(half.at("half"), "b");
  EXPECT_EQ(half.at("negativesSelected"), 1);
  EXPECT_EQ(half.at("themes").at(0).at("wrong"), 1);
  EXPECT_THAT(json.out, Not(HasSubstr("g2")));
}

TEST_F(ThemeTestVerb, NamesFileAndLineOfASetThatIsWrong) {
  const RuleRun run = test(item("g1", "a", "T", "\"weg\""));
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("themes/golden.jsonl:1: there is no theme 'weg'"));
}

}  // namespace
}  // namespace vindplaats
