#pragma once
// Which publications wait for an editor, and in what order (contract section 1: what rules selected
// and nobody has decided on, best first). Pure.
#include <set>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"
#include "curation/classify.h"
#include "curation/decisions.h"

namespace vindplaats {

// A publication as curation places it.
struct Placing {
  std::string status;             // accepted, rejected, candidate or unselected
  std::vector<ThemeMark> themes;  // those of the decision, else those of the rules
  std::string why;                // for unselected ones that rules met: why they are not offered
  std::vector<std::string>
      auto_accept;  // themes for which it needs no person: to be accepted by "rule"
};

// `sources`: those of its records. The decision holds whatever the rules say now; a rejected one
// stays rejected.
Placing place(const Publication& publication, const Classification& classification,
              const Position& position, const std::set<std::string>& sources,
              const Platform& platform, Instant now);

// A candidate and what its place depends on.
struct Candidate {
  Publication publication;
  std::string first_harvest_of;  // the source whose first harvest brought it; empty: it came later
};

// Best first: score, then the newest, then by id. At most settings.queue.limit_new of each source's
// first harvest; the rest is left out.
std::vector<Publication> order_queue(std::vector<Candidate> candidates, const Settings& settings);

// Why a publication stands where it does, in words: "onderwijs 2.5 (gelijke-kansen, stage),
// 2026-03".
std::string reason_for_place(const Publication& publication);

}  // namespace vindplaats
