#pragma once
// A source that redirects for good (faults.md row 38; gh:ViennaRSS/vienna-rss#1546: a maintenance
// page under 301). The new address is adopted only when five runs over at least a week were led to
// the same one and what came from there is what we know; another host needs a person. Pure.
#include <optional>
#include <string>

#include "core/http.h"
#include "harvesters/protocol.h"

namespace vindplaats {

inline constexpr int kMovesToConfirm = 5;
inline constexpr std::chrono::days kMovedFor{7};

// The address that stands for `address` when this request's answer came over 301 and 308 alone;
// none when it did not, or when nobody can tell.
std::optional<std::string> moved_address(const std::string& address, const Request& request,
                                         const Response& response);

enum class MoveVerdict { kNone, kAdopt, kAsk };

// A run has ended. `memory` keeps what was seen in keys "moved.*". `target`: where it was led;
// empty: nowhere. `knew_records`: what came holds records that we have. `worked`: it did not fail.
MoveVerdict note_move(Checkpoint& memory, const std::string& address, const std::string& target,
                      bool knew_records, bool worked, Instant now);

// Nothing is remembered of it.
void forget_move(Checkpoint& memory);

}  // namespace vindplaats
