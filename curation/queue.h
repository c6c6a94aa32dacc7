#pragma once
// Which publications wait for an editor (contract section 1: what rules selected and nobody has
// decided on); in what order is rank.h's to say. Pure.
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

}  // namespace vindplaats
