// What of a publication the world may see.
#include "export/public_form.h"

#include <gtest/gtest.h>

#include "export/card.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

Link form_link(const std::string& url, const std::string& rel, const std::string& type = "") {
  Link link;
  link.url = url;
  link.rel = rel;
  link.type = type;
  return link;
}

PublicItem form_of(const Publication& publication) {
  return public_form(publication, "de-slug", testing::sample_platform(), testing::sample_now());
}

// Of the maker `waterveen`, whose agreement allows all; with everything that may be hidden.
Publication full_publication() {
  Publication p = testing::sample_publication(1, "Titel");
  p.metadata.content_html = "<p>Tekst</p>";
  p.metadata.image = {"https://x.example/1.jpg", "", ""};
  p.metadata.links = {form_link("https://x.example/1.pdf", "fulltext"),
                      form_link("https://x.example/1", "landing")};
  return p;
}

Card card_of(const Metadata& metadata, const Summary& summary = {}) {
  PublicItem item;
  item.metadata = metadata;
  item.summary = summary;
  return make_card(item, "");
}

}  // namespace

TEST(PublicForm, GivesNothingAwayThatIsPrivate) {
  for (const Publication& publication : testing::sample_publications()) {
    const std::string json = to_json(form_of(publication));
    for (const char* secret : {"Jansen", "jansen", "statushouders\"]", "score", "rules",
                               "provenance", "revision", "\"records\"", "jan@", "geheim"}) {
      EXPECT_EQ(json.find(secret), std::string::npos) << secret << " in " << json;
    }
  }
}

TEST(PublicForm, KeepsTextAndImageOnlyWhereThePartnerAgreed) {
  Publication p = full_publication();
  EXPECT_FALSE(form_of(p).metadata.content_html.empty());
  EXPECT_EQ(form_of(p).card.image.url, "https://x.example/1.jpg");

  const std::vector<Origin> refused[] = {
      {{"contentHtml", "lindewaal-feed/1", ""}, {"image", "lindewaal-feed/1", ""}},
      {{"contentHtml", "gone/1", ""}, {"image", "gone/1", ""}}};
  for (const auto& provenance : refused) {
    p.provenance = provenance;
    EXPECT_EQ(form_of(p).metadata.content_html, "");
    EXPECT_EQ(form_of(p).metadata.image, Image{});
    EXPECT_EQ(form_of(p).card.image, Image{});
  }

  p.provenance = {{"image", "", "an editor"}};
  p.partners = {"lindewaal", "waterveen"};
  EXPECT_EQ(form_of(p).metadata.image, Image{}) << "the maker's agreement holds for an editor too";
  p.partners.clear();
  EXPECT_EQ(form_of(p).metadata.image, Image{}) << "nobody agreed";
}

TEST(PublicForm, KeepsFullTextBackUntilTheEmbargoIsOver) {
  struct Case {
    const char* until;
    bool hidden;
  };
  // Now is 2026-11-22.
  const Case cases[] = {{"", false},       {"2026-11-22", false}, {"2026-11-23", true},
                        {"2026-11", true}, {"2026-10", false},    {"2026", true},
                        {"2025", false},   {"2030", true}};
  for (const Case& c : cases) {
    Publication p = full_publication();
    p.metadata.embargo_until = c.until;
    p.metadata.identifiers.url = {"https://x.example/1.pdf", "https://x.example/other"};
    p.metadata.relations = {{"IsIdenticalTo", "https://x.example/1.pdf", "URL"}};
    p.primary_link = "https://x.example/1.pdf";
    const PublicItem item = form_of(p);
    const bool hidden = to_json(item).find("1.pdf") == std::string::npos;
    EXPECT_EQ(hidden, c.hidden) << c.until;
    EXPECT_EQ(item.metadata.content_html.empty(), c.hidden) << c.until;
    EXPECT_EQ(item.primary_link, c.hidden ? "https://x.example/1" : "https://x.example/1.pdf");
    EXPECT_EQ(item.card.href, item.primary_link);
  }
}

TEST(PublicForm, ChoosesAPrimaryLinkWhereNobodyDid) {
  Publication p = full_publication();
  EXPECT_EQ(form_of(p).primary_link, "https://x.example/1");
  p.metadata.links.pop_back();
  EXPECT_EQ(form_of(p).primary_link, "https://x.example/1.pdf");
  p.metadata.links = {form_link("https://x.example/rel", "related")};
  p.metadata.identifiers.handle = "20.500/1";
  EXPECT_EQ(form_of(p).primary_link, "https://hdl.handle.net/20.500/1");
  p.metadata.identifiers.doi = "10.1/2";
  EXPECT_EQ(form_of(p).primary_link, "https://doi.org/10.1/2");
  p.metadata.identifiers = {};
  EXPECT_EQ(form_of(p).primary_link, "https://x.example/rel");
}

TEST(PublicForm, SortsThemesAndNamesEachOnce) {
  Publication p = full_publication();
  p.themes = {{"onderwijs", Thousandths{9000}, {}, "rule"},
              {"arbeidsmarkt", Thousandths{1}, {}, "editor"},
              {"onderwijs", Thousandths{1}, {}, "editor"}};
  EXPECT_EQ(form_of(p).themes, (std::vector<ThemeRef>{{"arbeidsmarkt"}, {"onderwijs"}}));
}

TEST(PublicForm, MakesTheAddressOnTheWebsite) {
  SiteSettings site;
  EXPECT_EQ(site_address(site, site.publication, "a-b"), "https://www.example.nl/publicatie/a-b");
  site.url = "https://www.example.nl";
  EXPECT_EQ(site_address(site, "/p/{slug}/index.html", "x"),
            "https://www.example.nl/p/x/index.html");
  EXPECT_EQ(site_address(site, "vast", "x"), "https://www.example.nl/vast");
}

TEST(Card, TakesTheSummaryElseTheDutchElseTheEnglishAbstract) {
  Metadata metadata;
  metadata.abstract_text = "Zusammenfassung.";
  metadata.abstract_language = "de";
  EXPECT_EQ(card_of(metadata).text_language, "de");
  metadata.abstracts = {{"Summary.", "en"}};
  EXPECT_EQ(card_of(metadata).text, "Summary.");
  metadata.abstracts.push_back({"Samenvatting.", "nl-NL"});
  EXPECT_EQ(card_of(metadata).text, "Samenvatting.");
  EXPECT_EQ(card_of(metadata).text_language, "nl-NL");
  EXPECT_EQ(card_of(metadata).text_by, "partner");
  const Card by_editor = card_of(metadata, {"Van ons.", "nl", "editor"});
  EXPECT_EQ(by_editor.text, "Van ons.");
  EXPECT_EQ(by_editor.text_by, "editor");
  EXPECT_EQ(card_of({}), Card{});
}

TEST(Card, SaysWhatOpensBehindItsLink) {
  struct Case {
    const char* url;
    const char* type;
    const char* kind;
  };
  const Case cases[] = {
      {"https://x.example/a", "", "page"},
      {"https://x.example/a.PDF?x=1", "", "pdf"},
      {"https://x.example/a?file=b.pdf", "", "page"},
      {"https://x.example/bitstream/1", "application/pdf", "pdf"},
      {"https://x.example/a.pdf", "text/html; charset=utf-8", "page"},
      {"https://x.example/a.docx", "", "document"},
      {"https://x.example/a",
       "application/vnd.openxmlformats-officedocument.presentationml.presentation", "presentation"},
      {"https://x.example/a", "Video/MP4", "video"},
      {"https://x.example/a.mp3#t=3", "", "audio"},
      {"https://x.example/a.zip", "", "archive"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(link_kind(form_link(c.url, "fulltext", c.type)), c.kind) << c.url << " " << c.type;
  }
}

}  // namespace vindplaats
