// The API at work: a program reads the queue, decides, meets a conflict; tokens live and die.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/registered_sources.h"
#include "store/ledger.h"
#include "tests/unit/app/api_bench.h"

namespace vindplaats {
namespace {

using testing::ApiReply;
using testing::Browser;
using testing::found_work;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;
using testing::Program;

// What an operation answered is what its schema says.
void expect_valid(const ApiReply& reply, std::string_view schema, int status = 200) {
  EXPECT_EQ(reply.status, status) << reply.response.body;
  EXPECT_EQ(body_problems(schema, reply.response.body), std::vector<std::string>())
      << schema << " " << reply.response.body;
}

struct Editorial : FrontBench {
  Editorial() {
    for (int i = 1; i <= 5; ++i)
      put(std::to_string(i), found_work("Werk en stages, deel " + std::string(1, char('0' + i)) +
                                        ": " + std::string(i, 'x')));
    curate_now();
    add_user("fatima", "editor");
    add_user("tom", "theme-editor", {"onderwijs"});
  }
};

TEST(Api, ReadsTheQueuePageByPage) {
  Editorial bench;
  Program program(bench, "fatima");
  std::set<std::string> seen;
  std::string target = "/queue?limit=2";
  for (int page = 0; page < 3; ++page) {
    const ApiReply reply = program.get(target);
    expect_valid(reply, "Queue");
    EXPECT_EQ(reply.json["total"], 5);
    EXPECT_EQ(reply.json["waiting"]["arbeidsmarkt"], 5);
    for (const ApiJson& one : reply.json["publications"]) {
      seen.insert(one["id"].get<std::string>());
      EXPECT_TRUE(one["rank"].contains("parts"));
    }
    EXPECT_EQ(reply.json.contains("next"), page < 2);
    if (page < 2) target = "/queue?limit=2&cursor=" + reply.json["next"].get<std::string>();
  }
  EXPECT_EQ(seen.size(), 5U);
  EXPECT_EQ(program.get("/themes/onderwijs/queue").json["total"], 0);
  EXPECT_EQ(program.get("/themes/geen/queue").status, 404);
}

TEST(Api, GoesOnBehindWhatWasDecidedOnMeanwhile) {
  Editorial bench;
  Program program(bench, "fatima");
  const ApiJson all = program.get("/queue").json["publications"];
  const ApiReply first = program.get("/queue?limit=2");
  const std::string cursor = first.json["next"].get<std::string>();
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(program.post("/publications/" + all[i]["id"].get<std::string>() + "/later").status,
              200);
  bench.clock.pass(std::chrono::minutes(1));
  const ApiReply next = program.get("/queue?limit=2&cursor=" + cursor);
  EXPECT_EQ(next.json["total"], 3);
  // The place that the cursor names: nothing that still waits is told twice.
  EXPECT_LE(next.json["publications"].size(), 2U);
}

TEST(Api, DecidesWithEveryKindOfDecision) {
  Editorial bench;
  Program program(bench, "fatima");
  const std::string id = bench.of("1").id, other = bench.of("2").id;
  const std::string at = "/publications/" + id;
  const auto expect_status = [&](const ApiReply& reply, const char* status) {
    expect_valid(reply, "Decisions");
    EXPECT_EQ(reply.json["publications"][0]["status"], status);
  };
  expect_status(program.post(at + "/later", {{"until", "2027-01-15"}}), "later");
  expect_status(program.post(at + "/reject", {{"reason", "buiten-thema"}, {"note", "nee"}}),
                "rejected");
  expect_status(program.post(at + "/accept", {{"themes", {"onderwijs"}}}), "accepted");
  expect_status(program.post(at + "/themes", {{"add", {"arbeidsmarkt"}}}), "accepted");
  expect_status(program.post(at + "/edit", {{"fields", {{"title", "Gelijke stages"}}}}),
                "accepted");
  expect_status(program.post(at + "/summary", {{"text", "Kort."}}), "accepted");
  expect_status(program.post(at + "/note", {{"note", "navragen"}}), "accepted");
  expect_status(program.post(at + "/withdraw", {{"reason", "verouderd"}}), "withdrawn");
  expect_status(program.post(at + "/restore"), "accepted");
  expect_status(program.post(at + "/apart", {{"other", other}}), "accepted");
  expect_status(program.post(at + "/undo"), "accepted");
  expect_status(program.post(at + "/merge", {{"other", other}}), "accepted");
  expect_status(program.post(at + "/split", {{"record", "wodc/2"}}), "accepted");

  const ApiReply whole = program.get(at);
  expect_valid(whole, "PublicationWhole");
  EXPECT_EQ(whole.json["title"], "Gelijke stages");
  EXPECT_EQ(whole.json["history"].size(), 13U);
  EXPECT_EQ(whole.json["history"][0]["by"], "fatima");
  EXPECT_EQ(bench.wrote, 13);
}

TEST(Api, AConflictTellsWhatIsThereNow) {
  Editorial bench;
  Program program(bench, "fatima");
  const std::string at = "/publications/" + bench.of("1").id;
  const auto revision = program.get(at).json["revision"].get<std::int64_t>();
  EXPECT_EQ(program.post(at + "/accept", {{"revision", revision}}).status, 200);
  const ApiReply late =
      program.post(at + "/reject", {{"reason", "verouderd"}, {"revision", revision}});
  expect_valid(late, "Problem", 409);
  EXPECT_EQ(late.json["current"]["status"], "accepted");
  EXPECT_EQ(late.json["lastDecision"]["by"], "fatima");
  EXPECT_EQ(late.json["lastDecision"]["decision"]["kind"], "accept");
  EXPECT_EQ(header_of(late.response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(bench.of("1").status, "accepted");
}

TEST(Api, WhatCannotBeIsRefusedInPlainWords) {
  Editorial bench;
  Program program(bench, "fatima");
  const std::string at = "/publications/" + bench.of("1").id;
  expect_valid(program.post(at + "/reject", {{"reason", "geen"}}), "Problem", 422);
  expect_valid(program.post(at + "/withdraw", {{"reason", "verouderd"}}), "Problem", 409);
  expect_valid(program.post(at + "/accept", {{"themes", {"geen"}}}), "Problem", 422);
  expect_valid(program.post(at + "/merge", {{"other", "p000000000000"}}), "Problem", 422);
  expect_valid(program.get("/publications/p000000000000"), "Problem", 404);
  expect_valid(program.get("/search?q=((("), "Problem", 422);
  expect_valid(program.get("/search?limit=1000"), "Problem", 422);
  expect_valid(program.get("/search?q=%00werk"), "Problem", 422);
  const ApiReply english = program.ask("GET", "/publications/p000000000000", "",
                                       {{"Accept-Language", "en-GB, nl;q=0.5"}});
  EXPECT_EQ(english.json["title"], "There is nothing here");
  EXPECT_EQ(program.get("/publications/p000000000000").json["title"], "Hier is niets");
}

TEST(Api, AThemeEditorDecidesOnTheirThemesOnly) {
  Editorial bench;
  Program program(bench, "tom");
  const std::string at = "/publications/" + bench.of("1").id;
  EXPECT_EQ(program.post(at + "/later").status, 403) << "it stands under another theme";
  Program editor(bench, "fatima");
  EXPECT_EQ(editor.post(at + "/accept", {{"themes", {"onderwijs"}}}).status, 200);
  EXPECT_EQ(program.post(at + "/note", {{"note", "mooi"}}).status, 200);
  EXPECT_EQ(program.post(at + "/themes", {{"add", {"arbeidsmarkt"}}}).status, 403);
  EXPECT_EQ(program.post("/bring", {{"records", {{{"title", "x"}}}}}).status, 403);
}

TEST(Api, SearchesWithFacets) {
  Editorial bench;
  Program program(bench, "fatima");
  const ApiReply found = program.get("/search?q=stages&facets=true&limit=2&status=candidate");
  expect_valid(found, "Found");
  EXPECT_EQ(found.json["total"], 5);
  EXPECT_EQ(found.json["publications"].size(), 2U);
  EXPECT_EQ(found.json["facets"]["status"][0]["value"], "candidate");
  EXPECT_EQ(program.get("/search").json["total"], 5);
  EXPECT_EQ(program.get("/search?status=accepted").json["total"], 0);
}

TEST(Api, ASearchWithoutAnIndexSaysSoAndMakesNobodyWait) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Program program(bench, "fatima");
  const ApiReply none = program.get("/search?q=stages");
  expect_valid(none, "Problem", 503);
  EXPECT_EQ(none.json["code"], "no-index");
}

TEST(Api, TellsOfRecordsQueuesAndOneself) {
  Editorial bench;
  Program program(bench, "fatima");
  expect_valid(program.get("/record?id=wodc/1"), "Record");
  EXPECT_EQ(program.get("/record?id=wodc/none").status, 404);
  EXPECT_EQ(program.get("/record/payload?id=wodc/none").status, 404);
  expect_valid(program.get("/queue/lacking"), "PublicationPage");
  expect_valid(program.get("/queue/later"), "PublicationPage");
  expect_valid(program.get("/queue/questions"), "Questions");
  expect_valid(program.get("/themes"), "ThemeList");
  expect_valid(program.get("/studies"), "StudyList");
  expect_valid(program.get("/releases"), "Releases");
  const ApiReply me = program.get("/me");
  expect_valid(me, "Me");
  EXPECT_EQ(me.json["may"]["run"], "none");
  EXPECT_EQ(me.json["token"]["name"], "een programma");
}

TEST(Api, TellsOfSourcesAndWhatAPersonDoesWithThem) {
  Editorial bench;
  std::vector<std::string> ordered;
  int changed = 0;
  bench.house.sources.harvest_soon = [&](const std::string& id) { ordered.push_back(id); };
  bench.house.sources.changed = [&] { ++changed; };
  Program program(bench, "fatima"), reader(bench, "tom");
  expect_valid(program.get("/sources/wodc"), "SourceWhole");
  EXPECT_EQ(program.get("/sources/geen").status, 404);
  const ApiReply status = program.get("/status");
  expect_valid(status, "Status");
  EXPECT_EQ(status.json["sources"][0]["records"], 5);
  expect_valid(program.post("/sources/wodc/harvest"), "HarvestOrdered", 202);
  EXPECT_EQ(ordered, std::vector<std::string>{"wodc"});
  expect_valid(program.post("/sources/wodc/suspend", {{"why", "verhuist"}}), "SourceChanged");
  EXPECT_EQ(program.post("/sources/wodc/harvest").status, 409);
  EXPECT_EQ(program.post("/sources/wodc/suspend").json["changed"], false);
  EXPECT_EQ(program.post("/sources/wodc/resume").json["changed"], true);
  EXPECT_EQ(program.post("/sources/wodc/release").status, 409);
  EXPECT_EQ(changed, 2);
  EXPECT_EQ(reader.post("/sources/wodc/harvest").status, 403);
}

TEST(Api, ApprovesAndRefusesWhatPartnersAskFor) {
  Editorial bench;
  Program program(bench, "fatima");
  const auto proposed = [&](const std::string& title) {
    ProposalEntry entry;
    entry.title = entry.name = title;
    entry.type = "feed";
    entry.url = "https://" + title + ".example.nl/feed";
    entry.metadata = "CC0-1.0";
    entry.fulltext = "link";
    const auto id = propose(*bench.store, bench.clock, *bench.platform, entry);
    EXPECT_TRUE(id) << id.error().what;
    return id.value_or("");
  };
  const std::string first = proposed("eerste"), second = proposed("tweede");
  const ApiReply waiting = program.get("/registrations?state=waiting");
  expect_valid(waiting, "Registrations");
  EXPECT_EQ(waiting.json["registrations"].size(), 2U);
  expect_valid(program.post("/registrations/" + first + "/approve"), "Registration");
  const ApiReply refused =
      program.post("/registrations/" + second + "/refuse", {{"why", "past hier niet"}});
  expect_valid(refused, "Registration");
  EXPECT_EQ(refused.json["why"], "past hier niet");
  EXPECT_EQ(program.post("/registrations/" + second + "/approve").status, 422);
  EXPECT_EQ(program.post("/registrations/geen/approve").status, 404);
}

TEST(Api, BringsWhatNoSourceHas) {
  Editorial bench;
  Program program(bench, "fatima");
  const ApiReply brought = program.post(
      "/bring", {{"records", {{{"title", "Een school voor iedereen"}, {"product", "rapport"}}}},
                 {"accept", true},
                 {"themes", {"onderwijs"}}});
  expect_valid(brought, "Brought");
  EXPECT_EQ(brought.json["publications"][0]["status"], "accepted");
  EXPECT_EQ(program.post("/bring", {{"text", "geen xml"}}).status, 422);
  EXPECT_EQ(program.post("/bring").status, 422);
}

TEST(ApiTokens, LiveUntilTheyAreRevokedOrTheirAccountGoes) {
  Editorial bench;
  Program program(bench, "fatima"), second(bench, "fatima");
  EXPECT_EQ(program.get("/me").status, 200);
  EXPECT_TRUE(revoke_token(*bench.store, bench.clock, "fatima", program.id, "test"));
  EXPECT_EQ(program.get("/me").status, 401);
  EXPECT_EQ(second.get("/me").status, 200);
  EXPECT_TRUE(remove_account(*bench.store, bench.clock, "fatima", "test"));
  EXPECT_EQ(second.get("/me").status, 401);
  bench.add_user("fatima", "editor");
  EXPECT_EQ(second.get("/me").status, 401) << "an account of the same name is another one";
}

TEST(ApiTokens, AreKeptAsDigestsAndRememberTheDayOfUse) {
  Editorial bench;
  Program program(bench, "fatima");
  std::string ledger;
  EXPECT_TRUE(scan_ledger(*bench.store->snapshot(), 1, [&](const LedgerEntry& entry) {
    ledger += entry.body;
    return true;
  }));
  EXPECT_THAT(ledger, HasSubstr(program.id));
  EXPECT_THAT(ledger, Not(HasSubstr(program.token)));
  EXPECT_THAT(ledger, Not(HasSubstr(program.token.substr(kTokenPrefix.size()))));
  program.get("/me");
  program.get("/me");
  const auto uses = bench.house.api_guard->take_uses();
  ASSERT_EQ(uses.size(), 1U);
  EXPECT_TRUE(note_token_use(*bench.store, bench.clock, uses[0].account, uses[0].token));
  program.get("/me");
  EXPECT_TRUE(bench.house.api_guard->take_uses().empty());
  EXPECT_EQ(program.get("/me").json["token"]["used"], "2026-11-22");
  bench.clock.pass(std::chrono::hours(24));
  program.get("/me");
  EXPECT_EQ(bench.house.api_guard->take_uses().size(), 1U);
}

TEST(ApiTokens, MayAskSoOftenAndNoMore) {
  Editorial bench;
  Program program(bench, "fatima"), other(bench, "fatima");
  int well = 0;
  ApiReply last;
  for (int i = 0; i < 700; ++i) {
    last = program.get("/me");
    well += last.status == 200 ? 1 : 0;
  }
  EXPECT_EQ(well, ApiRules().per_token);
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(header_of(last.response, "Retry-After"), "60");
  EXPECT_EQ(other.get("/me").status, 200);
  bench.clock.pass(std::chrono::seconds(61));
  EXPECT_EQ(program.get("/me").status, 200);
}

TEST(ApiTokens, ThatAreNobodysAreCountedByAddress) {
  Editorial bench;
  Program program(bench, "fatima"), guesser(bench);
  guesser.token = "vindplaats_" + std::string(64, 'a');
  int tried = 0;
  for (int i = 0; i < 100; ++i) tried += guesser.get("/me").status == 401 ? 1 : 0;
  EXPECT_EQ(tried, ApiRules().wrong_per_address);
  EXPECT_EQ(guesser.get("/me").status, 429);
  // Who has a token behind the same address is not shut out with them.
  EXPECT_EQ(program.get("/me").status, 200);
}

TEST(ApiTokens, AreMadeShownOnceAndRevokedOnTheAccountPage) {
  Editorial bench;
  Browser browser(bench);
  browser.log_in("fatima");
  const WebResponse made =
      browser.post("/account/tokens", {{"label", "cijfers <b>"}, {"read-only", "1"}});
  EXPECT_EQ(made.status, 200);
  const std::size_t at = made.body.find(kTokenPrefix);
  ASSERT_NE(at, std::string::npos);
  Program program(bench);
  program.token = made.body.substr(at, kTokenPrefix.size() + 64);
  const ApiReply me = program.get("/me");
  EXPECT_EQ(me.status, 200);
  EXPECT_EQ(me.json["token"]["readOnly"], true);
  const WebResponse page = browser.get("/account");
  EXPECT_THAT(page.body, Not(HasSubstr(program.token)));
  EXPECT_THAT(page.body, HasSubstr("cijfers &lt;b&gt;"));
  EXPECT_EQ(browser.post("/account/tokens", {{"revoke", me.json["token"]["id"].get<std::string>()}})
                .status,
            303);
  EXPECT_EQ(program.get("/me").status, 401);
  EXPECT_EQ(browser.post("/account/tokens", {{"revoke", "none"}}).status, 404);
  EXPECT_EQ(browser.post("/account/tokens", {{"label", std::string(81, 'x')}}).status, 422);
}

}  // namespace
}  // namespace vindplaats
