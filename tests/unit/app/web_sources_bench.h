#pragma once
// The front with sources in every state that there is.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
#include "app/run_report.h"
#include "app/serve/figures_reader.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats::testing {

class WebSourcesBench : public ::testing::Test {
 protected:
  WebSourcesBench() {
    Partner scp;
    scp.id = "scp";
    scp.name = "SCP <b>";
    bench_.platform->partners.insert(bench_.platform->partners.begin(), scp);
    bench_.platform->sources.clear();
    bench_.house.figures = [this] { return figures_; };
    bench_.house.sources.harvest_soon = [this](const std::string& id) { ordered_.push_back(id); };
    bench_.house.sources.changed = [this] { ++changed_; };
    add_source("wodc", "wodc");
    bench_.add_user("fatima", "editor");
    editor_.log_in("fatima");
  }

  void add_source(const std::string& id, const std::string& partner, bool active = true) {
    Source source;
    source.id = id;
    source.partner = partner;
    source.active = active;
    source.type = "oai-pmh";
    source.url = "https://repo.example.nl/oai";
    source.place.file = "sources/" + id + ".toml";
    std::vector<Source>& all = bench_.platform->sources;
    all.push_back(source);
    std::ranges::sort(all, {}, &Source::id);
  }
  // One that ended so many hours before now; `error`: of the source as a whole.
  void add_run(const std::string& source, const std::string& state, int hours_ago,
               const std::string& error = "", std::int64_t added = 0) {
    RunReport report;
    report.source = source;
    report.state = state;
    report.started = report.ended = format_time(bench_.clock.now() - std::chrono::hours(hours_ago));
    report.added = report.received = added;
    if (!error.empty()) report.errors = {{"", "https://repo.example.nl/oai", error}};
    append(kLedgerRun, to_json(report));
  }
  void register_action(const Registration& registration) {
    append(kLedgerRegistration, to_json(registration));
  }
  void append(std::string_view kind, const std::string& body) {
    LedgerWriter ledger(*bench_.store, bench_.clock);
    ASSERT_TRUE(ledger.append({{"test", std::string(kind), body}}));
  }
  // As `serve` does now and then.
  void count() {
    auto figures = read_figures(*bench_.platform, *bench_.store, bench_.clock.now(),
                                [](const std::string&) { return std::nullopt; });
    ASSERT_TRUE(figures) << figures.error().what;
    figures_ = std::make_shared<const Figures>(std::move(*figures));
  }
  SourceStanding standing(const std::string& source) {
    auto standings = source_standings(*bench_.store->snapshot());
    return standings ? (*standings)[source] : SourceStanding();
  }

  std::shared_ptr<const Figures> figures_;
  std::vector<std::string> ordered_;
  int changed_ = 0;
  FrontBench bench_;
  Browser editor_{bench_};
};

}  // namespace vindplaats::testing
