// What the demo leaves behind for whoever looks on: something to decide, something to screen, and
// advice that shows something.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using testing::Workbench;
using Json = nlohmann::ordered_json;

std::vector<std::string> waiting_ids(const Workbench& bench) {
  std::vector<std::string> ids;
  const Json queue = bench.json({"queue", "list", "onderwijs"});
  for (const auto& publication : queue["publications"]) ids.push_back(publication["id"]);
  return ids;
}

TEST(Demo, LeavesSomethingToDoAndLeavesItAgain) {
  const Workbench bench(true);
  const Outcome outcome = bench.expect(0, {"demo", "--once"});
  EXPECT_THAT(outcome.out, HasSubstr("2 are left for you"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("../../")));
  const std::vector<std::string> left = waiting_ids(bench);
  EXPECT_EQ(left.size(), 2U);
  const Json catalogue = Json::parse(bench.read("public/current/catalogue.json"));
  EXPECT_GE(catalogue.size(), 50U);
  std::set<std::string> themes;
  for (const auto& item : catalogue) {
    for (const auto& theme : item["themes"]) themes.insert(theme["id"]);
  }
  EXPECT_EQ(themes.size(), 7U);

  const Json flow = bench.json({"study", "check", "demo"})["flow"];
  const Json bundled = Json::parse(bench.read("bundles/demo/selection/flow.json"));
  EXPECT_EQ(flow, bundled) << "what the bundle counts is what stands now";
  bench.expect(0, {"study", "verify", (bench.dir() / "bundles/demo").string()});
  EXPECT_TRUE(bench.json({"curate", "--dry-run"})["moves"].empty());

  const Outcome again = bench.expect(0, {"demo", "--once"});
  EXPECT_THAT(again.out, HasSubstr("Nothing new waits"));
  EXPECT_EQ(waiting_ids(bench), left);
  EXPECT_EQ(bench.json({"study", "check", "demo"})["flow"], flow) << "screened once, not twice";
}

}  // namespace
}  // namespace vindplaats
