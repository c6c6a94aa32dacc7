// kill -9 at random moments of four harvests in one process (faults.md D1): what was acknowledged
// is there once, no page in part, and the next run goes on where the last one was.
#include <atomic>
#include <chrono>
#include <csignal>
#include <map>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "core/random.h"
#include "core/time.h"
#include "tests/crash/crash_bench.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::SourceLook;
using testing::StoreLook;
using testing::Workbench;

constexpr std::int64_t kRecords = 300, kPage = 10;
const std::vector<std::string> kSources = {"een", "twee", "drie", "vier"};

// A source's server: it counts what is asked.
class CountedRepository {
 public:
  CountedRepository() {
    OaiOptions options;
    options.page_size = static_cast<std::size_t>(kPage);
    repository_ = std::make_unique<OaiRepository>(
        options, sample_records(static_cast<std::size_t>(kRecords), true), clock_);
    Routes routes;
    routes["/oai"] = [this](const ServerRequest& request) {
      if (request.parameter("verb") == "ListRecords") note(request);
      Answer answer = repository_->answer(request);
      answer.delivery.delay = std::chrono::milliseconds(2);
      return answer;
    };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
  }
  std::string url() const { return server_->url("/oai"); }
  std::int64_t lists() const { return lists_; }
  // Forgets what was asked; and how often something was asked again since then.
  void forget() {
    const std::lock_guard lock(mutex_);
    asked_.clear();
  }
  std::int64_t repeated() const {
    const std::lock_guard lock(mutex_);
    std::int64_t again = 0;
    for (const auto& [what, times] : asked_) again += times - 1;
    return again;
  }

 private:
  void note(const ServerRequest& request) {
    const std::lock_guard lock(mutex_);
    ++lists_;
    ++asked_[std::string(request.parameter("resumptionToken")) + " " +
             std::string(request.parameter("from"))];
  }

  SystemClock clock_;
  std::atomic<std::int64_t> lists_ = 0;
  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> asked_;
  std::unique_ptr<OaiRepository> repository_;
  std::unique_ptr<ScriptedServer> server_;
};

class KillLoop {
 public:
  // How many kills left a source half done: those that prove something.
  int in_the_middle() const { return in_the_middle_; }
  std::int64_t repeated() const { return repeated_; }

  // Harvests into a fresh folder with kills until all is there; returns how many kills that took.
  int harvest_with_kills(int kills_left) {
    const Workbench bench;
    for (std::size_t i = 0; i < kSources.size(); ++i) {
      bench.add_source(kSources[i], "oai-pmh", repositories_[i].url());
      repositories_[i].forget();
      finished_[i] = false;
    }
    StoreLook last;
    int kills = 0;
    while (kills < kills_left && kill_once(bench.dir().string())) {
      ++kills;
      compare(last, testing::look_at(bench.dir().string(), kSources, true), kills);
      if (::testing::Test::HasFailure()) return kills;
    }
    bench.expect(0, {"harvest"});
    compare(last, testing::look_at(bench.dir().string(), kSources, true), kills);
    for (const std::string& source : kSources)
      EXPECT_EQ(last.sources.at(source).heads, kRecords) << source;
    return kills;
  }

 private:
  void compare(StoreLook& before, StoreLook now, int kills) {
    for (std::size_t i = 0; i < kSources.size(); ++i) {
      const SourceLook& look = now.sources[kSources[i]];
      EXPECT_GE(look.heads, before.sources[kSources[i]].heads)
          << "something acknowledged is gone from " << kSources[i];
      in_the_middle_ += look.cut_off && look.heads > 0;
      if (look.cut_off || look.heads < kRecords || finished_[i]) continue;
      // Its first run is over. At most the page in flight was asked again after each kill.
      finished_[i] = true;
      const std::int64_t again = repositories_[i].repeated();
      repeated_ += again;
      EXPECT_LE(again, kills) << kSources[i];
    }
    before = std::move(now);
  }

  // False when the run ended before the kill came. The moment is chosen by how far the harvests
  // have come, not by the clock: so it is in the middle on any machine.
  bool kill_once(const std::string& dir) {
    const std::int64_t wanted = all_lists() + 1 + static_cast<std::int64_t>(random_.below(40));
    const pid_t child = testing::start_binary(dir, {"harvest"});
    int status = 0;
    while (all_lists() < wanted && waitpid(child, &status, WNOHANG) == 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (all_lists() < wanted) return false;
    std::this_thread::sleep_for(std::chrono::microseconds(random_.below(5000)));
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
  }
  std::int64_t all_lists() const {
    std::int64_t lists = 0;
    for (const CountedRepository& repository : repositories_) lists += repository.lists();
    return lists;
  }

  SeededRandom random_{20261122};
  CountedRepository repositories_[4];
  bool finished_[4] = {};
  int in_the_middle_ = 0;
  std::int64_t repeated_ = 0;
};

TEST(KillHarvest, nothing_acknowledged_is_lost_or_doubled) {
  const int wanted = testing::wanted(100, 500);
  KillLoop loop;
  int kills = 0;
  while (kills < wanted && !HasFailure()) kills += loop.harvest_with_kills(wanted - kills);
  EXPECT_EQ(kills, wanted);
  EXPECT_GE(loop.in_the_middle(), wanted / 5);
  std::printf(
      "%d kills during 4 harvests of one process: %d sources cut off in the middle, 0 lost, 0 "
      "doubled, %lld requests repeated\n",
      kills, loop.in_the_middle(), static_cast<long long>(loop.repeated()));
}

}  // namespace
}  // namespace vindplaats
