#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "curation/publication.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

Publication complete_publication() {
  Publication publication;
  publication.metadata.title = "Titel";
  publication.metadata.abstract_text = "Samenvatting.";
  publication.metadata.abstract_language = "nl";
  publication.metadata.product = "rapport";
  publication.metadata.issued = "2026";
  publication.metadata.creators.resize(1);
  publication.metadata.creators[0].name = "Anna Jansen";
  publication.primary_link = "https://x.nl/";
  publication.partners = {"wodc"};
  publication.themes = {{"onderwijs", {}, {}, "editor"}};
  return publication;
}

struct Requirement {
  std::string name;
  void (*take_away)(Publication&);
};

const Requirement kRequirements[] = {
    {"title", [](Publication& publication) { publication.metadata.title.clear(); }},
    {"summary", [](Publication& publication) { publication.metadata.abstract_text.clear(); }},
    {"product", [](Publication& publication) { publication.metadata.product.clear(); }},
    {"link", [](Publication& publication) { publication.primary_link.clear(); }},
    {"issued", [](Publication& publication) { publication.metadata.issued.clear(); }},
    {"creators", [](Publication& publication) { publication.metadata.creators.clear(); }},
    {"partner", [](Publication& publication) { publication.partners.clear(); }},
    {"theme", [](Publication& publication) { publication.themes.clear(); }}};

Settings requiring(std::vector<std::string> names) {
  Settings settings;
  settings.publish.require = std::move(names);
  return settings;
}

TEST(Readiness, LacksExactlyWhatIsNotThere) {
  std::vector<std::string> all;
  for (const Requirement& requirement : kRequirements) all.push_back(requirement.name);
  Publication complete = complete_publication();
  judge_readiness(complete, requiring(all));
  EXPECT_TRUE(complete.ready);
  EXPECT_THAT(complete.lacks, IsEmpty());
  for (const Requirement& requirement : kRequirements) {
    Publication publication = complete_publication();
    requirement.take_away(publication);
    judge_readiness(publication, requiring(all));
    EXPECT_FALSE(publication.ready) << requirement.name;
    EXPECT_THAT(publication.lacks, ElementsAre(requirement.name));
    judge_readiness(publication, requiring({}));
    EXPECT_TRUE(publication.ready) << "and is judged anew: " << requirement.name;
    EXPECT_THAT(publication.lacks, IsEmpty());
  }
}

TEST(Readiness, ListsInTheOrderOfTheSettings) {
  Publication nothing;
  judge_readiness(nothing, requiring({"theme", "title", "link"}));
  EXPECT_THAT(nothing.lacks, ElementsAre("theme", "title", "link"));
  judge_readiness(nothing, Settings{});
  EXPECT_THAT(nothing.lacks, ElementsAreArray(PublishSettings{}.require));
}

TEST(Readiness, TakesASummaryInALanguageOfThePlatformOnly) {
  const std::pair<std::string, bool> languages[] = {{"nl", true},  {"nl-BE", true}, {"en-GB", true},
                                                    {"", true},    {"de", false},   {"nds", false},
                                                    {"enm", false}};
  for (const auto& [language, readable] : languages) {
    Publication publication = complete_publication();
    publication.metadata.abstract_language = language;
    judge_readiness(publication, Settings{});
    EXPECT_EQ(publication.ready, readable) << language;
    publication.summary.text = "Door een redacteur geschreven.";
    judge_readiness(publication, Settings{});
    EXPECT_TRUE(publication.ready) << language;
  }
}

}  // namespace
}  // namespace vindplaats
