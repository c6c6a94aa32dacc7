#pragma once
// From what stands in the store to what a release is made of. Pure: no clock, no store; the order
// of `publications` does not matter. Safe from any thread.
#include <span>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"
#include "export/target.h"

namespace vindplaats {

struct AssembleOptions {
  std::vector<KeptRelease> kept = {};  // the releases that stay beside this one; the oldest first
  std::optional<KeptRelease> since = {};  // what changes.json is to tell of; none: `previous`
  // The accepted ones that are not ready or not due yet as well, each named in content.waiting.
  // What does not validate is left out of the items and named too.
  bool preview = false;
};

// The accepted, ready and due ones (publishFrom <= now < publishUntil) of `publications`, in their
// public form, sorted by id. `history` is what content.history was at the last release (empty at
// the first). `previous` is the release that stands, or null; it gives `updated` to what did not
// change since. Platform and previous must outlive the result.
//
// Slugs: the one an editor chose, else the one it was released with, else a new one; a slug that
// ever belonged to another work is never given again. One that was changed by an editor moves to
// formerSlugs, where the slugs of works merged into this one stand too. Where the chosen slug is
// another work's, the publication goes without it, as if none had been chosen, and a warning says
// so: one slip of the pen holds nothing else up. An address that changed by other settings of
// [site] is remembered as well.
ReleaseContent assemble(const Platform& platform, std::span<const Publication> publications,
                        const ReleaseHistory& history, const PreviousRelease* previous, Instant now,
                        const AssembleOptions& options = {});

// Is it to be in a release made now.
bool is_due(const Publication& publication, Instant now);

}  // namespace vindplaats
