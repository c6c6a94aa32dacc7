#pragma once
// What speaks against two records being one work although they share a key. Wrong merges stay for
// years, so one objection is enough. Pure; safe from any thread.
//
// A new guard is a row in match_guards.cpp.
#include <cstdint>
#include <span>
#include <string_view>

#include "curation/identity.h"
#include "curation/match_keys.h"

namespace vindplaats {

enum class Likeness : std::uint8_t { kSame, kUnknown, kDiffer };

struct MatchGuard {
  std::string_view name;  // what it looks at: "language"
  unsigned kinds;         // the sum of key_bit() of the keys for which it is asked
  Likeness (*compare)(const Member& a, const Member& b);
};

constexpr unsigned key_bit(KeyKind kind) {
  return 1u << static_cast<unsigned>(kind);
}

// Every comparison is symmetric.
std::span<const MatchGuard> match_guards();

// The first guard that objects to joining the two over a key of this kind; nullptr: none does.
const MatchGuard* objection(const Member& a, const Member& b, KeyKind kind);

}  // namespace vindplaats
