// The feeds and the map of the website: which publications, in what order, under which names.
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/assemble.h"
#include "export/feed.h"
#include "export/release.h"
#include "export/sitemap.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using testing::sample_publication;

const Platform& feed_platform() {
  static const Platform kPlatform = testing::sample_platform();
  return kPlatform;
}

std::vector<Publication> numbered(int count) {
  std::vector<Publication> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(sample_publication(i, "Titel " + std::to_string(i)));
    all.back().metadata.issued = std::to_string(2000 + i % 20);
  }
  return all;
}

ReleaseContent feed_content(const std::vector<Publication>& publications,
                            const ReleaseHistory& history = {},
                            const PreviousRelease* previous = nullptr, int days = 0) {
  return assemble(feed_platform(), publications, history, previous,
                  testing::sample_now() + std::chrono::days(days));
}

std::string bytes_in(const Release& release, std::string_view path) {
  for (const File& file : release.files) {
    if (file.path == path) return file.bytes;
  }
  ADD_FAILURE() << "no " << path;
  return {};
}

}  // namespace

TEST(Feeds, HoldTheNewestFirst) {
  const ReleaseContent first = feed_content(numbered(60));
  std::vector<Publication> publications = numbered(61);
  publications[60].metadata.issued = "1990";
  const ReleaseContent second = feed_content(publications, first.history, nullptr, 1);
  const FeedScope all = feed_scopes(second).front();
  ASSERT_EQ(all.items.size(), kFeedLength);
  EXPECT_EQ(all.items[0]->metadata.title, "Titel 60") << "old work, but new in the catalogue";
  EXPECT_EQ(all.items[1]->metadata.title, "Titel 19") << "then the newest of what was there";
  EXPECT_EQ(all.items[2]->metadata.title, "Titel 39");
}

TEST(Feeds, ThereIsOneForEveryThemeThatHoldsSomethingClosedOnesToo) {
  std::vector<Publication> publications = {sample_publication(1, "Een")};
  publications[0].themes = {{"participatie", Thousandths{}, {}, "editor"}};
  const ReleaseContent content = feed_content(publications);
  std::vector<std::string> names;
  for (const FeedScope& scope : feed_scopes(content)) names.push_back(scope.name);
  EXPECT_THAT(names, ElementsAre("all", "participatie"));
}

TEST(Feeds, OfAnEmptyCatalogueDoNotDependOnTheTime) {
  const Release today = render_release(feed_content({}));
  const Release tomorrow = render_release(feed_content({}, {}, nullptr, 1));
  for (const char* path : {"feeds/all.atom", "feeds/all.json", "sitemap.xml"}) {
    EXPECT_EQ(bytes_in(today, path), bytes_in(tomorrow, path)) << path;
  }
}

TEST(Feeds, AnEntryKeepsItsNameWhenItsAddressChanges) {
  std::vector<Publication> publications = {sample_publication(1, "Een")};
  const ReleaseContent first = feed_content(publications);
  publications[0].slug = "een-ander-adres";
  const ReleaseContent second = feed_content(publications, first.history, nullptr, 400);
  const SiteSettings& site = feed_platform().settings.site;
  EXPECT_EQ(feed_entry_id(first.items[0], site), "tag:www.example.nl,2026:p000000000001");
  EXPECT_EQ(feed_entry_id(second.items[0], site), feed_entry_id(first.items[0], site));
}

TEST(Feeds, AreXmlWhateverTheTextHolds) {
  Publication odd = sample_publication(1, std::string("A\x01&<b>\"' \xEF\xBF\xBF]]>"));
  odd.summary = {"Regel\x0b een", "nl", "editor"};
  const Release release = render_release(feed_content({odd}));
  pugi::xml_document atom;
  ASSERT_TRUE(atom.load_string(bytes_in(release, "feeds/all.atom").c_str()));
  const pugi::xml_node entry = atom.child("feed").child("entry");
  EXPECT_STREQ(entry.child_value("title"), "A&<b>\"' ]]>");
  EXPECT_STREQ(entry.child_value("summary"), "Regel een");
}

TEST(Feeds, OfferWhatIsPlayedAsAnEnclosure) {
  Publication podcast = sample_publication(1, "Podcast");
  podcast.metadata.product = "podcast";
  Link sound;
  sound.url = "https://www.waterveen.example/1.mp3";
  sound.rel = "fulltext";
  sound.type = "audio/mpeg";
  sound.length = 12345;
  podcast.metadata.links.push_back(sound);
  const Release release = render_release(feed_content({podcast}));
  pugi::xml_document atom;
  ASSERT_TRUE(atom.load_string(bytes_in(release, "feeds/all.atom").c_str()));
  const pugi::xml_node link =
      atom.child("feed").child("entry").find_child_by_attribute("link", "rel", "enclosure");
  EXPECT_STREQ(link.attribute("href").value(), sound.url.c_str());
  EXPECT_STREQ(link.attribute("length").value(), "12345");
  const auto json = nlohmann::json::parse(bytes_in(release, "feeds/all.json"));
  EXPECT_EQ(json["items"][0]["attachments"][0]["mime_type"], "audio/mpeg");
}

TEST(Sitemap, NamesEveryCanonicalAddressOnce) {
  const ReleaseContent content = feed_content(numbered(3));
  const std::vector<File> files = sitemap_files(content);
  ASSERT_EQ(files.size(), 1U);
  pugi::xml_document map;
  ASSERT_TRUE(map.load_string(files[0].bytes.c_str()));
  std::vector<std::string> addresses;
  for (const pugi::xml_node url : map.child("urlset").children("url")) {
    addresses.emplace_back(url.child_value("loc"));
    EXPECT_STREQ(url.child_value("lastmod"), "2026-11-22T06:00:00Z");
  }
  EXPECT_THAT(addresses, ElementsAre(content.items[0].canonical, content.items[1].canonical,
                                     content.items[2].canonical));
}

TEST(Sitemap, IsSplitWhereTheProtocolAsksForIt) {
  const std::vector<File> files = sitemap_files(feed_content(numbered(5)), 2);
  ASSERT_EQ(files.size(), 4U);
  EXPECT_EQ(files[0].path, "sitemap-1.xml");
  EXPECT_EQ(files[3].path, "sitemap.xml");
  pugi::xml_document index;
  ASSERT_TRUE(index.load_string(files[3].bytes.c_str()));
  const pugi::xml_node last = index.child("sitemapindex").last_child();
  EXPECT_STREQ(last.child_value("loc"), "https://www.example.nl/sitemap-3.xml");
}

}  // namespace vindplaats
