#include "harvesters/feed_paging.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

FeedPage feed_with(const std::string& next, const std::string& generator) {
  FeedPage feed;
  feed.entries.emplace_back();
  feed.next = next;
  feed.generator = generator;
  return feed;
}

TEST(FeedPaging, GoesByWhatTheFeedSaysBeforeWhatItsSoftwareDoes) {
  Response response;
  response.url = "https://x.example/feed/?cat=2&paged=3&a=b";
  struct Case {
    const char *next, *generator, *url;
    bool declared;
  };
  const Case kCases[] = {
      {"https://x.example/2", "https://wordpress.org/?v=6", "https://x.example/2", true},
      {"http://x.example/2", "", "https://x.example/2", true},  // a server behind a proxy
      {"http://y.example/2", "", "http://y.example/2", true},   // another host: as it says
      {"http://x.example:8080/2", "", "http://x.example:8080/2", true},
      {"", "WordPress https://wordpress.org/", "https://x.example/feed/?cat=2&a=b&paged=5", false},
      {"", "Drupal 10", "https://x.example/feed/?cat=2&paged=3&a=b&page=4", false},
      {"", "Hugo", "", false},
  };
  for (const Case& one : kCases) {
    const NextFeedPage next = next_feed_page(feed_with(one.next, one.generator), response, 4);
    EXPECT_EQ(next.url, one.url) << one.next << one.generator;
    EXPECT_EQ(next.declared, one.declared) << one.next << one.generator;
  }
  EXPECT_EQ(next_feed_page(FeedPage{}, response, 4).url, "") << "an empty page is the last";
}

TEST(FeedPaging, KeepsItsPlaceInTheCheckpoint) {
  FeedRun run;
  run.reason = "all";
  run.next = "https://x.example/?paged=7";
  run.declared = true;
  run.pages = 6;
  for (int i = 0; i < 3'000; ++i) note_seen(run, std::to_string(i));
  EXPECT_EQ(run.seen.size(), 2'000U);
  Checkpoint checkpoint;
  store_feed_run(run, checkpoint);
  const FeedRun back = load_feed_run(checkpoint);
  EXPECT_EQ(back.reason, run.reason);
  EXPECT_EQ(back.next, run.next);
  EXPECT_TRUE(back.declared);
  EXPECT_EQ(back.pages, 6);
  EXPECT_EQ(back.seen, run.seen);
}

}  // namespace
}  // namespace vindplaats
