// Every command does the same whether `serve` has the folder or not (contract section 2): each verb
// has a row here, and a new verb without one fails.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/cli.h"
#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "core/clock.h"
#include "tests/support/serve_process.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using testing::Outcome;
using testing::ServeProcess;
using testing::Workbench;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kTableNow = "2026-11-22T06:00:00Z";

struct CommandRow {
  const char* verb;
  std::vector<std::string> words;  // {a} {b} {c} {d}: publications; {url}, {out}
  int status = 0;
  int serving = -1;           // while serve runs; -1: the same, and the same words
  bool numbers_vary = false;  // times and sizes are in it
  const char* in = "";
};

// In an order in which they make sense.
std::vector<CommandRow> command_rows() {
  return {
      {"init", {"init", "{out}/new"}},
      {"demo", {"demo", "--listen", "nonsense"}, 2},
      {"manual", {"manual"}},
      {"try normalize", {"try", "normalize", "item.json"}, 1},
      {"try classify", {"try", "classify", "records.jsonl"}},
      {"try match", {"try", "match", "records.jsonl"}},
      {"theme list", {"theme", "list"}},
      {"theme check", {"theme", "check"}},
      {"theme test", {"theme", "test", "onderwijs"}},
      {"theme preview", {"theme", "preview", "{dir}/themes/onderwijs.toml"}},
      {"theme preview", {"theme", "preview", "anders.toml", "--limit", "2"}},
      {"theme preview", {"theme", "preview", "anders.toml", "--json"}},
      {"theme preview", {"theme", "preview", "fout.toml"}, 2},
      {"theme preview", {"theme", "preview", "nergens.toml"}, 1},
      {"theme preview",
       {"theme", "preview", "-"},
       0,
       -1,
       false,
       "id = \"vijver\"\nlabel = {nl = \"Vijver\"}\n"},
      {"theme hits", {"theme", "hits"}},
      {"theme hits", {"theme", "hits", "onderwijs", "--json"}},
      {"theme hits", {"theme", "hits", "nergens"}, 1},
      {"partner add", {"partner", "add", "instituut", "--name", "Het Instituut"}},
      {"partner list", {"partner", "list"}},
      {"partner show", {"partner", "show", "instituut"}},
      {"partner link", {"partner", "link", "instituut"}, 0, -1, true},
      {"partner link", {"partner", "link", "instituut", "--revoke"}},
      {"partner link", {"partner", "link", "nergens"}, 1},
      {"source probe", {"source", "probe", "{url}/oai"}},
      {"source list", {"source", "list", "--json"}},
      {"source import", {"source", "import", "derde.toml"}},
      {"source export", {"source", "export", "--out", "uit"}},
      {"source export", {"source", "export"}},
      {"source suspend", {"source", "suspend", "repo", "--why", "verhuist"}},
      {"source approve", {"source", "approve", "nergens"}, 1},
      {"source refuse", {"source", "refuse", "nergens", "--why", "vogels"}, 1},
      {"source refuse", {"source", "refuse", "nergens"}, 2},
      {"harvest", {"harvest", "repo"}, 1},
      {"source resume", {"source", "resume", "repo"}},
      {"source release", {"source", "release", "repo"}, 1},
      {"harvest", {"harvest", "repo"}},
      {"harvest", {"harvest", "nowhere"}, 1},
      {"harvest", {"harvest", "repo", "--from", "soon"}, 2},
      {"source show", {"source", "show", "repo"}, 0, -1, true},
      {"normalize", {"normalize", "--dry-run"}},
      {"match", {"match", "--dry-run"}},
      {"curate", {"curate"}},
      {"queue list", {"queue", "list"}},
      {"queue list", {"queue", "list", "--json"}},
      {"queue list", {"queue", "list", "--ask"}},
      {"queue show", {"queue", "show", "{a}"}},
      {"queue show", {"queue", "show", "p000000000000"}, 1},
      {"search", {"search", "type:*", "--limit", "3"}, 2},
      {"search", {"search", "year:..2030", "--limit", "3", "--facets"}},
      {"search", {"search", "(year:..2030", "--json"}, 2},
      {"search", {"search", "nietsdergelijks"}},
      {"queue accept", {"queue", "accept", "{c}", "{a}", "--as", "fatima"}},
      {"queue accept", {"queue", "accept", "{c}", "--as", "rule"}, 2},
      {"queue reject", {"queue", "reject", "{d}", "--reason", "buiten-thema"}},
      {"queue reject", {"queue", "reject", "{d}", "--reason", "zomaar"}, 1},
      {"search", {"search", "status:accepted OR status:rejected", "--json"}},
      {"queue undo", {"queue", "undo", "{d}"}},
      {"queue later", {"queue", "later", "{d}", "--until", "2027-01-15"}},
      {"queue merge", {"queue", "merge", "{a}", "{b}"}},
      {"queue split", {"queue", "split", "{a}", "bring/b1"}},
      {"queue apart", {"queue", "apart", "{c}", "{d}"}},
      {"queue undo", {"queue", "undo", "{c}"}},
      {"queue edit", {"queue", "edit", "{a}", "title=Een betere titel"}},
      {"queue summary",
       {"queue", "summary", "{a}", "-"},
       0,
       -1,
       false,
       "In gewone woorden: \xc3\xa9\xc3\xa9n."},
      {"queue summary", {"queue", "summary", "{a}", "summary.txt"}},
      {"queue themes", {"queue", "themes", "{a}", "+onderwijs"}},
      {"queue note", {"queue", "note", "{a}", "Navragen"}},
      {"queue bring", {"queue", "bring", "nieuw.jsonl", "--accept"}},
      {"queue bring", {"queue", "bring", "nergens.jsonl"}, 1},
      {"queue withdraw", {"queue", "withdraw", "{c}", "--reason", "verouderd"}},
      {"queue restore", {"queue", "restore", "{c}"}},
      {"export", {"export", "--preview"}},
      {"export", {"export"}},
      {"export", {"export", "--out", "site", "--json"}},
      {"export", {"export", "--out", "{dir}/data/x"}, 2},
      {"newsletter", {"newsletter", "--since", "2026-11-01"}},
      {"newsletter",
       {"newsletter", "--since", "2026-11-01", "--format", "html", "--out", "n.html"}},
      {"report", {"report", "--year", "2026"}, 0, -1, true},
      {"report", {"report", "--format", "xls"}, 2},
      {"usage import", {"usage", "import", "bezoeken.csv"}},
      {"usage import", {"usage", "import", "bezoeken.csv"}},
      {"usage import",
       {"usage", "import", "-", "--dry-run", "--month", "2026-10"},
       0,
       -1,
       false,
       "id,visits\n{a},3\n"},
      {"usage import", {"usage", "import", "nergens.csv"}, 1},
      {"run", {"run"}},
      {"links", {"links", "--list"}},
      {"study new", {"study", "new", "proef"}},
      {"study list", {"study", "list"}, 0, -1, true},
      {"study check", {"study", "check", "proef"}},
      {"study screen", {"study", "screen", "proef"}},
      {"study build", {"study", "build", "proef", "--out", "bundel"}},
      {"study verify", {"study", "verify", "bundel"}},
      {"user add", {"user", "add", "fatima", "--role", "editor"}},
      {"user list", {"user", "list"}},
      {"user show", {"user", "show", "fatima"}},
      {"user token", {"user", "token", "fatima", "--name", "proef"}, 0, -1, true},
      {"user link", {"user", "link", "fatima"}, 0, -1, true},
      {"user password", {"user", "password", "fatima"}, 1},
      {"user remove", {"user", "remove", "fatima"}},
      {"status", {"status"}, 0, -1, true},
      {"status", {"status", "nowhere"}, 1},
      {"fsck", {"fsck"}, 0, -1, true},
      {"fsck", {"fsck", "--repair"}, 0, 4},
      {"erase", {"erase", "--record", "bring/d1"}},
      {"erase", {"erase", "--record", "bring/d1", "--yes"}},
      {"erase", {"erase", "--contact", "nowhere", "--yes"}, 1},
      {"erase", {"erase"}, 2},
      {"backup", {"backup", "reserve"}, 0, -1, true},
      {"source add", {"source", "add", "{url}/oai", "--id", "tweede"}},
      {"source remove", {"source", "remove", "tweede"}},
      {"partner remove", {"partner", "remove", "instituut"}},
      {"rebuild", {"rebuild"}, 0, 4},
      {"serve", {"serve", "--listen", "nonsense"}, 2, 4},
      {"restore", {"restore", "reserve"}, 1, 4},
  };
}

std::string brought(const std::string& identifier, const std::string& title,
                    const std::string& doi = "") {
  Json json = {{"identifier", identifier},
               {"title", title},
               {"issued", "2026-03"},
               {"product", "rapport"},
               {"languages", {"nl"}},
               {"abstract", title + ". Over statushouders en inburgering in de gemeente."},
               {"links", {{{"url", "https://instituut.example/" + identifier}}}}};
  if (!doi.empty()) json["identifiers"] = {{"doi", doi}};
  return json.dump() + "\n";
}

// Numbers are left out where times and sizes are in the words; secrets of links and tokens too.
std::string comparable(const std::string& text, bool numbers_vary) {
  if (!numbers_vary) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      if (!out.ends_with('#')) out += '#';
    } else {
      out += c;
    }
  }
  for (const char* before : {"/login/", "/partner/", "vindplaats_", "--revoke "})
    out = out.substr(0, out.find(before));
  return out;
}

class ServedCommands : public ::testing::Test {
 protected:
  ServedCommands() : repository_({}, sample_records(12, true), clock_) {
    Routes routes;
    routes["/oai"] = [this](const ServerRequest& request) { return repository_.answer(request); };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
    prepare();
  }
  ~ServedCommands() override {
    fs::current_path(home_);
    fs::remove_all(kept_);
    fs::remove_all(out_);
  }

  // A platform with a source, something to decide and something decided; kept as it is.
  void prepare() {
    bench_.write("vindplaats.toml", "[fetch]\nprivate = [\"127.0.0.0/8:1024-65535\"]\n");
    bench_.add_source("repo", "oai-pmh", server_->url("/oai"));
    bench_.expect(0, {"harvest", "--now", kTableNow});
    bench_.write("in.jsonl", brought("a1", "Statushouders aan het werk", "10.5555/a") +
                                 brought("a2", "Statushouders aan het werk", "10.5555/a") +
                                 brought("b1", "Inburgering in vijf gemeenten") +
                                 brought("c1", "Statushouders en vrijwilligerswerk") +
                                 brought("d1", "Vergunninghouders in de zorg"));
    bench_.expect(0, {"queue", "bring", (bench_.dir() / "in.jsonl").string(), "--now", kTableNow});
    const Json list = bench_.json({"queue", "list"})["publications"];
    for (const Json& one : list) {
      const std::string record = one["records"][0];
      if (record.starts_with("bring/")) names_["{" + record.substr(6, 1) + "}"] = one["id"];
    }
    ASSERT_EQ(names_.size(), 4U);
    kept_ = bench_.dir().string() + "-kept";
    fs::copy(bench_.dir(), kept_, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  }

  // The platform as it was, and an empty folder to work in.
  void begin() {
    fs::current_path(home_);
    fs::remove_all(bench_.dir());
    fs::copy(kept_, bench_.dir(), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    fs::remove_all(out_);
    fs::create_directories(out_);
    fs::current_path(out_);
    std::ofstream("item.json") << "{}";
    std::ofstream("records.jsonl") << brought("x", "Statushouders");
    std::ofstream("nieuw.jsonl") << brought("e1", "Gezinsmigratie in cijfers");
    std::ofstream("bezoeken.csv") << "id,visits,month\n"
                                  << names_["{a}"] << ",12,2026-10\n/contact,3,2026-10\n";
    const std::string theme =
        "id = \"onderwijs\"\nlabel = {nl = \"Onderwijs\"}\n[[rule]]\nid = \"zorg\"\n";
    std::ofstream("anders.toml") << theme << "query = \"zorg OR statushouders\"\n";
    std::ofstream("fout.toml") << theme << "query = \"zorg OR (school\"\n";
    std::ofstream("summary.txt") << "Uit een bestand.";
    std::ofstream("derde.toml") << "id = \"derde\"\nactive = false\ntype = \"feed\"\n"
                                   "url = \"https://instituut.example/feed\"\n";
  }

  std::string filled(std::string word) const {
    std::map<std::string, std::string> names = names_;
    names["{url}"] = server_->url("");
    names["{out}"] = out_.string();
    names["{dir}"] = bench_.dir().string();
    for (const auto& [name, value] : names) {
      for (std::size_t at = word.find(name); at != std::string::npos; at = word.find(name))
        word.replace(at, name.size(), value);
    }
    return word;
  }

  Outcome carry_out(const CommandRow& row) {
    std::vector<std::string> words = {"--now", kTableNow};
    if (std::find(row.words.begin(), row.words.end(), "--as") == row.words.end())
      words.insert(words.end(), {"--as", "anna"});
    for (const std::string& word : row.words) words.push_back(filled(word));
    return bench_.run(words, filled(row.in));
  }

  const fs::path home_ = fs::current_path();
  SystemClock clock_;
  OaiRepository repository_;
  std::unique_ptr<ScriptedServer> server_;
  const Workbench bench_;
  const fs::path out_ = bench_.dir().string() + "-out";
  fs::path kept_;
  std::map<std::string, std::string> names_;
};

TEST_F(ServedCommands, EveryVerbHasARow) {
  std::set<std::string> rows;
  for (const CommandRow& row : command_rows()) rows.insert(row.verb);
  for (const Verb* verb : all_verbs())
    EXPECT_TRUE(rows.contains(std::string(verb->path))) << verb->path;
}

TEST_F(ServedCommands, DoTheSameWithAndWithoutServe) {
  begin();
  std::vector<Outcome> alone;
  for (const CommandRow& row : command_rows()) {
    alone.push_back(carry_out(row));
    EXPECT_EQ(alone.back().status, row.status) << row.verb << "\n"
                                               << alone.back().out << alone.back().err;
  }
  begin();
  ServeProcess serve(VINDPLAATS_BINARY, bench_.dir(), {"--now", kTableNow});
  ASSERT_NE(serve.port(), 0) << serve.log();
  std::size_t at = 0;
  for (const CommandRow& row : command_rows()) {
    const Outcome& before = alone[at++];
    const Outcome now = carry_out(row);
    if (row.serving >= 0) {
      EXPECT_EQ(now.status, row.serving) << row.verb << "\n" << now.out << now.err;
      continue;
    }
    EXPECT_EQ(now.status, before.status) << row.verb << "\n" << now.out << now.err;
    EXPECT_EQ(comparable(now.out, row.numbers_vary), comparable(before.out, row.numbers_vary))
        << row.verb;
    EXPECT_EQ(comparable(now.err, row.numbers_vary), comparable(before.err, row.numbers_vary))
        << row.verb;
  }
  EXPECT_EQ(serve.stop(), 0) << serve.log();
  EXPECT_EQ(bench_.run({"fsck"}).status, 0) << "and what it leaves is sound";
}

}  // namespace
}  // namespace vindplaats
