#include "tests/crash/crash_bench.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/pipeline/curated.h"
#include "core/digest.h"
#include "store/fsck.h"
#include "store/harvest_tables.h"

namespace vindplaats::testing {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void run_as_child(const std::string& dir, const std::vector<std::string>& words,
                  const std::string& out, const std::string& err) {
  std::vector<const char*> arguments = {"vindplaats", "--dir", dir.c_str()};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  arguments.push_back(nullptr);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), 1);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), 2);
  execv(VINDPLAATS_BINARY, const_cast<char* const*>(arguments.data()));
  _exit(127);
}

// The address sanitizer, where the binary has it, wants to be the first library.
void allow_preload() {
  const char* const options = std::getenv("ASAN_OPTIONS");
  const std::string before = options == nullptr ? "" : options + std::string(":");
  setenv("ASAN_OPTIONS", (before + "verify_asan_link_order=0").c_str(), 1);
}

SourceLook look_at_source(const Snapshot& snapshot, const std::string& source) {
  SourceLook look;
  std::set<std::string> identifiers;
  EXPECT_TRUE(scan_heads(snapshot, source, [&](const Head& head) {
    if (!head.raw.deleted) {
      EXPECT_EQ(head.version, 1) << head.raw.identifier << " was stored twice";
    }
    EXPECT_TRUE(identifiers.insert(head.raw.identifier).second) << head.raw.identifier;
    return true;
  }));
  look.heads = static_cast<std::int64_t>(identifiers.size());
  EXPECT_TRUE(scan_journal(snapshot, source, [&](const JournalPage& page) {
    look.cut_off = true;
    look.received += nlohmann::json::parse(page.json).value("received", 0);
    return true;
  }));
  if (look.cut_off) {
    EXPECT_EQ(look.heads, look.received) << source << ": a page is there whole or not at all";
  }
  return look;
}

}  // namespace

int wanted(int usual, int all) {
  return std::getenv("VINDPLAATS_LONG") != nullptr ? all : usual;
}

pid_t start_binary(const std::string& dir, const std::vector<std::string>& words) {
  const pid_t child = fork();
  if (child == 0) run_as_child(dir, words, "/dev/null", "/dev/null");
  return child;
}

Ended run_binary(const std::string& dir, const std::vector<std::string>& words,
                 const std::string& faults, const fs::path& notes) {
  const std::string out = notes / "out", err = notes / "err", note = notes / "note";
  fs::remove(note);
  const pid_t child = fork();
  if (child == 0) {
    if (!faults.empty()) {
      allow_preload();
      setenv("LD_PRELOAD", VINDPLAATS_FAULT_POINTS, 1);
      setenv("VINDPLAATS_FAULT", faults.c_str(), 1);
      setenv("VINDPLAATS_FAULT_NOTE", note.c_str(), 1);
    }
    run_as_child(dir, words, out, err);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Ended ended;
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ended.out = text_of(out);
  ended.err = text_of(err);
  ended.fired = fs::exists(note);
  if (ended.fired) ended.counted = std::atol(text_of(note).c_str());
  return ended;
}

StoreLook look_at(const std::string& dir, const std::vector<std::string>& sources,
                  bool derived_too) {
  StoreLook look;
  Result<std::unique_ptr<Store>> store = open_rocks_store(dir + "/data");
  EXPECT_TRUE(store) << (store ? "" : store.error().what);
  if (!store) return look;
  look.opened = true;
  const std::unique_ptr<Snapshot> snapshot = (*store)->snapshot();
  for (const std::string& source : sources)
    look.sources[source] = look_at_source(*snapshot, source);
  const Result<Curated> curated = read_curated(*snapshot);
  EXPECT_TRUE(curated) << (curated ? "" : curated.error().what);
  if (curated) {
    for (const Decided& decided : curated->decisions) ++look.decisions[decided.decision.note];
  }
  for (const Defect& defect : check(*snapshot)) {
    if (derived_too || !is_derived(defect.table))
      ADD_FAILURE() << defect.where << ": " << defect.what;
  }
  return look;
}

bool expect_whole_release(const fs::path& release) {
  if (!fs::exists(release)) return false;
  const auto manifest = nlohmann::json::parse(text_of(release / "manifest.json"), nullptr, false);
  EXPECT_FALSE(manifest.is_discarded()) << release << " has no manifest";
  if (manifest.is_discarded()) return false;
  EXPECT_FALSE(manifest["files"].empty());
  for (const auto& file : manifest["files"]) {
    const std::string text = text_of(release / file["path"].get<std::string>());
    EXPECT_EQ(to_hex(sha256(text)), file["sha256"]) << file["path"];
  }
  return true;
}

std::map<std::string, std::string> files_of(const fs::path& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), dir).string()] = text_of(entry.path());
  }
  return files;
}

std::string works_to_bring(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += fmt::format(
        "{{\"identifier\":\"w{0}\",\"title\":\"Statushouders aan het werk, deel {0}\",\"issued\":"
        "\"2026-03\",\"product\":\"rapport\",\"languages\":[\"nl\"],\"abstract\":\"Gemeente {0} "
        "begeleidt vluchtelingen naar betaald werk.\",\"links\":[{{\"url\":"
        "\"https://x.example/{0}\",\"rel\":\"landing\"}}]}}\n",
        i);
  }
  return lines;
}

AcceptedWorks::AcceptedWorks(int count) {
  bench_.keep_one_theme();
  EXPECT_EQ(bench_.run({"queue", "bring", "-"}, works_to_bring(count)).status, 0);
  const auto queue = bench_.json({"queue", "list"});
  for (const auto& publication : queue["publications"]) ids_.push_back(publication["id"]);
  EXPECT_EQ(ids_.size(), static_cast<std::size_t>(count));
  std::vector<std::string> words = {"queue", "accept"};
  words.insert(words.end(), ids_.begin(), ids_.end());
  bench_.expect(0, words);
  bench_.expect(0, {"export", "--force"});
  EXPECT_TRUE(expect_whole_release(bench_.dir() / "public" / "current"));
}

void AcceptedWorks::change(int number) const {
  const std::string& id = ids_[static_cast<std::size_t>(number) % ids_.size()];
  bench_.expect(0, {"queue", "edit", id, fmt::format("title=Statushouders, druk {}", number)});
}

std::map<std::string, std::string> AcceptedWorks::exported(const Workbench& bench,
                                                           const std::string& name) const {
  const std::string out = place(name);
  fs::remove_all(out);
  bench.expect(0, {"export", "--out", out, "--force", "--now", "2030-01-01"});
  return files_of(out);
}

}  // namespace vindplaats::testing
