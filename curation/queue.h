#pragma once
// Which publications wait for an editor, and in what order (contract section 1: what rules selected
// and nobody has decided on, best first). Pure.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"
#include "curation/classify.h"
#include "curation/decisions.h"

namespace vindplaats {

// A publication as curation places it.
struct Placing {
  std::string status;  // accepted, rejected, later, withdrawn, candidate or unselected
  // Those of the acceptance where there is one, else those of the rules that are open today.
  std::vector<ThemeMark> themes;
  std::string why;  // for unselected ones that rules met: why they are not offered
  std::vector<std::string>
      auto_accept;  // themes for which it needs no person: to be accepted by "rule"
};

// `sources`: those of its records. The decision holds whatever the rules say now; a rejected one
// stays rejected, a withdrawn one withdrawn. What was set aside until a day is a candidate again
// from that day on, also when no rule selects it any more: somebody asked for it. The platform's
// own is never a candidate. Nothing that a decision of any kind was made on is accepted by rule.
Placing place(const Publication& publication, const Classification& classification,
              const Position& position, const std::set<std::string>& sources,
              const Platform& platform, Instant now);

// A candidate, or a decided one that was reopened, and what its place depends on.
struct Candidate {
  Publication publication;
  std::string first_harvest_of;  // the source whose first harvest brought it; empty: it came later
};

// Should an editor look again at what was decided: accepted, rejected or later, with something in
// `reopened`. The queue is these and the candidates.
bool waits_again(const Publication& publication);

// Best first: those that wait again, then by score, then the newest, then by id. At most
// settings.queue.limit_new of each source's first harvest, not counting what somebody has decided
// on; the rest is left out.
std::vector<Publication> order_queue(std::vector<Candidate> candidates, const Settings& settings);

// Why a publication stands where it does, in words: "onderwijs 2.5 (gelijke-kansen, stage),
// 2026-03"; before it what brings it back: "changed since it was accepted on 2026-03-01: title;
// ...". `decided`: when its status was decided (Position::at); empty: the day is left out.
std::string reason_for_place(const Publication& publication, std::string_view decided = {});

}  // namespace vindplaats
