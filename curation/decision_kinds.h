#pragma once
// The kinds of decision, a row each: what a kind asks of a request, and what it does to where a
// publication stands. Pure; safe from any thread. To add a kind: a row in decision_kinds.cpp.
#include <string_view>

#include "curation/decisions.h"

namespace vindplaats {

// All that a decision is asked with. Borrowed for the call.
struct Asked {
  const DecisionRequest& request;
  const Publication& publication;
  const Standing& standing;
  const Position& position;  // the publication's own
  const Platform& platform;
  Instant now;
};

struct DecisionKind {
  std::string_view name;
  // Says whether a publication belongs in the catalogue: gives it this status, and closes the
  // question when it was reopened. Empty for all other kinds.
  std::string_view verdict;
  // Checks what is asked and fills in what the kind adds to the decision.
  Result<void> (*fill)(const Asked& asked, Decision& decision);
  // What it does to the position, counters and sequence apart; null: nothing.
  void (*apply)(Position& position, const Decided& decided);
};

// Null when there is none; an undo is no kind but takes one back.
const DecisionKind* find_decision_kind(std::string_view name);

// What `accept`, ..., `apart` ask; see DecisionKind::fill.
Result<void> fill_accept(const Asked& asked, Decision& decision);
Result<void> fill_reject(const Asked& asked, Decision& decision);
Result<void> fill_later(const Asked& asked, Decision& decision);
Result<void> fill_withdraw(const Asked& asked, Decision& decision);
Result<void> fill_restore(const Asked& asked, Decision& decision);
Result<void> fill_themes(const Asked& asked, Decision& decision);
Result<void> fill_edit(const Asked& asked, Decision& decision);
Result<void> fill_summary(const Asked& asked, Decision& decision);
Result<void> fill_note(const Asked& asked, Decision& decision);
Result<void> fill_merge(const Asked& asked, Decision& decision);
Result<void> fill_split(const Asked& asked, Decision& decision);
Result<void> fill_apart(const Asked& asked, Decision& decision);

}  // namespace vindplaats
