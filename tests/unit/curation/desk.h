#pragma once
// A desk for tests: a ledger that decisions are asked of, and written to when they are allowed.
#include <string>
#include <tuple>
#include <vector>

#include "config/types.h"
#include "core/time.h"
#include "curation/decisions.h"

namespace vindplaats {

// What `init` writes: the seven themes, the two closed ones, the nine reasons.
const Platform& desk_platform();

// Two records, selected by rules for two themes.
Publication candidate_named(const std::string& id);

// A request of that kind that lacks nothing: a reason, a text, a correction.
DecisionRequest asks(std::string kind);

// Where a publication stands, without the counters.
inline auto told_of(const Position& position) {
  return std::tuple(position.status, position.themes, position.reason, position.note,
                    position.publish_from, position.until, position.overlay, position.summary,
                    position.records, position.versions, position.at, position.by,
                    position.sequence, position.themes_by, position.confirmed_by,
                    position.shared_with);
}

class Desk {
 public:
  // The n-th decision gets the sequence 8 + 2 n and comes at that second of 06:00.
  Result<Decision> ask(const DecisionRequest& request, const std::string& publication = "p1");
  // The same on a publication that is not candidate_named(): with records or a question of its own.
  Result<Decision> ask(const DecisionRequest& request, const Publication& publication);

  Standing standing() const { return fold(decided); }
  Position position(const std::string& publication = "p1") const;

  std::string by = "anna";
  Instant now = *parse_time("2026-11-22T06:00:00Z");
  Platform platform = desk_platform();
  std::vector<Decided> decided;
};

}  // namespace vindplaats
