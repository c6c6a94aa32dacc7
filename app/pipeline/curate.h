#pragma once
// From records to publications with their place: grouped, merged, classified, decided on. All
// derived: what `curate` writes, `rebuild` writes again to the byte.
#include <optional>

#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "curation/decisions.h"
#include "curation/identity.h"

namespace vindplaats {

struct CurateOptions {
  bool dry_run = false;
};

struct CurateReport {
  std::int64_t records = 0, publications = 0,
               merged = 0;  // merged: publications of several records
  std::int64_t candidates = 0, accepted = 0, rejected = 0, auto_accepted = 0;
  std::map<std::string, std::int64_t> by_theme;  // candidates
  // What would change, or changed: publication ids with their title.
  struct Move {
    std::string id, title, from, to;
  };
  std::vector<Move> moves;
};

// Every publication anew; accepts what needs no person as "rule". kUsage when a rule's query is
// wrong.
Result<CurateReport> curate(Store& store, const Platform& platform, const Clock& clock,
                            const CurateOptions& options);

// The decisions and pins that the ledger holds.
struct Curated {
  std::vector<Decided> decisions;
  std::vector<Pin> pins;
};
Result<Curated> read_curated(const Snapshot& snapshot);

// What waits, best first; of one theme when `theme` is not empty.
Result<std::vector<Publication>> read_queue(const Snapshot& snapshot, const Platform& platform,
                                            const std::string& theme);

// Writes a decision, pins the publication if this is its first, and brings the publication up to
// date, in one synced batch. Returns it as it now is. Several requests at once: all or none.
struct EditorRequest {
  std::string publication;
  DecisionRequest request;
};
Result<std::vector<Publication>> write_decisions(Store& store, const Platform& platform,
                                                 const Clock& clock,
                                                 const std::vector<EditorRequest>& requests,
                                                 const std::string& by);

}  // namespace vindplaats
