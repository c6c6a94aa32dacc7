// The queue and a publication's page: what is shown, what a form decides, who may.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/waiting.h"
#include "app/web/marks.h"
#include "app/web/pages/describe.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using ::testing::ElementsAre;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;

Metadata work(const std::string& title, const std::string& abstract_text) {
  Metadata metadata;
  metadata.title = title;
  metadata.abstract_text = abstract_text;
  metadata.issued = "2026-03-17";
  metadata.type = "report";
  metadata.product = "rapport";
  metadata.languages = {"nl"};
  metadata.identifiers.doi = "10.1234/" + std::to_string(title.size());
  metadata.links = {{"https://instituut.example/1", "landing", "", "", "", 0}};
  metadata.creators = {{"Anna de Vries", "de Vries", "Anna", "person", "", "", ""}};
  return metadata;
}

// Three that wait: two of the labour market's, one of the schools'.
class WebQueue : public ::testing::Test {
 protected:
  WebQueue() {
    bench_.put("1", work("Aan het werk in de stad", "Over werkgevers."),
               {{"warning", "issued", "date-unreadable", "<b>ooit</b>"}});
    bench_.put("2", work("Werken en wonen", "Een ander verhaal."));
    bench_.put("3", work("De school aan zet", "Over scholen in de wijk."));
    bench_.curate_now();
    bench_.add_user("fatima", "editor");
    bench_.add_user("tom", "theme-editor", {"onderwijs"});
    bench_.add_user("lena", "reader");
    editor_.log_in("fatima");
  }
  std::string id(const std::string& record) { return bench_.of(record).id; }
  std::string revision(const std::string& record) {
    return std::to_string(bench_.of(record).revision);
  }
  std::string status(const std::string& record) { return bench_.of(record).status; }

  FrontBench bench_;
  Browser editor_{bench_};
};

TEST_F(WebQueue, ShowsWhatWaitsWithTheWordsMarkedAndTheReason) {
  const WebResponse page = editor_.get("/queue");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Aan het <mark class=\"utrecht-mark\">werk</mark> in de stad"));
  EXPECT_THAT(page.body, HasSubstr("WODC"));
  EXPECT_THAT(page.body, HasSubstr("17 maart 2026"));
  EXPECT_THAT(page.body, HasSubstr("Anna de Vries"));
  EXPECT_THAT(page.body, HasSubstr("DOI 10.1234/"));
  EXPECT_THAT(page.body, HasSubstr("Thema arbeidsmarkt 1.5: “werkgevers”, “werk”"));
  EXPECT_THAT(page.body, HasSubstr("date-unreadable"));
  EXPECT_THAT(page.body, HasSubstr("&lt;b&gt;ooit&lt;/b&gt;"));
  EXPECT_THAT(page.body, HasSubstr("href=\"https://instituut.example/1\""));
  const WebResponse english = editor_.get("/queue?lang=en");
  EXPECT_THAT(english.body, HasSubstr("17 March 2026"));
  EXPECT_THAT(english.body, HasSubstr("Theme arbeidsmarkt 1.5"));
}

TEST_F(WebQueue, TheBoardsOrderIsThatOfTheList) {
  for (const std::string theme : {"", "arbeidsmarkt", "onderwijs"}) {
    const auto queue =
        read_queue(*bench_.store->snapshot(), *bench_.platform, bench_.clock.now(), theme);
    ASSERT_TRUE(queue);
    std::vector<std::string> ids;
    for (const Waiting& waiting : queue->waiting) ids.push_back(waiting.publication.id);
    const auto board =
        bench_.house.board->read(*bench_.store, bench_.platform, bench_.clock.now(), bench_.clock);
    ASSERT_TRUE(board);
    EXPECT_EQ((*board)->order(theme), ids) << theme;
    EXPECT_FALSE(ids.empty());
  }
}

TEST_F(WebQueue, AnOldBoardShowsNothingThatIsDecided) {
  const auto old = QueueBoard::make(*bench_.store->snapshot(), bench_.platform, bench_.clock.now());
  ASSERT_TRUE(old);
  editor_.get("/queue");
  editor_.post("/queue/decide", {{"accept", id("1")}});
  const auto shown = (*old)->show(*bench_.store->snapshot(), id("1"), "", bench_.clock.now());
  ASSERT_TRUE(shown);
  EXPECT_FALSE(*shown);
  EXPECT_TRUE(*(*old)->show(*bench_.store->snapshot(), id("2"), "", bench_.clock.now()));
}

TEST_F(WebQueue, AThemesQueueHoldsItsOwn) {
  const std::string page = editor_.get("/queue?theme=onderwijs&lang=nl").body;
  EXPECT_THAT(page, HasSubstr("id=\"" + id("3") + "\""));
  EXPECT_THAT(page, Not(HasSubstr("id=\"" + id("1") + "\"")));
}

TEST_F(WebQueue, AnAcceptTicksThemesAndCanBeUndone) {
  editor_.get("/queue");
  const std::string one = id("1");
  const WebResponse done = editor_.post("/queue/decide", {{"accept", one},
                                                          {"revision-" + one, revision("1")},
                                                          {"themes-" + one, "onderwijs"},
                                                          {"revision-" + id("2"), revision("2")},
                                                          {"back", "/queue?theme=arbeidsmarkt"}});
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(header_of(done, "Location"), "/queue?theme=arbeidsmarkt#" + id("2"));
  EXPECT_EQ(status("1"), "accepted");
  ASSERT_EQ(bench_.of("1").themes.size(), 1U);
  EXPECT_EQ(bench_.of("1").themes[0].id, "onderwijs");
  EXPECT_EQ(bench_.wrote, 1);
  const std::string page = editor_.get("/queue").body;
  EXPECT_THAT(page, HasSubstr("geaccepteerd: Thema onderwijs"));
  EXPECT_THAT(page, Not(HasSubstr("id=\"" + one + "\"")));
  EXPECT_THAT(page, HasSubstr("action=\"/queue/undo\""));
  EXPECT_EQ(editor_.post("/queue/undo", {{"id", one}, {"back", "/queue"}}).status, 303);
  EXPECT_EQ(status("1"), "candidate");
  EXPECT_THAT(editor_.get("/queue").body, HasSubstr("id=\"" + one + "\""));
}

TEST_F(WebQueue, ARejectNeedsItsReasonAndManyAreDecidedAtOnce) {
  editor_.get("/queue");
  const WebResponse refused = editor_.post("/queue/decide", {{"reject", id("1")}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("lang=\"nl\">kies waarom; de redenen zijn: "));
  EXPECT_EQ(status("1"), "candidate");
  EXPECT_EQ(editor_
                .post("/queue/decide", {{"reject", ""},
                                        {"reason", "verouderd"},
                                        {"pick", id("1")},
                                        {"pick", id("3")},
                                        {"back", "/queue"}})
                .status,
            303);
  EXPECT_EQ(status("1"), "rejected");
  EXPECT_EQ(status("2"), "candidate");
  EXPECT_EQ(status("3"), "rejected");
  EXPECT_THAT(editor_.get("/queue").body, HasSubstr("2 publicaties: afgewezen: Verouderd"));
  EXPECT_EQ(editor_.post("/queue/decide", {{"accept", ""}, {"back", "/queue"}}).status, 303);
  EXPECT_THAT(editor_.get("/queue").body, HasSubstr("niets aangevinkt"));
}

TEST_F(WebQueue, WhatComesTooLateIsShownBesideWhatIsNow) {
  const std::string one = id("1"), seen = revision("1");
  Browser other(bench_);
  bench_.add_user("bert", "editor");
  other.log_in("bert");
  editor_.get("/queue");
  editor_.post("/queue/decide",
               {{"reject", one}, {"reason-" + one, "verouderd"}, {"revision-" + one, seen}});
  other.get("/queue");
  const WebResponse late =
      other.post("/queue/decide",
                 {{"accept", one}, {"revision-" + one, seen}, {"themes-" + one, "arbeidsmarkt"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("geaccepteerd: Thema arbeidsmarkt"));
  EXPECT_THAT(late.body, HasSubstr("fatima afgewezen: Verouderd"));
  EXPECT_EQ(status("1"), "rejected");
}

TEST_F(WebQueue, AThemeEditorDecidesOnTheirOwnAndAReaderOnNothing) {
  Browser tom(bench_), lena(bench_);
  tom.log_in("tom");
  lena.log_in("lena");
  tom.get("/queue");
  EXPECT_EQ(tom.post("/queue/decide", {{"accept", id("1")}}).status, 403);
  bench_.put("5", work("Werk op school", "Over scholen."));
  bench_.curate_now();
  EXPECT_EQ(tom.post("/queue/decide", {{"accept", id("5")}}).status, 403)
      << "it would go under another theme as well";
  EXPECT_EQ(tom.post("/queue/decide", {{"accept", id("3")}, {"themes-" + id("3"), "arbeidsmarkt"}})
                .status,
            403);
  EXPECT_EQ(
      tom.post("/publications/" + id("1") + "/decide", {{"kind", "note"}, {"note", "x"}}).status,
      403);
  EXPECT_EQ(
      tom.post("/queue/decide", {{"accept", id("3")}, {"themes-" + id("3"), "onderwijs"}}).status,
      303);
  EXPECT_EQ(status("3"), "accepted");
  EXPECT_THAT(lena.get("/queue").body, Not(HasSubstr("name=\"accept\"")));
  lena.get("/account");
  EXPECT_EQ(lena.post("/queue/decide", {{"accept", id("1")}}).status, 403);
  EXPECT_EQ(status("1"), "candidate");
}

TEST_F(WebQueue, TheOtherTabsShowWhatIsAcceptedSetAsideAndAsked) {
  bench_.platform->settings.publish.require = {"title", "summary"};
  bench_.put("9", work("Werk zonder tekst", ""));
  bench_.curate_now();
  editor_.get("/queue");
  editor_.post("/queue/decide", {{"accept", id("9")}});
  editor_.post("/queue/decide", {{"later", id("2")}, {"until-" + id("2"), "2027-01-15"}});
  EXPECT_THAT(editor_.get("/queue?tab=lacking").body, HasSubstr("samenvatting ontbreekt"));
  EXPECT_THAT(editor_.get("/queue?tab=later").body, HasSubstr("later tot 15 januari 2027"));
  EXPECT_THAT(editor_.get("/queue?tab=ask").body, HasSubstr("Hier wacht niets"));
}

TEST_F(WebQueue, APublicationShowsItsFieldsSourcesFindingsAndHistory) {
  const std::string address = "/publications/" + id("1");
  editor_.get(address);
  editor_.post(address + "/decide", {{"kind", "edit"},
                                     {"was-title", "Aan het werk in de stad"},
                                     {"field-title", "Werk in de stad"},
                                     {"was-issued", "2026-03-17"},
                                     {"field-issued", "2026-03-17"}});
  const std::string page = editor_.get(address).body;
  EXPECT_THAT(page, HasSubstr("De bron zegt: Aan het werk in de stad"));
  EXPECT_THAT(page, HasSubstr("<span class=\"origin\">van fatima</span>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"origin\">van wodc/1</span>"));
  EXPECT_THAT(page, HasSubstr("verbeterd: Titel"));
  EXPECT_THAT(page, Not(HasSubstr("verbeterd: Titel, Datum")));
  EXPECT_THAT(page, HasSubstr("date-unreadable"));
  const WebResponse nothing = editor_.get("/publications/p000000000000");
  EXPECT_EQ(nothing.status, 404);
  EXPECT_THAT(nothing.body, HasSubstr("er is geen publicatie &#39;p000000000000&#39;; zoek haar"));
  EXPECT_EQ(editor_.post(address + "/decide", {{"kind", "erase"}}).status, 422);
}

TEST_F(WebQueue, TwoAreMergedPartedAndSplit) {
  const std::string one = id("1"), two = id("2"), address = "/publications/" + one;
  editor_.get(address);
  EXPECT_EQ(editor_.post(address + "/decide", {{"kind", "merge"}, {"other", two}}).status, 303);
  EXPECT_EQ(id("2"), one);
  EXPECT_EQ(header_of(editor_.get("/publications/" + two), "Location"), address);
  const std::string page = editor_.get(address).body;
  EXPECT_THAT(page, HasSubstr("wodc/1"));
  EXPECT_THAT(page, HasSubstr("wodc/2"));
  EXPECT_EQ(editor_.post(address + "/decide", {{"kind", "split"}, {"record", "wodc/2"}}).status,
            303);
  EXPECT_NE(id("2"), one);
  EXPECT_EQ(editor_.post(address + "/decide", {{"kind", "undo"}}).status, 303);
  EXPECT_EQ(id("2"), one);
}

TEST_F(WebQueue, NoLinkLeadsAnywhereButToTheWeb) {
  Metadata bad = work("Werk met gevaar", "Over werk.");
  bad.identifiers.doi.clear();
  bad.links = {{"javascript:alert(1)", "landing", "", "", "", 0}};
  bench_.put("4", bad);
  bench_.curate_now();
  EXPECT_THAT(editor_.get("/publications/" + id("4")).body, Not(HasSubstr("href=\"javascript")));
  EXPECT_EQ(safe_link("javascript:alert(1)"), "");
  EXPECT_EQ(safe_link("data:text/html,x"), "");
  EXPECT_EQ(safe_link("HTTPS://x.example/"), "HTTPS://x.example/");
}

TEST(Marks, SpansAreJoinedAndTextIsCutAroundTheFirst) {
  EXPECT_THAT(spans_of({{"title", 0, 5, 3},
                        {"title", 0, 0, 2},
                        {"title", 0, 1, 3},
                        {"abstract", 0, 9, 1},
                        {"title", 1, 20, 2}},
                       "title"),
              ElementsAre(MarkedSpan{0, 4}, MarkedSpan{5, 3}));
  View view;
  std::string text;
  for (int i = 0; i < 50; ++i) text += "één twee ";
  add_marked(view, "T", text, {{400, 4}}, 100);
  std::string shown;
  for (const View& part : view.sections().at("T")) {
    for (const auto& [name, parts] : part.sections()) shown += parts[0].values().at("PART");
  }
  EXPECT_TRUE(shown.starts_with("… ")) << shown;
  EXPECT_LT(shown.size(), 160U);
}

}  // namespace
}  // namespace vindplaats
