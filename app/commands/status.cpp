#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/health.h"
#include "app/services.h"
#include "app/show.h"
#include "store/leases.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

nlohmann::ordered_json status_json(const SourceHealth& health) {
  nlohmann::ordered_json json = {{"id", health.id}, {"state", health.state}};
  const std::pair<const char*, const std::string*> texts[] = {{"since", &health.since},
                                                              {"lastRun", &health.last_run},
                                                              {"lastSuccess", &health.last_success},
                                                              {"next", &health.next}};
  for (const auto& [key, text] : texts) {
    if (!text->empty()) json[key] = *text;
  }
  json["records"] = health.records;
  json["findings"] = health.findings;
  if (!health.cause.empty()) json["cause"] = health.cause;
  if (!health.remedy.empty()) json["remedy"] = health.remedy;
  return json;
}

void print_status(const std::vector<SourceHealth>& sources, std::int64_t records,
                  std::int64_t publications, std::uint64_t bytes, Streams& streams) {
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
  streams.out(fmt::format("\n{} records, {} publications, {} on disk\n", show_count(records),
                          show_count(publications), show_bytes(bytes)));
}

// The sources that somebody is harvesting at this moment, with since when.
Result<std::map<std::string, std::string>> harvests_now(const Snapshot& snapshot, Instant now) {
  TRY_ASSIGN(const auto leases, harvest_leases(snapshot));
  std::map<std::string, std::string> running;
  for (const auto& [source, lease] : leases) {
    if (is_alive(lease, now)) running[source] = lease.since;
  }
  return running;
}

Result<int> run_status(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  const std::unique_ptr<Snapshot> snapshot = store->snapshot();
  TRY_ASSIGN(std::vector<SourceHealth> sources,
             source_health(*platform, *snapshot, services.clock().now()));
  std::int64_t records = 0, publications = 0;
  for (const SourceHealth& health : sources) records += health.records;
  TRY(scan_publications(*snapshot, [&](const Publication&) { return ++publications, true; }));
  if (!call.at(0).empty()) {
    std::erase_if(sources, [&](const SourceHealth& health) { return health.id != call.at(0); });
    if (sources.empty())
      return fail(
          Fault::kNotFound,
          fmt::format("there is no source '{}'; `vindplaats source list` shows them", call.at(0)));
  }
  TRY_ASSIGN(const auto running, harvests_now(*snapshot, services.clock().now()));
  if (!call.globals.json) {
    print_status(sources, records, publications, store->bytes(), streams);
    for (const auto& [source, since] : running)
      streams.out(fmt::format("{} is being harvested, since {}\n", source, since));
    for (const std::string& notice : services.notices()) streams.out("serve: " + notice + "\n");
    return kExitOk;
  }
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const SourceHealth& health : sources) {
    list.push_back(status_json(health));
    const auto harvest = running.find(health.id);
    if (harvest != running.end()) list.back()["harvesting"] = harvest->second;
  }
  nlohmann::ordered_json json = {
      {"sources", list},
      {"store", {{"records", records}, {"publications", publications}, {"bytes", store->bytes()}}},
      {"serving", services.serving()}};
  if (const auto notices = services.notices(); !notices.empty()) json["notices"] = notices;
  streams.out(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  return kExitOk;
}

const Verb kStatusVerbs[] = {
    {.path = "status",
     .help = "How every source is doing: last run, counts, what is wrong and what to do",
     .positionals = {{"SOURCE", "Only this one", 0, 1}},
     .options = {},
     .examples = "  vindplaats status\n  vindplaats status wodc --json",
     .run = run_status,
     .work = Work::kBeside}};

}  // namespace

extern const CommandSet command_status;
const CommandSet command_status{90, kStatusVerbs};

}  // namespace vindplaats
