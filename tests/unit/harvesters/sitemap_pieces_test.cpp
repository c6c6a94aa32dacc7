#include <gtest/gtest.h>

#include "harvesters/robots.h"
#include "harvesters/sitemap_file.h"
#include "harvesters/sitemap_run.h"

namespace vindplaats {
namespace {

struct RobotsCase {
  const char *file, *path;
  bool allowed;
};

// RFC 9309 2.2 and its example in section 5.
constexpr RobotsCase kRobotsCases[] = {
    {"", "/a", true},
    {"User-agent: *\nDisallow: /", "/a", false},
    {"User-agent: *\nDisallow:", "/a", true},
    {"user-agent: *\r\ndisallow: /a\r\n", "/ab", false},
    {"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
    {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
    {"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
    {"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true},
    {"User-agent: *\nDisallow: /a*b*c", "/a-b-b-c-d", false},
    {"User-agent: *\nDisallow: /a*b*c", "/a-b-d", true},
    {"User-agent: *\nDisallow: /?q=", "/?q=1", false},
    {"User-agent: x\nUser-agent: Vindplaats/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b",
     true},
    {"User-agent: x\nUser-agent: Vindplaats/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a",
     false},
    {"User-agent: vindplaatsen\nDisallow: /a", "/a", true},
    {"Disallow: /a", "/a", true},
    {"User-agent: * # allen\nDisallow: /a # niet", "/a", false},
    {"User-agent: *\nCrawl-delay: 5\nDisallow: /a", "/a", false},
};

TEST(Robots, TheLongestRuleHolds) {
  for (const RobotsCase& one : kRobotsCases) {
    const RobotsRules rules = RobotsRules::parse(one.file);
    EXPECT_EQ(rules.allows(one.path), one.allowed) << one.file << "  " << one.path;
    EXPECT_EQ(RobotsRules::from_text(rules.to_text()).allows(one.path), one.allowed) << one.file;
  }
}

TEST(Robots, NamesSitemaps) {
  const RobotsRules rules =
      RobotsRules::parse("Sitemap: https://a.nl/1.xml\nUser-agent: x\nsitemap: /2.xml\n");
  EXPECT_EQ(rules.sitemaps(), (std::vector<std::string>{"https://a.nl/1.xml", "/2.xml"}));
}

TEST(Sitemap, IsOneByItsAddress) {
  for (const char* url :
       {"https://a.nl/sitemap.xml", "https://a.nl/map.XML.GZ?x", "https://a.nl/sitemap"})
    EXPECT_TRUE(names_sitemap(url)) << url;
  for (const char* url : {"https://a.nl", "https://a.nl/nieuws"})
    EXPECT_FALSE(names_sitemap(url)) << url;
}

TEST(Sitemap, EntriesKeepWhatTheySay) {
  const auto file = read_sitemap(
      "<urlset><url><loc> https://a.nl/x&amp;y#z </loc><lastmod>gisteren</lastmod></url><url/>"
      "<url><loc>b</loc><lastmod>2026-06-01T10:00:00+02:00</lastmod></url></urlset>",
      "", "https://a.nl/map/");
  ASSERT_TRUE(file) << file.error().what;
  ASSERT_EQ(file->entries.size(), 2U);
  EXPECT_EQ(file->entries[0].url, "https://a.nl/x&y");
  EXPECT_EQ(file->entries[0].lastmod, "");
  EXPECT_EQ(file->entries[1].url, "https://a.nl/map/b");
  EXPECT_EQ(file->entries[1].lastmod, "2026-06-01T08:00:00Z");
  EXPECT_FALSE(read_sitemap("<rss/>", "", ""));
  EXPECT_FALSE(read_sitemap("<urlset><url>", "", ""));
}

}  // namespace
}  // namespace vindplaats
