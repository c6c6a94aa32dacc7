// The rule workbench: what a draft would do, who may save it, what happens when it is wrong or too
// late.
#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/theme_file.h"
#include "app/write_file.h"
#include "config/load.h"
#include "core/digest.h"
#include "store/ledger.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using ::testing::ElementsAre;
using testing::Fields;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;

constexpr const char* kLabour = R"(id = "arbeidsmarkt"
label = { nl = "Arbeidsmarkt", en = "Labour <market>" }
threshold = 1.0

[[rule]]
id = "woord"
weight = 1.5
query = "werk*"
)";
constexpr const char* kSchools = R"(id = "onderwijs"
label = { nl = "Onderwijs", en = "Education" }
threshold = 1.0

[[rule]]
id = "woord"
weight = 1.5
query = "school*"
)";

Metadata work_called(const std::string& title) {
  Metadata metadata;
  metadata.title = title;
  metadata.abstract_text = "Een verhaal.";
  metadata.issued = "2026-03";
  metadata.languages = {"nl"};
  return metadata;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  text.replace(text.find(what), what.size(), by);
  return text;
}

class WebThemes : public ::testing::Test {
 protected:
  WebThemes() {
    std::string form = ::testing::TempDir() + "vindplaats-themes-XXXXXX";
    folder_ = mkdtemp(form.data());
    bench_.platform->dir = folder_;
    bench_.house.reload = [this] { load(); };
    write("arbeidsmarkt", kLabour);
    write("onderwijs", kSchools);
    load();
    bench_.put("1", work_called("Aan het werk"));
    bench_.put("2", work_called("De school <aan> zet"));
    bench_.put("3", work_called("Vogels in de stad"));
    bench_.curate_now();
    bench_.add_user("fatima", "editor");
    bench_.add_user("tom", "theme-editor", {"onderwijs"});
    bench_.add_user("lena", "reader");
    editor_.log_in("fatima");
  }
  ~WebThemes() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& theme) const {
    return folder_ + "/themes/" + theme + ".toml";
  }
  void write(const std::string& theme, const std::string& text) {
    ASSERT_TRUE(write_file(path(theme), text));
  }
  std::string read(const std::string& theme) { return read_whole_file(path(theme)).value_or(""); }
  void load() {
    bench_.platform->themes = {*parse_theme(read("arbeidsmarkt"), "themes/arbeidsmarkt.toml"),
                               *parse_theme(read("onderwijs"), "themes/onderwijs.toml")};
    bench_.platform->digest += "+";
  }
  // As the form is sent: lines end in CRLF.
  Fields form(const std::string& what, const std::string& text, const std::string& why = "",
              const std::string& seen = kLabour) {
    std::string sent;
    for (const char c : text) sent += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return {{"do", what}, {"text", sent}, {"why", why}, {"digest", sha256_hex(seen)}};
  }
  std::vector<std::string> entries() {
    std::vector<std::string> found;
    EXPECT_TRUE(scan_ledger(*bench_.store->snapshot(), 1, [&](const LedgerEntry& entry) {
      if (entry.kind == kLedgerRules) found.push_back(entry.by + " " + entry.body);
      return true;
    }));
    return found;
  }

  std::string folder_;
  FrontBench bench_;
  Browser editor_{bench_};
};

TEST_F(WebThemes, TheListShowsWhatWaitsAndHowRulesFare) {
  const std::string page = editor_.get("/themes").body;
  EXPECT_THAT(page, HasSubstr("<a class=\"utrecht-link\" href=\"/themes/onderwijs\">Onderwijs</a>"
                              "</th><td>1</td><td>1</td><td>open</td>"));
  EXPECT_THAT(page, Not(HasSubstr("<th scope=\"row\">woord</th>")));
  const WebResponse hits = editor_.post("/themes", {});
  EXPECT_EQ(hits.status, 200);
  EXPECT_THAT(hits.body, HasSubstr("<th scope=\"row\">woord</th><td>1</td><td>1</td><td>1</td>"));
}

TEST_F(WebThemes, APreviewTellsWhoEntersAndLeavesAndWritesNothing) {
  const std::string page = editor_.get("/themes/arbeidsmarkt?lang=en").body;
  EXPECT_THAT(page, HasSubstr("\n[[rule]]\nid = &quot;woord&quot;\nweight = 1.5\n"
                              "query = &quot;werk*&quot;\n</textarea>"));
  EXPECT_THAT(page, HasSubstr("Labour &lt;market&gt;"));
  editor_.get("/themes?lang=nl");
  const std::string draft = replaced(kLabour, "werk*", "vogels OR zet");
  const WebResponse effect = editor_.post("/themes/arbeidsmarkt", form("preview", draft));
  EXPECT_EQ(effect.status, 200);
  EXPECT_THAT(effect.body, HasSubstr("<dt>Komt in de wachtrij</dt><dd>1</dd>"));
  EXPECT_THAT(effect.body, HasSubstr("<dt>Gaat uit de wachtrij</dt><dd>1</dd>"));
  EXPECT_THAT(effect.body, HasSubstr("<mark class=\"utrecht-mark\">Vogels</mark> Titel, woord"));
  EXPECT_THAT(effect.body, HasSubstr("De school &lt;aan&gt; zet</a>"));
  EXPECT_THAT(effect.body, HasSubstr("query = &quot;vogels OR zet&quot;")) << "the draft is kept";
  EXPECT_THAT(effect.body, HasSubstr("\n[[rule]]\nid = &quot;woord&quot;\nweight = 1.5\n"));
  EXPECT_EQ(read("arbeidsmarkt"), kLabour);
  EXPECT_THAT(entries(), ElementsAre());
}

TEST_F(WebThemes, WhatIsSavedHoldsAsThePreviewSaid) {
  editor_.get("/themes/arbeidsmarkt");
  const std::string draft = replaced(kLabour, "werk*", "vogels OR zet");
  EXPECT_EQ(editor_.post("/themes/arbeidsmarkt", form("save", draft)).status, 422) << "why?";
  EXPECT_EQ(read("arbeidsmarkt"), kLabour);
  const WebResponse done =
      editor_.post("/themes/arbeidsmarkt", form("save", draft, " <vogels> horen erbij "));
  EXPECT_EQ(header_of(done, "Location"), "/themes/arbeidsmarkt");
  EXPECT_EQ(read("arbeidsmarkt"), draft);
  EXPECT_THAT(entries(),
              ElementsAre("fatima {\"theme\":\"arbeidsmarkt\",\"why\":\"<vogels> horen erbij\","
                          "\"before\":\"" +
                          sha256_hex(kLabour) + "\",\"after\":\"" + sha256_hex(draft) + "\"}"));
  EXPECT_THAT(editor_.get("/themes/arbeidsmarkt").body, HasSubstr("is bewaard"));
  bench_.curate_now();
  EXPECT_EQ(bench_.of("3").status, "candidate");
  EXPECT_EQ(bench_.of("1").status, "unselected");
  ASSERT_EQ(bench_.of("2").themes.size(), 2U);
  const std::string seen = draft;
  const std::string none =
      editor_.post("/themes/arbeidsmarkt", form("preview", draft, "", seen)).body;
  EXPECT_THAT(none, HasSubstr("Er verandert niets."));
  editor_.post("/themes/arbeidsmarkt", form("save", draft, "nog eens", seen));
  EXPECT_EQ(entries().size(), 1U) << "it is so already";
}

TEST_F(WebThemes, TellsWhoChangedTheRulesAndWhyTheNewestFirst) {
  const char* const none = "nog niets aan de regels veranderd";
  EXPECT_THAT(editor_.get("/themes/arbeidsmarkt").body, HasSubstr(none));
  const std::string first = replaced(kLabour, "werk*", "vogels");
  editor_.post("/themes/arbeidsmarkt", form("save", first, "<vogels> horen erbij"));
  const std::string second = replaced(kLabour, "werk*", "vissen");
  editor_.post("/themes/arbeidsmarkt", form("save", second, "toch niet", first));
  const std::string page = editor_.get("/themes/arbeidsmarkt").body;
  EXPECT_THAT(page, Not(HasSubstr(none)));
  const std::size_t older = page.find("<strong>fatima</strong> &lt;vogels&gt; horen erbij");
  const std::size_t newer = page.find("<strong>fatima</strong> toch niet");
  ASSERT_NE(older, page.npos);
  EXPECT_LT(newer, older);
  EXPECT_THAT(editor_.get("/themes/onderwijs").body, HasSubstr(none)) << "another theme's";
}

TEST_F(WebThemes, WhatIsWrongIsRefusedWithItsPlaceAndKeepsWhatWasTyped) {
  editor_.get("/themes/arbeidsmarkt");
  for (const std::string what : {"preview", "save"}) {
    const WebResponse query = editor_.post(
        "/themes/arbeidsmarkt", form(what, replaced(kLabour, "werk*", "werk (<b>"), "omdat"));
    EXPECT_EQ(query.status, 422);
    EXPECT_THAT(query.body, HasSubstr("themes/arbeidsmarkt.toml:8: "));
    EXPECT_THAT(query.body, HasSubstr("thema arbeidsmarkt, regel woord: teken 6: het haakje"));
    EXPECT_THAT(query.body, HasSubstr("werk (&lt;b&gt;"));
    const WebResponse toml =
        editor_.post("/themes/arbeidsmarkt", form(what, "id = \"arbeidsmarkt\"\n= 3\n", "omdat"));
    EXPECT_EQ(toml.status, 422);
    EXPECT_THAT(toml.body, HasSubstr("themes/arbeidsmarkt.toml:2"));
    EXPECT_EQ(editor_.post("/themes/arbeidsmarkt", form(what, kSchools, "omdat")).status, 422)
        << "another theme";
  }
  EXPECT_EQ(read("arbeidsmarkt"), kLabour);
  EXPECT_THAT(entries(), ElementsAre());
}

TEST_F(WebThemes, WhoComesTooLateOverwritesNothing) {
  editor_.get("/themes/arbeidsmarkt");
  const std::string theirs = replaced(kLabour, "werk*", "werk* OR loon");
  const std::string ours = replaced(kLabour, "werk*", "vogels");
  write("arbeidsmarkt", theirs);
  const WebResponse late = editor_.post("/themes/arbeidsmarkt", form("save", ours, "omdat"));
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(read("arbeidsmarkt"), theirs);
  EXPECT_THAT(late.body, HasSubstr("query = &quot;vogels&quot;"));
  EXPECT_THAT(late.body, HasSubstr("werk* OR loon"));
  EXPECT_THAT(late.body, HasSubstr("value=\"" + sha256_hex(theirs) + "\""));
  const WebResponse seen =
      editor_.post("/themes/arbeidsmarkt", form("save", ours, "omdat", theirs));
  EXPECT_EQ(seen.status, 303) << "both were seen";
  EXPECT_EQ(read("arbeidsmarkt"), ours);
}

TEST_F(WebThemes, AThemeEditorChangesTheirOwnAndOthersNothing) {
  Browser tom(bench_), lena(bench_), nobody(bench_);
  tom.log_in("tom");
  lena.log_in("lena");
  EXPECT_THAT(tom.get("/themes").body, Not(HasSubstr("href=\"/themes/arbeidsmarkt\"")));
  EXPECT_EQ(tom.get("/themes/arbeidsmarkt").status, 403);
  EXPECT_EQ(tom.get("/themes/onderwijs").status, 200);
  const std::string draft = replaced(kLabour, "werk*", "vogels");
  EXPECT_EQ(tom.post("/themes/arbeidsmarkt", form("save", draft, "omdat")).status, 403);
  EXPECT_EQ(tom.post("/themes/arbeidsmarkt", form("preview", draft)).status, 403);
  EXPECT_EQ(lena.get("/themes/onderwijs").status, 403);
  EXPECT_EQ(lena.get("/themes").status, 403);
  EXPECT_EQ(header_of(nobody.get("/themes"), "Location"), "/login?next=%2Fthemes");
  EXPECT_EQ(editor_.get("/themes/nergens").status, 404);
  Fields forged = form("save", draft, "omdat");
  forged.emplace_back("token", "x");
  EXPECT_EQ(editor_.post("/themes/arbeidsmarkt", forged).status, 403);
  EXPECT_EQ(read("arbeidsmarkt"), kLabour);
  EXPECT_EQ(tom.post("/themes/onderwijs",
                     form("save", replaced(kSchools, "school*", "klas*"), "omdat", kSchools))
                .status,
            303);
}

}  // namespace
}  // namespace vindplaats
