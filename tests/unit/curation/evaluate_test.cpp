#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/curation/queries.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::vindplaats::testing::analysed;
using ::vindplaats::testing::finds;
using ::vindplaats::testing::parsed;
using ::vindplaats::testing::places;
using ::vindplaats::testing::titled;

struct FindCase {
  std::string_view query, title, language;
  bool found;
};

constexpr FindCase kFinds[] = {
    // a bare word goes by the stem of the text's language
    {"gemeente", "Beleid van gemeenten", "nl", true},
    {"gemeenten", "De gemeente", "nl", true},
    {"huizen", "Een huis", "nl", false},
    {"jongeren", "Jongere", "nl", true},
    {"foto", "Foto's van toen", "nl", true},
    {"organisatie", "Organisaties", "nl", true},
    {"families", "Familie", "nl", true},
    {"Friese", "Fries", "nl", true},
    {"policies", "A policy", "en", true},
    {"policies", "A policy", "en-GB", true},
    {"policies", "A policy", "nl", false},
    {"gemeenten", "De gemeente", "en", false},
    {"gemeenten", "De gemeente", "nl-NL", true},
    // without a language, or with one whose stems are unknown: by both
    {"gemeenten", "De gemeente", "", true},
    {"policies", "A policy", "", true},
    {"policies", "A policy", "de", true},
    // whole words only
    {"migratie", "Arbeidsmigratie", "nl", false},
    {"werk", "Werkgevers", "nl", false},
    // case and accents
    {"COÖRDINATIE", "coordinatie", "nl", true},
    {"coordinatie", "Coördinatie", "nl", true},
    {"één", "Een voor allen", "nl", true},
    {"İstanbul", "istanbul", "nl", true},
    {"straße", "STRASSE", "nl", true},
    {"ijsland", "ĳsland", "nl", true},
    {"e\u0301e\u0301n", "één", "nl", true},
    // truncation
    {"vlucht*", "Vluchtelingen", "nl", true},
    {"vlucht*", "Toevlucht", "nl", false},
    {"*migratie", "Arbeidsmigratie", "nl", true},
    {"*migratie", "Migratie", "nl", true},
    {"*migratie", "Migratiebeleid", "nl", false},
    {"*migratie*", "Arbeidsmigratiebeleid", "nl", true},
    {"*migratie*", "Migrant", "nl", false},
    {"*integratie", "Arbeidsmarktintegratie van statushouders", "nl", true},
    {"migrat*", "MIGRÁTIE", "nl", true},
    {"beleid*", "Beleidsmatig", "en", true},
    // a hyphen joins one word and also gives its parts
    {"e-health", "eHealth", "nl", true},
    {"ehealth", "e-health", "nl", true},
    {"e-health", "e‑health", "nl", true},
    {"health", "e-health", "nl", true},
    {"sociaal-economisch", "Sociaaleconomisch", "nl", true},
    {"sociaal-economisch", "sociaal economisch", "nl", false},
    {"sociaaleconom*", "sociaal-economische", "nl", true},
    {"*economische", "sociaal-economische", "nl", true},
    {"arbeidsmigratie", "arbeids\u00admigratie", "nl", true},
    {"migratie", "arbeids- en migratiebeleid: migratie-", "nl", true},
    {"ancona", "d'Ancona", "nl", true},
    // phrases: folded, not stemmed
    {"\"sociale cohesie\"", "Over Sociale Cohésie", "nl", true},
    {"\"sociale cohesie\"", "sociaal cohesie", "nl", false},
    {"\"sociale cohesie\"", "cohesie, sociale", "nl", false},
    {"\"sociale cohesie\"", "Sociale: cohesie", "nl", true},
    {"\"sociale cohesie\"", "sociale en cohesie", "nl", false},
    {"\"gemeente\"", "gemeenten", "nl", false},
    {"\"sociale cohesi*\"", "sociale cohesies", "nl", true},
    {"\"*migratie in nederland\"", "arbeidsmigratie in Nederland", "nl", true},
    {"and/or", "and or", "nl", true},
    {"and/or", "or and", "nl", false},
    // a hyphenated word in a phrase is met as one word and as its parts
    {"\"sociaal-economische raad\"", "De sociaaleconomische raad", "nl", true},
    {"\"sociaal-economische raad\"", "De sociaal economische raad", "nl", true},
    {"\"sociaal economische raad\"", "De sociaal-economische raad", "nl", true},
    {"\"sociaaleconomische raad\"", "De sociaal-economische raad", "nl", true},
    {"\"de sociaal* economische\"", "De sociaal-economische raad", "nl", true},
    {"\"de sociaal* raad\"", "De sociaal-economische raad", "nl", true},
    {"\"de sociaal* raad\"", "De sociaal economische raad", "nl", false},
    // Boolean
    {"a1 AND b1", "a1 c1 b1", "nl", true},
    {"a1 AND b1", "a1 c1", "nl", false},
    {"a1 OR b1", "b1", "nl", true},
    {"a1 NOT b1", "a1", "nl", true},
    {"a1 NOT b1", "a1 b1", "nl", false},
    {"a1 OR b1 AND c1", "a1", "nl", true},
    {"(a1 OR b1) AND c1", "a1", "nl", false},
    {"a1 NOT NOT b1", "a1 b1", "nl", true},
    // NEAR: at most n words between, in either order
    {"a1 NEAR/0 b1", "a1 b1", "nl", true},
    {"a1 NEAR/0 b1", "b1 a1", "nl", true},
    {"a1 NEAR/0 b1", "a1 x b1", "nl", false},
    {"a1 NEAR/2 b1", "a1 x x b1", "nl", true},
    {"a1 NEAR/2 b1", "b1 x x a1", "nl", true},
    {"a1 NEAR/2 b1", "a1 x x x b1", "nl", false},
    {"a1 NEAR/2 b1", "a1 x x x b1 a1", "nl", true},
    {"a1 NEAR/1 b1", "a1 e-health b1", "nl", true},
    {"a1 NEAR/1 a1", "a1", "nl", false},
    {"a1 NEAR/1 a1", "a1 a1", "nl", true},
    {"a1 NEAR/1 (b1 OR c1)", "a1 x c1", "nl", true},
    {"a1 NEAR/1 \"b1 c1\"", "a1 x b1 c1", "nl", true},
    {"a1 NEAR/1 \"b1 c1\"", "b1 c1 x a1", "nl", true},
    {"a1 NEAR/1 \"b1 c1\"", "b1 c1 x x a1", "nl", false},
    {"a1 NEAR/1 b1 NEAR/1 c1", "c1 a1 b1", "nl", true},
    {"a1 NEAR/1 b1 NEAR/1 c1", "a1 b1 x x c1", "nl", false},
    {"sociaal NEAR/0 economisch", "sociaal-economisch", "nl", true},
    {"sociaaleconomisch NEAR/0 economisch", "sociaal-economisch", "nl", false},
    {"a1 NOT (a1 NEAR/1 b1)", "a1 x x b1", "nl", true},
    {"@migratie NEAR/1 beleid", "beleid voor migranten", "nl", true},
    {"@migratie NEAR/1 beleid", "beleid en sociale cohesie", "nl", true},
    // lists
    {"@migratie", "arbeid en zorg", "nl", true},
    {"@migratie", "arbeid", "nl", false},
    {"@migratie", "migranten", "nl", true},
    // nothing to find
    {"a1", "", "nl", false},
    {"a1", "...", "nl", false},
};

TEST(QueryOnATitle, FindsWhatItSays) {
  for (const FindCase& row : kFinds) {
    EXPECT_EQ(finds(row.query, row.title, row.language), row.found)
        << row.query << " in " << row.title << " (" << row.language << ")";
  }
}

// A publication in which every field of a query has a value of its own.
Metadata everywhere() {
  Metadata metadata = titled("tword");
  metadata.alternative_titles = {{"altword", "nl"}};
  metadata.abstract_text = "aword";
  metadata.abstract_language = "nl";
  metadata.abstracts = {{"aword", "nl"}, {"otherword", "en"}};
  metadata.subjects = {{"sword", "", "", ""}, {"s2word", "", "", ""}};
  metadata.creators.resize(1);
  metadata.creators[0].name = "Anna Jansen";
  metadata.publisher = "Uitgeverij Pword";
  metadata.type = "journal article";
  metadata.product = "artikel";
  metadata.languages = {"nl-NL", "en"};
  metadata.issued = "2019-03";
  metadata.identifiers.doi = "10.1234/ABC.5";
  metadata.identifiers.handle = "20.500.12832/9";
  metadata.identifiers.isbn = {"9789012345678"};
  metadata.identifiers.url = {"https://example.nl/a?b=1"};
  return metadata;
}

const Facts kEverywhereFacts = {
    {"wodc"}, {"Wetenschappelijk Centrum"}, {"wodc-oai"}, {"onderwijs"}, "candidate"};

struct FieldCase {
  std::string_view query;
  bool found;
};

constexpr FieldCase kFields[] = {
    // no field: title, alternative titles, abstract and subjects
    {"tword altword aword otherword sword", true},
    {"jansen", false},
    {"pword", false},
    {"wetenschappelijk", false},
    {"title:tword title:altword", true},
    {"title:aword", false},
    {"abstract:aword abstract:otherword", true},
    {"abstract:tword", false},
    {"subject:s2word", true},
    {"subject:aword", false},
    // names go without stems
    {"creator:jansen", true},
    {"creator:janse", false},
    {"creator:\"anna jansen\"", true},
    {"creator:jans*", true},
    {"publisher:pword", true},
    // a partner by id as a whole, and by the words of its name
    {"partner:wodc", true},
    {"partner:wod", false},
    {"partner:centrum", true},
    {"partner:\"wetenschappelijk centrum\"", true},
    {"source:wodc-oai", true},
    {"source:wodc", false},
    {"source:wodc*", true},
    {"language:nl", true},
    {"language:nl-NL", true},
    {"language:NL-nl", true},
    {"language:de", false},
    {"type:\"journal article\"", true},
    {"type:\"Journal Article\"", true},
    {"type:journal", false},
    {"type:*article", true},
    {"product:artikel", true},
    {"theme:onderwijs", true},
    {"theme:arbeidsmarkt", false},
    {"status:candidate", true},
    {"status:accepted", false},
    // identifiers, as people paste them
    {"identifier:10.1234/abc.5", true},
    {"identifier:https://doi.org/10.1234/ABC.5", true},
    {"identifier:doi:10.1234/abc.5", true},
    {"identifier:10.1234*", true},
    {"identifier:10.1234", false},
    {"identifier:https://hdl.handle.net/20.500.12832/9", true},
    {"identifier:978-90-12-34567-8", true},
    {"identifier:ISBN:9789012345678", true},
    {"identifier:https://example.nl/a?b=1", true},
    // years
    {"year:2019", true},
    {"year:2018", false},
    {"year:2019..2019", true},
    {"year:2015..2018", false},
    {"year:..2019", true},
    {"year:2020..", false},
    // within one value only
    {"sword NEAR/5 s2word", false},
    {"\"sword s2word\"", false},
    {"title:(tword NEAR/5 altword)", false},
};

TEST(QueryOnFields, LooksInItsFieldOnly) {
  const Document document = analysed(everywhere(), kEverywhereFacts);
  for (const FieldCase& row : kFields)
    EXPECT_EQ(matches(parsed(row.query), document), row.found) << row.query;
}

TEST(QueryYear, NeverFindsWhatHasNoYear) {
  Metadata metadata = titled("a1");
  for (const std::string_view issued : {"", "19", "onbekend"}) {
    metadata.issued = issued;
    EXPECT_FALSE(matches(parsed("year:..2100"), analysed(metadata))) << issued;
    EXPECT_TRUE(matches(parsed("a1 NOT year:..2100"), analysed(metadata))) << issued;
  }
}

TEST(QueryPlaces, CountCodePointsAndNameTheValue) {
  Metadata metadata = titled("Één 👪 migratie‑beleid");
  metadata.subjects = {{"geen", "", "", ""}, {"De migraties", "", "", "nl"}};
  EXPECT_THAT(places("migratie", metadata), ElementsAre("subjects[1] 3+9", "title 6+8"));
  EXPECT_THAT(places("migratiebeleid", metadata), ElementsAre("title 6+15"));
  EXPECT_THAT(places("een", metadata), ElementsAre("title 0+3"));
  EXPECT_THAT(places("\"een migratie beleid\"", metadata), ElementsAre("title 0+21"));
}

TEST(QueryPlaces, AreOfWhatMadeItTrue) {
  const Metadata metadata = titled("a1 b1 x x x x a1");
  EXPECT_THAT(places("a1 NEAR/1 b1", metadata), ElementsAre("title 0+2", "title 3+2"));
  EXPECT_THAT(places("(a1 AND c1) OR b1", metadata), ElementsAre("title 3+2"));
  EXPECT_THAT(places("a1 NOT c1", metadata), ElementsAre("title 0+2", "title 14+2"));
  EXPECT_THAT(places("c1", metadata), IsEmpty());
  EXPECT_THAT(places("year:2019 OR b1", metadata), ElementsAre("title 3+2"));
}

TEST(QueryPlaces, OfWholeValues) {
  EXPECT_THAT(places("type:\"journal article\" partner:wodc identifier:10.1234*", everywhere(),
                     kEverywhereFacts),
              ElementsAre("identifiers 0+13", "partners 0+4", "type 0+15"));
  EXPECT_THAT(places("abstract:otherword", everywhere()), ElementsAre("abstracts[1] 0+9"));
}

TEST(QueryPlaces, AreCapped) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "aa ";
  Metadata metadata = titled("x");
  metadata.abstract_text = text;
  const Document document = analysed(metadata);
  for (const std::string_view query : {"aa", "aa NEAR/100 aa", "\"aa aa\""}) {
    const Matches found = evaluate(parsed(query), document);
    EXPECT_TRUE(found.matched) << query;
    EXPECT_LE(found.matches.size(), kMaxMatches) << query;
    EXPECT_GE(found.matches.size(), kMaxMatches / 2) << query;
  }
}

// A phrase can be met in exponentially many ways when joined words and their parts both fit.
TEST(QueryPhrase, OfRepeatedHyphenatedWordsStaysCheap) {
  std::string text, phrase;
  for (int i = 0; i < 2000; ++i) text += "aa-aa ";
  for (int i = 0; i < 500; ++i) phrase += "aa* ";
  Metadata metadata = titled(text);
  EXPECT_TRUE(matches(parsed("\"" + phrase + "\""), analysed(metadata)));
  EXPECT_FALSE(matches(parsed("zz OR \"" + phrase + "zz\""), analysed(metadata)));
}

TEST(MatchJson, LeavesOutAFirstIndexButNoStart) {
  std::string out;
  append_json(out, Match{"title", 0, 0, 5});
  append_json(out, Match{"subjects", 2, 7, 1});
  EXPECT_EQ(out, R"({"field":"title","start":0,"length":5})"
                 R"({"field":"subjects","index":2,"start":7,"length":1})");
}

}  // namespace
}  // namespace vindplaats
