// What curation and the settings refuse of an editor is said in Dutch on a Dutch page.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/pipeline/theme_preview.h"
#include "config/load.h"
#include "curation/classify.h"
#include "curation/overlay.h"
#include "curation/query.h"
#include "curation/rule_health.h"
#include "curation/study_screening.h"
#include "tests/unit/app/said_bench.h"
#include "tests/unit/curation/desk.h"

namespace vindplaats {
namespace {

using testing::expect_dutch;

template <class T>
void expect_refused_in_dutch(const Result<T>& result, std::string_view asked) {
  ASSERT_FALSE(result) << asked;
  expect_dutch(result.error().what);
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(SaidRefusals, Queries) {
  const WordLists lists = {{"migratie", {"migratie"}}, {"leeg", {}}};
  for (const std::string_view text : {"",
                                      "a OR",
                                      "OR a",
                                      "NEAR/3 a",
                                      "NOT a",
                                      "(a",
                                      "a)",
                                      "()",
                                      "één \"twee",
                                      "migratie -vogels",
                                      "mig*ratie",
                                      "a wom?n",
                                      "kleur$",
                                      "\"twee mig*ratie\"",
                                      "a*",
                                      "...",
                                      "a NEAR b",
                                      "a NEAR/101 b",
                                      "a NEAR/3 NOT b",
                                      "titel:a",
                                      "title:",
                                      "title:abstract:a",
                                      "status:accepteerd",
                                      "identifier:10.*/abc",
                                      "type:*",
                                      "year:15",
                                      "year:2021..2015",
                                      "werk @onbekend",
                                      "@",
                                      "@Migratie",
                                      "werk @leeg",
                                      "year:@migratie",
                                      "goed \xff",
                                      "titel:x';y",
                                      "'a: b'*c'*d"})
    expect_refused_in_dutch(parse_query(text, lists), text);
  expect_refused_in_dutch(parse_query("@onbekend", {}), "without lists");
  expect_refused_in_dutch(parse_query(repeated("a ", 10'001), lists), "many words");
  expect_refused_in_dutch(parse_query(repeated("(", 50) + "a" + repeated(")", 50), lists), "deep");
  expect_refused_in_dutch(parse_query(repeated("a NEAR/1 ", 60) + "a", lists), "many NEAR");
  expect_refused_in_dutch(parse_query(repeated("word ", 20'000), lists), "long");
  expect_refused_in_dutch(parse_query("a theme:onderwijs", lists, QueryUse::kRule), "of a rule");
}

TEST(SaidRefusals, ThemesFiles) {
  const std::string head = "id = \"x\"\nlabel = { nl = \"X\" }\n";
  const std::string rule = "[[rule]]\nid = \"r\"\nquery = \"a\"\n";
  for (const std::string& text :
       {std::string("= 3\n"),
        std::string("id = \"x\"\n"),
        std::string("label = { nl = \"X\" }\n"),
        std::string("id = \"y\"\nlabel = { nl = \"X\" }\n"),
        std::string("id = \"X Y\"\nlabel = { nl = \"X\" }\n"),
        std::string("id = \"x\"\nlabel = {}\n"),
        "lable = 3\n" + head,
        "zzzzzzzz = 3\n" + head,
        std::string("id = 3\nlabel = { nl = \"X\" }\n"),
        std::string("id = \"x\"\nlabel = \"X\"\n"),
        head + "threshold = \"a\"\n",
        head + "threshold = 0\n",
        head + "aliases = \"a\"\n",
        head + "aliases = [3]\n",
        head + "auto_accept = 1\n",
        head + "valid = []\n",
        head + "valid = 10:00:00\n",
        head + "valid = { from = \"ooit\" }\n",
        head + "rule = {}\n",
        head + "rule = [[]]\n",
        head + "valid = { from = \"2026-01-02\", until = \"2026-01-01\" }\n",
        head + rule + rule,
        head + "[[rule]]\nid = \"r\"\n",
        head + "[[rule]]\nquery = \"a\"\n",
        head + "[[rule]]\nid = \"r\"\nquery = []\n",
        head + rule + "weight = 0\n",
        head + "[[test]]\nexpect = true\n",
        std::string(1'000'001, '#')})
    expect_refused_in_dutch(parse_theme(text, "themes/x.toml"), text.substr(0, 80));
  const auto wrong = parse_theme(head + "[[rule]]\nid = \"r\"\nquery = \"(a\"\n", "themes/x.toml");
  ASSERT_TRUE(wrong);
  expect_refused_in_dutch(compile_themes({*wrong}, {}), "a rule");
  const auto theme_with = [&](const std::string& line) {
    return with_theme(desk_platform(), *parse_theme(head + line, "themes/x.toml"));
  };
  expect_refused_in_dutch(theme_with("aliases = [\"onderwijs\"]\n"), "an alias");
  expect_refused_in_dutch(theme_with("succeeds = [\"x\"]\n"), "itself");
  expect_refused_in_dutch(theme_with("succeeds = [\"nergens\"]\n"), "nowhere");
}

TEST(SaidRefusals, RemarksOnRules) {
  RuleReport rule;
  expect_dutch(remark_on(rule, "2026-11-01"));
  rule.hits = 3;
  expect_dutch(remark_on(rule, ""));
  rule.exclude = true;
  expect_dutch(remark_on(rule, ""));
  for (const int weeks : {1, 4}) {
    rule.drift.weeks = weeks;
    for (const Drift::Kind kind : {Drift::Kind::kSilent, Drift::Kind::kSurge}) {
      rule.drift.kind = kind;
      expect_dutch(remark_on(rule, ""));
    }
  }
}

class SaidDecisions : public ::testing::Test {
 protected:
  void refused(const DecisionRequest& request) {
    expect_refused_in_dutch(desk_.ask(request), request.kind);
  }
  void taken(const DecisionRequest& request) {
    const auto decided = desk_.ask(request);
    ASSERT_TRUE(decided) << decided.error().what;
  }
  template <class Change>
  void refused(const std::string& kind, const Change& change) {
    DecisionRequest request = asks(kind);
    change(request);
    refused(request);
  }
  Desk desk_;
};

TEST_F(SaidDecisions, ThatLackSomething) {
  refused(asks("undo"));
  refused(asks("sing"));
  refused(asks("withdraw"));
  refused(asks("restore"));
  refused(asks("themes"));
  refused("accept", [](auto& one) { one.themes = {"nergens"}; });
  refused("accept", [](auto& one) { one.publish_from = "ooit"; });
  refused("accept", [](auto& one) { one.revision = 1; });
  refused("accept", [](auto& one) { one.note = std::string(20'000, 'x'); });
  refused("reject", [](auto& one) { one.reason = ""; });
  refused("reject", [](auto& one) { one.reason = "zomaar"; });
  refused("later", [](auto& one) { one.until = "ooit"; });
  refused("later", [](auto& one) { one.until = "2020-01-01"; });
  refused("summary", [](auto& one) { one.text = std::string(100'000, 'x'); });
  refused("summary", [](auto& one) { one.language = "x y"; });
  refused("edit", [](auto& one) { one.corrections = {}; });
  refused("edit", [](auto& one) { one.corrections = {{"title", "a"}, {"title", "b"}}; });
  refused("merge", [](auto& one) { one.other = ""; });
  refused("merge", [](auto& one) { one.other = "p1"; });
  refused("apart", [](auto& one) { one.other = ""; });
  refused("apart", [](auto& one) { one.other = "p1"; });
  refused("split", [](auto& one) { one.record = "geen"; });
  Publication single = candidate_named("p1");
  single.records = {"scp/2"};
  expect_refused_in_dutch(desk_.ask(asks("split"), single), "split");
}

TEST_F(SaidDecisions, ThatStandInTheWayOfAnother) {
  taken(asks("accept"));
  refused(asks("accept"));
  refused(asks("restore"));
  refused("themes", [](auto& one) { one.add_themes.clear(); });
  refused("themes", [](auto& one) { one.remove_themes = one.add_themes; });
  taken(asks("note"));
  refused(asks("note"));
  taken(asks("withdraw"));
  refused(asks("withdraw"));
  desk_.by = "rule";
  refused(asks("accept"));
}

TEST_F(SaidDecisions, ThatAnotherPublicationShares) {
  taken(asks("merge"));
  const auto later = desk_.ask(asks("note"), "p2");
  ASSERT_TRUE(later) << later.error().what;
  refused(asks("undo"));
}

TEST(SaidRefusals, Corrections) {
  const Platform& platform = desk_platform();
  const std::pair<std::string_view, std::string> cases[] = {
      {"nergens", "x"},
      {"summary", "x"},
      {"status", "x"},
      {"title", std::string(2'001, 'x')},
      {"titleLanguage", "x y"},
      {"issued", "ooit"},
      {"type", "Een Type"},
      {"product", "x"},
      {"languages", "nl, x y"},
      {"languages", "[3]"},
      {"subjects", repeated("a;", 20'000)},
      {"audiences", "x"},
      {"links", "[{]"},
      {"links", R"([{"url": "http://x/", "weg": "1"}])"},
      {"links", R"([{"url": "weg"}])"},
      {"links", R"([{"url": "http://x/", "rel": "x"}])"},
      {"links", R"([{"url": "http://x/", "length": -1}])"},
      {"image", "ftp://x/"},
      {"access", "x"},
      {"embargoUntil", "ooit"},
      {"license", "http://"},
      {"slug", "Een Slug"},
      {"collections", "A B"},
      {"publishFrom", "ooit"},
      {"primaryLink", "http://a b/"},
      {"featured", "onderwijs"},
      {"featured", "onderwijs x"},
      {"featured", "nergens 1"},
      {"featured", "onderwijs 99999"},
      {"featured", "onderwijs 1 ooit"},
      {"creators", R"([{"name": "", "kind": "person"}])"},
      {"creators", R"([{"name": "A", "orcid": "1"}])"},
      {"creators", R"([{"name": "A", "kind": "x"}])"},
      {"subjects", R"([{"value": ""}])"},
      {"partOf", R"({"title": "X", "issn": "1"})"},
      {"partOf", R"({"title": "X", "isbn": "1"})"},
      {"abstract", std::string(2'000'000, 'x')}};
  for (const auto& [field, value] : cases)
    expect_refused_in_dutch(parse_correction(field, value, platform),
                            fmt::format("{} {}", field, value.substr(0, 60)));
}

TEST(SaidRefusals, Screening) {
  Study study;
  study.criteria.resize(1);
  study.criteria[0].id = "E1";
  ScreeningImport import;
  import.study = &study;
  for (const auto& [decided, criterion] : {std::pair("exclude", ""), std::pair("sing", "E9")}) {
    ScreeningDecision decision;
    decision.decision = decided;
    decision.criterion = criterion;
    const auto mistakes = screening_mistakes(import, decision);
    EXPECT_GE(mistakes.size(), 3U);
    for (const auto& mistake : mistakes) expect_dutch(mistake.second);
  }
}

}  // namespace
}  // namespace vindplaats
