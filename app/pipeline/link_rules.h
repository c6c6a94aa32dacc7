#pragma once
// When an address is asked again, what an answer means, and when a link counts as broken (contract
// section 2, `links`): every 30 days; broken after two failures at least three days apart. Days are
// those of the UTC calendar, so that a check at three every night does not slip by a day for some
// seconds. Pure; safe from any thread.
#include <string>

#include "core/http.h"
#include "store/link_table.h"

namespace vindplaats {

inline constexpr int kLinkDays = 30;          // between two checks of an address that works
inline constexpr int kFailingLinkDays = 3;    // and of one that does not
inline constexpr int kFailuresOfABroken = 2;  // each at least kFailingLinkDays after the one before

enum class LinkVerdict {
  kWorks,
  kFails,    // a reader who follows it ends nowhere
  kUnclear,  // it says nothing to programs, wants a login, or our gate does not ask it: no evidence
};
struct LinkAnswer {
  LinkVerdict verdict = LinkVerdict::kUnclear;
  std::string cause;  // in plain words; empty when it works
  // The host wants to be left alone (429, 503): nothing more is asked there now, and this address
  // is still due.
  bool rest = false;
};

LinkAnswer judge_answer(const Response& response);
LinkAnswer judge_failure(const Error& error);

// Null: it was never asked.
bool link_is_due(const LinkState* state, Instant now);
LinkState after_answer(const LinkState& before, const LinkAnswer& answer, Instant now);
bool link_is_broken(const LinkState& state);

}  // namespace vindplaats
