#include <pugixml.hpp>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "app/demo/server_request.h"
#include "core/uri.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using gate_testing::gate_options;
using gate_testing::JumpingClock;
using gate_testing::serve;
using gate_testing::TestGate;
using ::testing::HasSubstr;

ServerRequest partner_request(const std::string& target, const std::string& headers = "") {
  return read_server_request("GET " + target + " HTTP/1.1\r\nHost: a.example\r\n" + headers +
                             "\r\n");
}

OaiOptions small_repository() {
  OaiOptions options;
  options.page_size = 10;
  options.sets = {{"a", "A"}, {"b", "B"}};
  return options;
}

std::vector<DemoRecord> records_in_sets() {
  auto records = sample_records(25, true);
  for (std::size_t i = 0; i < records.size(); ++i) records[i].sets = {i % 2 == 0 ? "a:even" : "b"};
  return records;
}

// The parsed answer; empty when it is not well-formed.
pugi::xml_document ask_repository(const OaiRepository& repository, const std::string& query) {
  const Answer answer = repository.answer(partner_request("/oai?" + query));
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(answer.body.c_str())) << answer.body;
  return document;
}

TEST(OaiRepository, EveryErrorOfTheProtocol) {
  JumpingClock clock;
  const OaiRepository repository(small_repository(), records_in_sets(), clock);
  const OaiRepository without_sets({}, sample_records(3, false), clock);
  struct Row {
    const char* query;
    const char* code;
  };
  const std::string list = "verb=ListRecords&metadataPrefix=oai_dc";
  for (const Row& row :
       {Row{"", "badVerb"}, Row{"verb=Nonsense", "badVerb"},
        Row{"verb=Identify&verb=Identify", "badVerb"}, Row{"verb=Identify&x=1", "badArgument"},
        Row{"verb=ListRecords", "badArgument"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"},
        Row{"verb=ListRecords&resumptionToken=x", "badResumptionToken"},
        Row{"verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01",
            "badArgument"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z",
            "badArgument"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01", "noRecordsMatch"},
        Row{"verb=ListRecords&metadataPrefix=oai_dc&set=c", "noRecordsMatch"},
        Row{"verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"},
        Row{"verb=GetRecord&metadataPrefix=marc&identifier=oai:repository.example.nl:1",
            "cannotDisseminateFormat"},
        Row{"verb=ListMetadataFormats&identifier=x", "idDoesNotExist"}}) {
    const auto document = ask_repository(repository, row.query);
    EXPECT_STREQ(document.child("OAI-PMH").child("error").attribute("code").value(), row.code)
        << row.query;
  }
  EXPECT_STREQ(ask_repository(without_sets, "verb=ListSets")
                   .child("OAI-PMH")
                   .child("error")
                   .attribute("code")
                   .value(),
               "noSetHierarchy");
}

// All identifiers of a list, over all its pages; counts the pages.
std::set<std::string> harvest_identifiers(const OaiRepository& repository, std::string query,
                                          int* pages = nullptr) {
  std::set<std::string> found;
  for (int page = 1; page < 100; ++page) {
    const auto document = ask_repository(repository, query);
    const auto list = document.child("OAI-PMH").child("ListRecords");
    for (const auto record : list.children("record")) {
      const std::string identifier = record.child("header").child("identifier").text().get();
      EXPECT_TRUE(found.insert(identifier).second) << identifier << " twice";
      const bool deleted =
          std::string_view(record.child("header").attribute("status").value()) == "deleted";
      EXPECT_EQ(deleted, !record.child("metadata"));
    }
    if (pages != nullptr) *pages = page;
    const std::string token = list.child("resumptionToken").text().get();
    if (token.empty()) return found;
    query = "verb=ListRecords&resumptionToken=" + percent_encode(token);
  }
  ADD_FAILURE() << "endless";
  return found;
}

TEST(OaiRepository, PagesHoldEachSelectedRecordOnce) {
  JumpingClock clock;
  const OaiRepository repository(small_repository(), records_in_sets(), clock);
  int pages = 0;
  EXPECT_EQ(
      harvest_identifiers(repository, "verb=ListRecords&metadataPrefix=oai_dc", &pages).size(),
      25u);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(harvest_identifiers(repository, "verb=ListRecords&metadataPrefix=oai_dc&set=a", &pages)
                .size(),
            13u);
  EXPECT_EQ(pages, 2);
  EXPECT_EQ(harvest_identifiers(repository, "verb=ListRecords&metadataPrefix=oai_dc&set=b").size(),
            12u);
  EXPECT_EQ(
      harvest_identifiers(repository,
                          "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-03&until=2026-01-05")
          .size(),
      3u);
  EXPECT_EQ(harvest_identifiers(repository,
                                "verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-02T01:00:00Z")
                .size(),
            2u);
}

TEST(OaiRepository, AChangeExpiresTokensAndIsFoundByItsDate) {
  JumpingClock clock;
  OaiRepository repository(small_repository(), records_in_sets(), clock);
  const auto first = ask_repository(repository, "verb=ListRecords&metadataPrefix=oai_dc");
  const std::string token =
      first.child("OAI-PMH").child("ListRecords").child("resumptionToken").text().get();
  DemoRecord changed = records_in_sets()[3];
  changed.datestamp = "2026-11-01T00:00:00Z";
  repository.put(changed);
  const auto expired =
      ask_repository(repository, "verb=ListRecords&resumptionToken=" + percent_encode(token));
  EXPECT_STREQ(expired.child("OAI-PMH").child("error").attribute("code").value(),
               "badResumptionToken");
  EXPECT_EQ(
      harvest_identifiers(repository, "verb=ListRecords&metadataPrefix=oai_dc&from=2026-10-31"),
      std::set<std::string>{changed.identifier});
}

TEST(FeedSite, EveryKindIsWellFormedAndHoldsItsItems) {
  struct Row {
    FeedKind kind;
    const char* item;
  };
  for (const Row& row : {Row{FeedKind::kRss2, "//item"}, Row{FeedKind::kAtom, "//entry"},
                         Row{FeedKind::kRss1, "//item"}}) {
    FeedOptions options;
    options.kind = row.kind;
    options.window = 7;
    const FeedSite site(options, sample_records(12, false));
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(site.document().c_str())) << site.document();
    EXPECT_EQ(document.select_nodes(row.item).size(), 7u);
    EXPECT_STREQ(document.select_node(row.item).node().child("title").text().get(),
                 "Publicatie 12");
  }
}

TEST(FeedSite, SaysNotModifiedUntilItIs) {
  FeedSite site({}, sample_records(3, false));
  const Answer first = site.answer(partner_request("/feed"));
  const auto header = [](const Answer& answer, std::string_view name) {
    for (const Header& one : answer.headers) {
      if (one.name == name) return one.value;
    }
    return std::string();
  };
  const std::string by_tag = "If-None-Match: " + header(first, "ETag") + "\r\n";
  const std::string by_date = "If-Modified-Since: " + header(first, "Last-Modified") + "\r\n";
  EXPECT_EQ(header(first, "Last-Modified"), "Sat, 03 Jan 2026 02:00:00 GMT");
  EXPECT_EQ(site.answer(partner_request("/feed", by_tag)).status, 304);
  EXPECT_EQ(site.answer(partner_request("/feed", by_date)).status, 304);
  EXPECT_EQ(site.answer(partner_request("/feed", "If-None-Match: \"x\"\r\n" + by_date)).status,
            200);
  DemoRecord changed = sample_records(3, false)[0];
  changed.title = "New";
  changed.datestamp = "2026-05-01T00:00:00Z";
  site.put(changed);
  EXPECT_EQ(site.answer(partner_request("/feed", by_tag)).status, 200);
  EXPECT_EQ(site.answer(partner_request("/feed", by_date)).status, 200);
}

TEST(FeedSite, PagesEndIn404) {
  FeedOptions options;
  options.window = 10;
  options.paged = true;
  const FeedSite site(options, sample_records(25, false));
  EXPECT_THAT(site.answer(partner_request("/feed?paged=3")).body, HasSubstr("Publicatie 5<"));
  EXPECT_EQ(site.answer(partner_request("/feed?paged=4")).status, 404);
}

TEST(Scenarios, HaveDistinctNamesInOrderAndAnswer) {
  JumpingClock clock;
  std::string_view before;
  for (const Scenario& scenario : scenarios()) {
    EXPECT_LT(before, scenario.name);
    before = scenario.name;
    EXPECT_EQ(find_scenario(scenario.name), &scenario);
    const Routes routes = scenario.routes(clock);
    const std::string path = scenario.name.starts_with("oai-") ? "/oai" : "/feed";
    ASSERT_TRUE(routes.contains(path)) << scenario.name;
    const Answer answer = routes.at(path)(partner_request(path + "?verb=Identify"));
    EXPECT_GE(answer.status, 200) << scenario.name;
  }
  EXPECT_EQ(find_scenario("nonsense"), nullptr);
}

TEST(Scenarios, AreServedThroughTheGate) {
  JumpingClock clock;
  struct Row {
    const char* name;
    const char* target;
    int status;
    const char* holds;
  };
  for (const Row& row :
       {Row{"oai-pages", "/oai?verb=Identify", 200, "deletedRecord"},
        Row{"oai-gzip-unsaid", "/oai?verb=ListRecords&metadataPrefix=oai_dc", 200, "</OAI-PMH>"},
        Row{"oai-html", "/oai?verb=ListRecords&metadataPrefix=oai_dc", 200, "log in"},
        Row{"feed-moved", "/feed", 200, "<rss"}, Row{"feed-gone", "/feed", 410, ""},
        Row{"feed-bot-wall", "/feed", 403, ""}}) {
    const auto server = serve(find_scenario(row.name)->routes(clock));
    TestGate gate(gate_options({server->port()}));
    const auto response = gate.get(server->url(row.target));
    ASSERT_TRUE(response) << row.name << ": " << response.error().what;
    EXPECT_EQ(response->status, row.status) << row.name;
    EXPECT_THAT(response->body, HasSubstr(row.holds)) << row.name;
  }
}

}  // namespace
}  // namespace vindplaats
