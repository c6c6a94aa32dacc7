#include "app/show_source.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/show.h"
#include "config/write.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownRuns = 10;

std::string show_runs(const std::vector<RunReport>& runs) {
  if (runs.empty()) return "";
  std::vector<std::vector<std::string>> rows = {
      {"RUN", "STATE", "NEW", "UPDATED", "DELETED", "SET ASIDE"}};
  for (std::size_t i = runs.size();
       i-- > (runs.size() > kShownRuns ? runs.size() - kShownRuns : 0);)
    rows.push_back({runs[i].started, runs[i].state, show_count(runs[i].added),
                    show_count(runs[i].updated), show_count(runs[i].deleted),
                    show_count(runs[i].rejected)});
  return "\n" + show_table(rows, {2, 3, 4, 5});
}

}  // namespace

std::string show_whole_source(const WholeSource& whole) {
  const SourceStanding& standing = whole.log.standing;
  std::string text = source_to_toml(whole.source);
  if (whole.url != whole.source.url)
    text += fmt::format("\nHarvested at {}, where it moved to.\n", whole.url);
  if (whole.parked)
    text += fmt::format("\nParked since {}: {}\n", standing.parked_since, standing.parked.why);
  text += fmt::format("\n{} records, {} withdrawn by the source, {} set aside\n",
                      show_count(whole.counts.records), show_count(whole.counts.deleted),
                      show_count(whole.counts.rejected));
  for (const FindingCount& one : whole.findings)
    text += fmt::format("  {} x {}, for example {}\n", show_count(one.count), one.code,
                        one.records.front());
  for (const RejectedRecord& one : whole.rejected)
    text += fmt::format("  set aside: {}: {}\n", one.identifier, one.reason);
  return text + show_runs(whole.log.runs);
}

nlohmann::ordered_json whole_source_json(const WholeSource& whole) {
  const Source& source = whole.source;
  const SourceStanding& standing = whole.log.standing;
  nlohmann::ordered_json json = {
      {"id", source.id},   {"partner", source.partner},       {"type", source.type},
      {"url", source.url}, {"records", whole.counts.records}, {"deleted", whole.counts.deleted}};
  if (whole.url != source.url) json["adoptedUrl"] = whole.url;
  if (whole.parked)
    json["parked"] = {{"matter", standing.parked.matter},
                      {"since", standing.parked_since},
                      {"why", standing.parked.why}};
  json["findings"] = nlohmann::ordered_json::array();
  for (const FindingCount& one : whole.findings)
    json["findings"].push_back(
        {{"code", one.code}, {"count", one.count}, {"example", one.records.front()}});
  json["rejected"] = nlohmann::ordered_json::array();
  for (const RejectedRecord& one : whole.rejected)
    json["rejected"].push_back(
        {{"identifier", one.identifier}, {"reason", one.reason}, {"at", one.at}});
  json["runs"] = nlohmann::ordered_json::array();
  for (const RunReport& run : whole.log.runs)
    json["runs"].push_back(nlohmann::ordered_json::parse(run_json(run)));
  return json;
}

}  // namespace vindplaats
