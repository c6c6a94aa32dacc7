// `search` as a person types it: what it finds before and after decisions, in which forms, and what
// it says of a query that is wrong.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/command.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Outcome;
using testing::Workbench;

class SearchVerb : public ::testing::Test {
 protected:
  SearchVerb() {
    bench_.keep_one_theme();
    bench_.write(
        "drie.jsonl",
        R"({"identifier":"a","title":"Statushouders en de arbeidsmarkt","titleLanguage":"nl","issued":"2021","type":"report","languages":["nl"]}
{"identifier":"b","title":"Arbeidsmarktbeleid in de stad","titleLanguage":"nl","issued":"2019","type":"report","languages":["nl"],"creators":[{"name":"Jansen, A."}]}
{"identifier":"c","title":"Vogels langs de kust","titleLanguage":"nl","issued":"2020","type":"journal article","languages":["nl"]}
)");
    bench_.expect(kExitOk, {"queue", "bring", (bench_.dir() / "drie.jsonl").string()});
  }
  std::vector<std::string> titles(const std::string& query) const {
    std::vector<std::string> titles;
    const auto found = bench_.json({"search", query});
    for (const auto& publication : found.at("publications"))
      titles.push_back(publication.at("title"));
    std::sort(titles.begin(), titles.end());
    return titles;
  }
  std::string id_of(const std::string& query) const {
    const auto found = bench_.json({"search", query});
    return found.at("publications").at(0).at("id");
  }

  Workbench bench_;
};

TEST_F(SearchVerb, FindsByWordsCompoundsFieldsAndYears) {
  EXPECT_THAT(titles("arbeidsmarkt"), ElementsAre("Statushouders en de arbeidsmarkt"));
  EXPECT_THAT(titles("*markt*"),
              ElementsAre("Arbeidsmarktbeleid in de stad", "Statushouders en de arbeidsmarkt"));
  EXPECT_THAT(titles("creator:jansen"), ElementsAre("Arbeidsmarktbeleid in de stad"));
  EXPECT_THAT(titles("year:2020.. NOT \"langs de kust\""),
              ElementsAre("Statushouders en de arbeidsmarkt"));
  EXPECT_THAT(titles("stad NEAR/1 in"), ElementsAre("Arbeidsmarktbeleid in de stad"));
  EXPECT_THAT(titles("nietsdergelijks"), IsEmpty());
}

TEST_F(SearchVerb, FindsWhatWasDecidedTheMomentItIs) {
  EXPECT_THAT(titles("status:accepted"), IsEmpty());
  const std::string id = id_of("vogels");
  bench_.expect(kExitOk, {"queue", "accept", id});
  EXPECT_THAT(titles("status:accepted"), ElementsAre("Vogels langs de kust"));
  bench_.expect(kExitOk, {"queue", "edit", id, "title=Meeuwen langs de kust"});
  EXPECT_THAT(titles("meeuwen status:accepted"), ElementsAre("Meeuwen langs de kust"));
  EXPECT_THAT(titles("vogels"), IsEmpty());
  bench_.expect(kExitOk, {"rebuild"});
  EXPECT_THAT(titles("meeuw* status:accepted"), ElementsAre("Meeuwen langs de kust"));
}

TEST_F(SearchVerb, GivesTheHitsInEveryForm) {
  const Outcome table = bench_.expect(kExitOk, {"search", "type:report", "--limit", "1"});
  EXPECT_THAT(table.out, HasSubstr("INSTITUTE"));
  EXPECT_THAT(table.err, HasSubstr("1 of 2"));
  const Outcome lines = bench_.expect(kExitOk, {"search", "type:report", "--format", "jsonl"});
  EXPECT_EQ(std::count(lines.out.begin(), lines.out.end(), '\n'), 2);
  const Outcome ris = bench_.expect(kExitOk, {"search", "kust", "--format", "ris"});
  EXPECT_THAT(ris.out, HasSubstr("TI  - Vogels langs de kust"));
  const Outcome csl = bench_.expect(kExitOk, {"search", "kust", "--format", "csl"});
  EXPECT_EQ(nlohmann::ordered_json::parse(csl.out).at(0).at("title"), "Vogels langs de kust");
  const auto json = bench_.json({"search", "year:2019..", "--facets", "--limit", "0"});
  EXPECT_EQ(json.at("total"), 3);
  EXPECT_TRUE(json.at("publications").empty());
  EXPECT_EQ(json.at("facets").at("type").at(0).at("value"), "report");
  EXPECT_EQ(json.at("facets").at("type").at(0).at("count"), 2);
  EXPECT_EQ(json.at("facets").at("year").at(0).at("value"), "2021");
}

TEST_F(SearchVerb, RefusesWhatIsWrongWithTheColumn) {
  for (const std::string query :
       {"(aa OR", "aa AND *", "NOT aa", "status:gelukkig", "year:vorig"}) {
    const Outcome outcome = bench_.expect(kExitUsage, {"search", query});
    EXPECT_THAT(outcome.err, HasSubstr("column ")) << query;
    EXPECT_EQ(outcome.out, "") << query;
  }
  EXPECT_THAT(bench_.expect(kExitUsage, {"search", "aa", "--format", "bibtex"}).err,
              HasSubstr("table, jsonl, ris or csl"));
  EXPECT_THAT(bench_.expect(kExitUsage, {"search", "aa", "--limit", "veel"}).err,
              HasSubstr("'veel' is no number"));
}

}  // namespace
}  // namespace vindplaats
