// What a page says beside its content, and what can be harvested from its site.
#include "harvesters/page_head.h"

#include <gtest/gtest.h>

#include "harvesters/autodiscovery.h"
#include "harvesters/wordpress_run.h"

namespace vindplaats {
namespace {

Response page_of(std::string body, std::vector<Header> headers = {},
                 std::string url = "https://www.example.nl/nieuws/") {
  Response response;
  response.status = 200;
  response.body = std::move(body);
  response.headers = std::move(headers);
  response.url = std::move(url);
  return response;
}

TEST(PageHeads, GiveTitleLanguageGeneratorAndLinks) {
  const PageHead head = read_page_head(
      page_of("<!DOCTYPE html><html lang=nl-NL><!-- <link rel=alternate href=/no> --><head>"
              "<script>var a = '<link rel=\"alternate\" href=\"/neither\">';</script>"
              "<title>Kennis &amp; kunde</title><base href='/basis/'>"
              "<META NAME=Generator CONTENT=\"WordPress 6.5\">"
              "<link href=feed.xml type='application/RSS+XML; charset=utf-8' rel='Alternate home' "
              "title=\"Nieuws > alles\"/></head><body></body>"));
  EXPECT_EQ(head.title, "Kennis & kunde");
  EXPECT_EQ(head.language, "nl-NL");
  EXPECT_EQ(head.generator, "WordPress 6.5");
  ASSERT_EQ(head.links.size(), 1U);
  EXPECT_EQ(head.links[0].href, "https://www.example.nl/basis/feed.xml");
  EXPECT_EQ(head.links[0].type, "application/rss+xml");
  EXPECT_TRUE(head.links[0].has_rel("alternate"));
  EXPECT_EQ(head.links[0].title, "Nieuws > alles");
}

TEST(PageHeads, ReadLinkHeadersWithCommasInThem) {
  const std::vector<PageLink> links = header_links(
      page_of("", {{"Link",
                    "<https://x.example/wp-json/>; rel=\"https://api.w.org/\", </a,b?c=1;d>; "
                    "title=\"een, twee; drie\"; rel=next"},
                   {"link", "<javascript:alert(1)>; rel=next, <broken; rel=prev"}}));
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(find_link(links, "https://api.w.org/"), "https://x.example/wp-json/");
  EXPECT_EQ(find_link(links, "next"), "https://www.example.nl/a,b?c=1;d");
  EXPECT_EQ(find_link(links, "prev"), "");
}

TEST(PageHeads, StandWhateverComes) {
  for (const char* body :
       {"<", "<link", "<link rel", "<link rel=", "<link rel=\"", "<!--", "<title", "<title>",
        "<html lang='", "<script><link>", "\xff\xfe<", "<a b=c d=\"e"}) {
    EXPECT_TRUE(read_page_head(page_of(body)).links.empty()) << body;
  }
  const std::string many(100'000, '<');
  EXPECT_TRUE(read_page_head(page_of(many)).links.empty());
}

std::vector<std::string> asked(const std::vector<Offer>& offers) {
  std::vector<std::string> urls;
  for (const Offer& offer : offers) urls.push_back(offer.type + " " + offer.ask);
  return urls;
}

TEST(Autodiscovery, OffersWordPressBeforeItsFeedsAndTheSitemapLast) {
  const std::vector<Offer> offers = find_offers(
      page_of("<html><head><meta name=generator content='WordPress 6.5'>"
              "<link rel=alternate type=application/rss+xml href=/feed/ title='Nieuws'>"
              "<link rel=alternate type=application/rss+xml href=/comments/feed/ title='Reacties'>",
              {{"Link", "<https://www.example.nl/wp-json/>; rel=\"https://api.w.org/\""}}));
  EXPECT_EQ(asked(offers),
            (std::vector<std::string>{
                "wordpress https://www.example.nl/wp-json/wp/v2/posts?per_page=1",
                "feed https://www.example.nl/feed/", "feed https://www.example.nl/rss.xml",
                "sitemap https://www.example.nl/sitemap.xml"}));
  EXPECT_EQ(offers[0].url, "https://www.example.nl/nieuws/");
  EXPECT_TRUE(offers[0].declared && offers[1].declared && !offers[2].declared);
}

TEST(Autodiscovery, LooksForOaiWhereTheSoftwareKeepsIt) {
  const std::vector<Offer> dspace =
      find_offers(page_of("<html><head><meta name=Generator content='DSpace 7.6'>"));
  EXPECT_EQ(dspace[0].ask, "https://www.example.nl/server/oai/request?verb=Identify");
  EXPECT_EQ(dspace[0].url, "https://www.example.nl/server/oai/request");
  const std::vector<Offer> unknown = find_offers(page_of("<html><head><title>Iets</title>"));
  EXPECT_EQ(unknown[0].ask, "https://www.example.nl/oai?verb=Identify");
}

TEST(Autodiscovery, KeepsToAFewPlaces) {
  std::string body = "<html><head>";
  for (int i = 0; i < 500; ++i) {
    body += "<link rel=alternate type=application/atom+xml href=/f" + std::to_string(i) + ">";
  }
  EXPECT_EQ(find_offers(page_of(body)).size(), kMostOffers);
}

TEST(WordPressAddresses, AreMadeFromAnyRoot) {
  EXPECT_EQ(rest_address("https://x.example/wp-json/", "wp/v2/posts", "a=1"),
            "https://x.example/wp-json/wp/v2/posts?a=1");
  EXPECT_EQ(rest_address("https://x.example/?rest_route=/", "wp/v2/posts", "a=1"),
            "https://x.example/?rest_route=/wp/v2/posts&a=1");
  EXPECT_EQ(assumed_root("https://x.example/nl/", false), "https://x.example/nl/wp-json/");
  EXPECT_EQ(assumed_root("https://x.example", true), "https://x.example/?rest_route=/");
  EXPECT_EQ(assumed_root("https://x.example/a/index.php?p=1", false),
            "https://x.example/a/wp-json/");
  EXPECT_EQ(assumed_root("https://x.example/wp-json/wp/v2/posts", false),
            "https://x.example/wp-json/");
  EXPECT_FALSE(is_rest_base("../x"));
  EXPECT_TRUE(is_rest_base("publicaties_2"));
}

}  // namespace
}  // namespace vindplaats
