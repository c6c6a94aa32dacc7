#include "curation/decision_kinds.h"

namespace vindplaats {
namespace {

void give_status(Position& position, const Decided& decided, std::string_view status) {
  position.status = status;
  position.reason = decided.decision.reason;
  position.until = decided.decision.until;
  position.records = decided.decision.records;
  position.versions = decided.decision.versions;
  position.at = decided.at;
  position.by = decided.by;
}

// Who looked at it before this acceptance and said the same; two acceptances by one person are one.
std::string confirmer_of(const Position& before, const Decided& accepted) {
  const Decision& decision = accepted.decision;
  if (before.status != "accepted" || before.themes != decision.themes ||
      before.publish_from != decision.publish_from || before.by == kDecidedByRule)
    return {};
  return before.by == accepted.by ? before.confirmed_by : before.by;
}

void apply_accept(Position& position, const Decided& decided) {
  position.confirmed_by = confirmer_of(position, decided);
  // A correction of the day was made for the acceptance before: the later word holds.
  if (position.publish_from != decided.decision.publish_from) position.overlay.erase("publishFrom");
  position.themes = decided.decision.themes;
  position.themes_by = decided.by;
  position.publish_from = decided.decision.publish_from;
  give_status(position, decided, "accepted");
}

void drop_acceptance(Position& position) {
  position.themes.clear();
  position.themes_by.clear();
  position.publish_from.clear();
  position.confirmed_by.clear();
}

void apply_reject(Position& position, const Decided& decided) {
  drop_acceptance(position);
  give_status(position, decided, "rejected");
}

void apply_later(Position& position, const Decided& decided) {
  drop_acceptance(position);
  give_status(position, decided, "later");
}

// The acceptance stays known, so that `restore` gives it back.
void apply_withdraw(Position& position, const Decided& decided) {
  give_status(position, decided, "withdrawn");
}

void apply_restore(Position& position, const Decided& decided) {
  give_status(position, decided, "accepted");
}

void apply_themes(Position& position, const Decided& decided) {
  position.themes = decided.decision.themes;
  position.themes_by = decided.by;
}

void apply_edit(Position& position, const Decided& decided) {
  for (Correction correction : decided.decision.corrections) {
    correction.by = decided.by;
    if (correction.value.empty())
      position.overlay.erase(correction.field);
    else
      position.overlay[correction.field] = correction;
  }
}

void apply_summary(Position& position, const Decided& decided) {
  position.summary = decided.decision.summary;
  if (position.summary.text.empty())
    position.summary = {};
  else
    position.summary.by = "editor";
}

// With other kinds a remark is kept when there is one; here an empty text takes the note away.
void apply_note(Position& position, const Decided& decided) {
  position.note = decided.decision.note;
}

// merge, split and apart are folded by curation/pins; what a merge takes over, fold() knows.
constexpr DecisionKind kDecisionKinds[] = {
    {"accept", "accepted", fill_accept, apply_accept},
    {"reject", "rejected", fill_reject, apply_reject},
    {"later", "later", fill_later, apply_later},
    {"withdraw", "", fill_withdraw, apply_withdraw},
    {"restore", "", fill_restore, apply_restore},
    {"themes", "", fill_themes, apply_themes},
    {"edit", "", fill_edit, apply_edit},
    {"summary", "", fill_summary, apply_summary},
    {"note", "", fill_note, apply_note},
    {"merge", "", fill_merge, nullptr},
    {"split", "", fill_split, nullptr},
    {"apart", "", fill_apart, nullptr},
};

}  // namespace

const DecisionKind* find_decision_kind(std::string_view name) {
  for (const DecisionKind& kind : kDecisionKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace vindplaats
