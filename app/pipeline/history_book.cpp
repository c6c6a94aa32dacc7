#include "app/pipeline/history_book.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "core/json.h"

namespace vindplaats {
namespace {

Result<std::optional<Decided>> decision_at(const Snapshot& snapshot, std::int64_t sequence) {
  std::optional<Decided> found;
  Result<void> readable;
  TRY(scan_ledger(snapshot, sequence, [&](const LedgerEntry& entry) {
    if (entry.sequence != sequence) return false;
    Result<Decision> decision = from_json<Decision>(entry.body);
    if (decision)
      found = Decided{entry.sequence, entry.at, entry.by, std::move(*decision)};
    else
      readable = fail(Fault::kCorrupt,
                      fmt::format("ledger entry {}: {}", entry.sequence, decision.error().what));
    return false;
  }));
  TRY(readable);
  return found;
}

}  // namespace

void HistoryBook::take(const LedgerEntry& entry) {
  if (entry.kind != kLedgerDecision) return;
  const Result<Decision> decision = from_json<Decision>(entry.body);
  if (!decision) return;  // fsck tells of it
  entries_[decision->publication].push_back(entry.sequence);
  if (!decision->other.empty()) entries_[decision->other].push_back(entry.sequence);
}

Result<std::vector<Decided>> HistoryBook::of(const Snapshot& snapshot,
                                             std::span<const std::string> ids) {
  TRY_ASSIGN(const LedgerHead head, read_head(snapshot));
  std::set<std::int64_t> sequences;
  {
    const std::lock_guard lock(mutex_);
    TRY(follower_.read_on(
        snapshot, [this](const LedgerEntry& entry) { take(entry); }, [this] { entries_.clear(); }));
    for (const std::string& id : ids) {
      if (const auto found = entries_.find(id); found != entries_.end())
        sequences.insert(found->second.begin(), found->second.end());
    }
  }
  std::vector<Decided> decisions;
  for (const std::int64_t sequence : sequences) {
    if (sequence > head.sequence) break;  // another request has read on, beyond this snapshot
    TRY_ASSIGN(std::optional<Decided> decided, decision_at(snapshot, sequence));
    if (decided) decisions.push_back(std::move(*decided));
  }
  return decisions;
}

}  // namespace vindplaats
