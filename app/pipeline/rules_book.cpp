#include "app/pipeline/rules_book.h"

namespace vindplaats {

Result<std::vector<RulesLine>> RulesBook::of_theme(const Snapshot& snapshot,
                                                   const std::string& theme) {
  const std::lock_guard lock(mutex_);
  // An entry that cannot be read is passed over; fsck tells of it.
  const auto take = [this](const LedgerEntry& entry) {
    if (entry.kind != kLedgerRules) return;
    if (Result<RulesEntry> rules = from_json<RulesEntry>(entry.body))
      lines_[rules->theme].push_back({std::move(*rules), entry.at, entry.by});
  };
  TRY(follower_.read_on(snapshot, take, [this] { lines_.clear(); }));
  const auto found = lines_.find(theme);
  if (found == lines_.end()) return std::vector<RulesLine>();
  return std::vector<RulesLine>(found->second.rbegin(), found->second.rend());
}

}  // namespace vindplaats
