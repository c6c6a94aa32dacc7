#pragma once
// From records to publications with their place: grouped, merged, classified, decided on. All
// derived: what `curate` writes, `rebuild` writes again to the byte.
#include <functional>
#include <map>
#include <mutex>

#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "core/publication.h"

namespace vindplaats {

struct CurateOptions {
  bool dry_run = false;
  // Asked before each write, and held during it: so that a pass that thinks for long does not keep
  // editors from deciding. An error (kConflict: somebody decided since the pass began) ends the
  // pass; what it has written until then was right when it was written. Empty: nobody else can be
  // at work.
  std::function<Result<std::unique_lock<std::mutex>>()> turn = {};
  // Asked now and then: an error ends the pass, whose next one does what is left. Empty: never.
  std::function<Result<void>()> go_on = {};
};

struct CurateReport {
  std::int64_t records = 0, publications = 0,
               merged = 0;  // merged: publications of several records
  std::int64_t candidates = 0, accepted = 0, rejected = 0, auto_accepted = 0;
  std::int64_t changed = 0;   // publications that are not what they were stored as
  std::int64_t reopened = 0;  // decided on, and changed materially since
  std::map<std::string, std::int64_t> by_theme;  // candidates
  // What would change, or changed: where publications stand, or under which themes.
  struct Move {
    std::string id, title, from, to;
    std::vector<std::string> themes_before, themes_after;
  };
  std::vector<Move> moves;
  // Publications that came to hold other records than before.
  struct Join {
    std::string id, title;
    std::vector<std::string> records;
  };
  std::vector<Join> joins;
};

// The lock to write under; an empty one where none is needed.
Result<std::unique_lock<std::mutex>> take_turn(const CurateOptions& options);

// Every publication anew, unless nothing of what they are made of has changed since the last time
// (curate_watermark.h): then it only counts. Accepts what needs no person as "rule", and notes in
// the ledger which records joined a pinned publication, so that the machine never splits it. kUsage
// when a rule's query is wrong.
Result<CurateReport> curate(Store& store, const Platform& platform, const Clock& clock,
                            const CurateOptions& options);

}  // namespace vindplaats
