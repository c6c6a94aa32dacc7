#include "app/pipeline/curated.h"

#include <algorithm>

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

// Each once, in the order in which they were ticked.
std::vector<std::string> named_today(const std::vector<std::string>& themes,
                                     const Platform& platform) {
  std::vector<std::string> ids;
  for (const std::string& id : themes) {
    const Theme* const theme = platform.theme(id);
    const std::string& today = theme == nullptr ? id : theme->id;
    if (std::find(ids.begin(), ids.end(), today) == ids.end()) ids.push_back(today);
  }
  return ids;
}

}  // namespace

Standing standing_of(const Curated& curated, const Platform& platform) {
  Standing standing = fold(curated.decisions);
  for (auto& [id, position] : standing) position.themes = named_today(position.themes, platform);
  return standing;
}

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
