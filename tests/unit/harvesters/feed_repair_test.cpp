// Feeds that are not well-formed: what is saved, and what is left alone.
#include "harvesters/feed_repair.h"

#include <gtest/gtest.h>

#include "harvesters/feed_page.h"

namespace vindplaats {
namespace {

std::string rss(const std::string& items, const std::string& head = "<title>F</title>") {
  return "<rss version=\"2.0\"><channel>" + head + items + "</channel></rss>";
}

// Titles of the items that can be read, "+" before mended ones, "!" for each broken one.
std::string read(const std::string& text) {
  const Result<FeedPage> feed = read_feed(text, "utf-8", "https://www.example.nl/feed");
  if (!feed) return feed.error().what;
  std::string shown;
  for (const FeedEntry& entry : feed->entries)
    shown += (entry.mended.empty() ? "" : "+") + entry.title + "|";
  for (std::size_t i = 0; i < feed->broken.size(); ++i) shown += "!";
  for (const Finding& finding : feed->findings) shown += " " + finding.code;
  return shown;
}

struct DamagedFeed {
  const char* name;
  std::string text, shown;
};

const std::vector<DamagedFeed>& damaged_feeds() {
  static const std::vector<DamagedFeed> feeds = {
      {"an unclosed tag in a description",
       rss("<item><title>A</title><description>x <b>y <br> z</description></item>"
           "<item><title>B</title></item>"),
       "+A|B| feed-damaged"},
      {"a bare < in a title",
       rss("<item><title>1 < 2</title><link>https://www.example.nl/1</link></item>"),
       "+1 < 2| feed-damaged"},
      {"an ampersand besides",
       rss("<item><title>R & D < 2</title></item><item><title>B</title></item>"),
       "+R & D < 2|B| bare-ampersand feed-damaged"},
      {"an end tag too many in the channel",
       rss("<item><title>A</title></item></b><item><title>B</title></item>"), "A|B| feed-damaged"},
      {"a head that is not closed",
       rss("<item><title>A</title></item>", "<title>F</title><image><url>x</image>"),
       "A| feed-damaged"},
      {"an item that is not closed", rss("<item><title>A</title><item><title>B</title></item>"),
       "B|!"},
      {"a title that is not closed",
       rss("<item><title>A<link>https://www.example.nl/1</link></item><item><title>B</title></"
           "item>"),
       "B|!"},
      {"damage where no markup may be",
       rss("<item><title>A</title><link>a<b</link></item><item><title>B</title></item>"), "B|!"},
      {"the end of a section too early (row 67)",
       rss("<item><title>A</title><description><![CDATA[a ]]> b <br> ]]></description></item>"),
       "!"},
      {"a title that names an item in a section",
       rss("<item><title>A</title><description><![CDATA[<item><title>]]></description></item>"
           "<item><title>B</title><description>x <br> y</description></item>"),
       "A|+B| feed-damaged"},
      {"Atom, its XHTML damaged",
       "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A</title><content type=\"xhtml\">"
       "<div><p>x</div></content></entry><entry><title>B <i></title></entry></feed>",
       "+B <i>|! feed-damaged"},
      {"RSS 1.0",
       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
       "xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"c\"><title>F</title></channel>"
       "<item rdf:about=\"a\"><title>A</title><description>x <br></description></item></rdf:RDF>",
       "+A| feed-damaged"},
      {"cut off",
       "<rss><channel><item><title>A</title></item></b><item><title>B</title></item><item><ti",
       "line 1: an end tag that closes nothing"},
      {"nothing in it", "<rss><channel></b></channel></rss>",
       "line 1: an end tag that closes nothing"},
  };
  return feeds;
}

TEST(FeedRepair, SavesWhatIsWholeAndLeavesTheRest) {
  for (const DamagedFeed& feed : damaged_feeds())
    EXPECT_EQ(read(feed.text), feed.shown) << feed.name;
}

TEST(FeedRepair, LeavesAWholeFeedAlone) {
  const std::string whole = rss("<item><title>A</title></item>");
  EXPECT_EQ(read(whole), "A|");
  RepairedFeed repaired;
  ASSERT_TRUE(repair_feed(whole, repaired));
  EXPECT_EQ(repaired.text, whole);
  EXPECT_EQ(repaired.mended, std::vector<std::string>{""});
}

TEST(FeedRepair, ADoctypeStaysRefused) {
  EXPECT_EQ(read(rss("<item><title>A <!DOCTYPE x [<!ENTITY e \"e\">]></title></item></b>")),
            "line 1: it holds a DOCTYPE, which is never read");
  EXPECT_EQ(read(rss("</b><item><title>A<!DOCTYPE x></title></item>"
                     "<item><title>B</title></item>")),
            "line 1: an end tag that closes nothing");
}

TEST(FeedRepair, TheHeadAndItsTextsAreKept) {
  const std::string text =
      rss("<item><title>A</title><description>een <b>twee</description></item>",
          "<title>De naam</title><link>https://www.example.nl/</link><image><url>x</image>");
  const Result<FeedPage> feed = read_feed(text, "utf-8", "https://www.example.nl/feed");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->frame.feed_title, "De naam");
  EXPECT_EQ(feed->frame.feed_link, "https://www.example.nl/");
  ASSERT_EQ(feed->entries.size(), 1U);
  EXPECT_EQ(feed->entries[0].mended, "description");
  EXPECT_EQ(feed->entries[0].slice,
            "<item><title>A</title><description>een &lt;b>twee</description></item>");
}

// What would cost quadratic time if each search went to the end of the text.
TEST(FeedRepair, HostileOnesEnd) {
  const auto many = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  constexpr std::size_t kBytes = 300'000;
  for (const std::string& piece :
       {std::string("<item>"), std::string("<item><title>"), std::string("<a>"), std::string("<"),
        std::string("<item a='"), std::string("<item a=\""), std::string("<!--"),
        std::string("<![CDATA["), std::string("<?"), std::string("</item"),
        std::string("<item><title><b></title></item>"),
        std::string("<item><a><title></a></item>")}) {
    RepairedFeed repaired;
    repair_feed("<rss><channel>" + many(piece, kBytes) + "</b></channel></rss>", repaired);
    EXPECT_LT(repaired.text.size(), 3 * kBytes) << piece;
    RepairedFeed head;
    repair_feed("<rss><channel>" + many(piece, kBytes) + "<item></item></channel></rss>", head);
    EXPECT_LT(head.text.size(), 3 * kBytes) << piece;
  }
  RepairedFeed large;
  EXPECT_FALSE(repair_feed("<rss>" + many("<item></item>", 13 * 20'001) + "</rss>", large));
  EXPECT_FALSE(repair_feed("<rss><item></item>" + std::string(16'000'000, ' ') + "</rss>", large));
}

}  // namespace
}  // namespace vindplaats
