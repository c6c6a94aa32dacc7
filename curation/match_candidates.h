#pragma once
// Which records are worth comparing: of 80,000 records there are 3,200 million pairs, and one in
// ten thousand is met here. Pure; safe from any thread.
//
// Two are compared when they share an identifier, the title or its beginning, two of the rarest
// words of their titles, or a spot in a journal (year, volume and first page). The order of the
// members changes nothing.
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "curation/match_member.h"

namespace vindplaats {

// What more records than this share is no hint: "Editorial", the first page of a first volume. It
// also bounds the work.
inline constexpr std::size_t kMaxBlock = 48;

// Places in `members`, the smaller first, sorted, each pair once.
using CandidatePair = std::pair<std::uint32_t, std::uint32_t>;
std::vector<CandidatePair> candidate_pairs(std::span<const Member* const> members);

}  // namespace vindplaats
