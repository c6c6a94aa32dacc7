#pragma once
// What changed rules would do, told before they hold: each publication as it is placed beside how
// it would be placed. Pure, so that whoever shows it (a verb, the workbench) only renders. What it
// says is what `curate` does once the rules are saved.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "curation/decisions.h"
#include "curation/queue.h"
#include "curation/rank.h"

namespace vindplaats {

// In the order in which they are shown.
enum class PreviewKind : std::uint8_t {
  kEnters,       // would wait in the queue, and does not
  kLeaves,       // waits, and would not
  kMoves,        // waits by other themes or scores: another place, another theme on top
  kAccepted,     // would be accepted without a person ([auto_accept])
  kContradicts,  // accepted, and the rules of its theme find it no more; rejected, and now found
  kUnseen,       // the rest: found, but not offered; decided on, and found by other rules
};
inline constexpr std::size_t kPreviewKinds = 6;
std::string_view preview_kind_name(PreviewKind kind);  // "enters"

// Where a publication stands on one side of the change.
struct PreviewSide {
  std::string status;
  std::vector<ThemeMark> themes;
  std::string why;         // after: rules meet it, yet it is not offered: why
  std::int64_t place = 0;  // in the queue of all themes, from 1; 0: not there
  bool operator==(const PreviewSide&) const = default;
};
// The theme that it stands in the queue by; empty: none.
std::string theme_on_top(const PreviewSide& side);

// A word that a rule matched, as it stands there.
struct PreviewWord {
  std::string theme, rule, field, word;
  bool excludes = false;  // it keeps the publication out
  bool before = false;    // by the rules as they were
  bool operator==(const PreviewWord&) const = default;
};

struct PreviewChange {
  PreviewKind kind = PreviewKind::kUnseen;
  std::string id, title;
  PreviewSide before, after;
  std::string by, at, decided_for;  // of a decision that is contradicted: who, when, reason's id
  // Filled for those that are shown (app/pipeline/theme_preview.h).
  std::vector<PreviewWord> words;
  std::string reason;
};

// What editors have said of the changed theme, against what its rules say.
struct Verdicts {
  std::int64_t accepted = 0;        // by an editor, under this theme
  std::int64_t accepted_found = 0;  // of these the rules find
  std::int64_t rejected_found = 0;  // rejected, and the rules find them
  bool operator==(const Verdicts&) const = default;
};

struct ThemePreview {
  std::string theme;
  bool is_new = false;                                     // no theme of that id was there
  std::int64_t publications = 0;                           // in the store: all are looked at
  std::int64_t waiting_before = 0, waiting_after = 0;      // in the queue of all themes
  std::int64_t held_back_before = 0, held_back_after = 0;  // of first harvests: limit_new
  std::int64_t shifted = 0;  // keep their themes, but others came before them or left
  Verdicts verdicts_before, verdicts_after;
  // By kind; within one the best place first, of contradictions the latest decision.
  std::vector<PreviewChange> changes;
  std::map<std::string, std::int64_t> not_offered;  // of kUnseen: why, and how many

  std::int64_t count(PreviewKind kind) const;
};

// A publication as it is stored, and where it would be.
struct Judged {
  Publication publication;
  Placing placing;                     // by the changed rules
  const Position* position = nullptr;  // what was decided; null: nothing
  std::string first_harvest_of;        // as in Candidate
};

// Borrows all of it. `before` and `after` differ in their themes only.
struct PreviewContext {
  const Platform& before;
  const Platform& after;
  Instant now;
  std::string theme;
};

// `judged`: every publication that has a theme or a status other than "unselected", on either side.
ThemePreview compare_places(std::vector<Judged> judged, const PreviewContext& context);

// Gives the publication the place that `curate` would store.
void put_in_place(Publication& publication, Placing placing);

}  // namespace vindplaats
