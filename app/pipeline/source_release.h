#pragma once
// What becomes of a parked source (contract section 2, `source release`). One writer at a time.
#include <string>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
#include "config/types.h"
#include "core/clock.h"

namespace vindplaats {

enum class ReleaseChoice { kNone, kAcceptDeletions, kAcceptAddress, kDiscard };

struct ReleaseServices {
  Store& store;
  LedgerWriter& ledger;
  const Clock& clock;
};

// Carries the choice out and lets the source be harvested again; says in words what came of it. A
// crash in between leaves the source parked, and the same again does the rest. kRefused: the source
// is not parked, or the choice is none that fits: a source that is gone, or whose format changed,
// is released without one; deletions and another address need one.
// kNotFound: there is no such source.
Result<std::string> release_source(const Platform& platform, const std::string& id,
                                   ReleaseChoice choice, const std::string& by,
                                   const ReleaseServices& services);

}  // namespace vindplaats
