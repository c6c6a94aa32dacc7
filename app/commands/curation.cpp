#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curate.h"
#include "app/services.h"
#include "app/show.h"
#include "core/text.h"

namespace vindplaats {
namespace {

std::string curate_json(const CurateReport& report) {
  nlohmann::ordered_json moves = nlohmann::ordered_json::array();
  for (const auto& move : report.moves)
    moves.push_back({{"id", move.id},
                     {"title", move.title},
                     {"from", move.from},
                     {"to", move.to},
                     {"themesBefore", move.themes_before},
                     {"themesAfter", move.themes_after}});
  nlohmann::ordered_json joins = nlohmann::ordered_json::array();
  for (const auto& join : report.joins)
    joins.push_back({{"id", join.id}, {"title", join.title}, {"records", join.records}});
  const nlohmann::ordered_json json = {{"records", report.records},
                                       {"publications", report.publications},
                                       {"merged", report.merged},
                                       {"candidates", report.candidates},
                                       {"accepted", report.accepted},
                                       {"rejected", report.rejected},
                                       {"reopened", report.reopened},
                                       {"changed", report.changed},
                                       {"autoAccepted", report.auto_accepted},
                                       {"byTheme", report.by_theme},
                                       {"moves", moves},
                                       {"joins", joins}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

// "p3k9x0a7b2cd  new -> candidate (onderwijs)  Stages op het mbo".
std::string show_move(const CurateReport::Move& move) {
  const auto side = [](const std::string& status, const std::vector<std::string>& themes) {
    return themes.empty() ? status : fmt::format("{} ({})", status, join(themes, ", "));
  };
  return fmt::format("{}  {} -> {}  {}\n", move.id,
                     side(move.from.empty() ? "new" : move.from, move.themes_before),
                     side(move.to, move.themes_after), shortened(move.title, kTitleWidth));
}

Result<CurateReport> curate_now(const Invocation& call, Services& services) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  return curate(*store, *platform, services.clock(), {call.has("dry-run")});
}

Result<int> run_curate(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const CurateReport report, curate_now(call, services));
  if (call.globals.json) {
    streams.out(curate_json(report));
    return kExitOk;
  }
  if (call.has("dry-run")) {
    for (const auto& move : report.moves) streams.out(show_move(move));
  }
  streams.out(fmt::format("{} records, {} publications ({} of several records); {} {}\n",
                          show_count(report.records), show_count(report.publications),
                          show_count(report.merged), show_count(report.changed),
                          call.has("dry-run") ? "would change" : "changed"));
  streams.out(fmt::format("{} wait in the queue, {} accepted, {} rejected\n",
                          show_count(report.candidates + report.reopened),
                          show_count(report.accepted), show_count(report.rejected)));
  if (report.reopened > 0)
    streams.out(
        fmt::format("{} changed since they were decided on: `vindplaats queue list` shows "
                    "what\n",
                    show_count(report.reopened)));
  if (report.auto_accepted > 0)
    streams.out(fmt::format("{} of these {} accepted without a person\n",
                            show_count(report.auto_accepted),
                            call.has("dry-run") ? "would be" : "were"));
  for (const auto& [theme, count] : report.by_theme)
    streams.out(fmt::format("  {} {}\n", pad(theme, 32), show_count(count)));
  return kExitOk;
}

// Merging alone has nothing to write that curating does not write too: a publication is its
// records and its place.
Result<int> run_match(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const CurateReport report, curate_now(call, services));
  if (call.globals.json) {
    streams.out(curate_json(report));
    return kExitOk;
  }
  for (const auto& join : report.joins) {
    streams.out(fmt::format("{}  {}\n", join.id, shortened(join.title, kTitleWidth)));
    for (const std::string& record : join.records) streams.out(fmt::format("    {}\n", record));
  }
  streams.out(fmt::format("{} records, {} publications; {} of several records, {} {}\n",
                          show_count(report.records), show_count(report.publications),
                          show_count(report.merged),
                          show_count(static_cast<std::int64_t>(report.joins.size())),
                          call.has("dry-run") ? "would change" : "changed"));
  return kExitOk;
}

const Verb kCurationVerbs[] = {
    {"match",
     "Find records of the same work and merge them",
     {},
     {{"dry-run", "", "Which publications would hold other records; change nothing"}},
     "  vindplaats match --dry-run",
     run_match},
    {"curate",
     "Group records into publications and apply the rules",
     {},
     {{"dry-run", "", "What would enter, leave or move; change nothing"}},
     "  vindplaats curate --dry-run",
     run_curate},
};

}  // namespace

extern const CommandSet command_curation;
const CommandSet command_curation{50, kCurationVerbs};

}  // namespace vindplaats
