// Every form of a forbidden address, as a source's own file and as an address typed by a person: no
// connection is made.
#include <filesystem>

#include <gtest/gtest.h>

#include "app/demo/server.h"
#include "config/write.h"
#include "core/markup.h"
#include "tests/support/hostile_urls.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;

TEST(Hostile, AddressesInSourceFilesReachNothing) {
  const auto canary = ScriptedServer::start({});
  ASSERT_TRUE(canary);
  const Workbench bench;
  int asked = 0;
  for (const auto& row : kHostileUrls) {
    const std::string url = hostile_url(row, (*canary)->port());
    bench.write("sources/hostile.toml",
                "id = \"hostile\"\ntype = \"feed\"\nurl = " + toml_string(url) + "\n");
    const testing::Outcome outcome = bench.run({"harvest", "hostile"});
    EXPECT_NE(outcome.status, 0) << url;
    ++asked;
  }
  EXPECT_GE(asked, 91);
  EXPECT_EQ((*canary)->connections(), 0U);
}

TEST(Hostile, AddressesThatPeopleTypeReachNothing) {
  const auto canary = ScriptedServer::start({});
  ASSERT_TRUE(canary);
  const Workbench bench;
  for (const auto& row : kHostileUrls) {
    const testing::Outcome outcome =
        bench.run({"source", "add", hostile_url(row, (*canary)->port()), "--id", "x"});
    EXPECT_NE(outcome.status, 0);
  }
  EXPECT_EQ((*canary)->connections(), 0U);
}

// What is imported is harvested as any source is.
TEST(Hostile, AddressesThatAreImportedReachNothing) {
  const auto canary = ScriptedServer::start({});
  ASSERT_TRUE(canary);
  const Workbench bench;
  std::string opml = "<opml version=\"2.0\"><head><title>x</title></head><body>\n";
  for (const auto& row : kHostileUrls) {
    opml += "<outline type=\"rss\" text=\"x\" xmlUrl=\"" +
            escape_markup(hostile_url(row, (*canary)->port())) + "\"/>\n";
  }
  bench.write("hostile.opml", opml + "</body></opml>\n");
  bench.run({"source", "import", (bench.dir() / "hostile.opml").string()});
  int number = 0;
  for (const auto& row : kHostileUrls) {
    const std::string id = "one-" + std::to_string(++number);
    bench.write(id + ".toml", "id = \"" + id + "\"\ntype = \"feed\"\nurl = " +
                                  toml_string(hostile_url(row, (*canary)->port())) + "\n");
    bench.run({"source", "import", (bench.dir() / (id + ".toml")).string()});
  }
  EXPECT_NE(bench.run({"harvest"}).status, 0);
  EXPECT_EQ((*canary)->connections(), 0U);
}

// The links of items are data: none is asked for by a harvest, and the feed's own network being
// open opens no other.
TEST(Hostile, LinksOfItemsReachNothing) {
  const auto canary = ScriptedServer::start({});
  ASSERT_TRUE(canary);
  std::string feed = "<rss version=\"2.0\"><channel><title>Proef</title>";
  int items = 0;
  for (const auto& row : kHostileUrls) {
    ++items;
    const std::string link = escape_markup(hostile_url(row, (*canary)->port()));
    feed += "<item><guid>" + std::to_string(items) + "</guid><title>Werk en integratie " +
            std::to_string(items) + "</title><link>" + link + "</link><enclosure url=\"" + link +
            "\" type=\"application/pdf\" length=\"1\"/><description>&lt;img src=\"" + link +
            "\"/&gt;</description></item>\n";
  }
  feed += "</channel></rss>";
  const auto server = ScriptedServer::start({{"/feed", [&](const ServerRequest&) {
                                                Answer answer;
                                                answer.headers = {{"Content-Type", "text/xml"}};
                                                answer.body = feed;
                                                return answer;
                                              }}});
  ASSERT_TRUE(server);
  const Workbench bench;
  bench.add_source("feed", "feed", (*server)->url("/feed"));
  bench.expect(0, {"run"});
  EXPECT_EQ(bench.json({"status"})["store"]["records"], items);
  bench.run({"links"});
  EXPECT_EQ((*canary)->connections(), 0U);
  EXPECT_EQ((*server)->journal().size(), 1U);
}

TEST(Hostile, AnOpenedNetworkIsReached) {
  const auto server = ScriptedServer::start({});
  ASSERT_TRUE(server);
  const Workbench bench;
  bench.write("vindplaats.toml", "[fetch]\nprivate = [\"127.0.0.0/8:1024-65535\"]\n");
  bench.run({"source", "probe", (*server)->url("/feed")});
  EXPECT_GT((*server)->connections(), 0U);
}

}  // namespace
}  // namespace vindplaats
