#include "config/write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/load.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Source full_source() {
  Source source;
  source.id = "wodc";
  source.partner = "wodc";
  source.active = false;
  source.type = "oai-pmh";
  source.url = "https://repository.example.nl/oai?x=\"1\"";
  source.formats = {"mods", "oai_dc"};
  source.sets = {"com_1", "met \"aanhaling\" en \\"};
  source.sections = {"nieuws/één"};
  source.exclude_sections = {"tab\there"};
  source.every = std::chrono::hours(36);
  source.delay = Milliseconds(250);
  source.max_drop = Thousandths{125};
  source.trust = Thousandths{1500};
  source.role = "aggregator";
  source.own = true;
  source.auto_accept = {"onderwijs"};
  source.allow_private = true;
  return source;
}

TEST(SourceToToml, IsReadBackAsItWas) {
  Source source = full_source();
  source.url = "https://repository.example.nl/oai?x=1";
  auto back = parse_source(source_to_toml(source), "sources/wodc.toml");
  ASSERT_TRUE(back) << back.error().line << " " << back.error().what << "\n"
                    << source_to_toml(source);
  back->place = {};
  EXPECT_EQ(*back, source);
}

TEST(SourceToToml, LeavesDefaultsOut) {
  Source source;
  source.id = "feed";
  source.type = "feed";
  source.url = "https://example.nl/feed";
  const std::string text = source_to_toml(source);
  for (const char* key :
       {"formats", "max_drop", "trust", "role", "own", "allow_private", "delay"}) {
    EXPECT_THAT(text, Not(HasSubstr(std::string("\n") + key + " = "))) << key;
  }
  EXPECT_THAT(text, HasSubstr("\nevery = \"12h\""));
  auto back = parse_source(text, "sources/feed.toml");
  ASSERT_TRUE(back) << back.error().what;
  back->place = {};
  EXPECT_EQ(*back, source);
}

TEST(PartnerToToml, IsReadBackAsItWas) {
  Partner partner;
  partner.id = "vu";
  partner.name = "Vrije \"VU\" Universiteit";
  partner.kind = "universiteit";
  partner.url = "https://www.example.nl/";
  partner.ror = "https://ror.org/008xxew50";
  partner.logo = "logo's/vu.svg";
  partner.description = {{"en", "First line\nsecond"}, {"nl", "Onderzoek & onderwijs"}};
  partner.contributes = "active";
  partner.contacts = {{"A", "a@example.nl", "en", {"errors"}}, {"B", "", "nl", {}}, {}};
  partner.agreement = {"2026-01", "CC-BY-4.0", "republish", true};
  auto back = parse_partner(partner_to_toml(partner), "partners/vu.toml");
  ASSERT_TRUE(back) << back.error().line << " " << back.error().what << "\n"
                    << partner_to_toml(partner);
  back->place = {};
  EXPECT_EQ(*back, partner);
}

TEST(PartnerToToml, OfABareOneIsReadBackToo) {
  Partner partner;
  partner.id = "a";
  partner.name = "A";
  auto back = parse_partner(partner_to_toml(partner), "partners/a.toml");
  ASSERT_TRUE(back);
  back->place = {};
  EXPECT_EQ(*back, partner);
}

TEST(TomlStrings, EscapeWhatTomlForbids) {
  EXPECT_EQ(toml_string("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(toml_string(std::string_view("\n\t\x01\x7f\0", 5)),
            R"("\u000A\u0009\u0001\u007F\u0000")");
  EXPECT_EQ(toml_string("één"), "\"één\"");
}

TEST(Durations, AreWrittenInTheLargestUnitThatSaysThemExactly) {
  using namespace std::chrono_literals;
  EXPECT_EQ(duration_text(0s), "0s");
  EXPECT_EQ(duration_text(90s), "90s");
  EXPECT_EQ(duration_text(12h), "12h");
  EXPECT_EQ(duration_text(48h), "2d");
  EXPECT_EQ(duration_text(24h * 365 * 3), "3y");
  EXPECT_EQ(duration_text(24h * 30 * 6), "6mo");
  EXPECT_EQ(duration_text(250ms), "250ms");
}

TEST(IdsFromNames, AreIds) {
  EXPECT_EQ(id_from_name("Verwey-Jonker Instituut"), "verwey-jonker-instituut");
  EXPECT_EQ(id_from_name("  Kennis & Één: 's Lands  "), "kennis-een-s-lands");
  EXPECT_EQ(id_from_name("!!!"), "");
  EXPECT_EQ(id_from_name("Search"), "search-1");
  EXPECT_EQ(id_from_name(std::string(200, 'a')).size(), 63U);
}

constexpr const char* kOpml = R"(<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Feeds</title></head><body>
<outline text="Map">
  <outline text="Kennis &amp; Zo" type="rss" xmlUrl="https://a.example.nl/feed" htmlUrl="https://a.example.nl/"/>
  <outline title="Kennis en Zo" text="x" xmlURL="https://b.example.nl/feed"/>
  <outline title="Kennis en Zo" xmlUrl="https://c.example.nl/feed"/>
</outline>
<outline text="Weer die eerste" xmlUrl="https://a.example.nl/feed"/>
<outline text="Bestand" xmlUrl="file:///etc/passwd"/>
<outline xmlUrl="https://d.example.nl/rss.xml"/>
<outline text="Alleen een map"/>
</body></opml>)";

TEST(Opml, GivesEveryFeedOnceWithAnIdOfItsOwn) {
  std::size_t skipped = 0;
  const auto sources = parse_opml(kOpml, &skipped);
  ASSERT_TRUE(sources) << sources.error().what;
  std::vector<std::string> ids;
  for (const Source& source : *sources) {
    ids.push_back(source.id);
    EXPECT_EQ(source.type, "feed");
  }
  EXPECT_THAT(
      ids, ::testing::ElementsAre("kennis-zo", "kennis-en-zo", "kennis-en-zo-2", "d-example-nl"));
  EXPECT_EQ((*sources)[1].url, "https://b.example.nl/feed");
  EXPECT_EQ(skipped, 1U);
}

TEST(Opml, IsReadBackAsItWasWritten) {
  Source first, second, other;
  first.id = "een";
  first.url = "https://example.nl/feed?a=1&b=%22x%22";
  second.id = "twee";
  second.url = "https://example.nl/2";
  first.type = second.type = "feed";
  other.id = "oai";
  other.type = "oai-pmh";
  other.url = "https://example.nl/oai";
  const std::string text = to_opml({first, other, second}, "Kennis & <meer>");
  EXPECT_THAT(text, HasSubstr("<title>Kennis &amp; &lt;meer&gt;</title>"));
  const auto back = parse_opml(text);
  ASSERT_TRUE(back) << back.error().what;
  EXPECT_EQ(*back, (std::vector<Source>{first, second}));
}

TEST(Opml, RefusesOtherThings) {
  for (const char* text :
       {"", "plain text", "<rss version=\"2.0\"></rss>", "<opml><body>",
        "<!DOCTYPE opml [<!ENTITY a \"b\">]><opml/>", "<html><body></body></html>"}) {
    const auto sources = parse_opml(text);
    EXPECT_FALSE(sources) << text;
  }
  EXPECT_TRUE(parse_opml("<opml version=\"2.0\"><body/></opml>"));
}

TEST(Opml, NumbersAThousandOfOneNameQuickly) {
  std::string text = "<opml version=\"2.0\"><body>";
  for (int i = 0; i < 5000; ++i) {
    text += "<outline text=\"Zelfde\" xmlUrl=\"https://example.nl/" + std::to_string(i) + "\"/>";
  }
  const auto sources = parse_opml(text + "</body></opml>");
  ASSERT_TRUE(sources) << sources.error().what;
  EXPECT_EQ(sources->size(), 5000U);
  EXPECT_EQ(sources->back().id, "zelfde-5000");
}

}  // namespace
}  // namespace vindplaats
