#include "app/pipeline/page_memory.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

IndexSegment segment(std::int64_t number, std::int64_t digest) {
  IndexSegment made;
  made.number = number;
  made.digest = digest;
  return made;
}

TEST(PageMemory, GivesWhatWasKeptAndNothingElse) {
  PageMemory memory;
  memory.keep(segment(1, 10), 7, "seven");
  EXPECT_EQ(memory.find(segment(1, 10), 7), "seven");
  EXPECT_FALSE(memory.find(segment(1, 10), 6));
  EXPECT_FALSE(memory.find(segment(1, 10), 8));
  EXPECT_FALSE(memory.find(segment(1, 11), 7)) << "made anew under the same number";
  EXPECT_FALSE(memory.find(segment(2, 10), 7));
}

TEST(PageMemory, ForgetsWhatWasReplaced) {
  PageMemory memory;
  memory.keep(segment(1, 10), 0, "a");
  memory.keep(segment(2, 20), 0, "b");
  IndexState state;
  state.segments = {segment(2, 20)};
  memory.keep_only(state);
  EXPECT_FALSE(memory.find(segment(1, 10), 0));
  EXPECT_EQ(memory.find(segment(2, 20), 0), "b");
}

TEST(PageMemory, StaysWithinItsBounds) {
  PageMemory memory;
  const std::string page(4096, 'x');
  std::uint32_t kept = 0;
  for (std::uint32_t number = 0; number < 40'000; ++number)
    memory.keep(segment(1, 10), number, page);
  for (std::uint32_t number = 0; number < 40'000; ++number)
    kept += memory.find(segment(1, 10), number).has_value();
  EXPECT_GT(kept, 0U);
  EXPECT_LE(kept, 16'384U);
  EXPECT_TRUE(memory.find(segment(1, 10), 39'999));
}

}  // namespace
}  // namespace vindplaats
