#pragma once
// Brings the stored publications in line with what they are now: puts what differs, and at the end
// removes what is no longer there. In batches, so that a platform of any size fits.
#include <unordered_set>

#include "app/pipeline/curate.h"
#include "store/store.h"

namespace vindplaats {

// One thread. Borrows all it is made from.
class PublicationWriter {
 public:
  PublicationWriter(Store& store, const Snapshot& snapshot, const CurateOptions& options,
                    CurateReport& report)
      : store_(store),
        snapshot_(snapshot),
        options_(options),
        dry_run_(options.dry_run),
        report_(report) {}

  // First of all: what is stored, so that nothing is asked for that is not there.
  Result<void> begin();
  // `automatic`: the themes under which it is accepted once all are placed; empty: it is not.
  Result<void> put(const Publication& publication, const std::vector<std::string>& automatic);
  // To be called once, after every publication was put.
  Result<void> finish();

 private:
  void note(const Publication& publication, const std::optional<Publication>& before,
            const std::vector<std::string>& automatic);
  Result<void> flush();

  Store& store_;
  const Snapshot& snapshot_;
  const CurateOptions& options_;
  const bool dry_run_;
  CurateReport& report_;
  std::unordered_set<std::string> left_;     // stored publications that were not put yet
  std::unordered_set<std::string> grouped_;  // records that belong to one
  Batch batch_;
  std::size_t pending_ = 0;
};

}  // namespace vindplaats
