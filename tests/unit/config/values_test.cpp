#include "config/values.h"

#include <gtest/gtest.h>

#include "config/private_network.h"

namespace vindplaats {
namespace {

TEST(Sizes, AreReadInPowersOfThousandAnd1024) {
  EXPECT_EQ(*parse_size("500B"), 500);
  EXPECT_EQ(*parse_size("2kB"), 2'000);
  EXPECT_EQ(*parse_size("64MB"), 64'000'000);
  EXPECT_EQ(*parse_size("1GB"), 1'000'000'000);
  EXPECT_EQ(*parse_size("4KiB"), 4096);
  EXPECT_EQ(*parse_size("1GiB"), 1'073'741'824);
}

TEST(Sizes, RefuseWhatIsNone) {
  for (const char* text : {"", "64", "MB", "-1MB", "+1MB", "1.5MB", "1 MB", "1mb", "2TB",
                           "99999999999999GB", "1000000GB"}) {
    EXPECT_FALSE(parse_size(text)) << text;
  }
}

TEST(Rates, AreASizePerTime) {
  EXPECT_EQ(parse_rate("1kB/60s")->bytes, 1000);
  EXPECT_EQ(parse_rate("1kB/60s")->time, std::chrono::seconds(60));
  for (const char* text : {"", "1kB", "/60s", "1kB/", "1kB/0s", "1/60s"})
    EXPECT_FALSE(parse_rate(text)) << text;
}

TEST(Decimals, AreExactInThousandths) {
  EXPECT_EQ(exact_thousandths(0.10)->count, 100);
  EXPECT_EQ(exact_thousandths(0.001)->count, 1);
  EXPECT_EQ(exact_thousandths(1.25)->count, 1250);
  EXPECT_EQ(exact_thousandths(-2.005)->count, -2005);
  EXPECT_EQ(exact_thousandths(999'999.999)->count, 999'999'999);
}

TEST(Decimals, RefuseMoreThanThreePlacesAndWhatIsNoNumber) {
  EXPECT_FALSE(exact_thousandths(0.0005));
  EXPECT_FALSE(exact_thousandths(1.0001));
  EXPECT_FALSE(exact_thousandths(1e300));
  EXPECT_FALSE(exact_thousandths(std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(exact_thousandths(std::numeric_limits<double>::quiet_NaN()));
}

TEST(PrivateNetworks, AreReadWithPrefixAndPorts) {
  const auto loopback = parse_private_network("127.0.0.0/8:1024-65535");
  ASSERT_TRUE(loopback);
  EXPECT_FALSE(loopback->v6);
  EXPECT_EQ(loopback->prefix, 8);
  EXPECT_EQ(loopback->first_port, 1024);
  EXPECT_EQ(loopback->last_port, 65535);
  EXPECT_EQ(loopback->address[0], 127);

  const auto host = parse_private_network("10.1.2.3:8080");
  ASSERT_TRUE(host);
  EXPECT_EQ(host->prefix, 32);
  EXPECT_EQ(host->last_port, 8080);

  const auto local = parse_private_network("[fd00::]/8:443");
  ASSERT_TRUE(local);
  EXPECT_TRUE(local->v6);
  EXPECT_EQ(local->prefix, 8);
  EXPECT_EQ(local->first_port, 443);

  EXPECT_EQ(parse_private_network("[::1]")->prefix, 128);
}

TEST(PrivateNetworks, RefuseWhatCouldMeanSomethingElse) {
  for (const char* text :
       {"", "127.0.0.1/8", "127.0.0.0/33", "127.0.0.0/8:", "127.0.0.0/8:0", "127.0.0.0/8:9-1",
        "127.0.0.0/8:70000", "127.1", "localhost:80", "[fd00::/8", "[fd00::1]/8", "10.0.0.0/8 :80",
        "10.0.0.0/8:80x", "0x7f.0.0.1", "010.0.0.1", "10.0.0.0/"}) {
    EXPECT_FALSE(parse_private_network(text)) << text;
  }
}

TEST(YearRanges, MayBeOpenAtOneSide) {
  EXPECT_EQ(parse_years("2010..2026")->first, 2010);
  EXPECT_EQ(parse_years("2010..2026")->last, 2026);
  EXPECT_EQ(parse_years("2010..")->last, 0);
  EXPECT_EQ(parse_years("..2026")->first, 0);
  EXPECT_EQ(parse_years("2015")->last, 2015);
  for (const char* text :
       {"", "..", "2026..2010", "10..20", "2010...2020", "2010-2020", "twintig"}) {
    EXPECT_FALSE(parse_years(text)) << text;
  }
}

TEST(LanguageTags, HaveTheFormOfBcp47) {
  for (const char* text : {"nl", "en", "nl-NL", "zh-Hant-TW", "srn"})
    EXPECT_TRUE(is_language_tag(text)) << text;
  for (const char* text : {"", "n", "dutch", "nl_NL", "nl-", "nl--NL", "n1", "nl-verylongsubtag"}) {
    EXPECT_FALSE(is_language_tag(text)) << text;
  }
}

}  // namespace
}  // namespace vindplaats
