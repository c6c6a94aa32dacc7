#include "app/show_status.h"

#include <nlohmann/json.hpp>

namespace vindplaats {
namespace {

nlohmann::ordered_json store_json(const StoreHealth& health) {
  nlohmann::ordered_json json = {
      {"records", health.records}, {"publications", health.publications}, {"bytes", health.bytes}};
  if (health.free) json["free"] = *health.free;
  json["brokenLinks"] = health.broken_links;
  if (health.space) json["cause"] = health.space->cause;
  if (health.space) json["remedy"] = health.space->remedy;
  return json;
}

}  // namespace

nlohmann::ordered_json source_status_json(const SourceHealth& health) {
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
  json["findingCodes"] = nlohmann::ordered_json::array();
  for (const FindingCount& one : health.by_code)
    json["findingCodes"].push_back(
        {{"code", one.code}, {"severity", one.severity}, {"count", one.count}});
  json["outdated"] = health.outdated;
  if (!health.cause.empty()) json["cause"] = health.cause;
  if (!health.remedy.empty()) json["remedy"] = health.remedy;
  return json;
}

nlohmann::ordered_json platform_status_json(const PlatformStatus& status) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const SourceHealth& source : status.sources) {
    list.push_back(source_status_json(source));
    const auto harvest = status.running.find(source.id);
    if (harvest != status.running.end()) list.back()["harvesting"] = harvest->second;
  }
  return {{"sources", std::move(list)}, {"store", store_json(status.store)}};
}

}  // namespace vindplaats
