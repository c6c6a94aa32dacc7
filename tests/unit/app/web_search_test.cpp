// The search page: what is found, how the address holds it, what a wrong query is answered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/web/pages/search_ask.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;

Metadata sought(const std::string& title, const std::string& abstract_text, int year) {
  Metadata metadata;
  metadata.title = title;
  metadata.abstract_text = abstract_text;
  metadata.issued = std::to_string(year);
  metadata.type = "journal article";
  metadata.languages = {"nl"};
  return metadata;
}

// One that waits, one that the rules of a theme find, and two that no rule finds.
class WebSearch : public ::testing::Test {
 protected:
  WebSearch() {
    bench_.put("1", sought("Aan het werk in de stad", "Over werkgevers & <vogels>.", 2024));
    bench_.put("2", sought("De school aan zet", "Over scholen in de stad.", 2025));
    bench_.put("3", sought("Vogels in de stad", "Een telling.", 2025));
    bench_.put("4", sought("Vissen <script>", "In de gracht.", 2019));
    bench_.curate_now();
    bench_.add_user("fatima", "editor");
    bench_.add_user("tom", "theme-editor", {"onderwijs"});
    bench_.add_user("lena", "reader");
    editor_.log_in("fatima");
  }
  std::string id(const std::string& record) { return bench_.of(record).id; }
  bool shows(const WebResponse& page, const std::string& record) {
    return page.body.find("id=\"" + id(record) + "\"") != std::string::npos;
  }

  FrontBench bench_;
  Browser editor_{bench_};
};

TEST_F(WebSearch, FindsWhateverWasDecidedWithTheWordsMarked) {
  const WebResponse page = editor_.get("/search?q=vogels");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(shows(page, "1"));
  EXPECT_TRUE(shows(page, "3"));
  EXPECT_FALSE(shows(page, "2"));
  EXPECT_THAT(page.body, HasSubstr("2 publicaties"));
  EXPECT_THAT(page.body, HasSubstr("<mark class=\"utrecht-mark\">Vogels</mark> in de stad"));
  EXPECT_THAT(page.body, HasSubstr("&lt;<mark class=\"utrecht-mark\">vogels</mark>&gt;"));
  EXPECT_THAT(page.body, HasSubstr("niet geselecteerd"));
  EXPECT_THAT(page.body, HasSubstr("Thema arbeidsmarkt"));
  EXPECT_LT(page.body.find("id=\"" + id("3")), page.body.find("id=\"" + id("1")))
      << "a word in the title counts for more";
}

TEST_F(WebSearch, WithoutAQueryAllIsThere) {
  const WebResponse page = editor_.get("/search");
  for (const std::string record : {"1", "2", "3", "4"}) EXPECT_TRUE(shows(page, record)) << record;
  EXPECT_THAT(page.body, Not(HasSubstr("<mark")));
  EXPECT_THAT(page.body, Not(HasSubstr("<script>")));
}

TEST_F(WebSearch, FacetsNarrowAndStayInTheAddress) {
  const WebResponse page = editor_.get("/search?q=stad");
  EXPECT_THAT(page.body, HasSubstr("/search?q=stad&amp;status=unselected\">niet geselecteerd</a> "
                                   "<span class=\"count\">1</span>"));
  EXPECT_THAT(page.body, HasSubstr("/search?q=stad&amp;year=2025\">2025</a> "
                                   "<span class=\"count\">2</span>"));
  EXPECT_THAT(page.body, HasSubstr("/search?q=stad&amp;type=journal%20article"));
  EXPECT_THAT(page.body, HasSubstr("/search?q=stad&amp;partner=wodc\">WODC</a>"));
  const WebResponse narrow = editor_.get("/search?q=stad&year=2025&theme=onderwijs");
  EXPECT_TRUE(shows(narrow, "2"));
  EXPECT_FALSE(shows(narrow, "3"));
  EXPECT_THAT(narrow.body, HasSubstr("href=\"/search?q=stad&amp;theme=onderwijs\""))
      << "taken away again";
  EXPECT_THAT(narrow.body, HasSubstr("<input type=\"hidden\" name=\"year\" value=\"2025\">"));
  EXPECT_TRUE(shows(editor_.get("/search?type=journal%20article&year=2019"), "4"));
}

TEST_F(WebSearch, EveryFacetsCountIsWhatItsLinkFinds) {
  const std::string page = editor_.get("/search").body;
  int links = 0;
  for (std::size_t at = 0;
       (at = page.find("<li><a class=\"utrecht-link\" href=\"/search?", at)) != std::string::npos;
       ++links) {
    at = page.find("/search?", at);
    const std::string address = page.substr(at, page.find('"', at) - at);
    const std::string count = "<span class=\"count\">";
    const std::size_t number = page.find(count, at) + count.size();
    const int expected = std::stoi(page.substr(number));
    const std::string found = editor_.get(address).body;
    int items = 0;
    for (std::size_t item = 0; (item = found.find("<li class=\"item\"", item)) != std::string::npos;
         ++item)
      ++items;
    EXPECT_EQ(items, expected) << address;
  }
  EXPECT_GE(links, 9);
}

TEST_F(WebSearch, AWrongQueryIsRefusedWithItsColumn) {
  const WebResponse page = editor_.get("/search?q=stad+%28%3Cb%3E&year=2025");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("<code>stad <mark class=\"utrecht-mark\">(&lt;b&gt;</mark>"));
  EXPECT_THAT(page.body, HasSubstr("value=\"stad (&lt;b&gt;\"")) << "to be mended";
  EXPECT_THAT(
      page.body,
      HasSubstr("<p class=\"utrecht-paragraph\" lang=\"nl\">teken 6: het haakje dat hier opent "
                "wordt nergens gesloten; zet een ) waar het eindigt</p>"));
  EXPECT_THAT(editor_.get("/search?q=%28a&lang=en").body,
              HasSubstr("lang=\"en\">column 1: the parenthesis opened here is never closed"));
  const WebResponse accents = editor_.get("/search?q=%C3%A9%C3%A9n+%29&lang=en");
  EXPECT_THAT(accents.body, HasSubstr("column 5:"));
  EXPECT_THAT(accents.body, HasSubstr("<code>één <mark class=\"utrecht-mark\">)</mark>"));
  EXPECT_EQ(editor_.get("/search?year=ooit").status, 422);
}

TEST_F(WebSearch, NothingFoundSaysWhatToDo) {
  const WebResponse page = editor_.get("/search?q=kwantummechanica");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("beantwoordt daaraan"));
  EXPECT_THAT(editor_.get("/search?q=stad&page=7").body, Not(HasSubstr("rel=\"next\"")));
}

TEST_F(WebSearch, WhatNoRuleFoundIsAcceptedWithoutATheme) {
  const WebResponse page = editor_.get("/search?q=vogels");
  EXPECT_THAT(page.body,
              HasSubstr("value=\"" + id("3") + "\" data-do=\"accept\">Accepteren zonder"));
  EXPECT_THAT(page.body, HasSubstr("value=\"/search?q=vogels\""));
  const WebResponse done = editor_.post(
      "/queue/decide", {{"back", "/search?q=vogels"},
                        {"revision-" + id("3"), std::to_string(bench_.of("3").revision)},
                        {"accept", id("3")}});
  EXPECT_EQ(header_of(done, "Location"), "/search?q=vogels");
  EXPECT_EQ(bench_.of("3").status, "accepted");
  EXPECT_TRUE(bench_.of("3").themes.empty());
  const std::string after = editor_.get("/search?q=vogels").body;
  EXPECT_THAT(after, Not(HasSubstr("value=\"" + id("3") + "\" data-do")));
  EXPECT_THAT(after, HasSubstr("status=accepted"));
}

TEST_F(WebSearch, WhoMayReadMaySearchAndOnlyWhoMayDecideAccepts) {
  Browser nobody(bench_), lena(bench_), tom(bench_);
  EXPECT_EQ(header_of(nobody.get("/search?q=stad"), "Location"),
            "/login?next=%2Fsearch%3Fq%3Dstad");
  lena.log_in("lena");
  EXPECT_THAT(lena.get("/search?q=stad").body, Not(HasSubstr("data-do")));
  tom.log_in("tom");
  const std::string page = tom.get("/search?q=stad").body;
  EXPECT_THAT(page, HasSubstr("value=\"" + id("2") + "\" data-do"));
  EXPECT_THAT(page, Not(HasSubstr("value=\"" + id("1") + "\" data-do")));
  EXPECT_THAT(page, Not(HasSubstr("value=\"" + id("3") + "\" data-do")));
  EXPECT_EQ(tom.post("/queue/decide", {{"accept", id("3")}}).status, 403);
}

TEST(SearchAsk, IsTheSameFromItsAddress) {
  const SearchAsk ask =
      asked_search("q=+%22sociale+cohesie%22+&theme=a&theme=b&theme=a&page=3&x=y");
  EXPECT_EQ(ask.q, "\"sociale cohesie\"");
  EXPECT_EQ(ask.page, 3U);
  ASSERT_EQ(ask.narrowed.size(), 2U);
  const std::string address = search_address(ask);
  EXPECT_EQ(address, "/search?q=%22sociale%20cohesie%22&theme=a&theme=b&page=3");
  EXPECT_EQ(search_address(asked_search(address.substr(8))), address);
  EXPECT_EQ(search_address(ask.without("theme", "a")), "/search?q=%22sociale%20cohesie%22&theme=b");
  EXPECT_EQ(search_address({}), "/search");
}

TEST(SearchAsk, AFacetNeverReachesOutOfItsQuotes) {
  for (const std::string hostile : {"a%22+OR+stad+OR+%22", "a%E2%80%9C+OR+b", "*a*", ""})
    EXPECT_TRUE(asked_search("q=x&status=" + hostile).narrowed.empty()) << hostile;
  EXPECT_FALSE(narrowed_query(asked_search("q=a+OR+b%29+OR+%28c&theme=x"), {}));
  const auto either = narrowed_query(asked_search("q=a+OR+b&theme=x"), {});
  ASSERT_TRUE(either);
  EXPECT_EQ(print(*either), "(a OR b) AND theme:\"x\"");
}

TEST(WebSearchAlone, SaysThatThereIsNoIndexYetAndMakesNoneItself) {
  FrontBench bench;
  bench.put("1", sought("Aan het werk in de stad", "Over werkgevers.", 2024));
  bench.add_user("fatima", "editor");
  Browser editor(bench);
  editor.log_in("fatima");
  EXPECT_THAT(editor.get("/search?q=werk").body, HasSubstr("Er is nog geen zoekindex"));
  bench.curate_now();
  EXPECT_THAT(editor.get("/search?q=werk").body, Not(HasSubstr("Er is nog geen zoekindex")));
}

}  // namespace
}  // namespace vindplaats
