#pragma once
// What keeps two records from being merged, whatever their score. Wrong merges stay for years, so
// one objection is enough. Pure; safe from any thread.
//
// A new guard is a row in match_guards.cpp.
#include <cstdint>
#include <span>
#include <string_view>

#include "curation/match_evidence.h"

namespace vindplaats {

enum class Band : std::uint8_t { kApart, kAsk, kMerge };

std::string_view band_name(Band band);  // "apart", "ask", "merge"

struct MatchGuard {
  std::string_view name;  // "language"
  Band at_most;           // where the pair goes when it objects
  // The two contradict one another; else only too little is known to merge them, and what a third
  // record says may be enough.
  bool contradiction;
  bool (*objects)(const MatchPair& pair, bool serial_title);
  std::string_view words;  // for an editor: "they are in different languages"
};

std::span<const MatchGuard> match_guards();

struct Verdict {
  Band band = Band::kApart;
  int score = 0;                      // thousandths; match_score
  const MatchGuard* guard = nullptr;  // the strictest that objects
  bool contradiction = false;         // of any guard
};

// From these scores on a pair is asked about, and merged.
inline constexpr int kAskScore = 480, kMergeScore = 680;

// `serial_title`: the title of either comes back each time in the collection.
Verdict judge(const MatchPair& pair, bool serial_title);

}  // namespace vindplaats
