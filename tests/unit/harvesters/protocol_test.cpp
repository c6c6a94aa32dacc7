#include "harvesters/protocol.h"

#include <gtest/gtest.h>

#include "harvesters/page_guard.h"

namespace vindplaats {
namespace {

TEST(Protocols, AreFoundByTheTypeOfASource) {
  for (const Protocol* protocol : protocols()) {
    EXPECT_EQ(find_protocol(protocol->name), protocol);
  }
  EXPECT_NE(find_protocol("oai-pmh"), nullptr);
  EXPECT_NE(find_protocol("feed"), nullptr);
  EXPECT_NE(find_protocol("wordpress"), nullptr);
  EXPECT_EQ(find_protocol("gopher"), nullptr);
}

TEST(Recognise, GoesByTheRootElement) {
  const std::pair<const char*, const char*> kBodies[] = {
      {"<?xml version=\"1.0\"?>\n<!-- a --><OAI-PMH/>", "oai-pmh"},
      {"\xef\xbb\xbf <o:OAI-PMH xmlns:o=\"x\">", "oai-pmh"},
      {"<rss version=\"2.0\">", "feed"},
      {"<!DOCTYPE rss PUBLIC \"a\" \"b\"><rss>", "feed"},
      {"<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">", "feed"},
      {"<rdf:RDF><rss:channel>", "feed"},
      {"<rdf:RDF><skos:Concept/>", ""},
      {"<!DOCTYPE html><title>x</title>", "html"},
      {"<HTML>", "html"},
      {"{\"a\": \"<rss>\"}", ""},
      {R"({"name":"x","namespaces":["oembed\/1.0","wp\/v2"]})", "wordpress"},
      {R"([{"id":1,"guid":{"rendered":"https:\/\/x"}}])", "wordpress"},
      {R"({"namespaces":["buddypress\/v1"]})", ""},
      {"[]", ""},
      {"<!-- never closed <rss>", ""},
      {"", ""}};
  for (const auto& [body, kind] : kBodies) {
    Response response;
    response.body = body;
    EXPECT_EQ(recognise(response), kind) << body;
  }
}

TEST(Recognise, ReadsUtf16) {
  Response response;
  for (const char c : std::string_view("<rss/>")) response.body.append(1, c).append(1, '\0');
  EXPECT_EQ(recognise(response), "feed");
}

Page page_with(const std::string& identifier) {
  Page page;
  page.items.emplace_back();
  page.items.back().raw.identifier = identifier;
  page.next = Step{};
  return page;
}

TEST(PageGuard, StopsAfterTwentyPagesWithoutANewIdentifier) {
  PageGuard guard;
  EXPECT_TRUE(guard.check(page_with("a")));
  for (int i = 0; i < 19; ++i) EXPECT_TRUE(guard.check(page_with("a"))) << i;
  EXPECT_FALSE(guard.check(page_with("a")));
}

TEST(PageGuard, StartsAnewWhenTheListDoes) {
  PageGuard guard;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 15; ++i) EXPECT_TRUE(guard.check(page_with("a")));
    Page restarted;
    restarted.restarted = true;
    restarted.next = Step{};
    EXPECT_TRUE(guard.check(restarted));
  }
}

}  // namespace
}  // namespace vindplaats
