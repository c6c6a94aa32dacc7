#include "app/pipeline/source_rest.h"

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
#include "store/ledger.h"

namespace vindplaats {

Result<bool> rest_source(Store& store, const Clock& clock, const RestRequest& request) {
  TRY_ASSIGN(const std::set<std::string> suspended, suspended_sources(*store.snapshot()));
  if (suspended.contains(request.source) == request.suspend) return false;
  const Registration entry{request.source, request.suspend ? "suspend" : "resume", request.why};
  LedgerWriter ledger(store, clock);
  TRY(ledger.append({{request.by, std::string(kLedgerRegistration), to_json(entry)}}));
  return true;
}

}  // namespace vindplaats
