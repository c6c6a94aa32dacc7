// kill -9 at random moments of a harvest: what was acknowledged is there once, and the run goes on
// where it was.
#include <atomic>
#include <chrono>
#include <csignal>
#include <map>
#include <set>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "core/random.h"
#include "core/time.h"
#include "store/fsck.h"
#include "store/harvest_tables.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;

constexpr std::size_t kRecords = 600, kPage = 10;
constexpr int kKills = 100;

// Starts the real binary, without its output.
pid_t start_harvest(const std::string& dir) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int null = open("/dev/null", O_RDWR);
  dup2(null, 1);
  dup2(null, 2);
  execl(VINDPLAATS_BINARY, "vindplaats", "--dir", dir.c_str(), "harvest", "repo", nullptr);
  _exit(127);
}

// What the store acknowledges: every page in the journal was committed whole.
struct Acknowledged {
  std::int64_t received = 0;
  std::int64_t heads = 0;
  std::size_t defects = 0;
};

Acknowledged inspect(const std::string& dir) {
  Acknowledged found;
  Result<std::unique_ptr<Store>> store = open_rocks_store(dir + "/data");
  EXPECT_TRUE(store) << (store ? "" : store.error().what);
  if (!store) return found;
  const std::unique_ptr<Snapshot> snapshot = (*store)->snapshot();
  std::set<std::string> identifiers;
  EXPECT_TRUE(scan_heads(*snapshot, "repo", [&](const Head& head) {
    EXPECT_EQ(head.version, head.raw.deleted ? head.version : 1)
        << head.raw.identifier << " was stored twice";
    EXPECT_TRUE(identifiers.insert(head.raw.identifier).second);
    return true;
  }));
  found.heads = static_cast<std::int64_t>(identifiers.size());
  EXPECT_TRUE(scan_journal(*snapshot, "repo", [&](const JournalPage& page) {
    found.received += nlohmann::json::parse(page.json).value("received", 0);
    return true;
  }));
  for (const Defect& defect : check(*snapshot)) {
    ++found.defects;
    ADD_FAILURE() << defect.where << ": " << defect.what;
  }
  return found;
}

class KillLoop {
 public:
  explicit KillLoop(std::uint64_t seed) : random_(seed) {
    OaiOptions options;
    options.page_size = kPage;
    repository_ = std::make_unique<OaiRepository>(options, sample_records(kRecords, true), clock_);
    Routes routes;
    routes["/oai"] = [this](const ServerRequest& request) {
      ++requests_;
      Answer answer = repository_->answer(request);
      answer.delivery.delay = std::chrono::milliseconds(2);
      return answer;
    };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
  }

  // How many kills left a harvest half done: those that prove something.
  int in_the_middle() const { return in_the_middle_; }

  // Harvests in a fresh folder with kills until a run comes to its end; returns how many kills that
  // took.
  int harvest_with_kills(int kills_left) {
    const Workbench bench;
    bench.add_source("repo", "oai-pmh", server_->url("/oai"));
    std::int64_t acknowledged = 0;
    int kills = 0;
    while (kills < kills_left && kill_once(bench.dir().string())) {
      ++kills;
      const Acknowledged now = inspect(bench.dir().string());
      EXPECT_EQ(now.defects, 0U);
      EXPECT_EQ(now.heads, now.received) << "a page is there whole or not at all";
      EXPECT_GE(now.heads, acknowledged) << "something acknowledged is gone";
      acknowledged = now.heads;
      in_the_middle_ += acknowledged > 0 && acknowledged < static_cast<std::int64_t>(kRecords);
      if (::testing::Test::HasFailure()) return kills;
    }
    server_->clear_journal();
    bench.expect(0, {"harvest", "repo"});
    expect_goes_on(acknowledged);
    EXPECT_EQ(inspect(bench.dir().string()).heads, static_cast<std::int64_t>(kRecords));
    return kills;
  }

 private:
  // False when the run ended before the kill came.
  bool kill_once(const std::string& dir) {
    // The moment is chosen by how far the harvest has come, not by the clock: so it is in the
    // middle on any machine.
    const std::uint64_t wanted = requests_ + 1 + random_.below(20);
    const pid_t child = start_harvest(dir);
    int ended = 0;
    while (requests_ < wanted && waitpid(child, &ended, WNOHANG) == 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (requests_ < wanted) return false;
    std::this_thread::sleep_for(std::chrono::microseconds(random_.below(5000)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
  }

  // The last run asked only for what was not acknowledged yet: at most the page in flight comes
  // again.
  void expect_goes_on(std::int64_t acknowledged) {
    std::int64_t pages = 0;
    for (const ServerRequest& request : server_->journal())
      pages += request.parameter("verb") == "ListRecords";
    const auto left = (static_cast<std::int64_t>(kRecords) - acknowledged +
                       static_cast<std::int64_t>(kPage) - 1) /
                      static_cast<std::int64_t>(kPage);
    EXPECT_LE(pages, left + 1) << acknowledged << " were there";
  }

  SystemClock clock_;
  SeededRandom random_;
  int in_the_middle_ = 0;
  std::atomic<std::uint64_t> requests_ = 0;
  std::unique_ptr<OaiRepository> repository_;
  std::unique_ptr<ScriptedServer> server_;
};

TEST(Kill, NothingAcknowledgedIsLostOrDoubled) {
  KillLoop loop(20261122);
  int kills = 0;
  while (kills < kKills && !HasFailure()) kills += loop.harvest_with_kills(kKills - kills);
  EXPECT_EQ(kills, kKills);
  EXPECT_GE(loop.in_the_middle(), kKills / 5);
}

}  // namespace
}  // namespace vindplaats
