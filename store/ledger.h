#pragma once
// What people decided and what happened, in one total order and for ever: every entry carries the
// digest of the one before, so that a lost, moved or altered entry is found, and kMeta holds the
// digest of the last, so that a cut-off end is found too. Entries are only ever added, and altered
// by `erase` alone, which says so in an entry of its own. One writer at a time (the strand that
// commits); readers use snapshots.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace vindplaats {

// The kinds there are; readers pass over one they do not know.
inline constexpr std::string_view kLedgerDecision = "decision";
inline constexpr std::string_view kLedgerPin = "pin";
inline constexpr std::string_view kLedgerRun = "run";
inline constexpr std::string_view kLedgerRegistration = "registration";
inline constexpr std::string_view kLedgerSuppression = "suppression";

struct LedgerEntry {
  std::int64_t sequence = 0;  // 1, 2, 3, ... without a gap
  std::string at;             // RFC 3339
  std::string by;             // who: a user's name, or a stage's
  std::string kind;
  std::string body;      // JSON, as its kind means it
  std::string previous;  // SHA-256 of the entry before as it is stored, hex; empty for the first
  bool operator==(const LedgerEntry&) const = default;
};

// Where the ledger ends.
struct LedgerHead {
  std::int64_t sequence = 0;  // of the last entry; 0: there is none
  std::string digest;         // of the last entry as it is stored, hex
  bool operator==(const LedgerHead&) const = default;
};

// kCorrupt when the last entry is not the one that was written last: nothing may be added to such a
// ledger.
Result<LedgerHead> read_head(const Snapshot& snapshot);

// Adds an entry to the batch; `head` moves on, so several can be added to one batch. Sequence and
// previous are set here. Returns the sequence. When the commit fails, `head` must be read again.
std::int64_t append_entry(Batch& batch, LedgerHead& head, LedgerEntry entry);

// The entries from that sequence on, in order, until visit returns false.
Result<void> scan_ledger(const Snapshot& snapshot, std::int64_t from,
                         const std::function<bool(const LedgerEntry&)>& visit);

// Writes entries anew, for what must be forgotten (`erase`): `change` alters the body of an entry
// and says whether it did; that entry and all after it, whose chain begins there, go into the
// batch. Moves `head`; returns how many bodies changed.
Result<std::int64_t> rewrite_entries(const Snapshot& snapshot, Batch& batch, LedgerHead& head,
                                     const std::function<bool(LedgerEntry&)>& change);

// One thing that is wrong with the chain.
struct LedgerBreak {
  std::int64_t sequence = 0;  // the entry that is lost, moved or altered
  std::string what;
};
// Notes the end of a ledger that was written before ends were noted (store/upgrade). kCorrupt when
// its chain is broken.
Result<void> put_ledger_end(const Snapshot& snapshot, Batch& batch);

// Reads the whole ledger and reports every break, in order. An error only when the store itself
// cannot be read. Returns how many entries there are.
Result<std::int64_t> verify_ledger(const Snapshot& snapshot,
                                   const std::function<void(const LedgerBreak&)>& report);
// The same as a list.
Result<std::vector<LedgerBreak>> verify_ledger(const Snapshot& snapshot);

}  // namespace vindplaats
