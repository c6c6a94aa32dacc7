#pragma once
// A new release of the catalogue: assembled from one snapshot, written complete or not at all, and
// remembered in the ledger; or a look ahead at it (`preview`), which is remembered nowhere.
#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "export/release_writer.h"
#include "export/target.h"

namespace vindplaats {

struct ExportOptions {
  std::string out;     // a folder; empty: public/ of the platform
  bool force = false;  // release also when too much would be lost; nothing else is let through
  // What changes.json tells the difference from: a release that is kept; empty: the one before.
  std::string since = {};
  // Into public/preview (or `out`): the next release, and what is accepted but not ready or due.
  // Nothing is registered, and being held is told but does not hold it.
  bool preview = false;
};

struct ExportOutcome {
  std::string id;    // of the release, or of the one that stands when nothing changed
  std::string path;  // where its files lie
  std::int64_t publications = 0;
  bool written = false;
  std::vector<std::string> held;      // why it was not written; of a preview: why it would not be
  bool may_force = false;             // held for what would be lost alone
  std::vector<std::string> warnings;  // what an editor should put right
  std::int64_t waiting = 0;           // accepted, but not ready or not due yet
};

// kNotFound when `since` is no release that is kept; kUsage when `out` lies where the platform
// keeps what is its own (app/out_folder).
Result<ExportOutcome> make_release(Store& store, const Platform& platform, const Clock& clock,
                                   const ExportOptions& options);

// Everything that was ever released, as the ledger has it.
Result<ReleaseHistory> release_history(const Snapshot& snapshot);

}  // namespace vindplaats
