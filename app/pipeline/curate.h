#pragma once
// From records to publications with their place: grouped, merged, classified, decided on. All
// derived: what `curate` writes, `rebuild` writes again to the byte.
#include <map>

#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "core/publication.h"

namespace vindplaats {

struct CurateOptions {
  bool dry_run = false;
};

struct CurateReport {
  std::int64_t records = 0, publications = 0,
               merged = 0;  // merged: publications of several records
  std::int64_t candidates = 0, accepted = 0, rejected = 0, auto_accepted = 0;
  std::int64_t changed = 0;   // publications that are not what they were stored as
  std::int64_t reopened = 0;  // decided on, and changed materially since
  std::map<std::string, std::int64_t> by_theme;  // candidates
  // What would change, or changed: publication ids with their title.
  struct Move {
    std::string id, title, from, to;
  };
  std::vector<Move> moves;
  // Publications that came to hold other records than before.
  struct Join {
    std::string id, title;
    std::vector<std::string> records;
  };
  std::vector<Join> joins;
};

// Every publication anew, unless nothing of what they are made of has changed since the last time
// (curate_watermark.h): then it only counts. Accepts what needs no person as "rule", and notes in
// the ledger which records joined a pinned publication, so that the machine never splits it. kUsage
// when a rule's query is wrong.
Result<CurateReport> curate(Store& store, const Platform& platform, const Clock& clock,
                            const CurateOptions& options);

// What waits, best first; of one theme when `theme` is not empty. Reopened ones stand among them.
Result<std::vector<Publication>> read_queue(const Snapshot& snapshot, const Platform& platform,
                                            const std::string& theme);

}  // namespace vindplaats
