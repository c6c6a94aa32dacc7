#pragma once
// The one way into the ledger: entries get their sequence and their place in the chain one after
// another. There may be many writers for one store, each with the clock of its command: the pen is
// the store's.
#include <optional>

#include "core/clock.h"
#include "store/ledger.h"
#include "store/store.h"

namespace vindplaats {

// Safe from any thread. Borrows the store and the clock.
class LedgerWriter {
 public:
  LedgerWriter(Store& store, const Clock& clock) : store_(store), clock_(clock) {}

  struct Line {
    std::string by, kind, body;
    std::string at = {};  // RFC 3339; empty: now
  };
  // Adds the lines and everything in `batch` in one synced commit. Returns the sequence of the last
  // line. `expected`: where the ledger ended when the lines were thought out; kConflict when others
  // have written since.
  Result<std::int64_t> append(const std::vector<Line>& lines, Batch batch = {},
                              const std::optional<LedgerHead>& expected = {});

  // Alters the bodies of entries, and adds the lines behind them, in one synced commit (`erase`;
  // rewrite_entries). Nothing is written when nothing changed. Returns how many bodies changed.
  Result<std::int64_t> rewrite(const std::function<bool(LedgerEntry&)>& change,
                               const std::vector<Line>& lines);

 private:
  std::int64_t add_lines(const std::vector<Line>& lines, Batch& batch, LedgerHead& head) const;

  Store& store_;
  const Clock& clock_;
};

}  // namespace vindplaats
