#include <charconv>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/harvest_all.h"
#include "app/pipeline/registrations.h"
#include "app/run_output.h"
#include "app/services.h"
#include "app/show.h"
#include "core/time.h"

namespace vindplaats {
namespace {

Result<std::int64_t> number_option(const Invocation& call, const std::string& name) {
  const std::string text = call.get(name, "0");
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || value < 0) {
    return tl::unexpected(
        Error{Fault::kUsage, fmt::format("'{}' is not a number", text), "", 0, "--" + name});
  }
  return value;
}

Result<std::string> time_option(const Invocation& call, const std::string& name) {
  const std::string text = call.get(name);
  if (text.empty()) return text;
  const Result<Instant> time = parse_time(text);
  if (!time) return tl::unexpected(Error{Fault::kUsage, time.error().what, "", 0, "--" + name});
  return text.size() == 10 ? text : format_time(*time);
}

Result<int> run_harvest(const Invocation& call, Services& services, Streams& streams) {
  HarvestPlan plan;
  plan.options.full = call.has("full");
  plan.options.record = call.get("record");
  plan.dry_run = call.has("dry-run");
  TRY_ASSIGN(plan.options.from, time_option(call, "from"));
  TRY_ASSIGN(plan.options.until, time_option(call, "until"));
  if (!plan.options.from.empty() && !plan.options.until.empty() &&
      plan.options.from > plan.options.until) {
    return tl::unexpected(Error{Fault::kUsage, "--from is later than --until", "", 0, "--from"});
  }
  TRY_ASSIGN(plan.limit, number_option(call, "limit"));
  if (!plan.options.record.empty() && call.positionals.size() != 1) {
    return tl::unexpected(
        Error{Fault::kUsage, "name the one source that has the record", "", 0, "--record"});
  }
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::set<std::string> suspended, suspended_sources(*store->snapshot()));
  TRY_ASSIGN(plan.sources, choose_sources(*platform, call.positionals, suspended));
  TRY_ASSIGN(const std::vector<RunReport> reports,
             harvest_with_progress(call.globals, services, streams, plan));
  print_runs(call.globals, streams, reports);
  return runs_status(reports);
}

const Verb kHarvestVerbs[] = {
    {.path = "harvest",
     .help = "Fetch, store and normalise what sources have published",
     .positionals = {{"ID", "Sources; none: all active ones", 0, 0}},
     .options = {{"full", "", "As if nothing had been read before"},
                 {"from", "D", "Only what was changed since this day or time"},
                 {"until", "D", "Only what was changed until this day or time"},
                 {"limit", "N", "Stop after this many records"},
                 {"record", "IDENTIFIER", "Only this record"},
                 {"dry-run", "", "Fetch and count, write nothing"}},
     .examples = "  vindplaats harvest\n  vindplaats harvest wodc --from 2024-01-01\n  vindplaats "
                 "harvest wodc --record oai:repo.example.nl:1",
     .run = run_harvest,
     .work = Work::kBeside}};

}  // namespace

extern const CommandSet command_harvest;
const CommandSet command_harvest{40, kHarvestVerbs};

}  // namespace vindplaats
