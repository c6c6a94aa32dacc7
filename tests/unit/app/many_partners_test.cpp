// A thousand partners at once, on the real loop (faults.md D21).
#include <algorithm>
#include <fstream>
#include <future>
#include <iostream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "app/loop/open_files.h"
#include "app/loop/thread_workers.h"
#include "app/scheduler/scheduler.h"
#include "tests/unit/app/loop_gate.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using gate_testing::answers;
using gate_testing::gate_options;
using gate_testing::LoopGate;
using gate_testing::serve;
using gate_testing::text_answer;
using ::testing::HasSubstr;

std::size_t kilobytes_in_use() {
  std::ifstream file("/proc/self/statm");
  std::size_t size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 1000;
}

constexpr int kWellPartners = 50;

// How long `rounds` visits to each of the healthy partners took, sorted.
std::vector<double> visit_times(LoopGate& gate, const std::string& port, int rounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < kWellPartners; ++i) {
      const auto before = std::chrono::steady_clock::now();
      EXPECT_TRUE(gate.get(fmt::format("http://well-{}.test:{}/well", i, port)));
      times.push_back(
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before)
              .count());
    }
  }
  std::ranges::sort(times);
  return times;
}

// D21: thousand partners that drip do not hurt those that are well.
TEST(ManyPartners, SlowOnesAreCutOffAndDoNotHurtTheOthers) {
  const int slow_partners = raise_open_files() >= 4096 ? 1000 : 200;
  Answer dripping = text_answer(std::string(10'000, 'x'));
  dripping.delivery.piece = 1;
  dripping.delivery.pause = 1s;
  const auto server =
      serve({{"/drip", answers(dripping)}, {"/well", answers(text_answer("well"))}});
  GateOptions options = gate_options({server->port()});
  options.settings.fetch.total = 8s;
  options.resolve = [](const std::string&) { return std::vector<std::string>{"127.0.0.1"}; };
  LoopGate gate(std::move(options));
  const std::string port = std::to_string(server->port());
  visit_times(gate, port, 1);
  const std::vector<double> alone = visit_times(gate, port, 4);
  std::vector<std::future<Result<Response>>> slow;
  for (int i = 0; i < slow_partners; ++i) {
    slow.push_back(gate.send(fmt::format("http://drip-{}.test:{}/drip", i, port)));
  }
  const std::vector<double> beside = visit_times(gate, port, 4);
  const std::size_t memory = kilobytes_in_use();
  for (auto& one : slow) {
    const auto response = one.get();
    ASSERT_FALSE(response);
    EXPECT_THAT(response.error().what, HasSubstr("not done within the time allowed"));
  }
  const auto p95 = [](const std::vector<double>& times) { return times[times.size() * 95 / 100]; };
  std::cout << fmt::format(
      "  healthy visits: p95 {:.1f} ms alone, {:.1f} ms beside {} that drip, worst {:.1f} ms; "
      "{} kB resident, the server of the test included\n",
      p95(alone), p95(beside), slow_partners, beside.back(), memory);
}

// The whole scheduler on the real loop: slow and healthy partners in one order.
TEST(ManyPartners, AnOrderForAllOfThemEndsWithAReportForEach) {
  raise_open_files();
  Answer dripping = text_answer(std::string(10'000, 'x'));
  dripping.delivery.piece = 1;
  dripping.delivery.pause = 200ms;
  Answer feed = text_answer(
      "<rss version=\"2.0\"><channel><title>t</title><link>http://a.test/</link>"
      "<description>d</description><item><title>One</title><guid>one</guid></item>"
      "</channel></rss>");
  const auto server = serve({{"/drip", answers(dripping)}, {"/well", answers(feed)}});
  GateOptions options = gate_options({server->port()});
  options.settings.fetch.total = 2s;
  options.resolve = [](const std::string&) { return std::vector<std::string>{"127.0.0.1"}; };
  LoopGate gate(std::move(options));
  auto platform = std::make_shared<Platform>();
  HarvestOrder order;
  for (int i = 0; i < 150; ++i) {
    Source source;
    source.id = fmt::format("s{:03}", i);
    source.type = "feed";
    source.active = false;
    source.url = fmt::format("http://h{}.test:{}/{}", i, server->port(), i < 100 ? "drip" : "well");
    order.sources.push_back(source.id);
    platform->sources.push_back(source);
  }
  const auto store = open_memory_store();
  LedgerWriter ledger(*store, gate.clock);
  ThreadWorkers workers(2);
  Scheduler scheduler({gate.loop, workers, *gate.gate, *store, ledger, gate.clock}, {"test/1"});
  ASSERT_TRUE(scheduler.start(platform));
  std::promise<Result<std::vector<RunReport>>> promise;
  order.done = [&](Result<std::vector<RunReport>> result) { promise.set_value(std::move(result)); };
  scheduler.harvest_now(std::move(order));
  const auto reports = promise.get_future().get();
  ASSERT_TRUE(reports) << reports.error().what;
  ASSERT_EQ(reports->size(), 150u);
  for (std::size_t i = 0; i < 150; ++i) {
    const RunReport& report = (*reports)[i];
    if (i < 100) {
      EXPECT_EQ(report.state, "failed");
      EXPECT_THAT(report.errors.at(0).message, HasSubstr("not done within the time allowed"));
    } else {
      EXPECT_EQ(report.state, "finished") << report.source;
    }
  }
  std::promise<void> drained;
  scheduler.drain([&] { drained.set_value(); });
  drained.get_future().wait();
}

}  // namespace
}  // namespace vindplaats
