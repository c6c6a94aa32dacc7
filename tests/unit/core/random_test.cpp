#include "core/random.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(Random, TheSameSeedGivesTheSameNumbers) {
  SeededRandom a(7), b(7), c(8);
  bool differs = false;
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t number = a.below(10);
    EXPECT_LT(number, 10U);
    EXPECT_EQ(number, b.below(10));
    differs = differs || number != c.below(10);
  }
  EXPECT_TRUE(differs);
}

}  // namespace
}  // namespace vindplaats
