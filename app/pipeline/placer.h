#pragma once
// One group of records to one publication with its place: what curate does for all and a decision
// for one.
#include <map>

#include "app/pipeline/curate.h"
#include "curation/analyser.h"
#include "curation/classify.h"
#include "curation/publication.h"
#include "curation/queue.h"

namespace vindplaats {

struct Placed {
  Publication publication;
  std::vector<std::string> auto_accept;
};

// When each source's first harvest ended: what it brought is offered with care
// (settings.queue.limit_new).
class FirstHarvests {
 public:
  static Result<FirstHarvests> read(const Snapshot& snapshot);
  // The source whose first harvest brought the publication; empty when it came later.
  std::string brought(const Publication& publication) const;

 private:
  std::map<std::string, std::string> ended_;  // by source
};

// One thread. Borrows all it is made from.
class Placer {
 public:
  static Result<Placer> make(const Platform& platform, const Snapshot& snapshot,
                             const Curated& curated, Instant now);
  Result<Placed> place_group(const Group& group);

 private:
  Placer(const Platform& platform, const Snapshot& snapshot, const Curated& curated, Instant now,
         CompiledThemes themes)
      : platform_(platform),
        snapshot_(snapshot),
        now_(now),
        standing_(fold(curated.decisions)),
        themes_(std::move(themes)) {}

  const Platform& platform_;
  const Snapshot& snapshot_;
  const Instant now_;
  const Standing standing_;
  CompiledThemes themes_;
  Analyser analyser_;
};

// Computes these publications anew by `curated`, which may hold decisions that are not in the
// ledger yet, and adds them to the batch.
Result<std::vector<Publication>> place_again(const Snapshot& snapshot, const Platform& platform,
                                             const Curated& curated, Instant now,
                                             const std::vector<Publication>& publications,
                                             Batch& batch);

}  // namespace vindplaats
