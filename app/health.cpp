#include "app/health.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/harvest.h"
#include "app/pipeline/registrations.h"

namespace vindplaats {
namespace {

bool succeeded(const RunReport& run) {
  return run.state == "finished" || run.state == "nothing new";
}

void add_runs(SourceHealth& health, const std::vector<RunReport>& runs) {
  if (runs.empty()) return;
  const RunReport& last = runs.back();
  health.state = last.state;
  health.last_run = last.ended;
  health.since = last.ended;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (succeeded(*run) && health.last_success.empty()) health.last_success = run->ended;
    if (run->state == last.state && health.since != "" && run->state == health.state)
      health.since = run->ended;
    if (run->state != last.state) break;
  }
  for (auto run = runs.rbegin(); run != runs.rend() && health.last_success.empty(); ++run) {
    if (succeeded(*run)) health.last_success = run->ended;
  }
  if (!succeeded(last) && !last.errors.empty()) {
    const RunError& error = last.errors.front();
    health.cause =
        error.record.empty() ? error.message : fmt::format("{}: {}", error.record, error.message);
    health.remedy = last.state == "partly failed" && !error.record.empty()
                        ? "The other records are in; tell the partner which record is broken."
                        : fmt::format("When it is repaired: vindplaats harvest {}", health.id);
  }
}

Result<std::map<std::string, std::int64_t>> count_findings(const Snapshot& snapshot) {
  std::map<std::string, std::int64_t> findings;
  TRY(scan_records(snapshot, "", [&](const Record& record) {
    if (!record.findings.empty())
      findings[record.source] += static_cast<std::int64_t>(record.findings.size());
    return true;
  }));
  return findings;
}

}  // namespace

Result<std::vector<SourceHealth>> source_health(const Platform& platform,
                                                const Snapshot& snapshot) {
  TRY_ASSIGN(const auto counts, count_sources(snapshot));
  TRY_ASSIGN(auto findings, count_findings(snapshot));
  TRY_ASSIGN(auto runs, stored_runs(snapshot));
  TRY_ASSIGN(const std::set<std::string> suspended, suspended_sources(snapshot));
  std::set<std::string> ids;
  for (const Source& source : platform.sources) ids.insert(source.id);
  for (const auto& [id, count] : counts) ids.insert(id);
  std::vector<SourceHealth> all;
  for (const std::string& id : ids) {
    SourceHealth health;
    health.id = id;
    health.state = "new";
    add_runs(health, runs[id]);
    const Source* source = platform.source(id);
    if (source == nullptr) {
      health.state = "removed";
      health.cause = "Its file is gone from sources/; its records are kept.";
      health.remedy = fmt::format("Put sources/{}.toml back to harvest it again.", id);
    } else if (suspended.contains(id)) {
      health.state = "suspended";
      health.remedy = fmt::format("vindplaats source resume {}", id);
    } else if (!source->active) {
      health.state = "inactive";
      health.remedy = fmt::format("Set active = true in {}", source->place.file);
    }
    if (const auto found = counts.find(id); found != counts.end())
      health.records = found->second.records;
    health.findings = findings[id];
    all.push_back(std::move(health));
  }
  return all;
}

}  // namespace vindplaats
