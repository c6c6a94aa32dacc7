// Every form of a forbidden address, as a source's own file and as an address typed by a person: no
// connection is made.
#include <gtest/gtest.h>

#include "app/demo/server.h"
#include "config/write.h"
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
