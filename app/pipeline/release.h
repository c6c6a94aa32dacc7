#pragma once
// A new release of the catalogue: assembled from one snapshot, written complete or not at all, and
// remembered in the ledger.
#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "export/release_writer.h"

namespace vindplaats {

struct ExportOptions {
  std::string out;     // a folder; empty: public/ of the platform
  bool force = false;  // release what is held
};

struct ExportOutcome {
  std::string id;    // of the release, or of the one that stands when nothing changed
  std::string path;  // where its files lie
  std::int64_t publications = 0;
  bool written = false;
  std::vector<std::string> held;  // why it was not written
};

Result<ExportOutcome> make_release(Store& store, const Platform& platform, const Clock& clock,
                                   const ExportOptions& options);

}  // namespace vindplaats
