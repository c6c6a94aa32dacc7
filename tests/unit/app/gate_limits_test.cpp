// Bodies and headers without end, bombs, drips (faults.md M1, rows 43 and 46, D23, D29).
#include <atomic>
#include <ctime>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using gate_testing::gate_options;
using gate_testing::serve;
using gate_testing::TestGate;
using gate_testing::text_answer;
using ::testing::HasSubstr;

Handler fixed_answer(Answer answer) {
  return [answer = std::move(answer)](const ServerRequest&) { return answer; };
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

long resident_kilobytes() {
  std::ifstream statm("/proc/self/statm");
  long pages = 0;
  long resident = 0;
  statm >> pages >> resident;
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

// The address sanitizer keeps freed memory for a while; there the figure says nothing.
#ifdef __SANITIZE_ADDRESS__
constexpr long kMemoryAllowed = 1024 * 1024;
#else
constexpr long kMemoryAllowed = 128 * 1024;
#endif

// Fetches, and expects a refusal within 2 s of processor time and 128 MB more memory, this server's
// own work included.
std::string refused_cheaply(Answer answer) {
  const auto server = serve({{"/", fixed_answer(std::move(answer))}});
  TestGate gate(gate_options({server->port()}));
  const double cpu = cpu_seconds();
  const long memory = resident_kilobytes();
  const auto response = gate.get(server->url("/"));
  EXPECT_LT(cpu_seconds() - cpu, 2.0);
  EXPECT_LT(resident_kilobytes() - memory, kMemoryAllowed);
  EXPECT_FALSE(response);
  if (response) return "";
  EXPECT_EQ(response.error().fault, Fault::kRefused) << response.error().what;
  EXPECT_EQ(server->journal().size(), 1u);
  return response.error().what;
}

TEST(Limits, AGzipBombIsStopped) {
  Answer answer;
  answer.delivery.coding = Delivery::Coding::kGzip;
  answer.delivery.zeros = std::uint64_t{1} << 30;
  EXPECT_THAT(refused_cheaply(answer), HasSubstr("larger than 64000000 bytes"));
}

TEST(Limits, AnUnsaidGzipBombIsStopped) {
  Answer answer;
  answer.delivery.coding = Delivery::Coding::kGzipUnsaid;
  answer.delivery.zeros = std::uint64_t{1} << 30;
  EXPECT_THAT(refused_cheaply(answer), HasSubstr("larger than 64000000 bytes"));
}

TEST(Limits, EndlessChunksAreStopped) {
  Answer answer = text_answer(std::string(100'000, 'x'));
  answer.delivery.endless = true;
  EXPECT_THAT(refused_cheaply(answer), HasSubstr("larger than 64000000 bytes"));
}

TEST(Limits, AnAnnouncedSizeIsRefusedBeforeItComes) {
  Answer answer;
  answer.delivery.zeros = 65'000'000;
  EXPECT_THAT(refused_cheaply(answer), HasSubstr("max_page"));
}

TEST(Limits, AHeaderFloodIsStopped) {
  Answer answer = text_answer("x");
  answer.delivery.extra_headers = 10'000;
  EXPECT_THAT(refused_cheaply(answer), HasSubstr("of headers"));
}

TEST(Limits, APageOfExactlyTheLimitPasses) {
  for (const auto framing : {Delivery::Framing::kLength, Delivery::Framing::kChunked}) {
    Answer answer;
    answer.delivery.framing = framing;
    answer.delivery.zeros = 5'000'000;
    const auto server = serve({{"/", fixed_answer(answer)}});
    GateOptions options = gate_options({server->port()});
    options.settings.fetch.max_page = 5'000'000;
    TestGate gate(options);
    EXPECT_TRUE(gate.get(server->url("/")));
    options.settings.fetch.max_page = 4'999'999;
    TestGate smaller(options);
    EXPECT_FALSE(smaller.get(server->url("/")));
  }
}

TEST(Limits, ManyLargePagesWaitForTheBudget) {
  Answer answer;
  answer.delivery.zeros = 4'000'000;
  std::vector<std::unique_ptr<ScriptedServer>> servers;
  GateOptions options = gate_options({});
  options.settings.fetch.max_page = 4'000'000;
  options.budget = 8'000'000;
  for (int i = 0; i < 6; ++i) {
    servers.push_back(serve({{"/", fixed_answer(answer)}}));
    options.settings.fetch.private_networks.push_back(
        fmt::format("127.0.0.1:{}", servers.back()->port()));
  }
  TestGate gate(std::move(options));
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (const auto& server : servers) {
    threads.emplace_back([&] { good += gate.get(server->url("/")) ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 6);
  EXPECT_EQ(gate.gate->budget().in_use(), 0u);
}

// How long until a slow answer is given up, and with which words.
struct GivenUp {
  std::chrono::milliseconds after;
  std::string words;
};
GivenUp give_up_on(Answer answer, const FetchSettings& limits) {
  const auto server = serve({{"/", fixed_answer(std::move(answer))}});
  GateOptions options = gate_options({server->port()});
  const auto networks = options.settings.fetch.private_networks;
  options.settings.fetch = limits;
  options.settings.fetch.private_networks = networks;
  TestGate gate(std::move(options));
  const auto before = gate.clock.ticks();
  const auto response = gate.get(server->url("/"));
  EXPECT_FALSE(response);
  EXPECT_EQ(server->journal().size(), 1u);
  if (response) return {};
  EXPECT_EQ(response.error().fault, Fault::kRemote);
  return {gate.clock.ticks() - before, response.error().what};
}

TEST(Slow, ADripEndsAtTheTotalDeadline) {
  Answer answer = text_answer(std::string(10'000, 'x'));
  answer.delivery.piece = 1;
  answer.delivery.pause = 20ms;
  FetchSettings limits;
  limits.total = 300ms;
  const GivenUp end = give_up_on(answer, limits);
  EXPECT_THAT(end.words, HasSubstr("not done within the time allowed"));
  EXPECT_LT(end.after, 2s);
}

TEST(Slow, ADripEndsAtTheLowSpeedLimit) {
  Answer answer = text_answer(std::string(10'000, 'x'));
  answer.delivery.piece = 1;
  answer.delivery.pause = 100ms;
  FetchSettings limits;
  limits.low_speed_time = 1s;
  const GivenUp end = give_up_on(answer, limits);
  EXPECT_THAT(end.words, HasSubstr("too slow"));
  EXPECT_LT(end.after, 6s);
}

TEST(Slow, SilenceEndsAtTheTotalDeadline) {
  Answer answer = text_answer("x");
  answer.delivery.delay = 30s;
  FetchSettings limits;
  limits.total = 200ms;
  const GivenUp end = give_up_on(answer, limits);
  EXPECT_THAT(end.words, HasSubstr("not done within the time allowed"));
  EXPECT_LT(end.after, 3s);
}

}  // namespace
}  // namespace vindplaats
