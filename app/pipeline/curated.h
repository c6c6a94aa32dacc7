#pragma once
// What the ledger says of publications, read in one go: decisions and pins.
#include <vector>

#include "curation/decisions.h"
#include "curation/pins.h"
#include "store/ledger.h"

namespace vindplaats {

struct Curated {
  std::vector<Decided> decisions;
  std::vector<PinEntry> pins;
  LedgerHead head;  // where the ledger ended
};

// Where every publication stands, under the themes' ids of today: a theme that was renamed, and has
// its former id among its aliases, keeps what was decided under that. A theme that is closed keeps
// it too; one that no file declares any more, as it was.
Standing standing_of(const Curated& curated, const Platform& platform);

// kCorrupt with the entry's number when one cannot be read.
Result<Curated> read_curated(const Snapshot& snapshot);

}  // namespace vindplaats
