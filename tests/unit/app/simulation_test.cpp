// Years in seconds (faults.md D22, D24). With VINDPLAATS_LONG set, as many as the table asks for.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "app/pipeline/registrations.h"
#include "core/digest.h"
#include "core/uri.h"
#include "store/fsck.h"
#include "store/harvest_tables.h"
#include "store/keys.h"
#include "store/leases.h"
#include "tests/unit/app/simulated_world.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;
using namespace simulation;
using ::testing::EndsWith;
using ::testing::IsEmpty;

template <class T>
T for_long(T quick, T all) {
  const char* const set = std::getenv("VINDPLAATS_LONG");
  return set != nullptr && *set != '\0' ? all : quick;
}

// Partners as they are: most visits go well, some do not, each in its own way.
class MixedPartners {
 public:
  explicit MixedPartners(std::uint64_t seed) : random_(seed) {}

  PlayedAnswer answer(const Attempt& attempt, const Clock& clock) {
    const std::uint64_t roll = random_.below(1000);
    if (roll < 20) return refusal(503, std::to_string(60 + random_.below(7200)));
    if (roll < 30) return refusal(429, "90");
    if (roll < 40) return refusal(503, "");
    if (roll < 60) return played_failure("the connection was cut off");
    if (roll < 70) return played(500, "broken");
    if (roll < 80) return played(200, "<html><body>maintenance</body></html>");
    PlayedAnswer good = feed(attempt, clock);
    if (roll < 85) good.takes = 9min;
    if (roll < 90) good.takes = 11min;  // longer than it may
    return good;
  }

  // What the source showed the last time that it was asked and had its feed.
  const std::vector<std::string>& shown(const std::string& path) { return shown_[path]; }

 private:
  static PlayedAnswer refusal(int status, const std::string& retry_after) {
    std::vector<Header> headers;
    if (!retry_after.empty()) headers.push_back({"Retry-After", retry_after});
    return played(status, "busy", std::move(headers));
  }

  PlayedAnswer feed(const Attempt& attempt, const Clock& clock) {
    const std::string path = "/" + attempt.uri.text.substr(attempt.uri.text.find('/', 8) + 1);
    const auto count = 1 + clock.ticks() / std::chrono::hours(24 * 20);
    std::vector<std::string> guids;
    for (auto i = count; i > std::max<std::int64_t>(0, count - 3); --i)
      guids.push_back(fmt::format("item-{}", i));
    shown_[path] = guids;
    const std::string etag = fmt::format("\"{}\"", count);
    for (const Header& header : attempt.request.headers) {
      if (header.name == "If-None-Match" && header.value == etag) return played(304);
    }
    PlayedAnswer answer = played(200, feed_text(guids), {{"ETag", etag}});
    answer.takes = Milliseconds(20 + random_.below(2000));
    return answer;
  }

  SeededRandom random_;
  std::map<std::string, std::vector<std::string>> shown_;
};

std::vector<Source> many_sources(int count) {
  std::vector<Source> sources;
  constexpr Milliseconds kEvery[] = {12h, 6h, 24h, 12h, 12h};
  for (int i = 0; i < count; ++i) {
    // Every fifth shares its host with the one before.
    sources.push_back(
        feed_source(fmt::format("s{}", i), fmt::format("h{}.example", i - (i % 5 == 4 ? 1 : 0))));
    sources.back().every = kEvery[i % 5];
  }
  return sources;
}

// One played world, with what went on in it as a digest.
class PlayedYear {
 public:
  PlayedYear(std::uint64_t seed, int sources)
      : partners_(seed), random_(seed + 1), sources_(many_sources(sources)) {
    world_ = std::make_unique<World>(sources_, [this](const Attempt& attempt) {
      return partners_.answer(attempt, world_->clock);
    });
    world_->keep_reports = false;
    world_->on_ended = [this](const RunReport& report) { note(report); };
    boot();
  }

  void boot() {
    world_->boot();
    world_->network->keep_visits = false;
  }

  void note(const RunReport& report) {
    ++runs_;
    ++runs_by_source_[report.source];
    log_ += fmt::format("{} {} {} {} {}\n", report.ended, report.source, report.state,
                        report.requests, report.added);
    if (log_.size() > 1'000'000) log_ = sha256_hex(log_);
    check_alone(report);
    check_leases();
    if (report.state == "finished" || report.state == "nothing new") note_well(report.source);
  }

  // Never two runs of a source at once.
  void check_alone(const RunReport& report) {
    std::string& ended = last_end_[report.source];
    if (report.started < ended)
      broken_.push_back(fmt::format("{} began at {}, before its last run ended ({})", report.source,
                                    report.started, ended));
    ended = report.ended;
  }

  // No lease stays that nobody has.
  void check_leases() {
    std::set<std::string> running;
    for (const RunningHarvest& one : world_->scheduler->running()) running.insert(one.source);
    const auto leases = harvest_leases(*world_->store->snapshot());
    for (const auto& [source, lease] : *leases) {
      if (!running.contains(source)) broken_.push_back(source + " has a lease and does not run");
    }
  }

  // What it showed is ours, from now on and for ever.
  void note_well(const std::string& source) {
    const auto snapshot = world_->store->snapshot();
    for (const std::string& guid : partners_.shown("/" + source + "/feed.xml")) {
      given_[source].insert(guid);
      if (!is_kept(*snapshot, source, guid))
        broken_.push_back(source + " ended well without " + guid);
    }
  }

  static bool is_kept(const Snapshot& snapshot, const std::string& source,
                      const std::string& guid) {
    std::string value;
    const auto head = snapshot.get(Table::kHeads, record_key(source, guid), value);
    const auto record = snapshot.get(Table::kRecords, record_key(source, guid), value);
    return head && *head && record && *record;
  }

  // Things that befall a server.
  void befall() {
    switch (random_.below(6)) {
      case 0:
        world_->kill();
        return boot();
      case 1:
        if (!world_->drain()) broken_.push_back("it did not drain");
        if (world_->leases() != 0) broken_.push_back("leases were left");
        world_->kill();
        return boot();
      case 2:
        world_->set_sources({sources_.begin(), sources_.begin() + 1});
        world_->run_for(1min);
        return world_->set_sources(sources_);
      case 3:
        return order(false);
      case 4:
        return order(true);
      default:
        return world_->set_sources(sources_);
    }
  }

  // Somebody asks for all of them now, and perhaps thinks better of it.
  void order(bool and_call_it_off) {
    HarvestOrder order;
    for (const Source& source : sources_) order.sources.push_back(source.id);
    const auto ends = std::make_shared<int>(0);
    order.done = [ends](const Result<std::vector<RunReport>>&) { ++*ends; };
    const Scheduler::OrderId id = world_->scheduler->harvest_now(std::move(order));
    world_->run_for(3s);
    if (and_call_it_off) world_->scheduler->call_off(id);
    world_->run_for(2h);
    if (*ends != 1) broken_.push_back(fmt::format("an order ended {} times", *ends));
  }

  void finish(Milliseconds lived) {
    if (!world_->drain()) broken_.push_back("it did not drain at the end");
    if (world_->leases() != 0) broken_.push_back("leases were left at the end");
    for (const Source& source : sources_) {
      // No source is forgotten, whatever befalls: at least half of its visits happened.
      if (runs_by_source_[source.id] * 2 < lived / source.every) {
        broken_.push_back(
            fmt::format("{} ran only {} times", source.id, runs_by_source_[source.id]));
      }
    }
    const auto snapshot = world_->store->snapshot();
    for (const auto& [source, guids] : given_) {
      for (const std::string& guid : guids) {
        if (!is_kept(*snapshot, source, guid)) broken_.push_back(source + " has lost " + guid);
      }
    }
    for (const Defect& defect : check(*snapshot))
      broken_.push_back(defect.where + ": " + defect.what);
    for (const std::string& one : world_->violations()) broken_.push_back(one);
    for (const std::string& one : world_->errors) broken_.push_back(one);
  }

  World& world() { return *world_; }
  std::string log_hash() const { return sha256_hex(log_); }
  std::int64_t runs() const { return runs_; }
  const std::vector<std::string>& broken() const { return broken_; }

 private:
  MixedPartners partners_;
  SeededRandom random_;
  const std::vector<Source> sources_;
  std::unique_ptr<World> world_;
  std::string log_;
  std::int64_t runs_ = 0;
  std::map<std::string, std::int64_t> runs_by_source_;
  std::map<std::string, std::string> last_end_;
  std::map<std::string, std::set<std::string>> given_;
  std::vector<std::string> broken_;
};

// Else the checks of the network, which all of this rests on, might see nothing.
TEST(PlayedNetwork, SeesWhatNoHostMaySee) {
  SimulatedClock clock;
  SimulatedLoop loop(clock);
  PlayedNetwork network(loop, clock, [](const Attempt&) {
    return played(503, "busy", {{"Retry-After", "600"}});
  });
  const FetchPolicy policy;
  const Attempt attempt{*parse_uri("http://a.example/feed"), {}, 60s};
  const auto ask = [&] { network.start(policy, attempt, [](Transfer) {}); };
  ask();
  EXPECT_THAT(network.violations, IsEmpty());
  ask();
  EXPECT_THAT(network.violations.back(), EndsWith("two requests at once"));
  loop.run_for(100ms);
  network.violations.clear();
  ask();
  ASSERT_EQ(network.violations.size(), 2u);
  EXPECT_THAT(network.violations.front(), EndsWith("asked too soon"));
  EXPECT_THAT(network.violations.back(), EndsWith("asked while it rests"));
  loop.run_for(601s);
  network.violations.clear();
  ask();
  EXPECT_THAT(network.violations, IsEmpty());
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

TEST(Simulation, TheSameSeedGivesTheSameYear) {
  const int sources = for_long(20, 200);
  const Milliseconds span = std::chrono::hours(24) * for_long(28, 365);
  std::set<std::string> hashes;
  for (int time = 0; time < 2; ++time) {
    const double before = cpu_seconds();
    PlayedYear year(7, sources);
    year.world().run_for(span);
    year.finish(span);
    EXPECT_THAT(year.broken(), IsEmpty());
    hashes.insert(year.log_hash());
    std::cout << fmt::format("  {} sources, {} days: {} runs, {:.1f} s of CPU, log {}\n", sources,
                             std::chrono::duration_cast<std::chrono::days>(span).count(),
                             year.runs(), cpu_seconds() - before, year.log_hash().substr(0, 12));
  }
  EXPECT_EQ(hashes.size(), 1u);
}

TEST(Simulation, WhateverBefallsNoRuleIsBroken) {
  const int seeds = for_long(20, 1000);
  const double before = cpu_seconds();
  std::int64_t runs = 0;
  std::set<std::string> hashes;
  for (int seed = 0; seed < seeds; ++seed) {
    PlayedYear weeks(static_cast<std::uint64_t>(seed), 5);
    for (int day = 0; day < 14; ++day) {
      weeks.world().run_for(20h + 7s * seed + 11s * day);
      weeks.befall();
      weeks.world().run_for(4h - 7s * seed - 11s * day);
    }
    weeks.finish(24h * 14);
    ASSERT_THAT(weeks.broken(), IsEmpty()) << "seed " << seed;
    runs += weeks.runs();
    hashes.insert(weeks.log_hash());
  }
  EXPECT_EQ(hashes.size(), static_cast<std::size_t>(seeds));
  std::cout << fmt::format("  {} seeds: {} runs, {:.1f} s of CPU\n", seeds, runs,
                           cpu_seconds() - before);
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::ptrdiff_t open_files() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                       std::filesystem::directory_iterator());
}

// D24. On the real store, for that is what a server lives on for years.
TEST(Simulation, ThousandsOfRunsLeaveNothingBehind) {
  const std::int64_t first = for_long<std::int64_t>(500, 1000),
                     last = for_long<std::int64_t>(2000, 10'000);
  const std::filesystem::path dir =
      std::filesystem::temp_directory_path() / fmt::format("vindplaats-soak-{}", getpid());
  MixedPartners partners(3);
  {
    auto store = open_rocks_store(dir.string());
    ASSERT_TRUE(store) << store.error().what;
    World* here = nullptr;
    World world(
        many_sources(20),
        [&](const Attempt& attempt) { return partners.answer(attempt, here->clock); },
        std::move(*store));
    here = &world;
    std::int64_t runs = 0;
    world.keep_reports = false;
    world.on_ended = [&](const RunReport&) { ++runs; };
    world.boot();
    world.network->keep_visits = false;
    world.loop.run_until([&] { return runs >= first; });
    ASSERT_TRUE(world.store->compact());
    const std::size_t memory = resident_bytes();
    const std::ptrdiff_t files = open_files();
    world.loop.run_until([&] { return runs >= last; });
    ASSERT_TRUE(world.store->compact());
    std::cout << fmt::format("  resident after {} runs {} kB, after {} runs {} kB; files {}, {}\n",
                             first, memory / 1000, last, resident_bytes() / 1000, files,
                             open_files());
    EXPECT_LE(resident_bytes(), memory + 5'000'000);
    EXPECT_LE(std::abs(open_files() - files), 5);
    ASSERT_TRUE(world.drain());
    EXPECT_EQ(world.leases(), 0u);
    EXPECT_THAT(world.violations(), IsEmpty());
  }
  std::filesystem::remove_all(dir);
}

}  // namespace
}  // namespace vindplaats
