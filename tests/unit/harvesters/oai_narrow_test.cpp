// Windows of time over a list that cannot be read to its end (faults.md rows 6 and 13).
#include "harvesters/oai_narrow.h"

#include <gtest/gtest.h>

#include "core/time.h"

namespace vindplaats {
namespace {

const Instant kNarrowNow = *parse_time("2026-12-01T00:00:00Z");

OaiRun listing(const std::string& granularity) {
  OaiRun run;
  run.granularity = granularity;
  run.started = "2026-12-01T00:00:00Z";
  run.token = "t";
  return run;
}

Page dated(std::initializer_list<const char*> stamps) {
  Page page;
  for (const char* stamp : stamps) {
    page.items.emplace_back();
    page.items.back().raw.datestamp = stamp;
  }
  return page;
}

TEST(OaiNarrow, AWindowIsHalvedDownToTheSmallest) {
  for (const std::string granularity : {"second", "day"}) {
    OaiRun run = listing(granularity);
    std::string before = "9";
    int times = 0;
    while (narrow_window(run, kNarrowNow)) {
      EXPECT_LT(run.until, before);
      EXPECT_TRUE(run.from.empty()) << "nothing older than the first window may be lost";
      before = run.until;
      ++times;
    }
    EXPECT_LE(times, 20);
    EXPECT_TRUE(covers_everything(run));
  }
}

TEST(OaiNarrow, WindowsFollowEachOtherWithoutAGapAndGrowAgain) {
  for (const std::string granularity : {"second", "day"}) {
    OaiRun run = listing(granularity);
    run.from = granularity == "day" ? "2026-01-01" : "2026-01-01T00:00:00Z";
    const std::string first = run.from;
    while (narrow_window(run, kNarrowNow)) {
    }
    std::string last_until = run.until;
    int windows = 1;
    while (next_window(run, kNarrowNow)) {
      EXPECT_EQ(run.from, last_until);
      if (!run.until.empty()) {
        EXPECT_LT(run.from, run.until);
      }
      last_until = run.until;
      ++windows;
    }
    EXPECT_TRUE(last_until.empty()) << "the last window is open, as the run was";
    EXPECT_LE(windows, 15);
    EXPECT_EQ(run.from, first);
    EXPECT_TRUE(run.until.empty());
    EXPECT_TRUE(run.windowed.empty());
  }
}

TEST(OaiNarrow, AWindowOfAPersonKeepsItsBounds) {
  OaiRun run = listing("day");
  run.from = "2026-01-01";
  run.until = "2026-02-01";
  ASSERT_TRUE(narrow_window(run, kNarrowNow));
  EXPECT_EQ(run.until, "2026-01-16");
  EXPECT_FALSE(covers_everything(run));
  ASSERT_TRUE(next_window(run, kNarrowNow));
  EXPECT_EQ(run.from, "2026-01-16");
  EXPECT_EQ(run.until, "2026-02-01");
  EXPECT_FALSE(next_window(run, kNarrowNow));
  EXPECT_EQ(run.from, "2026-01-01");
  EXPECT_EQ(run.until, "2026-02-01");
}

TEST(OaiNarrow, ARunThatIsNotInWindowsHasNoNextOne) {
  OaiRun run = listing("second");
  run.from = "2026-01-01T00:00:00Z";
  EXPECT_FALSE(next_window(run, kNarrowNow));
  EXPECT_EQ(run.from, "2026-01-01T00:00:00Z");
}

TEST(OaiNarrow, TheLastDatestampIsTrustedOnlyWhenManyCameInOrder) {
  OaiRun run = listing("second");
  note_order(run, dated({"2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"}));
  EXPECT_FALSE(go_on_from_last(run)) << "two prove nothing";
  for (int i = 0; i < 30; ++i)
    note_order(run, dated({"2026-01-03T00:00:00Z", "2026-01-03T00:00:00Z"}));
  OaiRun disordered = run;
  ASSERT_TRUE(go_on_from_last(run));
  EXPECT_EQ(run.from, "2026-01-03T00:00:00Z");
  EXPECT_TRUE(covers_everything(run));
  EXPECT_FALSE(go_on_from_last(run)) << "nothing new since";
  note_order(disordered, dated({"2025-01-01T00:00:00Z", "2026-02-01T00:00:00Z"}));
  EXPECT_FALSE(go_on_from_last(disordered));
}

}  // namespace
}  // namespace vindplaats
