#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/registrations.h"
#include "app/pipeline/release.h"
#include "app/run_output.h"
#include "app/services.h"
#include "app/show.h"

namespace vindplaats {
namespace {

void tell_list(const std::string& heading, const std::vector<std::string>& lines,
               Streams& streams) {
  if (lines.empty()) return;
  streams.out(heading + "\n");
  for (const std::string& line : lines) streams.out(fmt::format("  {}\n", line));
}

void tell_release(const ExportOutcome& outcome, Streams& streams) {
  if (!outcome.held.empty()) {
    tell_list("The release is held:", outcome.held, streams);
    if (outcome.may_force) streams.out("If that is meant: vindplaats export --force\n");
  } else if (outcome.written) {
    streams.out(fmt::format("Release {}: {} publications in {}\n", outcome.id, outcome.publications,
                            outcome.path));
  } else {
    streams.out(fmt::format("Nothing has changed since release {}\n", outcome.id));
  }
  if (outcome.waiting > 0) {
    streams.out(
        fmt::format("{} that are accepted are not ready or not due yet: `vindplaats export "
                    "--preview` names what each lacks\n",
                    outcome.waiting));
  }
  tell_list("To put right:", outcome.warnings, streams);
}

void tell_preview(const ExportOutcome& outcome, Streams& streams) {
  streams.out(fmt::format("Preview: {} publications in {}\n", outcome.publications, outcome.path));
  if (outcome.waiting > 0) {
    streams.out(
        fmt::format("{} are not ready or not due yet: preview.json names them\n", outcome.waiting));
  }
  tell_list("A release made now would be held:", outcome.held, streams);
  tell_list("To put right:", outcome.warnings, streams);
}

Result<int> run_export(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  const ExportOptions options = {call.get("out"), call.has("force"), call.get("since"),
                                 call.has("preview")};
  TRY_ASSIGN(const ExportOutcome outcome,
             make_release(*store, *platform, services.clock(), options));
  if (call.globals.json) {
    nlohmann::ordered_json json = {{"release", outcome.id},
                                   {"path", outcome.path},
                                   {"publications", outcome.publications},
                                   {"written", outcome.written},
                                   {"held", outcome.held},
                                   {"waiting", outcome.waiting},
                                   {"mayForce", outcome.may_force},
                                   {"warnings", outcome.warnings}};
    streams.out(json_line(json));
  } else if (options.preview) {
    tell_preview(outcome, streams);
  } else {
    tell_release(outcome, streams);
  }
  return outcome.held.empty() || options.preview ? kExitOk : kExitPartly;
}

Result<int> run_run(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::set<std::string> suspended, suspended_sources(*store->snapshot()));
  HarvestPlan plan;
  TRY_ASSIGN(plan.sources, choose_sources(*platform, {}, suspended));
  TRY_ASSIGN(const std::vector<RunReport> reports,
             harvest_with_progress(call.globals, services, streams, plan));
  const std::unique_lock<std::mutex> desk = services.desk();
  TRY_ASSIGN(const CurateReport curated, curate(*store, *platform, services.clock(), {}));
  TRY_ASSIGN(const ExportOutcome outcome, make_release(*store, *platform, services.clock(), {}));
  print_runs(call.globals, streams, reports,
             {outcome.written ? outcome.id : std::string(), outcome.held});
  if (!call.globals.json) {
    streams.out(fmt::format("{} wait in the queue, {} accepted\n",
                            curated.candidates + curated.reopened, curated.accepted));
    tell_release(outcome, streams);
  }
  const int status = runs_status(reports);
  return status == kExitOk && !outcome.held.empty() ? static_cast<int>(kExitPartly) : status;
}

const Verb kExportVerbs[] = {
    {"export",
     "A new release of the catalogue, complete or not at all",
     {},
     {{"out", "DIR", "Into this folder; nothing is registered"},
      {"since", "RELEASE", "changes.json tells the difference from this release, not the last"},
      {"preview", "", "Into public/preview, with what is accepted but not ready or due yet"},
      {"force", "", "Also when more would be lost than release.max_drop allows"}},
     "  vindplaats export\n  vindplaats export --out catalogue --now 2026-11-22\n"
     "  vindplaats export --preview",
     run_export},
    {"run",
     "Harvest, normalise, match, curate and export: once, for cron",
     {},
     {},
     "  vindplaats run --json",
     run_run,
     Work::kBeside},
};

}  // namespace

extern const CommandSet command_export;
const CommandSet command_export{60, kExportVerbs};

}  // namespace vindplaats
