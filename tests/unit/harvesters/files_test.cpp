// The protocol `files` over several runs, and its parts; one run with all kinds of files is a
// conversation (tests/fixtures/protocols/files).
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "harvesters/files_read.h"
#include "harvesters/folder_listing.h"
#include "harvesters/protocol.h"
#include "harvesters/split.h"

namespace vindplaats {
namespace {

// A folder in memory: path to its content, with the version it has.
struct MemoryFolder {
  struct Entry {
    std::string version, bytes;
  };
  std::map<std::string, Entry> files;
  int listed = 0, read = 0;

  Response answer(const Request& request) {
    Response response;
    response.status = 200;
    response.url = request.url;
    const std::string path = request.url.substr(kFilesScheme.size());
    if (path.empty()) {
      ++listed;
      std::vector<FolderFile> list;
      for (const auto& [name, entry] : files)
        list.push_back({name, entry.version, "2026-11-01T08:00:00Z", ""});
      response.body = to_text(list);
    } else {
      ++read;
      response.body = files.at(path).bytes;
    }
    return response;
  }
};

struct FolderRun {
  std::vector<std::string> identifiers, rejected, retold, codes;
  bool unchanged = false;
  std::string error;
};

// As many pages as `most` says; `checkpoint` is what was stored.
FolderRun run_folder(MemoryFolder& folder, Checkpoint& checkpoint, RunOptions options = {},
                     int most = 100'000) {
  Source source;
  source.id = "proef";
  source.type = "files";
  source.url = "aanlevering";
  const Protocol* const protocol = find_protocol("files");
  FolderRun run;
  std::optional<Step> step = protocol->begin(source, checkpoint, options);
  for (int pages = 0; step && pages < most; ++pages) {
    const Response response = folder.answer(step->request);
    Result<Page> page = protocol->read(source, *step, response, options);
    if (!page) {
      run.error = page.error().what;
      return run;
    }
    EXPECT_EQ(page->checkpoint.get("run.waiting"), "") << "nothing to go on with is stored";
    for (const Item& item : page->items) run.identifiers.push_back(item.raw.identifier);
    for (const Rejected& one : page->rejected) run.rejected.push_back(one.identifier);
    for (const Finding& one : page->findings) run.codes.push_back(one.code);
    run.retold.insert(run.retold.end(), page->retold.begin(), page->retold.end());
    run.unchanged |= page->unchanged;
    checkpoint = page->checkpoint;
    step = page->next;
  }
  return run;
}

std::string dc(const std::string& title) {
  return "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         title + "</dc:title></oai_dc:dc>";
}

using Names = std::vector<std::string>;

TEST(Files, AreReadAgainOnlyWhenTheyChanged) {
  MemoryFolder folder;
  folder.files = {{"a.xml", {"1", dc("A")}}, {"b.xml", {"1", dc("B")}}, {"c.xml", {"1", dc("C")}}};
  Checkpoint checkpoint;
  EXPECT_EQ(run_folder(folder, checkpoint).identifiers, (Names{"a.xml", "b.xml", "c.xml"}));
  const FolderRun second = run_folder(folder, checkpoint);
  EXPECT_EQ(second.identifiers, Names{});
  EXPECT_TRUE(second.unchanged);
  EXPECT_EQ(folder.read, 3);
  folder.files["b.xml"] = {"2", dc("B anders")};
  folder.files.erase("c.xml");
  const FolderRun third = run_folder(folder, checkpoint);
  EXPECT_EQ(third.identifiers, Names{"b.xml"});
  EXPECT_EQ(third.codes, Names{"files-gone"});
  EXPECT_EQ(folder.read, 4);
  EXPECT_EQ(run_folder(folder, checkpoint).codes, Names{}) << "told once";
  folder.files["c.xml"] = {"1", dc("C")};
  EXPECT_EQ(run_folder(folder, checkpoint).identifiers, Names{"c.xml"}) << "it is back";
}

TEST(Files, AllAreReadAgainWhenAPersonAsksOrTheFolderIsAnother) {
  MemoryFolder folder;
  folder.files = {{"a.xml", {"1", dc("A")}}, {"b.xml", {"1", dc("B")}}};
  Checkpoint checkpoint;
  run_folder(folder, checkpoint);
  RunOptions full;
  full.full = true;
  EXPECT_EQ(run_folder(folder, checkpoint, full).identifiers, (Names{"a.xml", "b.xml"}));
  checkpoint.set("source", "another");
  EXPECT_EQ(run_folder(folder, checkpoint).identifiers, (Names{"a.xml", "b.xml"}));
}

TEST(Files, ARunThatIsCutOffGoesOnWithWhatWasNotRead) {
  MemoryFolder folder;
  for (int i = 0; i < 10; ++i) folder.files[fmt::format("{}.xml", i)] = {"1", dc("T")};
  Checkpoint checkpoint;
  RunOptions full;
  full.full = true;
  EXPECT_EQ(run_folder(folder, checkpoint, full, 5).identifiers.size(), 4U);
  EXPECT_EQ(run_folder(folder, checkpoint).identifiers.size(), 6U);
  EXPECT_EQ(folder.read, 10);
}

TEST(Files, AreListedAgainBehindTwoHundred) {
  MemoryFolder folder;
  for (int i = 0; i < 450; ++i) folder.files[fmt::format("{:03}.xml", i)] = {"1", dc("T")};
  Checkpoint checkpoint;
  EXPECT_EQ(run_folder(folder, checkpoint).identifiers.size(), 450U);
  EXPECT_EQ(folder.listed, 3);
  EXPECT_EQ(folder.read, 450);
  EXPECT_TRUE(run_folder(folder, checkpoint).unchanged);
  EXPECT_EQ(checkpoint.get("read").size(), 450U * 16);
}

TEST(Files, WhatWasSetAsideIsToldAnewWithItsFile) {
  MemoryFolder folder;
  folder.files = {{"a.ris", {"1", "TY  - RPRT\nTI  - Een\nER  - \n"}},
                  {"b.xml", {"1", "<x><y></x>"}}};
  Checkpoint checkpoint;
  const FolderRun first = run_folder(folder, checkpoint);
  EXPECT_EQ(first.rejected, Names{"b.xml"});
  EXPECT_EQ(run_folder(folder, checkpoint).rejected, Names{}) << "unchanged, so not read again";
  folder.files["b.xml"] = {"2", dc("B")};
  EXPECT_EQ(run_folder(folder, checkpoint).retold, Names{"b.xml"});
  folder.files["b.xml"] = {"3", "<x><y></x>"};
  run_folder(folder, checkpoint);
  folder.files.erase("b.xml");
  const FolderRun gone = run_folder(folder, checkpoint);
  EXPECT_EQ(gone.retold, Names{"b.xml"});
  EXPECT_EQ(gone.codes, Names{"files-gone"});
}

// A correction elsewhere in a reference, or a row above it, makes no other record of it; a key that
// another file has too makes no clash.
TEST(Files, ReferencesKeepTheirNames) {
  MemoryFolder folder;
  folder.files = {
      {"a.csv", {"1", "title,year,abstract\nEen,2024,x\nTwee,2025,y\n"}},
      {"b.bib", {"1", "@book{smith:2020, title = {A}, doi = {10.5072/AB}}\n@book{k, title={B}}\n"}},
      {"c.bib", {"1", "@book{k, title={Heel iets anders}}\n"}}};
  Checkpoint checkpoint;
  const FolderRun first = run_folder(folder, checkpoint);
  ASSERT_EQ(first.identifiers.size(), 5U);
  EXPECT_TRUE(first.identifiers[0].starts_with("a.csv#sha256:")) << first.identifiers[0];
  EXPECT_EQ(first.identifiers[2], "doi:10.5072/ab");
  EXPECT_EQ(first.identifiers[3], "b.bib#k");
  EXPECT_EQ(first.identifiers[4], "c.bib#k");
  folder.files["a.csv"] = {"2", "title,year,abstract\nNul,2020,\nEen,2024,x\nTwee,2025,beter\n"};
  const FolderRun second = run_folder(folder, checkpoint);
  ASSERT_EQ(second.identifiers.size(), 3U);
  EXPECT_EQ(second.identifiers[1], first.identifiers[0]);
  EXPECT_EQ(second.identifiers[2], first.identifiers[1]);
}

TEST(Files, NamesThatHoldEverywhereAreTold) {
  for (const char* name : {"https://www.example.nl/a", "urn:nbn:nl:ui:1-2", "doi:10.5072/a",
                           "oai:repo.example.nl:1", "HTTP://www.example.nl"})
    EXPECT_TRUE(holds_everywhere(name)) << name;
  for (const char* name : {"smith:2020", "4711", "", ":", "sha256:00", "DBLP:conf/x", "http"})
    EXPECT_FALSE(holds_everywhere(name)) << name;
}

TEST(FilesRead, IsReadBackAndNothingElseIs) {
  FilesRead read;
  read.note("a.xml", "1");
  read.note("b.xml", "1");
  read.note("a.xml", "2");
  const FilesRead again(read.text());
  EXPECT_EQ(read.text().size(), 32U);
  EXPECT_TRUE(again.has("a.xml", "2"));
  EXPECT_TRUE(again.has("b.xml", "1"));
  EXPECT_FALSE(again.has("a.xml", "1"));
  EXPECT_FALSE(again.has("c.xml", "1"));
  EXPECT_EQ(FilesRead("half").text(), "");
}

TEST(FolderListing, IsReadBack) {
  const std::vector<FolderFile> files = {{"a b/c.xml", "1-2", "2026-11-01T08:00:00Z", ""},
                                         {"d", "3", "2026-11-01T08:00:00Z", "it is no file"}};
  const auto again = read_folder_listing(to_text(files));
  ASSERT_TRUE(again);
  ASSERT_EQ(again->size(), 2U);
  EXPECT_EQ((*again)[0].path, "a b/c.xml");
  EXPECT_EQ((*again)[1].problem, "it is no file");
  EXPECT_FALSE(read_folder_listing("a\tb\n"));
}

}  // namespace
}  // namespace vindplaats
