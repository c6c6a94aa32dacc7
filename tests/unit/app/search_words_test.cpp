// search.json: the words of what is released, by the analysis that rules and searches use.
#include "app/pipeline/search_words.h"

#include <gtest/gtest.h>

#include "export/schema_check.h"
#include "export/schemas.h"

namespace vindplaats {
namespace {

std::vector<PublicItem> two_items() {
  std::vector<PublicItem> items(2);
  items[0].id = "p000000000001";
  items[0].slug = "werk-0001";
  items[0].card.title = "Statushouders aan het werk";
  items[0].metadata.title = "Statushouders aan het werk";
  items[0].metadata.title_language = "nl";
  items[0].metadata.abstract_text = "Hoe het werk bevalt.";
  items[1].id = "p000000000002";
  items[1].slug = "e-health-0002";
  items[1].card.title = "E-health";
  items[1].themes = {{"onderwijs"}};
  items[1].metadata.title = "E-health";
  items[1].metadata.subjects.push_back({"Werk", "", "", ""});
  return items;
}

const SearchWord* word_of(const std::vector<SearchWord>& words, const std::string& text) {
  for (const SearchWord& word : words) {
    if (word.word == text) return &word;
  }
  return nullptr;
}

TEST(SearchWords, AreThoseOfTheAnalyser) {
  const std::vector<SearchWord> words = search_words(two_items());
  const SearchWord* const work = word_of(words, "werk");
  ASSERT_NE(work, nullptr);
  ASSERT_EQ(work->places.size(), 2U);
  EXPECT_EQ(work->places[0].item, 0U);
  EXPECT_EQ(work->places[0].weight, 4U) << "three in the title, one in the abstract";
  EXPECT_EQ(work->places[1].weight, 2U) << "a subject";
  EXPECT_EQ(work->dutch, "") << "it is its own stem";
  const SearchWord* const holders = word_of(words, "statushouders");
  ASSERT_NE(holders, nullptr);
  EXPECT_EQ(holders->dutch, "statushouder");
  for (const char* const part : {"ehealth", "e", "health"})
    EXPECT_NE(word_of(words, part), nullptr) << part;
  EXPECT_TRUE(
      std::is_sorted(words.begin(), words.end(),
                     [](const SearchWord& a, const SearchWord& b) { return a.word < b.word; }));
}

TEST(SearchWords, MakeAFileThatItsSchemaDescribes) {
  ReleaseContent content;
  content.items = two_items();
  content.words = search_words(content.items);
  for (const Target* const target : targets()) {
    if (target->name != "search") continue;
    const std::vector<File> files = target->render(content);
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].path, "search.json");
    const auto check = SchemaCheck::make(schema_text("search"), "");
    ASSERT_TRUE(check) << check.error().what;
    EXPECT_EQ(check->problems(files[0].bytes), std::vector<std::string>());
    EXPECT_NE(files[0].bytes.find("{\"word\":\"statushouders\",\"nl\":\"statushouder\",\"en\":"
                                  "\"statushoud\",\"in\":[0,3]}"),
              std::string::npos)
        << files[0].bytes;
    EXPECT_NE(files[0].bytes.find("\"themes\":[\"onderwijs\"]"), std::string::npos);
    return;
  }
  FAIL() << "there is no target search";
}

}  // namespace
}  // namespace vindplaats
