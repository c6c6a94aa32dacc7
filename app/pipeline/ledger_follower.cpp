#include "app/pipeline/ledger_follower.h"

namespace vindplaats {

Result<void> LedgerFollower::read_on(const Snapshot& snapshot,
                                     const std::function<void(const LedgerEntry&)>& take,
                                     const std::function<void()>& forget) {
  TRY_ASSIGN(const LedgerHead head, read_head(snapshot));
  if (head.sequence <= read_to_) return {};
  const bool has_read = read_to_ > 0;
  bool rewritten = false;
  TRY(scan_ledger(snapshot, read_to_ + 1, [&](const LedgerEntry& entry) {
    rewritten = has_read && entry.kind == kLedgerSuppression;
    if (rewritten) return false;
    take(entry);
    read_to_ = entry.sequence;
    return true;
  }));
  if (!rewritten) return {};
  forget();
  read_to_ = 0;
  return read_on(snapshot, take, forget);
}

}  // namespace vindplaats
