// A partner's own pages: what they show and do, and that nobody gets at what is another's
// (faults.md D35).
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/decide.h"
#include "app/pipeline/messages.h"
#include "app/pipeline/partner_works.h"
#include "store/publication_tables.h"
#include "tests/unit/app/partner_bench.h"
#include "tests/unit/app/stored_record.h"

namespace vindplaats {
namespace {

using testing::Browser;
using ::testing::ElementsAre;
using testing::Fields;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::IsEmpty;
using ::testing::Not;

Metadata work_titled(const std::string& title) {
  Metadata metadata;
  metadata.title = title;
  metadata.abstract_text = title + ", een verhaal.";
  metadata.issued = "2026-03";
  metadata.languages = {"nl"};
  Link& link = metadata.links.emplace_back();
  link.url = "https://wodc.example/" + std::to_string(title.size());
  link.rel = "landing";
  return metadata;
}

class WebPartner : public ::testing::Test {
 protected:
  WebPartner() {
    Partner other;
    other.id = "vu";
    other.name = "Vrije Universiteit";
    bench.platform->partners.push_back(other);
    std::swap(bench.platform->partners[0], bench.platform->partners[1]);  // in order of id
    Source source;
    source.id = source.partner = "vu";
    bench.platform->sources.push_back(source);
    std::swap(bench.platform->sources[0], bench.platform->sources[1]);
    bench.house.sources.harvest_soon = [this](const std::string& id) { harvested.push_back(id); };
    bench.house.sources.brought = [this] { ++brought; };
    put("wodc", "1", "Werk bij gemeenten", {{"warning", "issued", "date-unreadable", "gisteren"}});
    put("vu", "2", "School in de wijk", {{"error", "title", "title-missing", "geheim-van-vu"}});
    bench.curate_now();
    own = *make_partner_link(*bench.store, bench.clock, "wodc", "fatima");
    others = *make_partner_link(*bench.store, bench.clock, "vu", "fatima");
  }
  void put(const std::string& source, const std::string& identifier, const std::string& title,
           const std::vector<Finding>& findings = {}) {
    Record record;
    record.source = source;
    record.identifier = identifier;
    record.id = source + "/" + identifier;
    record.metadata = work_titled(title);
    record.findings = findings;
    testing::store_record(*bench.store, record);
  }
  Publication work(const std::string& record) {
    return *find_publication(*bench.store->snapshot(),
                             **get_group(*bench.store->snapshot(), record));
  }
  void decide(const std::string& publication, const std::string& kind, const std::string& reason) {
    EditorRequest asked;
    asked.publication = publication;
    asked.request.kind = kind;
    asked.request.reason = reason;
    asked.request.themes =
        kind == "accept" ? std::vector<std::string>{"arbeidsmarkt"} : std::vector<std::string>{};
    const auto decided =
        write_decisions(*bench.store, *bench.platform, bench.clock, {asked}, "fatima");
    ASSERT_TRUE(decided) << decided.error().what;
  }
  std::string page(const std::string& rest = "") { return "/partner/" + own + rest; }
  std::vector<Message> messages() { return *open_messages(*bench.store->snapshot()); }

  FrontBench bench;
  std::vector<std::string> harvested;
  int brought = 0;
  std::string own, others;  // tokens
  Browser partner{bench};
};

TEST_F(WebPartner, ShowsWhereTheirPublicationsStand) {
  const WebResponse list = partner.get(page());
  ASSERT_EQ(list.status, 200) << list.body;
  EXPECT_THAT(list.body, HasSubstr("Werk bij gemeenten"));
  EXPECT_THAT(list.body, HasSubstr("Een redacteur kijkt ernaar."));
  EXPECT_THAT(list.body, Not(HasSubstr("School in de wijk")));
  decide(work("wodc/1").id, "reject", "verouderd");
  EXPECT_THAT(partner.get(page()).body, HasSubstr("Verouderd"));
}

TEST_F(WebPartner, AReasonThatIsNotForPartnersIsNotTold) {
  bench.platform->criteria.reasons.push_back({"zwak", "Dit is zwak onderbouwd", "Weak", false, ""});
  decide(work("wodc/1").id, "reject", "zwak");
  const std::string body = partner.get(page()).body;
  EXPECT_THAT(body, Not(HasSubstr("zwak")));
  EXPECT_THAT(body, HasSubstr("niet opgenomen"));
  EXPECT_THAT(body, Not(HasSubstr("fatima")));
}

TEST_F(WebPartner, IsForNobodyElseAndForNoSearchEngine) {
  const WebResponse list = partner.get(page());
  EXPECT_THAT(header_of(list, "X-Robots-Tag"), HasSubstr("noindex"));
  EXPECT_EQ(header_of(list, "Cache-Control"), "no-store");
  EXPECT_EQ(header_of(list, "Referrer-Policy"), "same-origin");
  for (const std::string& token :
       {std::string("wodc"), "wodc.1." + std::string(64, 'a'), own + "0", own.substr(1)}) {
    EXPECT_EQ(partner.get("/partner/" + token).status, 404) << token;
    EXPECT_EQ(partner.get("/partner/" + token + "/findings.csv").status, 404) << token;
  }
  ASSERT_TRUE(revoke_partner_link(*bench.store, bench.clock, "wodc", "fatima"));
  EXPECT_EQ(partner.get(page()).status, 404);
}

// Every address of a partner's pages, with another's object in it: 0 reads, 0 writes.
TEST_F(WebPartner, GetsAtNothingOfAnother) {
  const std::string theirs = work("vu/2").id;
  const std::int64_t entries = read_head(*bench.store->snapshot())->sequence;
  for (const std::string& address :
       {page("/works/" + theirs), page("/works/vu"), page("/works/pnietsdergelijk")}) {
    const WebResponse response = partner.get(address);
    EXPECT_EQ(response.status, 404) << address;
    EXPECT_THAT(response.body, Not(HasSubstr("School in de wijk"))) << address;
  }
  partner.get(page("/sources"));  // the token of a form
  for (const std::string& address :
       {page("/works/" + theirs + "/take-down"), page("/works/" + theirs + "/correct"),
        page("/sources/vu/harvest"), page("/sources/nergens/harvest")}) {
    const WebResponse response =
        partner.post(address, {{"sure", "on"}, {"text", "Beter"}, {"field", "title"}});
    EXPECT_EQ(response.status, 404) << address;
  }
  for (const std::string rest : {"", "?show=unselected", "/sources", "/findings.csv", "/bring"}) {
    const std::string body = partner.get(page(rest)).body;
    EXPECT_THAT(body, Not(HasSubstr("School in de wijk"))) << rest;
    EXPECT_THAT(body, Not(HasSubstr("geheim-van-vu"))) << rest;
  }
  EXPECT_EQ(read_head(*bench.store->snapshot())->sequence, entries);
  EXPECT_THAT(harvested, IsEmpty());
}

// What is of two partners shows each only what it sent itself.
TEST_F(WebPartner, SeesOfASharedPublicationOnlyItsOwnRecord) {
  Metadata same = work_titled("Samen gemaakt werk");
  same.identifiers.doi = "10.1/samen";
  for (const std::string source : {"wodc", "vu"}) {
    Record record;
    record.source = source;
    record.identifier = "samen";
    record.id = source + "/samen";
    record.metadata = same;
    record.findings = {{"warning", "title", "cut", "van-" + source}};
    testing::store_record(*bench.store, record);
  }
  bench.curate_now();
  const Publication shared = work("wodc/samen");
  ASSERT_EQ(shared.records.size(), 2U);
  const WebResponse seen = partner.get(page("/works/" + shared.id));
  EXPECT_THAT(seen.body, HasSubstr("van-wodc"));
  EXPECT_THAT(seen.body, Not(HasSubstr("van-vu")));
  // To take it down is to ask for it.
  const WebResponse asked =
      partner.post(page("/works/" + shared.id + "/take-down"), {{"sure", "on"}});
  EXPECT_EQ(asked.status, 303);
  ASSERT_EQ(messages().size(), 1U);
  EXPECT_EQ(messages().front().sent.kind, "takedown");
  EXPECT_EQ(work("wodc/samen").status, "candidate");
}

TEST_F(WebPartner, TakesTheirOwnDown) {
  const std::string id = work("wodc/1").id;
  decide(id, "accept", "");
  partner.get(page("/works/" + id));
  EXPECT_EQ(partner.post(page("/works/" + id + "/take-down"), {}).status, 422);
  EXPECT_EQ(work("wodc/1").status, "accepted");
  const WebResponse gone = partner.post(page("/works/" + id + "/take-down"), {{"sure", "on"}});
  ASSERT_EQ(gone.status, 303) << gone.body;
  EXPECT_EQ(work("wodc/1").status, "withdrawn");
  EXPECT_EQ(bench.wrote, 1);
  EXPECT_THAT(partner.get(header_of(gone, "Location")).body, HasSubstr("U hebt deze publicatie"));
}

TEST_F(WebPartner, ACandidateThatIsTakenDownWaitsForNobodyAnyMore) {
  const std::string id = work("wodc/1").id;
  partner.get(page("/works/" + id));
  EXPECT_EQ(partner.post(page("/works/" + id + "/take-down"), {{"sure", "on"}}).status, 303);
  EXPECT_EQ(work("wodc/1").status, "rejected");
  EXPECT_THAT(partner.get(page()).body, HasSubstr("teruggetrokken"));
}

TEST_F(WebPartner, ACorrectionWaitsForAnEditor) {
  const std::string id = work("wodc/1").id;
  partner.get(page("/works/" + id));
  EXPECT_EQ(
      partner.post(page("/works/" + id + "/correct"), {{"field", "title"}, {"text", " "}}).status,
      422);
  const WebResponse sent = partner.post(page("/works/" + id + "/correct"),
                                        {{"field", "title"}, {"text", "Werk bij <gemeenten>"}});
  ASSERT_EQ(sent.status, 303) << sent.body;
  ASSERT_EQ(messages().size(), 1U);
  EXPECT_EQ(messages().front().sent.partner, "wodc");
  EXPECT_EQ(messages().front().sent.field, "title");

  bench.add_user("fatima", "editor");
  Browser editor{bench};
  editor.log_in("fatima");
  const std::string list = editor.get("/messages").body;
  EXPECT_THAT(list, HasSubstr("Werk bij &lt;gemeenten&gt;"));
  const std::string number = std::to_string(messages().front().sequence);
  EXPECT_EQ(editor.post("/messages", {{"close", number}}).status, 303);
  EXPECT_THAT(messages(), IsEmpty());
}

TEST_F(WebPartner, OrdersAHarvestOnceAQuarterOfAnHour) {
  partner.get(page("/sources"));
  EXPECT_EQ(partner.post(page("/sources/wodc/harvest"), {}).status, 303);
  EXPECT_EQ(partner.post(page("/sources/wodc/harvest"), {}).status, 303);
  EXPECT_THAT(harvested, ElementsAre("wodc"));
  bench.clock.pass(std::chrono::minutes(15));
  partner.post(page("/sources/wodc/harvest"), {});
  EXPECT_THAT(harvested, ElementsAre("wodc", "wodc"));
}

TEST_F(WebPartner, SeesWhatToRepairAndGetsItAsATable) {
  put("wodc", "3", "=1+1 werk", {{"warning", "title", "cut", "=HYPERLINK(1)"}});
  Batch batch;
  put_rejected(batch, {"wodc", "9", "the record has no \"title\": give it one",
                       "2026-11-20T06:00:00Z", "{}"});
  ASSERT_TRUE(bench.store->commit(batch, Durability::kSynced));
  const std::string sources = partner.get(page("/sources")).body;
  EXPECT_THAT(sources, HasSubstr("De datum is onleesbaar"));
  EXPECT_THAT(sources,
              HasSubstr("lang=\"nl\">het record heeft geen &quot;title&quot;: vul die in"));
  EXPECT_THAT(sources, HasSubstr("Schrijf datums als"));
  EXPECT_THAT(sources, HasSubstr("gisteren"));
  const WebResponse table = partner.get(page("/findings.csv"));
  EXPECT_THAT(header_of(table, "Content-Type"), HasSubstr("text/csv"));
  EXPECT_THAT(table.body, HasSubstr("date-unreadable"));
  EXPECT_THAT(table.body, HasSubstr("'=1+1 werk"));
  EXPECT_THAT(table.body, HasSubstr("'=HYPERLINK(1)"));
  EXPECT_THAT(table.body, HasSubstr("het record heeft geen \"\"title\"\": vul die in"));
  EXPECT_THAT(partner.get(page("/findings.csv?lang=en")).body,
              HasSubstr("the record has no \"\"title\"\": give it one"));
}

TEST_F(WebPartner, BringsAPublicationThatWasSeenFirst) {
  partner.get(page("/bring"));
  const Fields typed = {{"title", "Werk van <ons>"},
                        {"link", "https://wodc.example/ons"},
                        {"authors", "Vries, Anna de\nPiet Jansen"},
                        {"date", "2026-03"},
                        {"product", "rapport"},
                        {"language", "nl"},
                        {"abstract", "Over werk."}};
  const WebResponse seen = partner.post(page("/bring"), typed);
  ASSERT_EQ(seen.status, 200);
  EXPECT_THAT(seen.body, HasSubstr("Werk van &lt;ons&gt;"));
  EXPECT_THAT(seen.body, HasSubstr("Anna de Vries"));
  EXPECT_EQ(brought, 0);
  Fields sent = typed;
  sent.emplace_back("send", "yes");
  ASSERT_EQ(partner.post(page("/bring"), sent).status, 303);
  EXPECT_EQ(brought, 1);
  bench.curate_now();
  const auto works = works_of_partner(*bench.store->snapshot(), *bench.platform, "wodc");
  ASSERT_EQ(works->size(), 2U);
  EXPECT_THAT(partner.get(page()).body, HasSubstr("Werk van &lt;ons&gt;"));
  // It is nobody else's.
  EXPECT_THAT(partner.get("/partner/" + others).body, Not(HasSubstr("Werk van &lt;ons&gt;")));
}

TEST_F(WebPartner, BringsWhatWasPasted) {
  partner.get(page("/bring"));
  const Fields pasted = {{"pasted",
                          "TY  - RPRT\nTI  - Geplakt werk\nAU  - Jansen, P.\n"
                          "PY  - 2026\nUR  - https://wodc.example/g\nER  - \n"}};
  EXPECT_THAT(partner.post(page("/bring"), pasted).body, HasSubstr("Geplakt werk"));
  Fields sent = pasted;
  sent.emplace_back("send", "yes");
  EXPECT_EQ(partner.post(page("/bring"), sent).status, 303);
  bench.curate_now();
  EXPECT_THAT(partner.get(page()).body, HasSubstr("Geplakt werk"));
  EXPECT_EQ(partner.post(page("/bring"), {{"pasted", "zomaar"}}).status, 422);
}

// B cannot write over what A brought: the same work is another record.
TEST_F(WebPartner, WhatOnePartnerBringsIsNotWrittenOverByAnother) {
  const Metadata work = work_titled("Gebracht werk");
  const auto first = bring_works(*bench.store, *bench.platform, bench.clock, "wodc", {work});
  const auto second = bring_works(*bench.store, *bench.platform, bench.clock, "vu", {work});
  ASSERT_TRUE(first && second) << (first ? second.error().what : first.error().what);
  EXPECT_NE(first->front(), second->front());
  EXPECT_TRUE(is_record_of(*bench.platform, "wodc", first->front()));
  EXPECT_FALSE(is_record_of(*bench.platform, "vu", first->front()));
  // Again it is the same.
  EXPECT_EQ(*bring_works(*bench.store, *bench.platform, bench.clock, "wodc", {work}), *first);
}

TEST_F(WebPartner, EveryoneMaySuggestAndTell) {
  Browser visitor{bench};
  visitor.get("/breng");
  EXPECT_EQ(visitor.post("/breng", {{"title", "Werk elders"}, {"link", "geen adres"}}).status, 422);
  const WebResponse suggested = visitor.post("/breng", {{"title", "Werk elders"},
                                                        {"link", "https://elders.example/w"},
                                                        {"why", "Het is goed"},
                                                        {"name", "Jan"},
                                                        {"mail", "jan@elders.example"}});
  ASSERT_EQ(suggested.status, 303) << suggested.body;
  visitor.get("/melden");
  EXPECT_EQ(visitor.post("/melden", {{"text", " "}}).status, 422);
  EXPECT_EQ(visitor.post("/melden", {{"kind", "objection"}, {"text", "Haal dit weg"}}).status, 303);
  ASSERT_EQ(messages().size(), 2U);
  EXPECT_EQ(messages()[0].sent.kind, "suggestion");
  EXPECT_EQ(messages()[1].sent.kind, "objection");
  bench.curate_now();
  EXPECT_EQ(work(messages()[0].sent.record).metadata.title, "Werk elders");
  // Half a year later nobody knows who it was; the suggestion stays.
  bench.clock.pass(std::chrono::hours(24 * 200));
  EXPECT_EQ(*clear_old_contacts(*bench.store, bench.clock, bench.platform->settings.privacy), 1);
  EXPECT_EQ(messages()[0].sent.mail, "");
  EXPECT_EQ(messages()[0].sent.name, "");
  EXPECT_THAT(messages()[0].sent.text, HasSubstr("Werk elders"));
  EXPECT_EQ(*clear_old_contacts(*bench.store, bench.clock, bench.platform->settings.privacy), 0);
  EXPECT_EQ(verify_ledger(*bench.store->snapshot())->size(), 0U);
}

TEST_F(WebPartner, NobodyFloods) {
  Browser visitor{bench};
  visitor.get("/melden");
  int taken = 0;
  for (int i = 0; i < 40; ++i)
    taken += visitor.post("/melden", {{"text", fmt::format("Bericht {}", i)}}).status == 303;
  EXPECT_EQ(taken, 20);
}

TEST_F(WebPartner, MessagesAreForThoseWhoDecide) {
  for (const std::string role : {"reader", "researcher"}) {
    bench.add_user(role + "-a", role);
    Browser visitor{bench};
    visitor.log_in(role + "-a");
    EXPECT_EQ(visitor.get("/messages").status, 403) << role;
  }
  EXPECT_EQ(Browser(bench).get("/messages").status, 303);
}

}  // namespace
}  // namespace vindplaats
