#include "app/pipeline/ledger_follower.h"

namespace vindplaats {

Result<void> LedgerFollower::read_on(const Snapshot& snapshot,
                                     const std::function<void(const LedgerEntry&)>& take,
                                     const std::function<void()>& forget) {
  TRY_ASSIGN(const LedgerHead head, read_head(snapshot));
  if (head.sequence <= read_to_) return {};
  bool rewritten = false;
  TRY(scan_ledger(snapshot, read_to_ + 1, [&](const LedgerEntry& entry) {
    rewritten = read_to_ > 0 && entry.kind == kLedgerSuppression;
    if (!rewritten) take(entry);
    return !rewritten;
  }));
  if (rewritten) {
    forget();
    read_to_ = 0;
    return read_on(snapshot, take, forget);
  }
  read_to_ = head.sequence;
  return {};
}

}  // namespace vindplaats
