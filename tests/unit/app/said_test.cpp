// Error texts in Dutch: holes, texts in texts, and what is no text of ours.
#include "app/web/said.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "normalize/finding_codes.h"

namespace vindplaats {
namespace {

std::string in_dutch(std::string_view what) {
  const Said shown = said(Language::kDutch, what);
  EXPECT_EQ(shown.language, "nl") << what;
  return shown.text;
}

void stays_english(const std::string& what) {
  const Said shown = said(Language::kDutch, what);
  EXPECT_EQ(shown.language, "en") << what;
  EXPECT_EQ(shown.text, what);
}

TEST(Said, EnglishVisitorsReadTheTextItself) {
  const Said shown = said(Language::kEnglish, "a creator has no name");
  EXPECT_EQ(shown.text, "a creator has no name");
  EXPECT_EQ(shown.language, "en");
}

TEST(Said, HolesHoldTheirValuesAsTheyAre) {
  EXPECT_EQ(in_dutch("a creator has no name"), "een maker heeft geen naam");
  EXPECT_EQ(in_dutch("'1-2' is no ISSN"), "'1-2' is geen ISSN");
  EXPECT_EQ(in_dutch("p1 and p2 are one publication already"), "p1 en p2 zijn al één publicatie");
  EXPECT_EQ(in_dutch("'a creator has no name' is no day"), "'a creator has no name' is geen dag")
      << "a value is no text of ours, whatever it says";
  EXPECT_EQ(in_dutch("'{1}[2]' is no day"), "'{1}[2]' is geen dag") << "nor is it filled in again";
  EXPECT_EQ(in_dutch("'' is no day"), "'' is geen dag");
  EXPECT_EQ(in_dutch("'a' is no day' is no day"), "'a' is no day' is geen dag");
  EXPECT_EQ(in_dutch("the source says x: 'it''s; 'y'; z'; ask the partner"),
            "de bron zegt x: 'it''s; 'y'; z'; vraag het de beheerder van de bron")
      << "the shortest value with which the rest fits";
  EXPECT_EQ(in_dutch("127.0.0.1:80: too many redirects"),
            "127.0.0.1:80: te veel doorverwijzingen; geef het laatste adres");
}

TEST(Said, TextsStandInTexts) {
  EXPECT_EQ(in_dutch("column 3: there is nothing to look for here"),
            "teken 3: hier staat niets om naar te zoeken");
  EXPECT_EQ(in_dutch("column 1: OR needs a word before and after it; to look for the word itself, "
                     "write \"OR\""),
            "teken 1: bij OR hoort een woord ervoor en erna; zoekt u het woord zelf, schrijf dan "
            "\"OR\"");
  EXPECT_EQ(in_dutch("theme onderwijs, rule r: column 3: there is nothing to look for here"),
            "thema onderwijs, regel r: teken 3: hier staat niets om naar te zoeken");
  EXPECT_EQ(in_dutch("source a, record b: the item is not well-formed XML (line 2: an end tag that "
                     "closes nothing): repair the feed at the source"),
            "bron a, record b: het item is geen welgevormde XML (regel 2: een sluittag sluit "
            "niets): herstel de feed in het bronsysteem");
}

TEST(Said, FieldsAndStatusesHaveTheirNamesOfThePages) {
  EXPECT_EQ(in_dutch("abstractLanguage does not take 'x y': 'x y' is no language tag; write for "
                     "example nl"),
            "in het veld Taal van de beschrijving past 'x y' niet: 'x y' is geen taal. Schrijf "
            "bijvoorbeeld nl");
  EXPECT_EQ(in_dutch("p1 is withdrawn already, by anna on 2026-11-22"),
            "p1 is al teruggetrokken, door anna op 2026-11-22");
  stays_english("abstractLanguage");
}

TEST(Said, AFindingThatStoppedARunNeedsNoRow) {
  const FindingText* const text = find_finding_text("set-gone");
  ASSERT_NE(text, nullptr);
  // As HarvestTally::note puts it together.
  EXPECT_EQ(in_dutch(fmt::format("{} ({}) {}", text->en, "theses", text->en_do)),
            fmt::format("{} (theses) {}", text->nl, text->nl_do));
}

TEST(Said, WhatIsNotKnownStaysEnglishAsAWhole) {
  stays_english("");
  stays_english("nobody ever said this");
  stays_english("column 3: nobody ever said this");
  stays_english("nobody ever said this: it is broken");
  stays_english("column 3");
  stays_english("a creator has no name.");
  stays_english(" a creator has no name");
  stays_english("p1 is sung already, by anna on 2026-11-22");
  stays_english("'a creator has no name");
}

TEST(Said, ADepthAndALengthEndTheLooking) {
  const std::string words = "it is broken";
  EXPECT_EQ(in_dutch("a: b: " + words), "a: b: het klopt niet");
  std::string deep = words;
  for (int i = 0; i < 20; ++i)
    deep = "the feed cannot be read: " + deep + "; if it stays, tell the partner";
  stays_english(deep);
  EXPECT_EQ(said(Language::kDutch, "'" + std::string(1'900, 'x') + "' is no day").language, "nl");
  stays_english("'" + std::string(2'000, 'x') + "' is no day");
}

// Many rows begin with a hole, and each may hold texts that begin with one. Without a bound on how
// often is looked, these take longer than anybody waits.
TEST(Said, HostileTextsStayEnglishSoon) {
  for (const std::string_view piece :
       {"a: ", "line 1: ", "the answer cannot be read as XML: ", "x page 1: ", "(it says: '", "; ",
        "the source says a: 'b'; ", "is [2] but: "}) {
    std::string text;
    while (text.size() + piece.size() < 2'000) text += piece;
    stays_english(text);
  }
}

}  // namespace
}  // namespace vindplaats
