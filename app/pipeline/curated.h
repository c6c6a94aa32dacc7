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

// kCorrupt with the entry's number when one cannot be read.
Result<Curated> read_curated(const Snapshot& snapshot);

}  // namespace vindplaats
