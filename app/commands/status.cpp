#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/disk_space.h"
#include "app/health.h"
#include "app/pipeline/links.h"
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

// The platform as a whole, beside its sources.
struct StoreHealth {
  std::int64_t records = 0, publications = 0;
  std::uint64_t bytes = 0;
  std::optional<std::uint64_t> free;
  std::optional<SpaceTrouble> space;
  std::int64_t broken_links = 0;
};

Result<StoreHealth> store_health(Services& services, const Store& store, const Snapshot& snapshot) {
  StoreHealth health;
  TRY(scan_publications(snapshot, [&](const Publication&) { return ++health.publications, true; }));
  TRY_ASSIGN(const std::vector<LinkTrouble> broken, link_troubles(snapshot, false));
  health.broken_links = static_cast<std::int64_t>(broken.size());
  health.bytes = store.bytes();
  health.free = free_space(services.dir());
  health.space = space_trouble(services.dir());
  return health;
}

nlohmann::ordered_json store_json(const StoreHealth& health) {
  nlohmann::ordered_json json = {
      {"records", health.records}, {"publications", health.publications}, {"bytes", health.bytes}};
  if (health.free) json["free"] = *health.free;
  json["brokenLinks"] = health.broken_links;
  if (health.space) json["cause"] = health.space->cause;
  if (health.space) json["remedy"] = health.space->remedy;
  return json;
}

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
  TRY_ASSIGN(StoreHealth health, store_health(services, *store, *snapshot));
  for (const SourceHealth& source : sources) health.records += source.records;
  if (!call.at(0).empty()) {
    std::erase_if(sources, [&](const SourceHealth& source) { return source.id != call.at(0); });
    if (sources.empty())
      return fail(
          Fault::kNotFound,
          fmt::format("there is no source '{}'; `vindplaats source list` shows them", call.at(0)));
  }
  TRY_ASSIGN(const auto running, harvests_now(*snapshot, services.clock().now()));
  if (!call.globals.json) {
    print_status(sources, health, streams);
    for (const auto& [source, since] : running)
      streams.out(fmt::format("{} is being harvested, since {}\n", source, since));
    for (const std::string& notice : services.notices()) streams.out("serve: " + notice + "\n");
    return kExitOk;
  }
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const SourceHealth& source : sources) {
    list.push_back(status_json(source));
    const auto harvest = running.find(source.id);
    if (harvest != running.end()) list.back()["harvesting"] = harvest->second;
  }
  nlohmann::ordered_json json = {
      {"sources", list}, {"store", store_json(health)}, {"serving", services.serving()}};
  if (const auto notices = services.notices(); !notices.empty()) json["notices"] = notices;
  streams.out(json_line(json));
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
