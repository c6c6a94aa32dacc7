// kill -9 at random moments of match, curate, decide and export: what was decided is there, whole
// or not at all, and `current` is always one whole release.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "app/pipeline/curated.h"
#include "core/random.h"
#include "store/fsck.h"
#include "tests/crash/crash_bench.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;
namespace fs = std::filesystem;
using Moment = std::chrono::steady_clock;

constexpr int kWorks = 240, kDecidedAtOnce = 8;

class EditorLoop {
 public:
  EditorLoop() {
    bench_.keep_one_theme();
    EXPECT_EQ(bench_.run({"queue", "bring", "-"}, testing::works_to_bring(kWorks)).status, 0);
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
    const pid_t child = testing::start_binary(bench_.dir().string(), words);
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
    testing::expect_whole_release(bench_.dir() / "public" / "current");
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
  const int wanted = testing::wanted(100, 300);
  EditorLoop loop;
  ASSERT_GE(loop.waiting(), 40U);
  int kills = 0;
  const auto proven = [&] { return kills >= wanted && loop.acknowledged() > 5; };
  for (int tries = 0; !proven() && tries < 10 * wanted && !HasFailure(); ++tries)
    kills += loop.kill_once();
  EXPECT_GE(kills, wanted);
  // Some kills must have come before an act was written, and some acts must have been written.
  EXPECT_GT(loop.halfway(), 5);
  EXPECT_GT(loop.acknowledged(), 5U);
  std::printf("%d kills of match, curate, decide and export: %zu acts acknowledged, 0 lost\n",
              kills, loop.acknowledged());
}

}  // namespace
}  // namespace vindplaats
