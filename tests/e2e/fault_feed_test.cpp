// Feeds that go wrong (faults.md A6, rows 57 to 67).
#include "store/harvest_tables.h"
#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::FaultBench;
using testing::has_finding;
using testing::words_in;
using Json = FaultBench::Json;

// A feed whose whole text a test writes, at /feed; it may change while it lives.
class FaultyFeed {
 public:
  FaultyFeed() {
    server_ = std::move(*ScriptedServer::start({{"/feed", [this](const ServerRequest& request) {
                                                   Answer answer;
                                                   answer.headers = headers;
                                                   answer.body = body;
                                                   if (twist) twist(request, ++asked, answer);
                                                   return answer;
                                                 }}}));
  }
  std::string body;
  std::vector<Header> headers = {{"Content-Type", "application/xml"}};
  Twist twist;
  std::size_t asked = 0;

  std::string url() const { return server_->url("/feed"); }
  ScriptedServer& server() { return *server_; }

 private:
  std::unique_ptr<ScriptedServer> server_;
};

struct FeedPiece {
  std::string guid, link, title, date, more;
};

std::string rss_with(const std::vector<FeedPiece>& items, const std::string& channel = "") {
  std::string text = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Proef</title>" +
                     (channel.empty() ? "<link>https://www.example.nl/</link>" : channel);
  for (const FeedPiece& item : items) {
    text += "<item>";
    if (!item.guid.empty()) text += "<guid isPermaLink=\"false\">" + item.guid + "</guid>";
    if (!item.link.empty()) text += "<link>" + item.link + "</link>";
    text += "<title>" + item.title + "</title>";
    if (!item.date.empty()) text += "<pubDate>" + item.date + "</pubDate>";
    text += item.more + "</item>";
  }
  return text + "</channel></rss>";
}

// Ten items, each part as `shape` makes it of the number.
std::vector<FeedPiece> ten(const std::function<FeedPiece(int)>& shape) {
  std::vector<FeedPiece> items;
  for (int i = 1; i <= 10; ++i) items.push_back(shape(i));
  return items;
}
std::string day_of(int i) {
  return fmt::format("{:02} Jun 2026 09:00:00 +0200", i);
}
FeedPiece plain_piece(int i) {
  return {fmt::format("id-{}", i), fmt::format("https://www.example.nl/{}", i),
          fmt::format("Titel {}", i), day_of(i), ""};
}

std::vector<Record> records_of(FaultBench& bench) {
  std::vector<Record> found;
  const auto snapshot = bench.store().snapshot();
  EXPECT_TRUE(scan_records(*snapshot, "feed", [&](const Record& record) {
    found.push_back(record);
    return true;
  }));
  return found;
}

bool record_has(const Record& record, const std::string& code) {
  return std::any_of(record.findings.begin(), record.findings.end(),
                     [&](const Finding& finding) { return finding.code == code; });
}

// A source that is well says nothing; one that is not says what and what to do, shortly (D44).
void expect_status(FaultBench& bench, const std::string& cause) {
  const Json status = bench.status("feed");
  const std::string said = status.value("cause", ""), remedy = status.value("remedy", "");
  if (cause.empty()) {
    EXPECT_EQ(said, "");
  } else {
    EXPECT_NE(said.find(cause), std::string::npos) << said;
    EXPECT_FALSE(remedy.empty());
  }
  EXPECT_LE(words_in(said + " " + remedy), 25U) << said << " " << remedy;
  EXPECT_FALSE(status["since"].get<std::string>().empty());
  bench.expect_sound();
}

// ---- row 57: what names an item ----

struct Naming {
  const char* name;
  FeedPiece (*shape)(int item, int fetch);
};
constexpr Naming kNamings[] = {
    {"Row57NoGuid",
     [](int i, int) {
       FeedPiece item = plain_piece(i);
       item.guid.clear();
       return item;
     }},
    {"Row57OneGuidForAll",
     [](int i, int) {
       FeedPiece item = plain_piece(i);
       item.guid = "https://www.example.nl/";
       return item;
     }},
    {"Row57RandomGuid",
     [](int i, int fetch) {
       FeedPiece item = plain_piece(i);
       item.guid = fmt::format("{}-{}", fetch * 7919, i);
       return item;
     }},
    {"Row57LinkTokenChanges",
     [](int i, int fetch) {
       FeedPiece item = plain_piece(i);
       item.guid.clear();
       item.link += fmt::format("?sid={}&amp;utm_source=rss", fetch);
       return item;
     }},
    {"Row57TitleAndDateOnly",
     [](int i, int) {
       FeedPiece item = plain_piece(i);
       item.guid.clear();
       item.link.clear();
       return item;
     }},
};

class FaultFeedNaming : public ::testing::TestWithParam<Naming> {};
TEST_P(FaultFeedNaming, EachItemIsThereOnceAtEveryFetch) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  for (int fetch = 0; fetch < 3; ++fetch) {
    feed.body = rss_with(ten([&](int i) { return GetParam().shape(i, fetch); }));
    const Json run = bench.harvest("feed");
    EXPECT_EQ(run["requests"], 1);
    EXPECT_EQ(run["new"], fetch == 0 ? 10 : 0) << fetch << run.dump(2);
    EXPECT_TRUE(run["errors"].empty());
    bench.pass(24h);
  }
  EXPECT_EQ(bench.records("feed"), 10);
  expect_status(bench, "");
}
INSTANTIATE_TEST_SUITE_P(A6, FaultFeedNaming, ::testing::ValuesIn(kNamings),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(FaultFeed, Row57NewNamesForOldItemsAreTold) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = rss_with(ten(plain_piece));
  bench.harvest("feed");
  feed.body = rss_with(ten([](int i) {
    FeedPiece item = plain_piece(i);
    item.guid = fmt::format("nieuw-{}", i);
    return item;
  }));
  const Json run = bench.harvest("feed");
  EXPECT_EQ(run["new"], 0);
  EXPECT_TRUE(has_finding(run, "identifiers-change")) << run.dump(2);
  EXPECT_EQ(bench.records("feed"), 10);
  expect_status(bench, "");
}

TEST(FaultFeed, Row58AnIdentifierThatIsUsedAgainIsToldAtTheRecord) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = rss_with(ten(plain_piece));
  bench.harvest("feed");
  feed.body = rss_with(ten([](int i) {
    FeedPiece item = plain_piece(i);
    if (i == 4) item.title = "Iets heel anders", item.date = "28 Jul 2026 09:00:00 +0200";
    return item;
  }));
  const Json run = bench.harvest("feed");
  EXPECT_EQ(run["updated"], 1) << run.dump(2);
  EXPECT_EQ(run["new"], 0);
  EXPECT_EQ(run["requests"], 1);
  std::size_t told = 0;
  for (const Record& record : records_of(bench)) {
    if (!record_has(record, "identifier-reused")) continue;
    ++told;
    EXPECT_EQ(record.title, "Iets heel anders");
  }
  EXPECT_EQ(told, 1U);
  expect_status(bench, "");
}

TEST(FaultFeed, Row59ACorrectedTitleIsTheSameItem) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = rss_with(ten(plain_piece));
  bench.harvest("feed");
  testing::replace(feed.body, "Titel 3<", "Titel drie<");
  const Json run = bench.harvest("feed");
  EXPECT_EQ(run["updated"], 1) << run.dump(2);
  EXPECT_EQ(run["new"], 0);
  EXPECT_EQ(run["requests"], 1);
  const auto head = get_head(*bench.store().snapshot(), "feed", "id-3");
  ASSERT_TRUE(head && *head);
  EXPECT_EQ((*head)->version, 2) << "the first one is kept";
  EXPECT_EQ(bench.records("feed"), 10);
  expect_status(bench, "");
}

TEST(FaultFeed, Row60WhatLeavesTheFeedStaysAndAGapIsTold) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = rss_with(ten(plain_piece));
  bench.harvest("feed");
  bench.pass(24h);
  std::vector<FeedPiece> later = ten([](int i) { return plain_piece(i + 5); });
  feed.body = rss_with(later);
  const Json some = bench.harvest("feed");
  EXPECT_EQ(some["new"], 5) << some.dump(2);
  EXPECT_EQ(some["deleted"], 0);
  EXPECT_FALSE(has_finding(some, "feed-gap"));
  feed.body = rss_with(ten([](int i) { return plain_piece(i + 18); }));
  const Json gap = bench.harvest("feed");
  EXPECT_TRUE(has_finding(gap, "feed-gap")) << gap.dump(2);
  EXPECT_EQ(gap["deleted"], 0);
  feed.body = rss_with({});
  const Json empty = bench.harvest("feed", {"--full"});
  EXPECT_TRUE(has_finding(empty, "no-items")) << empty.dump(2);
  EXPECT_EQ(empty["deleted"], 0);
  EXPECT_EQ(bench.records("feed"), 25);
  expect_status(bench, "");
}

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
    EXPECT_EQ(records[i].issued, kWritten[i].issued) << kWritten[i].date;
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
  EXPECT_EQ(records[0].issued, "2036-06-03");
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
    EXPECT_EQ(records[i].title, kTitles[i].title) << kTitles[i].written;
  expect_status(bench, "");
}

std::string landing_of(const Record& record) {
  for (const Link& link : record.links) {
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
  EXPECT_TRUE(records[1].links.empty()) << "no web address";
  feed.body = rss_with({relative}, "<description>geen link</description>");
  bench.harvest("feed", {"--full"});
  EXPECT_EQ(landing_of(records_of(bench)[0]), feed.server().url("/nieuws/1")) << "from the feed";
  testing::replace(feed.body, "<rss ", "<rss xml:base=\"https://basis.example.nl/a/\" ");
  testing::replace(feed.body, "/nieuws/1", "nieuws/1");
  bench.harvest("feed", {"--full"});
  EXPECT_EQ(landing_of(records_of(bench)[0]), "https://basis.example.nl/a/nieuws/1");
  expect_status(bench, "");
}

// ---- rows 65 to 67: the feed as a whole ----

TEST(FaultFeed, Row65AFrozenEtagHidesNothingLongerThanAWeek) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = rss_with(ten(plain_piece));
  feed.headers.push_back({"ETag", "\"frozen\""});
  feed.headers.push_back({"Last-Modified", "Wed, 01 Jan 2041 00:00:00 GMT"});
  std::vector<std::string> tags, dates;
  feed.twist = [&](const ServerRequest& request, std::size_t, Answer& answer) {
    tags.emplace_back(request.header("If-None-Match"));
    dates.emplace_back(request.header("If-Modified-Since"));
    if (!tags.back().empty()) answer.status = 304, answer.body.clear();
  };
  EXPECT_EQ(bench.harvest("feed")["new"], 10);
  feed.body = rss_with(ten([](int i) { return plain_piece(i + 1); }));
  int news = 0, unconditional = 0;
  for (int day = 1; day <= 8; ++day) {
    bench.pass(24h);
    const Json run = bench.harvest("feed");
    EXPECT_EQ(run["requests"], 1);
    news += run["new"].get<int>();
    unconditional += tags.back().empty() ? 1 : 0;
    if (!tags.back().empty()) {
      EXPECT_EQ(run["state"], "nothing new");
      EXPECT_EQ(tags.back(), "\"frozen\"");
      EXPECT_EQ(dates.back(), "Wed, 01 Jan 2041 00:00:00 GMT") << "as given";
    }
  }
  EXPECT_EQ(news, 1);
  EXPECT_EQ(unconditional, 1);
  expect_status(bench, "");
}

TEST(FaultFeed, Row65ANewTagOnA304IsKept) {
  FaultBench bench;
  FaultyFeed feed;
  bench.add_source("feed", feed.url(), "", "feed");
  feed.body = rss_with(ten(plain_piece));
  std::vector<std::string> tags;
  feed.twist = [&](const ServerRequest& request, std::size_t number, Answer& answer) {
    tags.emplace_back(request.header("If-None-Match"));
    answer.headers.push_back({"ETag", fmt::format("\"v{}\"", number)});
    if (!tags.back().empty()) answer.status = 304, answer.body.clear();
  };
  for (int run = 0; run < 3; ++run) bench.harvest("feed");
  EXPECT_EQ(tags, (std::vector<std::string>{"", "\"v1\"", "\"v2\""}));
  expect_status(bench, "");
}

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
