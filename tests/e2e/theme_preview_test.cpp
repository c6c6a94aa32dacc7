// A changed rule, from its draft to the queue: what `theme preview` says is what the queue shows
// once the file is saved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Outcome;
using testing::Workbench;
using Json = nlohmann::ordered_json;

constexpr const char* kPreviewNow = "2026-11-22T06:00:00Z";

std::string record_of(const std::string& identifier, const std::string& title) {
  return Json{{"identifier", identifier},
              {"title", title},
              {"issued", "2026-03"},
              {"product", "rapport"},
              {"languages", {"nl"}}}
             .dump() +
         "\n";
}

std::string theme_text(const std::string& query) {
  return "id = \"water\"\nlabel = { nl = \"Water\" }\n\n[[rule]]\nid = \"nat\"\nquery = '" + query +
         "'\n";
}

std::vector<std::string> titles_of(const Json& publications) {
  std::vector<std::string> titles;
  for (const Json& publication : publications) titles.push_back(publication["title"]);
  return titles;
}

class ThemePreviewVerb : public ::testing::Test {
 protected:
  ThemePreviewVerb() {
    bench_.keep_one_theme();
    bench_.write("themes/water.toml", theme_text("sloten OR vijver*"));
    bench_.write("in.jsonl",
                 record_of("a", "Sloten in de polder") + record_of("b", "Vijvers in de stad") +
                     record_of("c", "Kanalen door het land") + record_of("d", "Wolken boven zee"));
    bench_.expect(0, {"queue", "bring", file("in.jsonl"), "--now", kPreviewNow});
    bench_.expect(0, {"curate", "--now", kPreviewNow});
  }
  std::string file(const std::string& name) const { return (bench_.dir() / name).string(); }
  std::vector<std::string> waiting() const {
    return titles_of(bench_.json({"queue", "list", "water", "--now", kPreviewNow})["publications"]);
  }

  const Workbench bench_;
};

TEST_F(ThemePreviewVerb, SaysWhatTheQueueThenShows) {
  ASSERT_EQ(waiting().size(), 2U);
  bench_.write("anders.toml", theme_text("kana* OR vijver*"));
  const Json preview = bench_.json({"theme", "preview", file("anders.toml"), "--now", kPreviewNow});
  EXPECT_EQ(preview["theme"], "water");
  EXPECT_EQ(preview["new"], false);
  EXPECT_THAT(titles_of(preview["enters"]), ElementsAre("Kanalen door het land"));
  EXPECT_THAT(titles_of(preview["leaves"]), ElementsAre("Sloten in de polder"));
  EXPECT_EQ(preview["enters"][0]["words"][0]["word"], "Kanalen");
  EXPECT_EQ(waiting().size(), 2U) << "nothing was written";

  bench_.write("themes/water.toml", bench_.read("anders.toml"));
  bench_.expect(0, {"curate", "--now", kPreviewNow});
  EXPECT_THAT(waiting(),
              ::testing::UnorderedElementsAre("Kanalen door het land", "Vijvers in de stad"));
  const Outcome again =
      bench_.expect(0, {"theme", "preview", file("themes/water.toml"), "--now", kPreviewNow});
  EXPECT_THAT(again.out, HasSubstr("It changes nothing."));
}

TEST_F(ThemePreviewVerb, NamesFileLineAndColumnOfAWrongQuery) {
  bench_.write("fout.toml", theme_text("kana* OR (vijver*"));
  const Outcome refused = bench_.run({"--json", "theme", "preview", file("fout.toml")});
  EXPECT_EQ(refused.status, 2);
  const Json error = Json::parse(refused.err)["error"];
  EXPECT_EQ(error["file"], file("fout.toml"));
  EXPECT_EQ(error["line"], 6);
  EXPECT_THAT(error["message"].get<std::string>(), HasSubstr("column 10"));
}

TEST_F(ThemePreviewVerb, TellsHowEachRuleFares) {
  const Json hits = bench_.json({"theme", "hits", "water", "--now", kPreviewNow});
  ASSERT_EQ(hits["rules"].size(), 1U);
  EXPECT_EQ(hits["rules"][0]["hits"], 2);
  EXPECT_EQ(hits["rules"][0]["unique"], 2);
  EXPECT_EQ(hits["rules"][0]["waiting"], 2);
  EXPECT_EQ(hits["publications"], 4);
}

}  // namespace
}  // namespace vindplaats
