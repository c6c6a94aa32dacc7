// What an editor types: every verb of the queue once, and what bringing, exporting and naming
// oneself refuse. After each act the store is what `curate` would make of it.
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/harvest_tables.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using testing::Outcome;
using testing::Workbench;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string record(const std::string& identifier, const std::string& title,
                   const std::string& doi = "") {
  Json json = {
      {"identifier", identifier},
      {"title", title},
      {"issued", "2026-03"},
      {"product", "rapport"},
      {"languages", {"nl"}},
      {"abstract", title + ". Over statushouders, inburgering en werk in de gemeente."},
      {"links", {{{"url", "https://instituut.example/" + identifier}, {"rel", "landing"}}}}};
  if (!doi.empty()) json["identifiers"] = {{"doi", doi}};
  return json.dump() + "\n";
}

// Six records; a1 and a2, b1 and b2 are one work.
std::string six_records() {
  return record("a1", "Statushouders aan het werk", "10.5555/a") +
         record("a2", "Statushouders aan het werk", "10.5555/a") +
         record("b1", "Inburgering in vijf gemeenten", "10.5555/b") +
         record("b2", "Inburgering in vijf gemeenten", "10.5555/b") +
         record("c", "Statushouders en vrijwilligerswerk") +
         record("d", "Vergunninghouders in de zorg");
}

// An editor at a terminal, and who looks over her shoulder.
class Editor : public ::testing::Test {
 protected:
  void bring_six() { bring(0, six_records()); }

  Outcome bring(int status, const std::string& text, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"queue", "bring", "-"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = bench_.run(words, text);
    EXPECT_EQ(outcome.status, status) << outcome.out << outcome.err;
    return outcome;
  }

  // Does it, once as JSON; and looks whether `curate` has anything to add.
  Json act(std::vector<std::string> words, const std::string& in = "") {
    words.insert(words.begin(), "queue");
    words.insert(words.end(), {"--as", "fatima", "--json"});
    const Outcome outcome = bench_.run(words, in);
    EXPECT_EQ(outcome.status, 0) << words[1] << "\n" << outcome.out << outcome.err;
    const Json moves = bench_.json({"curate", "--dry-run"})["moves"];
    EXPECT_TRUE(moves.empty()) << words[1] << ": " << moves.dump(1);
    Json said = Json::parse(outcome.out, nullptr, false);
    EXPECT_TRUE(said.is_object()) << words[1] << ": " << outcome.out;
    return said.contains("publications") ? said["publications"][0] : said;
  }

  void refuses(int status, std::vector<std::string> words, const std::string& code,
               const std::string& in = "") {
    words.insert(words.begin(), "queue");
    words.emplace_back("--json");
    const Outcome outcome = bench_.run(words, in);
    EXPECT_EQ(outcome.status, status) << words[1] << "\n" << outcome.out << outcome.err;
    EXPECT_EQ(Json::parse(outcome.err)["error"]["code"], code) << words[1] << outcome.err;
  }

  std::string id_of(const std::string& title) {
    const auto queue = bench_.json({"queue", "list"});
    for (const auto& publication : queue["publications"]) {
      if (publication["title"] == title) return publication["id"];
    }
    ADD_FAILURE() << title << " does not wait: " << queue.dump(1);
    return {};
  }

  std::string status_of(const std::string& id) {
    return bench_.json({"queue", "show", id}).value("status", "");
  }

  // How many records that were brought lie in the table of what could not be read.
  std::int64_t set_aside() {
    const auto store = open_rocks_store((bench_.dir() / "data").string());
    return count_source(*(*store)->snapshot(), "bring")->rejected;
  }

  const Workbench bench_;
};

TEST_F(Editor, ListsAndShows) {
  bring_six();
  const Json queue = bench_.json({"queue", "list"});
  EXPECT_EQ(queue["total"], 4) << "two pairs are joined by their DOI: " << queue.dump(1);
  EXPECT_EQ(bench_.json({"queue", "list", "nieuwe-migratie"})["total"], 4);
  EXPECT_EQ(bench_.run({"queue", "list", "geen-thema"}).status, 1);
  const std::string id = id_of("Statushouders aan het werk");
  EXPECT_THAT(bench_.expect(0, {"queue", "list"}).out, HasSubstr(id));
  EXPECT_THAT(bench_.expect(0, {"queue", "show", id}).out, HasSubstr("bring/a1"));
  const Json shown = bench_.json({"queue", "show", id});
  EXPECT_EQ(shown["records"], (std::vector<std::string>{"bring/a1", "bring/a2"}));
  EXPECT_EQ(shown["sources"].size(), 2U);
  EXPECT_TRUE(shown["history"].empty());
  EXPECT_EQ(bench_.run({"queue", "show", "p000000000000"}).status, 1);
}

TEST_F(Editor, AcceptsRejectsAndSetsAside) {
  bring_six();
  const std::string work = id_of("Statushouders aan het werk"),
                    other = id_of("Inburgering in vijf gemeenten"),
                    third = id_of("Vergunninghouders in de zorg");
  const Json accepted = act({"accept", work, "--theme", "onderwijs", "--theme", "arbeidsmarkt"});
  EXPECT_EQ(accepted["status"], "accepted");
  EXPECT_EQ(accepted["themes"].size(), 2U);
  refuses(1, {"accept", other, "--revision", "1"}, "conflict");
  refuses(1, {"accept", other, "--theme", "participatie"}, "conflict");
  refuses(2, {"accept", other, "--from", "ooit"}, "usage");
  refuses(1, {"reject", other}, "input");
  refuses(1, {"reject", other, "--reason", "zomaar"}, "not-found");
  EXPECT_EQ(act({"reject", other, "--reason", "verouderd"})["status"], "rejected");
  refuses(1, {"later", third, "--until", "2001-01-01"}, "input");
  EXPECT_EQ(act({"later", third, "--until", "2099-01-01"})["status"], "later");
  EXPECT_EQ(bench_.json({"queue", "list"})["total"], 1);
  const Json history = bench_.json({"queue", "show", work})["history"];
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0]["by"], "fatima");
}

// One work by all that is said of it but the year: a question, until it is answered.
TEST_F(Editor, IsAskedAboutDoublesAndSaysNeverAgain) {
  Json first = Json::parse(record("a", "Vergunninghouders in de zorg en het welzijn"));
  first["creators"] = {{{"name", "Anna Bakker"}, {"family", "Bakker"}, {"given", "Anna"}}};
  Json second = first;
  second["identifier"] = "b";
  second["issued"] = "2025-11";
  bring(0, first.dump() + "\n" + second.dump() + "\n");
  const Json asked = bench_.json({"queue", "list", "--ask"});
  ASSERT_EQ(asked["total"], 1) << asked.dump(1);
  const Json& question = asked["questions"][0];
  const std::string a = question["a"]["id"], b = question["b"]["id"];
  EXPECT_EQ(question["evidence"][0]["field"], "title");
  EXPECT_EQ(question["evidence"][0]["likeness"], "same");
  EXPECT_EQ(question["doubts"], Json({"the years differ, and it is not the same volume"}));
  const std::string shown = bench_.expect(0, {"queue", "list", "--ask"}).out;
  EXPECT_THAT(shown, HasSubstr("vindplaats queue merge " + a + " " + b));
  EXPECT_THAT(shown, HasSubstr("vindplaats queue apart " + a + " " + b));
  EXPECT_THAT(bench_.expect(0, {"queue", "show", a}).out, HasSubstr("the same work as " + b));

  act({"apart", a, b});
  EXPECT_EQ(bench_.json({"queue", "list", "--ask"})["total"], 0);
  second["abstract"] = "Een andere samenvatting over statushouders in de zorg.";
  bring(0, second.dump() + "\n");
  EXPECT_EQ(bench_.json({"queue", "list", "--ask"})["total"], 0) << "never again";
  refuses(1, {"apart", a, a}, "input");
  act({"undo", b});
  EXPECT_EQ(bench_.json({"queue", "list", "--ask"})["total"], 1);
  EXPECT_EQ(act({"merge", a, b})["records"].size(), 2U);
  EXPECT_THAT(bench_.expect(0, {"queue", "list", "--ask"}).out, HasSubstr("Nothing to ask"));
}

TEST_F(Editor, MergesAndSplitsAndTakesBothBack) {
  bring_six();
  const std::string work = id_of("Statushouders aan het werk"),
                    other = id_of("Statushouders en vrijwilligerswerk");
  const Json merged = act({"merge", work, other});
  EXPECT_EQ(merged["records"].size(), 3U);
  EXPECT_EQ(merged["formerIds"], (std::vector<std::string>{other}));
  EXPECT_EQ(bench_.json({"queue", "show", other})["id"], work) << "the former id leads here";
  refuses(1, {"merge", work, work}, "input");
  act({"undo", work});
  EXPECT_EQ(bench_.json({"queue", "show", other})["id"], other);

  EXPECT_EQ(act({"split", work, "bring/a2"})["records"], (std::vector<std::string>{"bring/a1"}));
  EXPECT_EQ(bench_.json({"queue", "list"})["total"], 5);
  refuses(1, {"split", work, "bring/c"}, "not-found");
  act({"undo", work});
  EXPECT_EQ(bench_.json({"queue", "show", work})["records"].size(), 2U);
  refuses(1, {"undo", work}, "not-found");
}

TEST_F(Editor, CorrectsSummarisesAndNotes) {
  bring_six();
  const std::string work = id_of("Statushouders aan het werk");
  const Json edited = act({"edit", work, "title=Aan het werk", "issued=2025-12"});
  EXPECT_EQ(edited["title"], "Aan het werk");
  EXPECT_EQ(edited["overlays"].size(), 2U);
  refuses(2, {"edit", work, "title"}, "usage");
  refuses(1, {"edit", work, "titel=X"}, "not-found");
  EXPECT_EQ(act({"edit", work, "title="})["title"], "Statushouders aan het werk");
  const Json summarised = act({"summary", work, "-"}, "Wat werkt voor wie?\n");
  EXPECT_EQ(summarised["summary"]["text"], "Wat werkt voor wie?");
  EXPECT_FALSE(act({"summary", work, "-"}, "").contains("summary"));
  refuses(1, {"summary", work, bench_.dir().string()}, "not-found");
  EXPECT_EQ(act({"note", work, "Navragen of deel 2 komt"})["note"], "Navragen of deel 2 komt");
  act({"undo", work});
  EXPECT_FALSE(bench_.json({"queue", "show", work}).contains("note"));
}

TEST_F(Editor, ThemesWithdrawsAndRestores) {
  bring_six();
  const std::string work = id_of("Statushouders aan het werk");
  refuses(1, {"themes", work, "+onderwijs"}, "conflict");
  refuses(1, {"withdraw", work, "--reason", "verouderd"}, "conflict");
  act({"accept", work, "--theme", "nieuwe-migratie"});
  const Json moved = act({"themes", work, "+onderwijs", "-nieuwe-migratie"});
  ASSERT_EQ(moved["themes"].size(), 1U);
  EXPECT_EQ(moved["themes"][0]["id"], "onderwijs");
  refuses(2, {"themes", work, "onderwijs"}, "usage");
  EXPECT_EQ(act({"withdraw", work, "--reason", "verouderd"})["status"], "withdrawn");
  EXPECT_EQ(act({"restore", work})["status"], "accepted");
  refuses(1, {"restore", work}, "conflict");
  act({"undo", work});
  EXPECT_EQ(status_of(work), "withdrawn");
}

// ---- bringing

TEST_F(Editor, BringsNothingWhenTheActCannotBeDoneWhole) {
  refuses(1, {"bring", "-", "--accept", "--theme", "nope"}, "not-found", six_records());
  refuses(1, {"bring", "-", "--accept", "--theme", "participatie"}, "not-found", six_records());
  refuses(2, {"bring", "-", "--theme", "onderwijs"}, "usage", six_records());
  EXPECT_EQ(bench_.json({"status"})["store"]["records"], 0);
  const Json brought =
      act({"bring", "-", "--accept", "--theme", "opvoeding-en-jeugd"}, record("e", "E"));
  EXPECT_EQ(brought["themes"][0]["id"], "jeugd-en-opvoeding");
}

TEST_F(Editor, RefusesToBringWhatCouldHarm) {
  const std::string deep(200'000, '[');
  EXPECT_THAT(bring(1, deep + std::string(200'000, ']')).err, HasSubstr("nested deeper than 64"));
  std::string nested = R"({"title": "Titel", "x": )" + deep;
  EXPECT_THAT(bring(1, nested + std::string(200'000, ']') + "}").err, HasSubstr("line 1"));
  EXPECT_THAT(bring(1, R"({"title": ")" + std::string(2'100'000, 'x') + "\"}").err,
              HasSubstr("max_record"));
  EXPECT_THAT(bring(1, record(std::string(2001, 'x'), "Titel")).err, HasSubstr("longer than 2000"));
  for (const char* odd : {"a\nb", "a\x1b[2J", "a\x7f", "\xc2\x85"})
    EXPECT_THAT(bring(1, record(odd, "Titel")).err, HasSubstr("control characters"));
  bring(1, R"({"title": "a\u0000b", "identifier": "a\u0000b"})");
  bring(1, "{\"title\": \"\xff\"}");
  bring(1, "");
  bring(1, "[]");
  bench_.write("vindplaats.toml", "[fetch]\nmax_page = \"1kB\"\n");
  EXPECT_THAT(bring(1, six_records()).err, HasSubstr("max_page"));
  EXPECT_EQ(bench_.json({"status"})["store"]["records"], 0);
}

TEST_F(Editor, SaysInPlainWordsWhatIsNoFile) {
  const Outcome folder = bench_.expect(1, {"queue", "bring", bench_.dir().string()});
  EXPECT_THAT(folder.err, HasSubstr("is a folder"));
  EXPECT_THAT(folder.err, ::testing::Not(HasSubstr("fault of Vindplaats")));
  EXPECT_THAT(bench_.expect(1, {"queue", "bring", "/nergens.json"}).err, HasSubstr("No such file"));
  EXPECT_THAT(bench_.expect(1, {"queue", "bring", "/dev/zero"}).err, HasSubstr("larger than"));
}

TEST_F(Editor, WhatWasSetAsideLeavesThatTableWhenItComesWell) {
  const std::string broken = R"({"identifier": "x", "abstract": "Zonder titel"})";
  bring(3, record("goed", "Goed") + broken + "\n");
  EXPECT_EQ(set_aside(), 1);
  bring(0, record("x", "Nu met titel"));
  EXPECT_EQ(set_aside(), 0);
}

TEST_F(Editor, NothingRefusedIsListedAsBroughtHoweverManyThereAre) {
  std::string many = record("goed", "Goed");
  for (int i = 0; i < 150; ++i) many += fmt::format("{{\"identifier\": \"slecht-{}\"}}\n", i);
  bench_.write("many.jsonl", many);
  const Outcome outcome =
      bench_.run({"queue", "bring", (bench_.dir() / "many.jsonl").string(), "--json"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(Json::parse(outcome.out)["total"], 1);
  EXPECT_THAT(outcome.err, HasSubstr("and 50 more"));
  EXPECT_EQ(bench_.json({"status"})["store"]["records"], 1);
  EXPECT_EQ(set_aside(), 150);
}

// ---- who decides

TEST_F(Editor, NamesThatAreNoPersonAreRefusedByEveryVerb) {
  for (const std::string& name :
       {std::string("rule"), std::string("match"), std::string("export"), std::string("harvest"),
        std::string(" "), std::string("a\nb"), std::string("a\tb"), std::string("\xff\xfe"),
        std::string("a\xc2\x85"), std::string(101, 'a')}) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"queue", "bring", "-"},
                                                  {"curate"},
                                                  {"export"},
                                                  {"user", "list"}}) {
      std::vector<std::string> named = words;
      named.insert(named.end(), {"--as", name});
      const Outcome outcome = bench_.run(named, six_records());
      EXPECT_EQ(outcome.status, 2) << name << ": " << words[0];
      EXPECT_THAT(outcome.err, HasSubstr("--as"));
    }
  }
  bench_.expect(0, {"curate", "--as", std::string(100, 'a')});
  bench_.expect(0, {"curate", "--as", "Fatima Yılmaz"});
}

// A conflict is refused with 1, as any decision; only a store that somebody else holds is 4.
TEST_F(Editor, AStoreThatIsInUseIsToldApartFromAConflict) {
  const auto held = open_rocks_store((bench_.dir() / "data").string());
  ASSERT_TRUE(held);
  const Outcome outcome = bench_.expect(4, {"queue", "list", "--json"});
  EXPECT_EQ(Json::parse(outcome.err)["error"]["code"], "busy");
}

// ---- releases

TEST_F(Editor, ASlugOfAnotherWorkHoldsNoReleaseUp) {
  bring_six();
  const std::string a = id_of("Statushouders aan het werk"),
                    b = id_of("Inburgering in vijf gemeenten");
  act({"accept", a, b});
  bench_.expect(0, {"export", "--now", "2030-01-01T00:00:00Z"});
  const auto catalogue = [&] {
    std::map<std::string, std::string> slugs;
    for (const auto& item : Json::parse(bench_.read("public/current/catalogue.json")))
      slugs[item["id"]] = item["slug"];
    return slugs;
  };
  const auto before = catalogue();
  act({"edit", a, "slug=" + before.at(b), "title=Anders"});
  const Outcome outcome = bench_.expect(0, {"export", "--now", "2030-01-02T00:00:00Z"});
  EXPECT_THAT(outcome.out, HasSubstr("queue edit " + a + " slug="));
  EXPECT_EQ(catalogue(), before);
  EXPECT_EQ(bench_.json({"export", "--force"})["warnings"].size(), 1U);
  EXPECT_EQ(catalogue(), before);
  act({"edit", a, "slug=eigen"});
  const Json after = bench_.json({"export", "--now", "2030-01-03T00:00:00Z"});
  EXPECT_TRUE(after["written"]) << after.dump();
  EXPECT_TRUE(after["warnings"].empty());
  EXPECT_EQ(catalogue().at(a), "eigen");
}

TEST_F(Editor, ForceLiftsOnlyTheBrakeOnLoss) {
  bring_six();
  const std::string a = id_of("Statushouders aan het werk"),
                    b = id_of("Inburgering in vijf gemeenten");
  act({"accept", a, b});
  bench_.expect(0, {"export", "--now", "2030-01-01T00:00:00Z"});
  act({"withdraw", a, b, "--reason", "verouderd"});
  const Outcome held = bench_.expect(3, {"export", "--now", "2030-01-02T00:00:00Z"});
  EXPECT_THAT(held.out, HasSubstr("export --force"));
  EXPECT_TRUE(bench_.json({"export", "--now", "2030-01-02T00:00:00Z"})["mayForce"]);
  bench_.expect(0, {"export", "--force", "--now", "2030-01-02T00:00:00Z"});
}

TEST_F(Editor, OutNeverLiesWhereThePlatformKeepsItsOwn) {
  bring_six();
  act({"accept", id_of("Statushouders aan het werk")});
  bench_.expect(0, {"export"});
  const std::string catalogue = bench_.read("public/current/catalogue.json");
  fs::create_directory_symlink(bench_.dir() / "public", bench_.dir() / "link");
  for (const char* out :
       {".", "public", "public/current", "public/current/x", "data", "sources/x", "themes", "words",
        "studies/x", "bundles", "outbox", "partners", "link/x", "site/../public"}) {
    const Outcome outcome = bench_.expect(2, {"export", "--out", (bench_.dir() / out).string()});
    EXPECT_THAT(outcome.err, HasSubstr("--out")) << out;
  }
  EXPECT_FALSE(fs::exists(bench_.dir() / "words" / "manifest.json"));
  EXPECT_FALSE(fs::exists(bench_.dir() / "manifest.json"));
  EXPECT_EQ(bench_.read("public/current/catalogue.json"), catalogue);
  bench_.expect(0, {"export", "--out", (bench_.dir() / "site").string()});
  bench_.expect(0, {"export", "--out", (bench_.dir() / "publicatie").string()});
}

TEST_F(Editor, APathThatIsNotUtf8IsShownAllTheSame) {
  const std::string out = (bench_.dir() / "uit-\xff").string();
  const Json said = bench_.json({"export", "--out", out});
  EXPECT_THAT(said["path"].get<std::string>(), HasSubstr("uit-\xef\xbf\xbd"));
  EXPECT_TRUE(fs::exists(out + "/manifest.json"));
}

TEST_F(Editor, EveryAnswerIsJsonWhereItIsAskedFor) {
  EXPECT_EQ(bench_.json({"user", "add", "fatima"})["role"], "editor");
  EXPECT_EQ(bench_.json({"user", "list"})["users"][0]["name"], "fatima");
  EXPECT_THAT(bench_.json({"user", "link", "fatima"})["link"].get<std::string>(),
              HasSubstr("/login/"));
  EXPECT_EQ(bench_.json({"user", "remove", "fatima"})["name"], "fatima");
  EXPECT_TRUE(bench_.json({"user", "list"})["users"].empty());
  EXPECT_EQ(bench_.json({"theme", "list"})["themes"].size(), 9U);
  EXPECT_GE(bench_.json({"theme", "check"})["themes"].size(), 7U);
  const Json tests = bench_.json({"theme", "test"});
  EXPECT_EQ(tests["tests"]["failed"], 0);
  EXPECT_GT(tests["tests"]["passed"], 50);
  EXPECT_TRUE(bench_.json({"study", "list"})["studies"].is_array());
  EXPECT_TRUE(bench_.json({"partner", "list"})["partners"].is_array());
}

}  // namespace
}  // namespace vindplaats
