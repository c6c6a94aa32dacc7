#include "app/run_output.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "normalize/finding_codes.h"

namespace vindplaats {
namespace {

// So many errors of a run are shown; all of them stand in the report.
constexpr std::size_t kShownErrors = 5;

}  // namespace

Result<std::vector<RunReport>> harvest_with_progress(const Globals& globals, Services& services,
                                                     Streams& streams, const HarvestPlan& plan) {
  Progress progress(streams, globals, services.clock());
  std::map<std::string, std::pair<std::int64_t, std::optional<std::int64_t>>> counts;
  return services.harvest(
      plan,
      [&](const RunReport& report, std::optional<std::int64_t> total) {
        counts[report.source] = {report.received, total};
        std::int64_t received = 0;
        std::optional<std::int64_t> all =
            counts.size() == plan.sources.size() ? std::optional<std::int64_t>(0) : std::nullopt;
        for (const auto& [source, count] : counts) {
          received += count.first;
          all = all && count.second ? std::optional(*all + *count.second) : std::nullopt;
        }
        progress.show(plan.sources.size() == 1 ? report.source
                                               : fmt::format("{} sources", plan.sources.size()),
                      received, all);
      },
      streams.cancelled);
}

void print_runs(const Globals& globals, Streams& streams, const std::vector<RunReport>& reports,
                const RunRelease& release) {
  if (globals.json) {
    nlohmann::ordered_json json = {{"runs", nlohmann::ordered_json::array()}};
    for (const RunReport& report : reports)
      json["runs"].push_back(nlohmann::ordered_json::parse(run_json(report)));
    if (!release.id.empty()) json["release"] = release.id;
    if (!release.held.empty()) json["held"] = release.held;
    streams.out(json_line(json));
    return;
  }
  for (const RunReport& report : reports) {
    streams.out(show_run(report) + "\n");
    for (const Finding& finding : report.findings) {
      const FindingText* text = find_finding_text(finding.code);
      if (text != nullptr && finding.severity != "info")
        streams.out(fmt::format("  {}: {}\n", finding.code, text->en));
    }
    for (std::size_t i = 0; i < std::min(kShownErrors, report.errors.size()); ++i) {
      const RunError& error = report.errors[i];
      streams.out(
          fmt::format("  {}{}\n", error.record.empty() ? "" : error.record + ": ", error.message));
    }
    if (report.errors.size() > kShownErrors) {
      streams.out(fmt::format("  and {} more; `vindplaats source show {}` lists them\n",
                              report.errors.size() - kShownErrors, report.source));
    }
  }
}

int runs_status(const std::vector<RunReport>& reports) {
  const auto state_is = [](const char* a, const char* b) {
    return [a, b](const RunReport& report) { return report.state == a || report.state == b; };
  };
  const auto bad = std::count_if(reports.begin(), reports.end(), state_is("failed", "parked"));
  const auto partly =
      std::count_if(reports.begin(), reports.end(), state_is("partly failed", "parked"));
  if (bad == 0 && partly == 0) return kExitOk;
  const bool all_failed = std::all_of(reports.begin(), reports.end(), state_is("failed", "failed"));
  return all_failed ? kExitFailed : kExitPartly;
}

}  // namespace vindplaats
