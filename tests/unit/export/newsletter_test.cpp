#include "export/newsletter.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/tables/markdown.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

PublicItem released(const std::string& id, const std::string& title, const std::string& published,
                    std::vector<std::string> themes) {
  PublicItem item;
  item.id = id;
  item.canonical = "https://www.example.nl/publicatie/" + id;
  item.published = published;
  for (std::string& theme : themes) item.themes.push_back({std::move(theme)});
  item.card.title = title;
  item.card.partner = "WODC";
  item.card.product = "rapport";
  item.card.date = "2026-09";
  return item;
}

class NewsletterTest : public ::testing::Test {
 protected:
  NewsletterTest() {
    platform_.settings.name = "Kennisplatform";
    for (const char* id : {"arbeidsmarkt", "onderwijs"}) {
      platform_.themes.emplace_back();
      platform_.themes.back().id = id;
    }
    platform_.themes[1].label = {{"nl", "Onderwijs"}, {"en", "Education"}};
    release_.manifest.release = "20261122T060000Z-00000000";
    add(released("p1", "Oud", "2026-10-31T23:59:59Z", {"onderwijs"}));
    add(released("p2", "Nieuw", "2026-11-01T00:00:00Z", {"arbeidsmarkt", "onderwijs"}));
    add(released("p3", "Ook nieuw", "2026-11-20T10:00:00Z", {"onderwijs"}));
    add(released("p4", "Zonder thema", "2026-11-20T10:00:00Z", {"weg"}));
  }
  void add(const PublicItem& item) { release_.items[item.id] = item; }
  Newsletter letter(const std::string& language = "nl") const {
    return assemble_newsletter(release_, platform_, "2026-11-01", language);
  }

  Platform platform_;
  PreviousRelease release_;
};

TEST_F(NewsletterTest, HasWhatCameSinceThenOncePerPublication) {
  const Newsletter letter = this->letter();
  EXPECT_EQ(letter.items, 3);
  std::vector<std::string> order;
  for (const NewsletterSection& section : letter.sections) {
    order.push_back(section.label);
    for (const PublicItem* item : section.items) order.push_back(item->id);
  }
  EXPECT_THAT(order, ElementsAre("arbeidsmarkt", "p2", "Onderwijs", "p3", "Overig", "p4"));
}

TEST_F(NewsletterTest, PutsTheNewestWorkFirst) {
  PublicItem newer = released("p0", "Zebra", "2026-11-02T00:00:00Z", {"onderwijs"});
  newer.card.date = "2026-10";
  add(newer);
  add(released("p9", "Aap", "2026-11-02T00:00:00Z", {"onderwijs"}));
  const Newsletter letter = this->letter();
  std::vector<std::string> ids;
  for (const PublicItem* item : letter.sections[1].items) ids.push_back(item->id);
  EXPECT_THAT(ids, ElementsAre("p0", "p9", "p3"));
}

TEST_F(NewsletterTest, IsReadyToGoOnWritingIn) {
  const std::string text = newsletter_markdown(letter());
  EXPECT_THAT(text, ::testing::StartsWith(
                        "# Nieuw bij Kennisplatform\n\nNieuw sinds 2026-11-01: 3 publicaties.\n\n"
                        "## arbeidsmarkt\n\n### [Nieuw](<https://www.example.nl/publicatie/p2>)\n\n"
                        "*WODC, "));
  EXPECT_THAT(newsletter_markdown(letter("en")), HasSubstr("## Education"));
  release_.items.clear();
  EXPECT_EQ(newsletter_markdown(letter()),
            "# Nieuw bij Kennisplatform\n\nNieuw sinds 2026-11-01: 0 publicaties.\n");
}

TEST_F(NewsletterTest, TextOfOthersStaysText) {
  PublicItem hostile =
      released("p5", "# [x](javascript:alert) <script>", "2026-11-20T10:00:00Z", {"onderwijs"});
  hostile.card.text = "1. een\n\n<img src=x onerror=alert(1)> *en* `dan`";
  hostile.canonical = "https://www.example.nl/a>b\\c";
  add(hostile);
  const std::string text = newsletter_markdown(letter());
  EXPECT_THAT(
      text,
      HasSubstr(
          R"(### [\# \[x\](javascript:alert) \<script\>](<https://www.example.nl/a%3Eb%5Cc>))"));
  EXPECT_THAT(text, HasSubstr(R"(1\. een \<img src=x onerror=alert(1)\> \*en\* \`dan\`)"));
  const std::string page = newsletter_html(letter());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
}

TEST_F(NewsletterTest, SaysTheSameToPrograms) {
  const auto json = nlohmann::ordered_json::parse(newsletter_json(letter()));
  EXPECT_EQ(json["since"], "2026-11-01");
  EXPECT_EQ(json["total"], 3);
  EXPECT_EQ(json["sections"][1]["theme"], "onderwijs");
  EXPECT_EQ(json["sections"][1]["publications"][0]["card"]["title"], "Ook nieuw");
  EXPECT_FALSE(json["sections"][2].contains("theme"));
}

TEST(MarkdownText, NothingInItIsAMark) {
  EXPECT_EQ(escape_markdown("- een\n+ twee"), "\\- een + twee");
  EXPECT_EQ(escape_markdown("12) a|b & c_d ~e~"), "12\\) a\\|b \\& c\\_d \\~e\\~");
  EXPECT_EQ(escape_markdown("Jaar 2026. Een-twee."), "Jaar 2026. Een-twee.");
}

}  // namespace
}  // namespace vindplaats
