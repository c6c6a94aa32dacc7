// The pages on sources: what is wrong, since when, why and what to do; and what a person does.
#include <fmt/format.h>

#include "app/pipeline/removals.h"
#include "store/leases.h"
#include "tests/unit/app/web_sources_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::WebSourcesBench;

class WebSources : public WebSourcesBench {
 protected:
  // `count` records that the source says are gone, and that wait for a person.
  void park_deletions(int count) {
    Removals removals;
    for (int i = 0; i < count; ++i) {
      const std::string identifier = fmt::format("weg-{:02}", i);
      Metadata metadata;
      metadata.title = fmt::format("Verdwenen werk {:02}", i);
      bench_.put(identifier, metadata);
      HeldRemoval& removal = removals[identifier];
      removal.raw.source = "wodc";
      removal.raw.identifier = identifier;
      removal.raw.deleted = true;
      removal.raw.datestamp = "2026-11-21";
    }
    bench_.curate_now();
    Batch batch;
    put_parked(batch, "wodc", removals);
    ASSERT_TRUE(bench_.store->commit(batch, Durability::kSynced));
    Registration park{"wodc", "park", "too many"};
    park.matter = "deletions";
    park.count = count;
    park.of = count + 5;
    register_action(park);
    count_();
  }
  void park(const std::string& matter, const std::string& to = "") {
    Registration park{"wodc", "park", matter};
    park.matter = matter;
    park.from = "https://repo.example.nl/oai";
    park.to = to;
    register_action(park);
  }
  void count_() { WebSourcesBench::count(); }
  std::int64_t live_records() {
    const auto counts = count_source(*bench_.store->snapshot(), "wodc");
    return counts ? counts->records : -1;
  }
  WebResponse act(const std::string& what, testing::Fields more = {}) {
    editor_.get("/sources/wodc");
    more.emplace_back("do", what);
    return editor_.post("/sources/wodc/act", more);
  }
};

TEST_F(WebSources, WhatIsWrongStandsFirstWithSinceWhenCauseAndRemedy) {
  add_source("scp", "scp");
  add_run("scp", "finished", 2, "", 3);
  add_run("wodc", "finished", 40);
  add_run("wodc", "failed", 20, "the server is busy (503)");
  add_run("wodc", "failed", 4, "the server is busy (503)");
  count();
  const std::string page = editor_.get("/sources").body;
  EXPECT_LT(page.find("/sources/wodc\""), page.find("/sources/scp\""));
  EXPECT_THAT(page, HasSubstr("✕</span> mislukt"));
  EXPECT_THAT(page, HasSubstr("sinds 21 november 2026 om 13:00"));
  EXPECT_THAT(page, HasSubstr("20 november 2026 om 17:00"));
  EXPECT_THAT(page, HasSubstr("De bron is druk of in onderhoud (503)."));
  EXPECT_THAT(page, HasSubstr("We proberen het later weer"));
  EXPECT_THAT(page, HasSubstr("SCP &lt;b&gt;"));
  const std::string english = editor_.get("/sources?lang=en").body;
  EXPECT_THAT(english, HasSubstr("It is busy or under maintenance (503)."));
  EXPECT_THAT(english, HasSubstr("It is asked again later"));
}

TEST_F(WebSources, TheListIsNarrowedByStateAndPartner) {
  add_source("scp", "scp");
  add_run("wodc", "failed", 1, "(503)");
  const auto has = [&](const std::string& target, const std::string& source) {
    return editor_.get(target).body.find("\"/sources/" + source + "\"") != std::string::npos;
  };
  EXPECT_TRUE(has("/sources", "wodc") && has("/sources", "scp"));
  EXPECT_TRUE(has("/sources?state=trouble", "wodc"));
  EXPECT_FALSE(has("/sources?state=trouble", "scp"));
  EXPECT_TRUE(has("/sources?state=well", "scp"));
  EXPECT_FALSE(has("/sources?partner=scp", "wodc"));
  EXPECT_THAT(editor_.get("/sources?state=rest").body, HasSubstr("Hier zijn geen bronnen"));
}

TEST_F(WebSources, EveryStateHasItsWord) {
  for (const char* id : {"new", "inactive", "suspended", "partly", "nothing", "silent"})
    add_source(id, "wodc", std::string(id) != "inactive");
  add_run("partly", "partly failed", 2, "(503)");
  add_run("nothing", "nothing new", 2);
  for (int week = 20; week > 10; --week) add_run("silent", "finished", week * 7 * 24, "", 4);
  add_run("silent", "nothing new", 1);
  register_action({"suspended", "suspend", "verhuist in mei"});
  park("gone");
  Head gone;
  gone.raw.source = "gone";
  gone.raw.identifier = "1";
  Head brought = gone;
  brought.raw.source = "bring";
  Batch batch;
  put_head(batch, gone);
  put_head(batch, brought);
  ASSERT_TRUE(bench_.store->commit(batch, Durability::kSynced));
  count();
  const std::string page = editor_.get("/sources").body;
  for (const char* word :
       {"nog niet opgehaald", "staat uit", "opgeschort", "deels mislukt", "niets nieuws",
        "wacht op u", "bestand weg", "Dit hebben redacteuren en bezoekers gebracht.",
        "Het adres is voorgoed weg (410).",
        "Niets nieuws sinds 2026-09-06; eerder kwam er elke 7 dagen iets."})
    EXPECT_THAT(page, HasSubstr(word));
  EXPECT_THAT(editor_.get("/sources/suspended").body, HasSubstr("verhuist in mei"));
  EXPECT_THAT(editor_.get("/sources/gone").body, HasSubstr("Het bestand is weg uit sources/"));
  EXPECT_THAT(editor_.get("/sources/gone").body, Not(HasSubstr("value=\"harvest\"")));
}

TEST_F(WebSources, AHarvestIsOrderedAndFollowed) {
  add_run("wodc", "finished", 5);
  const std::string next = header_of(act("harvest"), "Location");
  EXPECT_THAT(ordered_, ElementsAre("wodc"));
  std::string page = editor_.get(next).body;
  EXPECT_THAT(page, HasSubstr("wodc wordt opgehaald."));
  EXPECT_THAT(page, HasSubstr("Het ophalen begint zo."));
  EXPECT_THAT(page, HasSubstr("data-live"));
  const std::string now = format_time(bench_.clock.now());
  Batch batch;
  put_lease(batch, "wodc", {"serve/1", now, now});
  ASSERT_TRUE(bench_.store->commit(batch, Durability::kSynced));
  page = editor_.get(next).body;
  EXPECT_THAT(page, HasSubstr("Wordt opgehaald sinds 22 november 2026 om 09:00"));
  EXPECT_THAT(page, HasSubstr("data-live"));
  EXPECT_THAT(page, Not(HasSubstr("value=\"harvest\"")));
  Batch end;
  remove_lease(end, "wodc");
  ASSERT_TRUE(bench_.store->commit(end, Durability::kSynced));
  add_run("wodc", "finished", 0, "", 7);
  page = editor_.get(next).body;
  EXPECT_THAT(page, Not(HasSubstr("data-live")));
  EXPECT_THAT(page, HasSubstr("value=\"harvest\""));
}

TEST_F(WebSources, AnOrderThatNeverBeginsIsNotAwaitedForEver) {
  const std::string next = header_of(act("harvest"), "Location");
  bench_.clock.pass(std::chrono::minutes(2));
  EXPECT_THAT(editor_.get(next).body, Not(HasSubstr("data-live")));
  EXPECT_THAT(editor_.get("/sources/wodc?asked=99999999999").body, Not(HasSubstr("data-live")));
}

TEST_F(WebSources, ASourceIsSuspendedWithItsReasonAndResumed) {
  EXPECT_EQ(act("suspend", {{"why", "verhuist <in mei>"}}).status, 303);
  EXPECT_TRUE(standing("wodc").suspended);
  EXPECT_EQ(changed_, 1);
  const std::string page = editor_.get("/sources/wodc").body;
  EXPECT_THAT(page, HasSubstr("wodc is opgeschort."));
  EXPECT_THAT(page, HasSubstr("verhuist &lt;in mei&gt;"));
  act("suspend");
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("er is niets veranderd"));
  act("harvest");
  EXPECT_THAT(ordered_, IsEmpty());
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("wordt nu niet opgehaald"));
  act("resume");
  EXPECT_FALSE(standing("wodc").suspended);
}

TEST_F(WebSources, WhatWouldGoIsShownAndRemovedWhenAPersonSaysSo) {
  park_deletions(12);
  const std::string page = editor_.get("/sources/wodc").body;
  EXPECT_THAT(page, HasSubstr("12 van 17 records zijn daar weg; hier is er geen verwijderd."));
  EXPECT_THAT(page, HasSubstr("Verdwenen werk 00"));
  EXPECT_THAT(page, HasSubstr("en nog 2"));
  EXPECT_THAT(page, HasSubstr("Verwijder 12 records"));
  EXPECT_THAT(page, Not(HasSubstr("value=\"accept-address\"")));
  EXPECT_THAT(page, Not(HasSubstr("value=\"harvest\"")));
  EXPECT_EQ(live_records(), 12);
  EXPECT_EQ(act("accept-deletions").status, 303);
  EXPECT_EQ(live_records(), 0);
  EXPECT_EQ(changed_, 1);
  EXPECT_GE(bench_.wrote, 1);
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("zijn verwijderd"));
  act("accept-deletions");
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("niets meer te beslissen"));
}

TEST_F(WebSources, WhatWouldGoIsKeptWhenAPersonSaysSo) {
  park_deletions(11);
  act("accept-address");
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("Verwijder 11 records"));
  EXPECT_EQ(act("discard").status, 303);
  EXPECT_EQ(live_records(), 11);
  const auto kept = kept_records(*bench_.store->snapshot(), "wodc");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->size(), 11U);
  EXPECT_TRUE(standing("wodc").parked.matter.empty());
}

TEST_F(WebSources, AnotherAddressIsTakenOverOrNot) {
  park("address", "https://nieuw.example.nl/oai");
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("https://nieuw.example.nl/oai"));
  EXPECT_EQ(act("accept-address").status, 303);
  EXPECT_EQ(standing("wodc").moved_to, "https://nieuw.example.nl/oai");
  EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("Wordt opgehaald op"));
}

TEST_F(WebSources, AnotherFormatAndAGoneAddressAreReleasedWithOneButton) {
  for (const char* matter : {"format", "gone"}) {
    park(matter);
    EXPECT_THAT(editor_.get("/sources/wodc").body, HasSubstr("value=\"go-on\""));
    EXPECT_EQ(act("go-on").status, 303);
    EXPECT_TRUE(standing("wodc").parked.matter.empty()) << matter;
  }
}

TEST_F(WebSources, RunsAreAPictureAndATable) {
  for (int i = 30; i > 0; --i) add_run("wodc", "finished", i * 12, "", i);
  add_run("wodc", "failed", 1, "no feed: <script>");
  const std::string page = editor_.get("/sources/wodc").body;
  EXPECT_THAT(page, HasSubstr("De laatste 20 keren, de oudste links: 1 gingen niet goed"));
  EXPECT_THAT(page, HasSubstr("no feed: &lt;script&gt;"));
  std::size_t bars = 0;
  for (std::size_t at = page.find("<rect"); at != std::string::npos;
       at = page.find("<rect", at + 1))
    ++bars;
  EXPECT_EQ(bars, 20U);
}

TEST_F(WebSources, OnlyWhoMaySeesThemAndNobodyActsWithoutTheToken) {
  for (const char* role : {"theme-editor", "researcher", "reader"}) {
    bench_.add_user(role, role, {"onderwijs"});
    Browser other(bench_);
    other.log_in(role);
    for (const char* page : {"/sources", "/sources/wodc", "/sources/wodc/records",
                             "/sources/wodc/record?identifier=1", "/sources/wodc/proposal"})
      EXPECT_EQ(other.get(page).status, 403) << role << page;
    other.get("/account");
    EXPECT_EQ(other.post("/sources/wodc/act", {{"do", "harvest"}}).status, 403) << role;
    EXPECT_THAT(other.get("/account").body, Not(HasSubstr("href=\"/sources\"")));
  }
  Browser nobody(bench_);
  EXPECT_EQ(nobody.get("/sources").status, 303);
  editor_.get("/sources/wodc");
  EXPECT_EQ(editor_.post("/sources/wodc/act", {{"do", "harvest"}, {"token", "x"}}).status, 403);
  EXPECT_THAT(ordered_, IsEmpty());
  EXPECT_EQ(editor_.get("/sources/none").status, 404);
  EXPECT_EQ(editor_.get("/sources/none/records").status, 404);
  EXPECT_EQ(editor_.get("/sources/none/record?identifier=1").status, 404);
  EXPECT_EQ(editor_.get("/sources/none/proposal").status, 404);
  editor_.get("/sources/wodc");
  EXPECT_EQ(editor_.post("/sources/none/act", {{"do", "harvest"}}).status, 404);
  EXPECT_EQ(act("remove").status, 422);
}

TEST_F(WebSources, APageOfManySourcesStaysSmall) {
  for (int i = 0; i < 150; ++i) {
    const std::string id = fmt::format("een-bron-met-een-lange-naam-{:03}", i);
    add_source(id, "wodc");
    add_run(id, "failed", 1, "the server is busy (503)");
  }
  count();
  const std::string first = editor_.get("/sources").body;
  EXPECT_LT(first.size(), 100'000U);
  EXPECT_THAT(first, HasSubstr("page=2"));
  EXPECT_THAT(editor_.get("/sources?page=3").body, HasSubstr("lange-naam-149"));
}

}  // namespace
}  // namespace vindplaats
