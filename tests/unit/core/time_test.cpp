#include "core/time.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(Time, ReadsRfc3339AndDays) {
  const std::pair<const char*, const char*> cases[] = {
      {"2026-11-22T06:03:28Z", "2026-11-22T06:03:28Z"},
      {"2026-11-22", "2026-11-22T00:00:00Z"},
      {"2024-02-29T23:30:00.75+01:00", "2024-02-29T22:30:00Z"},
      {"2024-01-01T00:30:00+0100", "2023-12-31T23:30:00Z"}};
  for (const auto& [text, expected] : cases) {
    const Result<Instant> time = parse_time(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(format_time(*time), expected);
  }
}

TEST(Time, RefusesWhatIsNoTime) {
  for (const char* text : {"", "2026", "2026-13-01", "2025-02-29", "2026-11-22T25:00:00Z",
                           "2026-11-22T06:03:28", "2026-11-22T06:03:28Z ", "22-11-2026"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(Time, WritesAsMuchOfADateAsThereIs) {
  EXPECT_EQ(format_date(2026, 11, 22), "2026-11-22");
  EXPECT_EQ(format_date(987, 1, 0), "0987-01");
  EXPECT_EQ(format_date(2026, 0, 0), "2026");
}

TEST(Time, ReadsDurations) {
  const std::pair<const char*, std::int64_t> cases[] = {{"250ms", 250},
                                                        {"90s", 90'000},
                                                        {"10m", 600'000},
                                                        {"12h", 43'200'000},
                                                        {"6mo", 180LL * 86'400'000}};
  for (const auto& [text, milliseconds] : cases) {
    const auto duration = parse_duration(text);
    ASSERT_TRUE(duration) << text;
    EXPECT_EQ(duration->count(), milliseconds);
  }
  for (const char* text : {"", "10", "s", "-3d", "1.5h", "3 days"})
    EXPECT_FALSE(parse_duration(text)) << text;
}

}  // namespace
}  // namespace vindplaats
