#include <nlohmann/json.hpp>
#include <numeric>

#include <fmt/format.h>

#include "app/command.h"
#include "app/platform_status.h"
#include "app/services.h"
#include "app/show.h"
#include "app/show_status.h"
#include "normalize/finding_codes.h"

namespace vindplaats {
namespace {

void print_status(const std::vector<SourceHealth>& sources, const StoreHealth& store,
                  Streams& streams) {
  std::vector<std::vector<std::string>> rows = {
      {"SOURCE", "STATE", "SINCE", "LAST SUCCESS", "RECORDS", "FINDINGS"}};
  for (const SourceHealth& health : sources) {
    rows.push_back({health.id, health.state, health.since.substr(0, 16),
                    health.last_success.substr(0, 16), show_count(health.records),
                    show_count(health.findings)});
  }
  streams.out(show_table(rows, {4, 5}));
  for (const SourceHealth& health : sources) {
    if (!health.cause.empty())
      streams.out(fmt::format("\n{}: {}\n  {}\n", health.id, health.cause, health.remedy));
  }
  if (store.space)
    streams.out(fmt::format("\nDisk: {}\n  {}\n", store.space->cause, store.space->remedy));
  const std::int64_t outdated =
      std::accumulate(sources.begin(), sources.end(), std::int64_t{0},
                      [](std::int64_t sum, const SourceHealth& one) { return sum + one.outdated; });
  if (outdated > 0) {
    streams.out(
        fmt::format("\nNormaliser: {} records were made by an older one\n"
                    "  `vindplaats normalize --dry-run` shows what would change\n",
                    show_count(outdated)));
  }
  if (store.broken_links > 0) {
    streams.out(
        fmt::format("\nLinks: {} of accepted publications are broken\n"
                    "  `vindplaats links --list` names them\n",
                    show_count(store.broken_links)));
  }
  streams.out(fmt::format("\n{} records, {} publications, {} on disk{}\n",
                          show_count(store.records), show_count(store.publications),
                          show_bytes(store.bytes),
                          store.free ? fmt::format(", {} free", show_bytes(*store.free)) : ""));
}

// Of one source: what its records lack, and what the partner can do.
void print_findings(const SourceHealth& health, Streams& streams) {
  if (health.by_code.empty()) return;
  std::vector<std::vector<std::string>> rows = {{"COUNT", "SEVERITY", "FINDING", ""}};
  for (const FindingCount& one : health.by_code) {
    const FindingText* const text = find_finding_text(one.code);
    rows.push_back({show_count(one.count), one.severity, one.code,
                    text == nullptr ? "" : fmt::format("{} {}", text->en, text->en_do)});
  }
  streams.out("\n" + show_table(rows, {0}));
}

Result<int> run_status(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(PlatformStatus status,
             read_platform_status(*platform, *store, services.dir(), services.clock().now()));
  if (!call.at(0).empty()) {
    std::erase_if(status.sources,
                  [&](const SourceHealth& source) { return source.id != call.at(0); });
    if (status.sources.empty())
      return fail(
          Fault::kNotFound,
          fmt::format("there is no source '{}'; `vindplaats source list` shows them", call.at(0)));
  }
  if (call.globals.json) {
    nlohmann::ordered_json json = platform_status_json(status);
    json["serving"] = services.serving();
    if (const auto notices = services.notices(); !notices.empty()) json["notices"] = notices;
    streams.out(json_line(json));
    return kExitOk;
  }
  print_status(status.sources, status.store, streams);
  if (!call.at(0).empty()) print_findings(status.sources.front(), streams);
  for (const auto& [source, since] : status.running)
    streams.out(fmt::format("{} is being harvested, since {}\n", source, since));
  for (const std::string& notice : services.notices()) streams.out("serve: " + notice + "\n");
  return kExitOk;
}

const Verb kStatusVerbs[] = {
    {.path = "status",
     .help = "How every source is doing: last run, counts, what is wrong and what to do; of one "
             "source also what is odd about its records",
     .positionals = {{"SOURCE", "Only this one", 0, 1}},
     .options = {},
     .examples = "  vindplaats status\n  vindplaats status wodc --json",
     .run = run_status,
     .work = Work::kBeside}};

}  // namespace

extern const CommandSet command_status;
const CommandSet command_status{90, kStatusVerbs};

}  // namespace vindplaats
