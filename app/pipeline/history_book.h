#pragma once
// The decisions on one publication, for who asks often: which entries of the ledger they are is
// remembered, and read on where it was; the entries themselves are read from the snapshot.
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "app/pipeline/ledger_follower.h"
#include "curation/decisions.h"

namespace vindplaats {

// Safe from any thread.
class HistoryBook {
 public:
  // Decisions that name one of these ids, in order: a publication's and its former ones. kCorrupt
  // when an entry cannot be read.
  Result<std::vector<Decided>> of(const Snapshot& snapshot, std::span<const std::string> ids);

 private:
  void take(const LedgerEntry& entry);

  std::mutex mutex_;
  LedgerFollower follower_;
  std::map<std::string, std::vector<std::int64_t>> entries_;  // by publication
};

}  // namespace vindplaats
