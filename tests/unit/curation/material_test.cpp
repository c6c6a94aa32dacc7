#include "curation/material.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Difference> between(const Metadata& before, const Metadata& after) {
  return material_difference(before, after, {});
}

struct TitleCase {
  std::string_view before, after;
  bool same;
};

constexpr TitleCase kMaterialTitles[] = {
    {"Één wijk, twee werelden", "Een wijk - twee werelden.", true},
    {"Samen  leven", "SAMEN LEVEN", true},
    {"‘Samen leven’ – een onderzoek", "\"Samen leven\" - een onderzoek", true},
    {"Socialemediabeleid in de wijk", "Sociale-media-beleid in de wijk", true},
    // one letter wrong, missing, too many, two swapped
    {"Inburgering in Nederland", "Inburgerink in Nederland", true},
    {"Inburgering in Nederland", "Inburgring in Nederland", true},
    {"De gemeente aan zet", "De gemeenten aan zet", true},
    {"Inburgering in Nederland", "Inbrugering in Nederland", true},
    {"Discriminatie op de arbeidsmarkt", "Discrimnatie op de arbeidsmarkd", true},
    // three slips are another text; so are two in one word
    {"Discriminatie op de arbeidsmarkt gemeten", "Discrimnatie op de arbeidsmarkd gemetem", false},
    {"Inburgering in Nederland", "Inburgerende in Nederland", false},
    // one letter that makes another word, year or edition
    {"Taal op school", "Zaal op school", false},
    {"Effecten op migranten", "Effecten op emigranten", false},
    {"Monitor integratie 2023", "Monitor integratie 2024", false},
    {"Deel 1: taal", "Deel 2: taal", false},
    // words added, taken, moved
    {"Integratie werkt", "Integratie werkt niet", false},
    {"Samen leven: een onderzoek", "Samen leven", false},
    {"Wijk en school", "School en wijk", false},
    {"", "Samen leven", false},
    // other scripts are letters too
    {"الاندماج في هولندا", "الاندماج في هولندا", true},
    {"الاندماج", "التعليم", false},
};

TEST(MaterialTitle, IsAboutWordsNotSpelling) {
  for (const TitleCase& row : kMaterialTitles) {
    Metadata before, after;
    before.title = row.before;
    after.title = row.after;
    EXPECT_EQ(between(before, after).empty(), row.same) << row.before << " | " << row.after;
    EXPECT_EQ(between(after, before).empty(), row.same) << "the other way round";
  }
}

std::string sentences(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i)
    text += "Zin " + std::to_string(i) + " gaat over onderwerp" + std::to_string(i) + ". ";
  return text;
}

TEST(MaterialAbstract, ChangesWithAQuarterOfItsWords) {
  Metadata before, after;
  before.abstract_text = sentences(1, 10);
  after.abstract_text = sentences(1, 11);
  EXPECT_THAT(between(before, after), IsEmpty()) << "a sentence more";
  after.abstract_text = sentences(5, 10) + sentences(1, 4);
  EXPECT_THAT(between(before, after), IsEmpty()) << "the order is not material";
  after.abstract_text = sentences(1, 5);
  ASSERT_EQ(between(before, after).size(), 1u) << "half of it is gone";
  EXPECT_EQ(between(before, after)[0].field, "abstract");
  after.abstract_text.clear();
  EXPECT_EQ(between(before, after).size(), 1u) << "it disappeared";
  EXPECT_EQ(between(after, before).size(), 1u) << "it appeared";
}

TEST(MaterialAbstract, IsTheSameWhenItIsStillAmongAll) {
  Metadata before, after;
  before.abstract_text = "A study of neighbourhoods.";
  after.abstract_text = "Een onderzoek naar wijken.";
  after.abstracts = {{"Een onderzoek naar wijken.", "nl"}, {"A study of neighbourhoods.", "en"}};
  EXPECT_THAT(between(before, after), IsEmpty());
  after.abstracts.pop_back();
  EXPECT_EQ(between(before, after).size(), 1u);
}

TEST(MaterialDifference, ShowsWhatAPersonReads) {
  Metadata before, after;
  before.title = "Toen";
  after.title = "Nu";
  before.type = "report";
  after.type = "master thesis";
  before.product = "rapport";
  before.issued = "2024-12-31";
  after.issued = "2025";
  before.languages = {"nl-NL", "en"};
  after.languages = {"en", "de"};
  after.access = "restricted";
  EXPECT_THAT(
      between(before, after),
      ElementsAre(Difference{"title", "Toen", "Nu"}, Difference{"type", "report", "master thesis"},
                  Difference{"product", "rapport", ""}, Difference{"issued", "2024", "2025"},
                  Difference{"languages", "en, nl", "de, en"},
                  Difference{"access", "", "restricted"}));
}

TEST(MaterialDifference, PassesOverDaysOrderRegionsLinksAndCounters) {
  Metadata before, after;
  before.issued = "2024-12";
  after.issued = "2024-01-05";
  before.languages = {"nl", "en-GB"};
  after.languages = {"en", "nl-NL"};
  after.links = {{"https://x.nl/", "landing", "", "", "", 12}};
  after.modified = "2026-01-01T00:00:00Z";
  after.subjects.resize(1);
  after.publisher = "Uitgever";
  after.type_uri = "http://purl.org/coar/resource_type/c_93fc";
  EXPECT_THAT(between(before, after), IsEmpty());
}

TEST(MaterialDifference, PassesOverWhatEditorsHaveCorrected) {
  Metadata before, after;
  before.title = "Toen";
  after.title = "Nu";
  after.access = "open";
  EXPECT_EQ(material_difference(before, after, {"title"}).size(), 1u);
  EXPECT_THAT(material_difference(before, after, {"title", "access", "slug"}), IsEmpty());
}

TEST(MaterialDifference, CutsLongTextsAroundTheFirstDifference) {
  Metadata before, after;
  before.abstract_text = sentences(1, 40) + "Vroeger. " + sentences(100, 140);
  after.abstract_text = sentences(1, 40) + "Één tegenwoordig. " + sentences(200, 260);
  const std::vector<Difference> differences = between(before, after);
  ASSERT_EQ(differences.size(), 1u);
  for (const std::string& side : {differences[0].before, differences[0].after}) {
    EXPECT_TRUE(side.starts_with("… ")) << side;
    EXPECT_TRUE(side.ends_with("…")) << side;
    EXPECT_LE(side.size(), kDifferenceBytes + 8);
    EXPECT_TRUE(valid_utf8(side));
  }
  EXPECT_NE(differences[0].before.find("Vroeger"), std::string::npos);
  EXPECT_NE(differences[0].after.find("tegenwoordig"), std::string::npos);
}

// Ten megabytes of it take no longer than the part that is compared.
TEST(MaterialDifference, IsNotSlowOnHostileText) {
  Metadata before, after;
  for (int i = 0; i < 2'000'000; ++i) before.abstract_text += "a b c";
  after.abstract_text = std::string(10'000'000, 'x');
  before.title = std::string(5'000'000, 'y');
  after.title = before.title + "z";
  EXPECT_EQ(between(before, after).size(), 1u);
}

}  // namespace
}  // namespace vindplaats
