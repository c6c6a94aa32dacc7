#pragma once
// One group of records to one publication with its place: what curate does for all and a decision
// for one.
#include <map>
#include <memory>
#include <set>

#include "app/pipeline/curated.h"
#include "app/pipeline/record_reader.h"
#include "curation/analyser.h"
#include "curation/classify.h"
#include "curation/identity.h"
#include "curation/publication.h"
#include "curation/queue.h"

namespace vindplaats {

struct Placed {
  Publication publication;
  Document document;              // of the publication as it is placed
  Classification classification;  // what every rule says of it, without the places
  std::string why;                // rules met it, yet it is not offered: why
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

// The platform's rules, compiled (231 rules take 0.2 s of a core). Those that were asked for last
// are remembered: `serve` compiles them once, not with every decision. Safe from any thread. kUsage
// when a rule's query is wrong.
Result<std::shared_ptr<const CompiledThemes>> compiled_rules(const Platform& platform);

// One thread. Borrows the snapshot.
class Placer {
 public:
  static Result<Placer> make(const Platform& platform, const Snapshot& snapshot, Standing standing,
                             Instant now);
  // Records of the groups that are placed next: RecordReader::read_ahead.
  Result<void> read_ahead(std::span<const std::string_view> ids) {
    return records_.read_ahead(ids);
  }
  // kCorrupt when none of its records can be read. A group whose records their sources have all
  // withdrawn keeps its place, but is not ready for a release: it lacks a "source".
  Result<Placed> place_group(const Group& group);
  // Of a stored publication: document_for_rules.
  Document document_of(const Publication& publication);
  // From now on these decisions hold.
  void stand(Standing standing) { standing_ = std::move(standing); }

 private:
  Placer(Platform platform, const Snapshot& snapshot, Standing standing, Instant now,
         std::shared_ptr<const CompiledThemes> themes)
      : platform_(std::move(platform)),
        records_(snapshot, platform_),
        now_(now),
        standing_(std::move(standing)),
        themes_(std::move(themes)) {}

  Result<std::vector<Difference>> changed_since(const Group& group,
                                                const std::vector<SourcedRecord>& records,
                                                const Publication& publication,
                                                const Position& position) const;
  Platform platform_;  // with the sources whose files are gone
  RecordReader records_;
  Instant now_;
  Standing standing_;
  std::shared_ptr<const CompiledThemes> themes_;
  Analyser analyser_;
  WordMemory words_;  // of the analyser's, in the themes
};

// What rules, searches and the index see: a publication with its sources and its partners' names.
Document document_for_rules(const Publication& publication, const Platform& platform,
                            Analyser& analyser);

// The group that a publication was made of, as curate left it.
Group group_of(const Publication& publication);

}  // namespace vindplaats
