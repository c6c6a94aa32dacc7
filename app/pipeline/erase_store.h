#pragma once
// The part of `erase` that is about the store: what sources sent, and the ledger.
#include "app/pipeline/erase_target.h"
#include "app/pipeline/ledger_writer.h"
#include "store/harvest_tables.h"

namespace vindplaats {

class StoreEraser {
 public:
  // Borrows all of them.
  StoreEraser(const Platform& platform, const EraseTarget& target, const Forgetting& forgetting)
      : platform_(platform), target_(target), forgetting_(forgetting) {}

  // Looks through everything, and counts it in the report; writes nothing.
  Result<void> find(const Snapshot& snapshot, EraseReport& report);
  // Takes it out of what sources sent, and reads those records anew. Again until a pass finds
  // nothing more: a page that was read before the list had it may come meanwhile.
  Result<void> clean_records(Store& store);
  // Takes it out of the ledger, which notes that it was done.
  Result<std::int64_t> clean_ledger(Store& store, LedgerWriter& ledger, const std::string& by);

 private:
  Result<std::int64_t> pass(const Snapshot& snapshot, Store* store, EraseReport& report);
  Result<std::int64_t> take_record(const Snapshot& snapshot, const Head& head, Batch& batch,
                                   EraseReport& report);
  Result<std::int64_t> take_aside(const Snapshot& snapshot, Batch& batch);
  Result<void> flush(Store* store, Batch& batch) const;
  Result<void> note_lookalikes(const Snapshot& snapshot, EraseReport& report) const;
  Result<void> note_lone_publication(const Snapshot& snapshot);
  bool clean_entry(LedgerEntry& entry) const;
  bool clean_decision(std::string& body) const;
  bool clean_proposal(std::string& body) const;

  const Platform& platform_;
  const EraseTarget& target_;
  const Forgetting& forgetting_;
  std::string lone_;  // the publication that has no other record than the one to be erased
};

}  // namespace vindplaats
