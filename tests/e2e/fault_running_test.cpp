// Running it (faults.md A7, rows 68 and 71; 69 and 70 are in fault_transport_test.cpp), replays of
// what did not change (D18) and politeness (D20), with the real binary where a process must die.
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::continues;
using testing::FaultBench;
using testing::FaultyRepository;
using testing::lists;
using testing::words_in;
using testing::Workbench;

// ---- rows 68 and 71: a process that ends in the middle ----

pid_t start_command(const std::string& dir, const char* verb) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int null = open("/dev/null", O_RDWR);
  dup2(null, 1);
  dup2(null, 2);
  execl(VINDPLAATS_BINARY, "vindplaats", "--dir", dir.c_str(), verb, nullptr);
  _exit(127);
}

// The exit status of a harvest that got `signal` while it waited for its third page of ten; the
// server's further answers are on time.
int interrupted_harvest(const Workbench& bench, FaultyRepository& repository, int signal) {
  std::atomic<int> pages = 0;
  repository.twist = [&](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request) && ++pages == 3) answer.delivery.delay = 60s;
  };
  const pid_t child = start_command(bench.dir().string(), "harvest");
  while (pages < 3) std::this_thread::sleep_for(2ms);
  kill(child, signal);
  int status = 0;
  waitpid(child, &status, 0);
  repository.twist = nullptr;
  return status;
}

class FaultInterrupted : public ::testing::TestWithParam<int> {};

// State comes from what is there, never from a mark that says "running": a run that ended without a
// word blocks nothing, and the next one goes on where it was.
TEST_P(FaultInterrupted, BlocksNothingAndTheNextRunGoesOn) {
  const SystemClock clock;
  FaultyRepository repository(clock, 1000);
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", repository.url());
  EXPECT_NE(interrupted_harvest(bench, repository, GetParam()), 0);
  bench.expect(0, {"fsck"});
  const auto before = bench.json({"status", "repo"})["sources"][0];
  EXPECT_EQ(before["state"], "new") << "it is not called running: " << before.dump(2);
  EXPECT_EQ(before["records"], 200);
  repository.server().clear_journal();
  const auto run = bench.json({"harvest", "repo"})["runs"][0];
  EXPECT_EQ(run["state"], "finished") << run.dump(2);
  EXPECT_EQ(run["new"], 1000) << "what came before is counted";
  std::size_t asked = 0;
  for (const ServerRequest& request : repository.server().journal()) asked += lists(request);
  EXPECT_EQ(asked, 8U) << "two of ten pages were there";
  const auto after = bench.json({"status", "repo"})["sources"][0];
  EXPECT_EQ(after["records"], 1000);
  EXPECT_EQ(after.value("cause", ""), "");
  EXPECT_LE(words_in(after.value("cause", "") + " " + after.value("remedy", "")), 25U);
  bench.expect(0, {"fsck"});
}
INSTANTIATE_TEST_SUITE_P(A7, FaultInterrupted, ::testing::Values(SIGKILL, SIGTERM, SIGINT),
                         [](const auto& one) {
                           return one.param == SIGKILL   ? "Row68Killed"
                                  : one.param == SIGTERM ? "Row71AskedToEnd"
                                                         : "Row71Interrupted";
                         });

// ---- D18 ----

// All that the store holds but the log of runs.
std::map<std::string, std::string> contents_of(const Store& store) {
  std::map<std::string, std::string> contents;
  const auto snapshot = store.snapshot();
  for (int table = 0; table < kTables; ++table) {
    const auto which = static_cast<Table>(table);
    // The head of the ledger and the checkpoint move with each run.
    if (which == Table::kLedger || which == Table::kCheckpoints || which == Table::kMeta) continue;
    EXPECT_TRUE(snapshot->scan(which, "", "", [&](std::string_view key, std::string_view value) {
      contents[fmt::format("{} ", table_name(which)) + std::string(key)] = value;
      return true;
    }));
  }
  return contents;
}

TEST(FaultReplay, D18TenReplaysOfTheSameWriteNothing) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  const auto before = contents_of(bench.store());
  EXPECT_GT(before.size(), 500U);
  for (int replay = 0; replay < 10; ++replay) {
    bench.pass(24h);
    const bool full = replay % 2 == 1;
    const auto run = bench.harvest(
        "repo", full ? std::vector<std::string>{"--full"} : std::vector<std::string>{});
    EXPECT_EQ(run["state"], "nothing new") << run.dump(2);
    EXPECT_EQ(run["requests"], full ? 5 : 3);
    for (const char* key : {"new", "updated", "deleted", "rejected"}) EXPECT_EQ(run[key], 0) << key;
    EXPECT_EQ(contents_of(bench.store()), before) << replay;
  }
  bench.expect_sound();
}

// ---- D20 ----

// Three sources of one host and one of another, all at once: never two requests at a time to a
// host, the delay between any two.
TEST(FaultPoliteness, D20OneRequestAtATimeAndTheDelayBetweenTwo) {
  const SystemClock clock;
  FaultyRepository shared(clock, 300), other(clock, 300);
  const auto slowly = [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.delivery.delay = 20ms;
  };
  shared.twist = slowly;
  other.twist = slowly;
  const Workbench bench;
  for (const char* id : {"a", "b", "c"})
    bench.add_source(id, "oai-pmh", shared.url(), "delay = \"100ms\"\n");
  bench.add_source("d", "oai-pmh", other.url());
  bench.expect(0, {"harvest"});
  EXPECT_EQ(shared.server().most_at_once(), 1U);
  EXPECT_EQ(other.server().most_at_once(), 1U);
  const std::vector<ServerRequest> journal = shared.server().journal();
  EXPECT_EQ(journal.size(), 15U);
  for (std::size_t i = 1; i < journal.size(); ++i)
    EXPECT_GE(journal[i].at - journal[i - 1].at, 99ms) << i;
}

}  // namespace
}  // namespace vindplaats
