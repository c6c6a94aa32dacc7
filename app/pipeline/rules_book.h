#pragma once
// Who changed the rules of a theme, when and why: the "rules" entries of the ledger, kept for
// pages.
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "app/pipeline/ledger_follower.h"
#include "app/pipeline/theme_file.h"

namespace vindplaats {

struct RulesLine {
  RulesEntry entry;
  std::string at, by;  // RFC 3339; an account's name
};

// Safe from any thread.
class RulesBook {
 public:
  // The newest first; empty when nobody changed it here.
  Result<std::vector<RulesLine>> of_theme(const Snapshot& snapshot, const std::string& theme);

 private:
  std::mutex mutex_;
  LedgerFollower follower_;
  std::map<std::string, std::vector<RulesLine>> lines_;  // by theme, the oldest first
};

}  // namespace vindplaats
