// A platform of an older version (faults.md D10): the first command that opens its store brings it
// to ours, and its release is the same to the byte. One of a newer version is refused, untouched.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/encoding.h"
#include "store/store.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using testing::Workbench;

void set_store_version(const Workbench& bench, std::int64_t version) {
  const auto store = std::move(*open_rocks_store((bench.dir() / "data").string()));
  Batch batch;
  std::string number;
  append_number(number, version);
  batch.put(Table::kMeta, "format", number);
  // Where the ledger ends was not noted then.
  if (version == 0) batch.remove(Table::kMeta, "ledger");
  ASSERT_TRUE(store->commit(batch, Durability::kSynced));
}

std::string released(const Workbench& bench, const Workbench& beside, const std::string& name) {
  const std::string out = (beside.dir() / name).string();
  bench.expect(0, {"export", "--out", out, "--force", "--now", "2030-01-01"});
  return beside.read(name + "/manifest.json") + beside.read(name + "/catalogue.jsonl");
}

class OldPlatform : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string work =
        R"({"identifier":"w","title":"Statushouders aan het werk","product":"rapport","languages":)"
        R"(["nl"],"abstract":"Naar werk.","links":[{"url":"https://x.example/","rel":"landing"}]})";
    ASSERT_EQ(bench_.run({"queue", "bring", "-", "--accept"}, work).status, 0);
  }
  const Workbench bench_;
  const Workbench beside_{true};
};

TEST_F(OldPlatform, opens_and_exports_the_same) {
  const std::string before = released(bench_, beside_, "before");
  EXPECT_THAT(before, HasSubstr("Statushouders aan het werk"));
  set_store_version(bench_, 0);
  EXPECT_EQ(released(bench_, beside_, "after"), before);
  bench_.expect(0, {"fsck"});
}

TEST_F(OldPlatform, of_a_newer_version_is_refused_with_the_remedy) {
  set_store_version(bench_, kFormatVersion + 1);
  for (const char* verb : {"status", "fsck", "export", "harvest"}) {
    EXPECT_THAT(bench_.expect(2, {verb}).err, HasSubstr("made by a newer version")) << verb;
  }
}

}  // namespace
}  // namespace vindplaats
