// A source's records: payload and record side by side, findings in words, what was set aside; and
// what was registered on the web, let in or not.
#include <fmt/format.h>

#include "app/pipeline/finding_counts.h"
#include "app/pipeline/registered_sources.h"
#include "tests/unit/app/web_sources_bench.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::WebSourcesBench;

std::string dublin_core(const std::string& title) {
  return "<record><header><identifier>oai:x</identifier></header><metadata>"
         "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         title + "</dc:title></oai_dc:dc></metadata></record>";
}

class WebSourceRecords : public WebSourcesBench {
 protected:
  static Metadata titled(const std::string& title) {
    Metadata metadata;
    metadata.title = title;
    return metadata;
  }
  // As a harvest leaves it: all versions of its payload, and the record that the newest became.
  void put_versions(const std::string& identifier, const std::vector<std::string>& payloads,
                    const Record& newest) {
    Batch batch;
    Head head;
    head.raw.source = "wodc";
    head.raw.identifier = identifier;
    head.raw.format = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    for (const std::string& bytes : payloads) {
      Payload payload;
      payload.bytes = bytes;
      payload.frame.namespaces = {{"", "http://www.openarchives.org/OAI/2.0/"}};
      put_payload(batch, "wodc", identifier, ++head.version, sha256(bytes), payload);
    }
    Record record = newest;
    record.source = "wodc";
    record.identifier = identifier;
    record.id = "wodc/" + identifier;
    put_head(batch, head);
    put_record(batch, record);
    ASSERT_TRUE(bench_.store->commit(batch, Durability::kSynced));
  }
  std::string get(const std::string& target) { return editor_.get(target).body; }
};

TEST_F(WebSourceRecords, FindingsAreGroupedInWordsAndLeadToTheirRecords) {
  for (int i = 0; i < 30; ++i)
    bench_.put(fmt::format("a/{:02}", i), titled(fmt::format("Werk {:02}", i)),
               {{"info", "abstract", "abstract-missing", ""}});
  bench_.put("b", titled("Werk b"), {{"warning", "issued", "date-unreadable", "ooit"}});
  EXPECT_THAT(get("/sources/wodc"), HasSubstr("Wordt nog geteld."));
  count();
  const std::string page = get("/sources/wodc");
  EXPECT_LT(page.find("<strong>30</strong> × abstract-missing"),
            page.find("<strong>1</strong> × date-unreadable"));
  EXPECT_THAT(page, HasSubstr("Geteld op 22 november 2026 om 09:00."));
  EXPECT_THAT(page, HasSubstr("Het record heeft geen samenvatting."));
  EXPECT_THAT(page, HasSubstr("Voeg een samenvatting van enkele zinnen toe"));
  EXPECT_THAT(get("/sources/wodc?lang=en"), HasSubstr("The record has no abstract."));
  std::string list = get("/sources/wodc/records?finding=date-unreadable&lang=nl");
  EXPECT_THAT(list, HasSubstr("Werk b"));
  EXPECT_THAT(list, Not(HasSubstr("Werk 01")));
  list = get("/sources/wodc/records?finding=abstract-missing&page=2");
  EXPECT_THAT(list, HasSubstr("Werk 29"));
  EXPECT_THAT(list, Not(HasSubstr("Werk 24")));
  EXPECT_THAT(get("/sources/wodc/records?finding=none"), HasSubstr("Hier zijn geen records."));
}

TEST_F(WebSourceRecords, TheListGoesThroughAllPageByPage) {
  for (int i = 0; i < 60; ++i)
    bench_.put(fmt::format("a/{:02}?&x", i), titled(fmt::format("Werk {:02}", i)));
  std::string page = get("/sources/wodc/records"), seen = page;
  for (int i = 0; i < 2; ++i) {
    const std::string mark = "rel=\"next\" href=\"";
    const std::size_t at = page.find(mark) + mark.size();
    ASSERT_GE(at, mark.size());
    page = get(page.substr(at, page.find('"', at) - at));
    seen += page;
  }
  for (int i = 0; i < 60; ++i) EXPECT_THAT(seen, HasSubstr(fmt::format("Werk {:02}", i)));
  EXPECT_THAT(page, Not(HasSubstr("rel=\"next\"")));
}

TEST_F(WebSourceRecords, PayloadAndRecordStandSideBySideInEveryVersion) {
  Record record;
  record.metadata = titled("Tweede <titel>");
  record.findings = {{"warning", "title", "markup-dropped", "<b>"},
                     {"info", "abstract", "abstract-missing", ""}};
  put_versions("oai:x/1", {dublin_core("Eerste titel"), dublin_core("Tweede &lt;titel&gt;")},
               record);
  std::string page = get("/sources/wodc/record?identifier=oai%3Ax%2F1");
  EXPECT_THAT(page, HasSubstr("&lt;dc:title&gt;Tweede &amp;lt;titel&amp;gt;"));
  EXPECT_THAT(page, HasSubstr("<dd>Tweede &lt;titel&gt;<span class=\"under\">"));
  EXPECT_THAT(page, HasSubstr("markup-dropped"));
  EXPECT_THAT(page, HasSubstr("Het record heeft geen samenvatting."));
  EXPECT_THAT(page, HasSubstr("2, de nieuwste"));
  page = get("/sources/wodc/record?identifier=oai%3Ax%2F1&version=1");
  EXPECT_THAT(page, HasSubstr("&lt;dc:title&gt;Eerste titel"));
  EXPECT_THAT(page, HasSubstr("<dd>Eerste titel"));
  EXPECT_THAT(page, Not(HasSubstr("Tweede")));
  for (const char* none : {"identifier=oai%3Ax%2F1&version=3", "identifier=oai%3Ax%2F1&version=-1",
                           "identifier=other", ""})
    EXPECT_EQ(editor_.get(std::string("/sources/wodc/record?") + none).status, 404) << none;
}

TEST_F(WebSourceRecords, ALargePayloadIsCut) {
  Record record;
  record.metadata = titled(std::string(5000, 'x'));
  record.metadata.abstract_text = std::string(200'000, 'y');
  put_versions("1", {"<record>" + std::string(300'000, '<') + "</record>"}, record);
  const std::string page = get("/sources/wodc/record?identifier=1");
  EXPECT_LT(page.size(), 100'000U);
  EXPECT_THAT(page, HasSubstr("het geheel is 300017 bytes"));
}

TEST_F(WebSourceRecords, WhatWasSetAsideIsShownWithItsReason) {
  const std::string unknown = "words that nobody put into Dutch";
  const std::string known =
      "source wodc, record x: the record has no metadata: deliver it with <metadata>, or mark it "
      "as deleted (OAI-PMH 2.0 section 2.5)";
  Batch batch;
  for (int i = 0; i < 12; ++i)
    put_rejected(batch, {"wodc", fmt::format("stuk-{:02}", i), i == 0 ? unknown : known,
                         "2026-11-20T06:00:00Z", "<record>\xff<dc:title>"});
  ASSERT_TRUE(bench_.store->commit(batch, Durability::kSynced));
  const std::string page = get("/sources/wodc/records?tab=aside");
  EXPECT_THAT(page, HasSubstr("stuk-00"));
  EXPECT_THAT(page, HasSubstr("lang=\"nl\">bron wodc, record x: het record heeft geen metadata: "));
  EXPECT_THAT(page, HasSubstr("lang=\"en\">words that nobody put into Dutch"));
  EXPECT_THAT(page, HasSubstr("&lt;record&gt;\xef\xbf\xbd&lt;dc:title&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("stuk-10")));
  EXPECT_THAT(get("/sources/wodc/records?tab=aside&page=2"), HasSubstr("stuk-11"));
}

TEST_F(WebSourceRecords, WhatWasRegisteredIsLetInOrRefusedWithAReason) {
  ProposalEntry asked;
  asked.title = "Werk van <Instituut>";
  asked.type = "feed";
  asked.url = "https://instituut.example.nl/feed";
  asked.name = "Instituut";
  asked.contact_name = "A. de Vries";
  asked.contact_mail = "a@instituut.example.nl";
  asked.trial = {40, 20, 1, 7, 3};
  const auto first = propose(*bench_.store, bench_.clock, *bench_.platform, asked);
  asked.url = "https://vogels.example.nl/feed";
  asked.name = "Vogels";
  const auto second = propose(*bench_.store, bench_.clock, *bench_.platform, asked);
  ASSERT_TRUE(first && second);
  EXPECT_THAT(get("/sources"), HasSubstr("Werk van &lt;Instituut&gt;"));
  const std::string address = "/sources/" + *first + "/proposal";
  const std::string page = get(address);
  for (const char* told : {"a@instituut.example.nl", "20 records gelezen, waarvan 3",
                           "1 niet te lezen.", "7 waarschuwingen", "Instituut (nieuwe partner)"})
    EXPECT_THAT(page, HasSubstr(told));
  EXPECT_EQ(editor_.post(address, {{"do", "refuse"}, {"why", "  "}}).status, 422);
  EXPECT_EQ(editor_.post(address, {{"do", "sing"}}).status, 422);
  EXPECT_EQ(editor_.post(address, {{"do", "approve"}, {"partner", "none"}}).status, 404);
  EXPECT_EQ(header_of(editor_.post(address, {{"do", "approve"}, {"partner", "scp"}}), "Location"),
            "/sources/" + *first);
  const auto let_in = find_proposal(*bench_.store->snapshot(), *first);
  ASSERT_TRUE(let_in);
  EXPECT_EQ(let_in->state, "approved");
  EXPECT_EQ(let_in->partner, "scp");
  EXPECT_EQ(changed_, 1);
  EXPECT_THAT(get(address), HasSubstr("Goedgekeurd door fatima"));
  const std::string other = "/sources/" + *second + "/proposal";
  get(other);
  EXPECT_EQ(editor_.post(other, {{"do", "refuse"}, {"why", "Gaat over <vogels>."}}).status, 303);
  EXPECT_THAT(get(other), HasSubstr("Afgewezen door fatima"));
  EXPECT_THAT(get(other), HasSubstr("Gaat over &lt;vogels&gt;."));
  EXPECT_THAT(get("/sources"), Not(HasSubstr("/proposal")));
  editor_.post(other, {{"do", "approve"}});
  EXPECT_THAT(get(other), HasSubstr("Een ander heeft hier al over besloten."));
}

TEST_F(WebSourceRecords, TheBookReadsOnAndForgetsWhatWasErased) {
  SourceBook book(2);
  for (int i = 5; i > 0; --i) add_run("wodc", "failed", i, fmt::format("error {}", i));
  auto logs = book.read(*bench_.store->snapshot());
  ASSERT_TRUE(logs);
  ASSERT_EQ(log_of(*logs, "wodc").runs.size(), 5U);
  EXPECT_THAT(log_of(*logs, "wodc").runs[2].errors, IsEmpty());
  EXPECT_EQ(log_of(*logs, "wodc").runs[3].errors.size(), 1U);
  EXPECT_EQ(log_of(*logs, "wodc").history.troubles, 5);
  register_action({"wodc", "suspend", "Jan is ziek"});
  logs = book.read(*bench_.store->snapshot());
  EXPECT_EQ(log_of(*logs, "wodc").standing.suspended_why, "Jan is ziek");
  EXPECT_EQ(log_of(*logs, "wodc").runs.size(), 5U);
  LedgerWriter ledger(*bench_.store, bench_.clock);
  ASSERT_TRUE(ledger.rewrite(
      [](LedgerEntry& entry) {
        if (entry.kind != kLedgerRegistration) return false;
        entry.body = to_json(Registration{"wodc", "suspend", "iemand is ziek"});
        return true;
      },
      {{"test", std::string(kLedgerSuppression), "{}"}}));
  logs = book.read(*bench_.store->snapshot());
  EXPECT_EQ(log_of(*logs, "wodc").standing.suspended_why, "iemand is ziek");
  EXPECT_EQ(log_of(*logs, "wodc").runs.size(), 5U);
  EXPECT_EQ(log_of(*logs, "other").runs.size(), 0U);
}

TEST_F(WebSourceRecords, FindingsAreCountedWithTheirRecords) {
  bench_.put("1", titled("a"), {{"info", "abstract", "abstract-missing", ""}});
  bench_.put("2", titled("b"),
             {{"warning", "issued", "date-unreadable", "x"},
              {"warning", "issued", "date-unreadable", "y"},
              {"info", "abstract", "abstract-missing", ""}});
  bench_.put("3", titled("c"), {{"warning", "issued", "date-unreadable", "z"}});
  const auto counts = count_findings(*bench_.store->snapshot(), "");
  ASSERT_TRUE(counts);
  const std::vector<FindingCount>& of = counts->at("wodc").by_code;
  ASSERT_EQ(of.size(), 2U);
  EXPECT_EQ(of[0].code, "date-unreadable");
  EXPECT_EQ(of[0].count, 3);
  EXPECT_THAT(of[0].records, ElementsAre("2", "3"));
  EXPECT_THAT(of[1].records, ElementsAre("1", "2"));
  EXPECT_EQ(sum_of(of), 5);
}

}  // namespace
}  // namespace vindplaats
