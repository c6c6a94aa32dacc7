// A folder of files as a source: harvested, harvested again when it changed, added by its path, and
// left to go on after an end without warning.
#include <csignal>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/serve_process.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using testing::ServeProcess;
using testing::Workbench;

std::string dublin_core(const std::string& title) {
  return "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         title + "</dc:title><dc:date>2026</dc:date></oai_dc:dc>";
}

std::string oai_answer(const std::string& second) {
  return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords><record><header>"
         "<identifier>oai:repo.example.nl:1</identifier></header><metadata>" +
         dublin_core("Uit een repository") + "</metadata></record>" + second +
         "</ListRecords></OAI-PMH>";
}

constexpr const char* kDeleted =
    "<record><header status=\"deleted\"><identifier>oai:repo.example.nl:1</identifier></header>"
    "</record>";

// One file of each kind.
void fill(const Workbench& bench) {
  const std::map<std::string, std::string> files = {
      {"a.ris", "TY  - RPRT\nTI  - Uit RIS\nPY  - 2024\nER  - \n"},
      {"b.bib", "@techreport{b1, title = {Uit BibTeX}, year = 2023}\n"},
      {"c.csv", "title,year,doi\nUit een tabel,2022,10.5072/tabel\n"},
      {"d/dc.xml", dublin_core("Uit een los bestand")},
      {"d/oai.xml", oai_answer("")},
      {"e.xml",
       "<rss version=\"2.0\"><channel><title>F</title><item><guid>https://www.example.nl/f"
       "</guid><title>Uit een feed</title></item></channel></rss>"},
      {"f.json",
       "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\", \"items\": "
       "[{\"id\": \"https://www.example.nl/j\", \"title\": \"Uit een JSON-feed\"}]}"},
      {"g.json",
       "{\"@context\": \"https://schema.org\", \"@type\": \"Report\", \"name\": "
       "\"Uit JSON-LD\", \"datePublished\": \"2025-03-01\"}"},
      {"h.html",
       "<html><head><meta name=\"citation_title\" content=\"Uit een pagina\"><meta "
       "name=\"citation_publication_date\" content=\"2021\"></head></html>"},
      {"i.xml",
       "<collection xmlns=\"http://www.loc.gov/MARC21/slim\"><record><controlfield "
       "tag=\"001\">17</controlfield><datafield tag=\"245\" ind1=\"1\" ind2=\"0\"><subfield "
       "code=\"a\">Uit een catalogus</subfield></datafield></record></collection>"},
      {"rapport.pdf", "%PDF-1.7"},
  };
  for (const auto& [path, bytes] : files) bench.write("in/" + path, bytes);
}

nlohmann::ordered_json harvest(const Workbench& bench, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"harvest", "kb"});
  return bench.json(std::move(more))["runs"][0];
}

std::string listed(const Workbench& bench) {
  return bench.run({"source", "show", "kb"}).out;
}

TEST(FilesSource, OneFileOfEachKindThenOneChangedOneGoneOneBroken) {
  const Workbench bench;
  bench.keep_one_theme();
  fill(bench);
  bench.write("sources/kb.toml", "id = \"kb\"\ntype = \"files\"\nurl = \"in\"\n");
  const auto first = harvest(bench);
  EXPECT_EQ(first["state"], "finished") << first.dump(2);
  EXPECT_EQ(first["new"], 10);
  EXPECT_EQ(first["rejected"], 0);
  const auto again = harvest(bench);
  EXPECT_EQ(again["state"], "nothing new") << again.dump(2);
  EXPECT_EQ(again["received"], 0) << "unchanged files are not read";
  EXPECT_EQ(harvest(bench, {"--full"})["unchanged"], 10);

  bench.write("in/a.ris",
              "TY  - RPRT\nTI  - Uit RIS\nPY  - 2024\nAB  - Nu met samenvatting\nER  - \n");
  bench.write("in/d/dc.xml", "<oai_dc:dc><dc:title>kapot");
  bench.write("in/d/oai.xml", oai_answer(kDeleted));
  std::filesystem::remove(bench.dir() / "in/c.csv");
  std::filesystem::create_symlink("/etc/passwd", bench.dir() / "in/z.xml");
  const auto changed = harvest(bench);
  EXPECT_EQ(changed["state"], "partly failed") << changed.dump(2);
  EXPECT_EQ(changed["updated"], 1);
  EXPECT_EQ(changed["deleted"], 1) << "only what says so itself";
  EXPECT_EQ(changed["rejected"], 2);
  EXPECT_THAT(changed["errors"].dump(), HasSubstr("d/dc.xml"));
  EXPECT_THAT(changed["errors"].dump(), HasSubstr("it cannot be read: it is cut off"));
  EXPECT_THAT(changed["errors"].dump(), HasSubstr("symbolic link, which is never followed"));
  EXPECT_THAT(listed(bench), HasSubstr("d/dc.xml"));
  bench.expect(0, {"curate"});
  const auto kept = bench.json({"search", "title:tabel"});
  EXPECT_EQ(kept["total"], 1) << "its file is gone, it is not: " << kept.dump(2);

  bench.write("in/d/dc.xml", dublin_core("Uit een los bestand, verbeterd"));
  std::filesystem::remove(bench.dir() / "in/z.xml");
  const auto mended = harvest(bench);
  EXPECT_EQ(mended["state"], "finished") << mended.dump(2);
  EXPECT_EQ(mended["updated"], 1);
  EXPECT_THAT(listed(bench), Not(HasSubstr("z.xml"))) << "what is set aside goes with its file";
  bench.expect(0, {"fsck"});
}

TEST(FilesSource, OneRecordAloneIsReadAnew) {
  const Workbench bench;
  bench.keep_one_theme();
  fill(bench);
  bench.write("sources/kb.toml", "id = \"kb\"\ntype = \"files\"\nurl = \"in\"\n");
  harvest(bench);
  const auto one = harvest(bench, {"--record", "doi:10.5072/tabel"});
  EXPECT_EQ(one["received"], 1) << one.dump(2);
  EXPECT_EQ(one["unchanged"], 1);
  EXPECT_EQ(harvest(bench)["state"], "nothing new");
}

TEST(FilesSource, IsAddedByItsPath) {
  const Workbench bench;
  fill(bench);
  const Outcome probed =
      bench.expect(0, {"source", "probe", (bench.dir() / "in").string(), "--preview", "20"});
  EXPECT_THAT(probed.out, HasSubstr("A folder of files: in"));
  EXPECT_THAT(probed.out, HasSubstr("Uit BibTeX"));
  bench.expect(0, {"source", "add", (bench.dir() / "in").string(), "--id", "kb"});
  const std::string file = bench.read("sources/kb.toml");
  EXPECT_THAT(file, HasSubstr("type = \"files\""));
  EXPECT_THAT(file, HasSubstr("url = \"in\""));
  EXPECT_EQ(harvest(bench)["new"], 10);
}

TEST(FilesSource, AWrongFolderIsNamedWithFileLineAndKey) {
  const Workbench bench;
  bench.keep_one_theme();
  bench.write("sources/kb.toml", "id = \"kb\"\ntype = \"files\"\nurl = \"nergens\"\n");
  const Outcome away = bench.run({"harvest", "kb"});
  EXPECT_NE(away.status, 0);
  EXPECT_THAT(away.out + away.err, HasSubstr("sources/kb.toml:3: url: the folder nergens"));
  for (const char* url : {"", "https://www.example.nl/"}) {
    bench.write("sources/kb.toml",
                fmt::format("id = \"kb\"\ntype = \"files\"\nurl = \"{}\"\n", url));
    const Outcome wrong = bench.run({"harvest", "kb"});
    EXPECT_EQ(wrong.status, 2) << url;
    EXPECT_THAT(wrong.err, HasSubstr("sources/kb.toml:3")) << url;
    EXPECT_THAT(wrong.err, HasSubstr(*url == '\0' ? "url is missing" : "is no folder")) << url;
  }
}

// By the schedule, beside another source that is not there, and by order.
TEST(FilesSource, IsHarvestedByServe) {
  const Workbench bench;
  bench.keep_one_theme();
  fill(bench);
  bench.write("sources/kb.toml", "id = \"kb\"\ntype = \"files\"\nurl = \"in\"\n");
  bench.write("sources/weg.toml", "id = \"weg\"\ntype = \"files\"\nurl = \"nergens\"\n");
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_TRUE(serve.wait_for("harvested source=kb state=finished new=10 ")) << serve.log();
  ASSERT_TRUE(serve.wait_for("sources/weg.toml:3: url: the folder nergens")) << serve.log();
  bench.write("in/nieuw.xml", dublin_core("Later gebracht"));
  const auto ordered = harvest(bench);
  EXPECT_EQ(ordered["new"], 1) << ordered.dump(2);
  EXPECT_EQ(ordered["received"], 1);
  EXPECT_EQ(serve.stop(), 0);
}

// kill -9 at any moment: the next run reads the rest, and nothing twice.
TEST(FilesSource, GoesOnAfterAnEndWithoutWarning) {
  constexpr int kFiles = 250;
  const Workbench bench;
  bench.keep_one_theme();
  for (int i = 0; i < kFiles; ++i)
    bench.write(fmt::format("in/{:03}.xml", i), dublin_core(fmt::format("Nummer {}", i)));
  bench.write("sources/kb.toml", "id = \"kb\"\ntype = \"files\"\nurl = \"in\"\n");
  std::int64_t records = 0;
  bool killed = false;
  for (int round = 1; round <= 20 && records < kFiles; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      execl(VINDPLAATS_BINARY, "vindplaats", "--dir", bench.dir().c_str(), "--quiet", "harvest",
            "kb", nullptr);
      _exit(127);
    }
    usleep(static_cast<useconds_t>(round) * 60'000);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    killed |= WIFSIGNALED(status);
    records = bench.json({"source", "show", "kb"})["records"];
  }
  EXPECT_TRUE(killed) << "no run was cut off: more files, or a shorter time";
  harvest(bench);
  EXPECT_EQ(bench.json({"source", "show", "kb"})["records"], kFiles);
  const auto full = harvest(bench, {"--full"});
  EXPECT_EQ(full["unchanged"], kFiles) << full.dump(2);
  bench.expect(0, {"fsck"});
}

}  // namespace
}  // namespace vindplaats
