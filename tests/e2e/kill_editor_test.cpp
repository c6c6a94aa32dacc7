// kill -9 at random moments of match, curate, decide and export: what was decided is there, whole
// or not at all, and `current` is always one whole release.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/pipeline/curated.h"
#include "core/digest.h"
#include "core/random.h"
#include "store/fsck.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;
namespace fs = std::filesystem;
using Moment = std::chrono::steady_clock;

constexpr int kEditorKills = 100;
constexpr int kWorks = 240, kDecidedAtOnce = 8;

// Records that every theme's rules know, as an editor would bring them.
std::string works_to_bring() {
  std::string lines;
  for (int i = 0; i < kWorks; ++i) {
    lines += fmt::format(
        "{{\"identifier\":\"w{0}\",\"title\":\"Statushouders aan het werk, deel {0}\",\"issued\":"
        "\"2026-03\",\"product\":\"rapport\",\"languages\":[\"nl\"],\"abstract\":\"Gemeente {0} "
        "begeleidt vluchtelingen naar betaald werk.\",\"links\":[{{\"url\":"
        "\"https://x.example/{0}\",\"rel\":\"landing\"}}]}}\n",
        i);
  }
  return lines;
}

// Starts the real binary, without its output.
pid_t start_command(const std::string& dir, const std::vector<std::string>& words) {
  std::vector<const char*> arguments = {"vindplaats", "--dir", dir.c_str()};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  const int null = open("/dev/null", O_RDWR);
  dup2(null, 1);
  dup2(null, 2);
  execv(VINDPLAATS_BINARY, const_cast<char* const*>(arguments.data()));
  _exit(127);
}

// Every file that the manifest of `current` names is there as it says.
void expect_whole_release(const fs::path& current) {
  if (!fs::exists(current)) return;
  std::ifstream in(current / "manifest.json");
  const auto manifest = nlohmann::json::parse(in, nullptr, false);
  ASSERT_FALSE(manifest.is_discarded()) << "current has no manifest";
  for (const auto& file : manifest["files"]) {
    std::ifstream bytes(current / file["path"].get<std::string>(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(bytes)), {});
    EXPECT_EQ(to_hex(sha256(text)), file["sha256"]) << file["path"];
  }
}

class EditorLoop {
 public:
  EditorLoop() {
    EXPECT_EQ(bench_.run({"queue", "bring", "-"}, works_to_bring()).status, 0);
    const auto queue = bench_.json({"queue", "list"});
    for (const auto& publication : queue["publications"]) waiting_.push_back(publication["id"]);
  }

  std::size_t waiting() const { return waiting_.size(); }
  std::size_t acknowledged() const { return acknowledged_.size(); }
  int halfway() const { return halfway_; }

  // True when the kill came before the command had ended.
  bool kill_once() {
    const std::vector<std::string> words = next_command();
    const auto start = Moment::now();
    const pid_t child = start_command(bench_.dir().string(), words);
    // Now and then it comes too late: acts that end must be there among those that were killed.
    const auto usual = static_cast<std::uint64_t>(usual_[words[0]].count());
    const std::chrono::microseconds moment(random_.below(usual * 4 / 3 + 1));
    int status = 0;
    while (Moment::now() - start < moment && waitpid(child, &status, WNOHANG) == 0)
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    const bool ended = Moment::now() - start < moment;
    if (!ended) kill(child, SIGKILL);
    if (!ended) waitpid(child, &status, 0);
    const bool killed = WIFSIGNALED(status);
    if (!killed) {
      usual_[words[0]] =
          std::chrono::duration_cast<std::chrono::microseconds>(Moment::now() - start);
      EXPECT_EQ(WEXITSTATUS(status), 0) << words[0];
    }
    inspect(words, killed);
    return killed;
  }

 private:
  std::vector<std::string> next_command() {
    static constexpr const char* kTurns[] = {"queue",  "match", "queue",
                                             "curate", "queue", "export"};
    const std::string turn = kTurns[turn_++ % std::size(kTurns)];
    if (turn == "export") return {"export", "--force"};
    if (turn != "queue") return {turn};
    // Each act says something that is new for all it names.
    std::vector<std::string> words = {"queue",  "accept",
                                      "--from", fmt::format("20{:02}-01-01", 30 + turn_ % 60),
                                      "--note", fmt::format("act {}", turn_)};
    for (int i = 0; i < kDecidedAtOnce; ++i)
      words.push_back(waiting_[random_.below(waiting_.size())]);
    std::sort(words.begin() + 6, words.end());
    words.erase(std::unique(words.begin() + 6, words.end()), words.end());
    return words;
  }

  void inspect(const std::vector<std::string>& words, bool killed) {
    expect_whole_release(bench_.dir() / "public" / "current");
    Result<std::unique_ptr<Store>> store = open_rocks_store((bench_.dir() / "data").string());
    ASSERT_TRUE(store) << store.error().what;
    const std::unique_ptr<Snapshot> snapshot = (*store)->snapshot();
    const Result<Curated> curated = read_curated(*snapshot);
    ASSERT_TRUE(curated) << curated.error().what;
    std::multiset<std::string> notes;
    for (const Decided& decided : curated->decisions) notes.insert(decided.decision.note);
    for (const auto& [note, size] : acknowledged_)
      EXPECT_EQ(notes.count(note), size) << "acknowledged decisions of " << note;
    if (words[0] == "queue") {
      const std::size_t size = words.size() - 6, there = notes.count(words[5]);
      EXPECT_TRUE(there == 0 || there == size) << words[5] << " is there for " << there;
      EXPECT_TRUE(killed || there == size);
      if (there > 0) acknowledged_[words[5]] = there;
      halfway_ += killed && there == 0;
    }
    for (const Defect& defect : check(*snapshot)) {
      if (!is_derived(defect.table)) ADD_FAILURE() << defect.where << ": " << defect.what;
    }
  }

  Workbench bench_;
  SeededRandom random_{20261122};
  std::vector<std::string> waiting_;
  std::map<std::string, std::size_t> acknowledged_;  // by note: how many decisions
  std::map<std::string, std::chrono::microseconds> usual_ = {
      {"queue", std::chrono::milliseconds(300)},
      {"match", std::chrono::milliseconds(300)},
      {"curate", std::chrono::milliseconds(300)},
      {"export", std::chrono::milliseconds(300)}};
  std::size_t turn_ = 0;
  int halfway_ = 0;
};

TEST(KillEditor, NothingDecidedIsLostAndCurrentIsOneWholeRelease) {
  EditorLoop loop;
  ASSERT_GE(loop.waiting(), 40U);
  int kills = 0;
  const auto proven = [&] { return kills >= kEditorKills && loop.acknowledged() > 5; };
  for (int tries = 0; !proven() && tries < 10 * kEditorKills && !HasFailure(); ++tries)
    kills += loop.kill_once();
  EXPECT_GE(kills, kEditorKills);
  // Some kills must have come before an act was written, and some acts must have been written.
  EXPECT_GT(loop.halfway(), 5);
  EXPECT_GT(loop.acknowledged(), 5U);
}

}  // namespace
}  // namespace vindplaats
