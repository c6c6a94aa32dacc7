#include "tests/unit/curation/pin_ledger.h"

namespace vindplaats {

bool operator==(const Pins& a, const Pins& b) {
  return a.live == b.live && a.retired == b.retired && a.apart == b.apart;
}

void PinLedger::pin(const std::string& id, const std::string& founding, const Records& records) {
  pins_.push_back({++sequence_, {id, founding, records}});
}

std::int64_t PinLedger::merge(const std::string& kept, const std::string& other) {
  Decision decision;
  decision.kind = "merge";
  decision.publication = kept;
  decision.other = other;
  return decide(std::move(decision));
}

std::int64_t PinLedger::split(const std::string& id, const std::string& record,
                              const std::string& comes, const Records& seen) {
  Decision decision;
  decision.kind = "split";
  decision.publication = id;
  decision.record = record;
  decision.other = comes;
  decision.records = seen;
  return decide(std::move(decision));
}

std::int64_t PinLedger::apart(const std::string& id, const std::string& other) {
  Decision decision;
  decision.kind = "apart";
  decision.publication = id;
  decision.other = other;
  return decide(std::move(decision));
}

std::int64_t PinLedger::undo(std::int64_t taken_back, const std::string& id) {
  Decision decision;
  decision.kind = "undo";
  decision.publication = id;
  decision.undoes = taken_back;
  return decide(std::move(decision));
}

std::int64_t PinLedger::decide(Decision decision) {
  decisions_.push_back({++sequence_, "2026-01-01T00:00:00Z", "anna", std::move(decision)});
  return sequence_;
}

}  // namespace vindplaats
