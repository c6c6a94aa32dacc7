#include "app/pipeline/registrations.h"

#include "store/ledger.h"

namespace vindplaats {

void apply_registration(const Registration& registration, const std::string& at,
                        SourceStanding& standing) {
  const std::string& action = registration.action;
  if (action == "park") {
    standing.parked = registration;
    standing.parked_since = at;
  } else if (action == "release") {
    standing.parked = {};
    standing.parked_since.clear();
  } else if (action == "move") {
    standing.moved_from = registration.from;
    standing.moved_to = registration.to;
  } else {
    standing.suspended = action == "suspend";
    standing.suspended_since = standing.suspended ? at : std::string();
    standing.suspended_why = standing.suspended ? registration.why : std::string();
  }
}

Result<std::map<std::string, SourceStanding>> source_standings(const Snapshot& snapshot) {
  std::map<std::string, SourceStanding> standings;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerRegistration) return true;
    if (const Result<Registration> registration = from_json<Registration>(entry.body)) {
      apply_registration(*registration, entry.at, standings[registration->source]);
    }
    return true;
  }));
  return standings;
}

Result<std::set<std::string>> suspended_sources(const Snapshot& snapshot) {
  TRY_ASSIGN(const auto standings, source_standings(snapshot));
  std::set<std::string> suspended;
  for (const auto& [id, standing] : standings) {
    if (standing.suspended) suspended.insert(id);
  }
  return suspended;
}

bool is_parked(const SourceStanding& standing, const Source& source) {
  const Registration& parked = standing.parked;
  if (parked.matter.empty()) return false;
  return parked.matter == "deletions" || parked.from == source.url;
}

Source with_adopted_address(Source source, const SourceStanding& standing) {
  if (!standing.moved_to.empty() && standing.moved_from == source.url) {
    source.url = standing.moved_to;
  }
  return source;
}

}  // namespace vindplaats
