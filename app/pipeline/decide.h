#pragma once
// What an editor decides, written: into the ledger, with a pin when it is the publication's first
// decision, and the publications it touches brought up to date, in one synced batch.
#include <set>

#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "core/publication.h"
#include "curation/decisions.h"

namespace vindplaats {

struct EditorRequest {
  std::string publication;  // its id, or one that it had before a merge
  DecisionRequest request;
};

// The publications asked for as they now are, and those that a split made; several requests at
// once: all or none. A merge keeps the id that was pinned first, whichever was named first.
// kNotFound: there is no such publication; kConflict: somebody else wrote to the ledger meanwhile;
// what curation/decisions refuses.
Result<std::vector<Publication>> write_decisions(Store& store, const Platform& platform,
                                                 const Clock& clock,
                                                 const std::vector<EditorRequest>& requests,
                                                 const std::string& by);

// The ledger's lines that give these publications their id for ever, because a person named them
// (contract section 1, Identity); none for those that have it already.
Result<std::vector<LedgerWriter::Line>> pin_named(const Snapshot& snapshot,
                                                  const std::set<std::string>& publications,
                                                  const std::string& by);

// By its id or a former one. kNotFound in words that help.
Result<Publication> find_publication(const Snapshot& snapshot, const std::string& id);

}  // namespace vindplaats
