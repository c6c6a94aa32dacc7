// Feeds that go wrong: what stands in an item, and the shape of the whole (faults.md A6, rows 61 to
// 64, 66 and 67).
#include "tests/e2e/fault_feed.h"

namespace vindplaats {
namespace {

using testing::day_of;
using testing::expect_status;
using testing::FaultBench;
using testing::FaultyFeed;
using testing::FeedPiece;
using testing::plain_piece;
using testing::record_has;
using testing::records_of;
using testing::rss_with;
using testing::words_in;
using Json = testing::FaultBench::Json;

// ---- rows 61 to 64: what stands in an item ----

TEST(FaultFeed, Row61DatesOfAllKindsAreReadAndOthersAreTold) {
  struct Written {
    const char* date;
    const char* issued;  // empty: it says no day
  };
  constexpr Written kWritten[] = {{"Tue, 03 Jun 2025 23:39:21 EDT", "2025-06-03"},
                                  {"3 juni 2025", "2025-06-03"},
                                  {"Dienstag, 3. Juni 2025", "2025-06-03"},
                                  {"3 juin 2025 10:00", "2025-06-03"},
                                  {"2025-06-03T10:00:00", "2025-06-03"},
                                  {"03-06-2025", "2025-06-03"},
                                  {"Tue, 3 Jun 25 10:00 GMT", "2025-06-03"},
                                  {"2025/06/03 10:00:00 +02:00", "2025-06-03"},
                                  {"gisteren", ""},
                                  {"0000-00-00 00:00:00", ""}};
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  std::vector<FeedPiece> items;
  for (const Written& written : kWritten) {
    FeedPiece item = plain_piece(static_cast<int>(items.size()) + 10);
    item.date = written.date;
    items.push_back(item);
  }
  feed.body = rss_with(items);
  const Json run = bench.harvest("feed");
  EXPECT_EQ(run["new"], std::size(kWritten)) << run.dump(2);
  EXPECT_EQ(run["rejected"], 0);
  const std::vector<Record> records = records_of(bench);
  ASSERT_EQ(records.size(), std::size(kWritten));
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].metadata.issued, kWritten[i].issued) << kWritten[i].date;
    EXPECT_EQ(record_has(records[i], "date-unreadable"), *kWritten[i].issued == '\0')
        << kWritten[i].date;
  }
  expect_status(bench, "");
}

TEST(FaultFeed, Row62ADateInTheFutureIsKeptAndTold) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  FeedPiece item = plain_piece(1);
  item.date = "Tue, 03 Jun 2036 09:39:21 GMT";
  feed.body = rss_with({item, plain_piece(2)});
  EXPECT_EQ(bench.harvest("feed")["new"], 2);
  const std::vector<Record> records = records_of(bench);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].metadata.issued, "2036-06-03");
  EXPECT_TRUE(record_has(records[0], "date-in-future"));
  EXPECT_EQ(bench.harvest("feed")["state"], "nothing new");
  expect_status(bench, "");
}

TEST(FaultFeed, Row63TitlesAreTextHoweverOftenTheyWereEscaped) {
  struct Title {
    const char* written;
    const char* title;
  };
  constexpr Title kTitles[] = {
      {"Zij zei &amp;quot;nee&amp;quot;", "Zij zei \"nee\""},
      {"<![CDATA[Werk &amp; zorg]]>", "Werk & zorg"},
      {"&lt;b&gt;Werk&lt;/b&gt; en &lt;i&gt;zorg&lt;/i&gt;", "Werk en zorg"},
      {"<![CDATA[<em>Werk</em> &#8211; zorg]]>", "Werk \xe2\x80\x93 zorg"},
      {"Caf&amp;eacute; de Buurt", "Caf\xc3\xa9 de Buurt"}};
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  std::vector<FeedPiece> items;
  for (const Title& title : kTitles) {
    items.push_back(plain_piece(static_cast<int>(items.size()) + 1));
    items.back().title = title.written;
  }
  feed.body = rss_with(items);
  EXPECT_EQ(bench.harvest("feed")["new"], std::size(kTitles));
  const std::vector<Record> records = records_of(bench);
  ASSERT_EQ(records.size(), std::size(kTitles));
  for (std::size_t i = 0; i < records.size(); ++i)
    EXPECT_EQ(records[i].metadata.title, kTitles[i].title) << kTitles[i].written;
  expect_status(bench, "");
}

std::string landing_of(const Record& record) {
  for (const Link& link : record.metadata.links) {
    if (link.rel == "landing") return link.url;
  }
  return {};
}

TEST(FaultFeed, Row64RelativeLinksLeadWhereTheyShould) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  FeedPiece relative{"id-1", "/nieuws/1", "Titel 1", day_of(1), ""};
  FeedPiece script{"id-2", "javascript:alert(1)", "Titel 2", day_of(2), ""};
  feed.body = rss_with({relative, script});
  const Json run = bench.harvest("feed");
  EXPECT_EQ(run["new"], 2) << run.dump(2);
  std::vector<Record> records = records_of(bench);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(landing_of(records[0]), "https://www.example.nl/nieuws/1") << "from the site";
  EXPECT_TRUE(records[1].metadata.links.empty()) << "no web address";
  relative.title = "Titel een";  // the same bytes would be the same record
  feed.body = rss_with({relative}, "<description>geen link</description>");
  bench.harvest("feed", {"--full"});
  EXPECT_EQ(landing_of(records_of(bench)[0]), feed.server().url("/nieuws/1")) << "from the feed";
  testing::replace(feed.body, "<rss ", "<rss xml:base=\"https://basis.example.nl/a/\" ");
  testing::replace(feed.body, "/nieuws/1", "nieuws/1");
  bench.harvest("feed", {"--full"});
  EXPECT_EQ(landing_of(records_of(bench)[0]), "https://basis.example.nl/a/nieuws/1");
  expect_status(bench, "");
}

// ---- rows 66 and 67: the feed as a whole ----

struct FeedKindCase {
  const char* name;
  const char* body;
  int records;
  const char* state;
};
constexpr FeedKindCase kFeedKinds[] = {
    {"Row66Rss1LateNamespace",
     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><channel "
     "xmlns=\"http://purl.org/rss/1.0/\"><title>P</title></channel><item "
     "xmlns=\"http://purl.org/rss/1.0/\" rdf:about=\"https://a.example/1\"><title>Een</title>"
     "</item></rdf:RDF>",
     1, "finished"},
    {"Row66RssPrefix",
     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
     "xmlns:rss=\"http://purl.org/rss/1.0/\"><rss:channel><rss:title>P</rss:title></rss:channel>"
     "<rss:item rdf:about=\"https://a.example/1\"><rss:title>Een</rss:title>"
     "<rss:link>https://a.example/1</rss:link></rss:item></rdf:RDF>",
     1, "finished"},
    {"Row66Rss091",
     "<?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM "
     "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\"><channel>"
     "<title>P</title><item><title>Een</title><link>https://a.example/1</link></item></channel>"
     "</rss>",
     1, "finished"},
    {"Row66Atom03",
     "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>P</title><entry>"
     "<id>tag:a,1</id><title mode=\"escaped\">Een</title>"
     "<link rel=\"alternate\" href=\"https://a.example/1\"/>"
     "<issued>2026-01-02T00:00:00Z</issued><modified>2026-01-02T00:00:00Z</modified></entry>"
     "</feed>",
     1, "finished"},
    {"Row55DefaultNamespaceOnRss",
     "<rss version=\"2.0\" xmlns=\"http://my.own/ns\"><channel><title>P</title><item>"
     "<title>Een</title><guid>1</guid></item></channel></rss>",
     1, "finished"},
    {"Row66JsonFeed",
     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"P\", \"items\": [{\"id\": "
     "\"1\", \"title\": \"Een\", \"content_text\": \"Tekst\"}]}",
     1, "finished"},
    {"Row66JsonNull", "null", 0, "failed"},
    {"Row66JsonItemNull",
     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"P\", \"items\": [null, "
     "{\"id\": \"1\", \"title\": \"Een\", \"content_text\": \"Tekst\"}]}",
     1, "partly failed"},
    {"Row66JsonItemsNull",
     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"P\", \"items\": null}", 0,
     "failed"},
    {"Row67EndOfCdataInText",
     "<rss version=\"2.0\"><channel><title>P</title><item><title>Een ]]> twee</title>"
     "<guid>1</guid></item><item><title>Twee</title><guid>2</guid></item></channel></rss>",
     2, "finished"},
};

class FaultFeedKind : public ::testing::TestWithParam<FeedKindCase> {};
TEST_P(FaultFeedKind, IsReadOrRefusedWithWords) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = GetParam().body;
  const Json run = bench.harvest("feed");
  EXPECT_EQ(run["state"], GetParam().state) << run.dump(2);
  EXPECT_EQ(bench.records("feed"), GetParam().records);
  const bool well = run["state"] == "finished";
  EXPECT_EQ(run["errors"].empty(), well) << run.dump(2);
  const Json status = bench.status("feed");
  EXPECT_EQ(status.value("cause", "").empty(), well);
  EXPECT_EQ(status.value("remedy", "").empty(), well);
  EXPECT_LE(words_in(status.value("cause", "") + " " + status.value("remedy", "")), 25U);
}
INSTANTIATE_TEST_SUITE_P(A6, FaultFeedKind, ::testing::ValuesIn(kFeedKinds),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace vindplaats
