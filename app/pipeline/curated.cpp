#include "app/pipeline/curated.h"

#include <fmt/format.h>

namespace vindplaats {
namespace {

Result<void> take_entry(const LedgerEntry& entry, Curated& curated) {
  if (entry.kind == kLedgerDecision) {
    TRY_ASSIGN(Decision decision, from_json<Decision>(entry.body));
    curated.decisions.push_back({entry.sequence, entry.at, entry.by, std::move(decision)});
  } else if (entry.kind == kLedgerPin) {
    TRY_ASSIGN(Pin pin, from_json<Pin>(entry.body));
    curated.pins.push_back({entry.sequence, std::move(pin)});
  }
  return {};
}

}  // namespace

Result<Curated> read_curated(const Snapshot& snapshot) {
  Curated curated;
  Result<void> failure;
  TRY_ASSIGN(curated.head, read_head(snapshot));
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    const Result<void> taken = take_entry(entry, curated);
    if (!taken) failure = fail_in(fmt::format("ledger entry {}", entry.sequence), taken.error());
    return failure.has_value();
  }));
  TRY(failure);
  return curated;
}

}  // namespace vindplaats
