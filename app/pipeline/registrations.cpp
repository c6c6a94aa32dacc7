#include "app/pipeline/registrations.h"

#include "store/ledger.h"

namespace vindplaats {

Result<std::set<std::string>> suspended_sources(const Snapshot& snapshot) {
  std::set<std::string> suspended;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerRegistration) return true;
    if (const Result<Registration> registration = from_json<Registration>(entry.body)) {
      if (registration->action == "suspend") suspended.insert(registration->source);
      if (registration->action != "suspend") suspended.erase(registration->source);
    }
    return true;
  }));
  return suspended;
}

}  // namespace vindplaats
