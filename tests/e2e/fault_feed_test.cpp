// Feeds that go wrong: what names an item, and what comes and goes (faults.md A6, rows 57 to 60,
// 65).
#include "tests/e2e/fault_feed.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::expect_status;
using testing::FaultBench;
using testing::FaultyFeed;
using testing::FeedPiece;
using testing::has_finding;
using testing::plain_piece;
using testing::record_has;
using testing::records_of;
using testing::rss_with;
using testing::ten;
using Json = testing::FaultBench::Json;

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

// A feed of ten plain items that was harvested once.
struct HarvestedFeed {
  FaultBench bench;
  FaultyFeed feed;
  HarvestedFeed() {
    bench.add_source("feed", feed.url(), "", "feed");
    feed.body = rss_with(ten(plain_piece));
    bench.harvest("feed");
  }
};

TEST(FaultFeed, Row57NewNamesForOldItemsAreTold) {
  HarvestedFeed known;
  auto& [bench, feed] = known;
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
  HarvestedFeed known;
  auto& [bench, feed] = known;
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
    EXPECT_EQ(record.metadata.title, "Iets heel anders");
  }
  EXPECT_EQ(told, 1U);
  expect_status(bench, "");
}

TEST(FaultFeed, Row59ACorrectedTitleIsTheSameItem) {
  HarvestedFeed known;
  auto& [bench, feed] = known;
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
  HarvestedFeed known;
  auto& [bench, feed] = known;
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

// ---- row 65: conditional requests ----

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

}  // namespace
}  // namespace vindplaats
