#pragma once
// What editors decided (contract sections 1 and 2, `queue`), and where every publication stands
// after it. Pure: the ledger's entries in, the standing out. Decisions hang on the publication, so
// updates and duplicates inherit them.
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"
#include "core/publication_fields.h"

namespace vindplaats {

// The body of a "decision" entry. Absent fields are empty.
struct Decision {
  // accept, reject, later, withdraw, restore, themes, edit, summary, note, merge, split, apart or
  // undo
  std::string kind;
  std::string publication;
  std::vector<std::string> records;     // what it was made of when it was decided on
  std::vector<std::int64_t> versions;   // of those records' payloads, in the same order
  std::vector<std::string> themes;      // accept, themes: those that hold from now on
  std::string reason;                   // reject, withdraw: an id of criteria.toml
  std::string note;                     // note: its text; with another kind: a remark beside it
  std::string publish_from;             // accept: RFC 3339; empty: at once
  std::string until;                    // later: "YYYY-MM-DD"; empty: until somebody looks again
  std::vector<Correction> corrections;  // edit
  Summary summary;                      // summary; an empty text takes the editors' summary away
  // merge: the publication that goes into this one; split: the one that comes; apart: the one that
  // is another work; undo of one of these: the other one named
  std::string other;
  std::string record;         // split: the record that leaves
  std::int64_t revision = 0;  // of the publication as the editor saw it
  std::int64_t undoes = 0;    // undo: the sequence of the decision that it takes back
  bool operator==(const Decision&) const = default;
};

// Who decides where [auto_accept] needs no person.
inline constexpr std::string_view kDecidedByRule = "rule";

// A decision with what the ledger says of it.
struct Decided {
  std::int64_t sequence = 0;
  std::string at, by;  // RFC 3339; a person's name, or "rule"
  Decision decision;
};

// The sequences of decisions that were taken back. An undo is never undone itself, and takes
// nothing back that is not an earlier decision on the same publication.
std::set<std::int64_t> undone_decisions(std::span<const Decided> decisions);

// Where one publication stands: its decisions that were not undone, one after another.
struct Position {
  std::string status;  // accepted, rejected, later or withdrawn; empty: nobody has decided
  std::vector<std::string> themes;  // of the acceptance; a withdrawn one keeps them
  std::string reason, note, publish_from, until;
  std::map<std::string, Correction> overlay;  // by field
  Summary summary;
  // What it was made of when its status was decided: what "changed since" is measured against.
  std::vector<std::string> records;
  std::vector<std::int64_t> versions;
  std::string at, by;          // of the decision that gave the status
  std::int64_t sequence = 0;   // of the last decision of any kind that was not undone; 0: none
  std::int64_t decisions = 0;  // how many there were, undone ones and undos too
  std::string changed;         // when the last of those was made
  std::string themes_by;       // who ticked the themes last
  // The one before `by` who accepted it with the same themes and day: a second pair of eyes
  // ([publish] second_editor). Rules have none.
  std::string confirmed_by;
  std::string shared_with;  // the other publication, when the decision `sequence` names two
};
// By publication id. A merge or split counts for both publications.
using Standing = std::map<std::string, Position>;

// The decisions in order of sequence. An undo takes back one decision: the next undo goes one
// decision further back. A merged publication takes over what only the other one had: status,
// summary, note, corrections. Rules decide first or not at all: what a person has touched, also to
// take it back, no rule's decision changes. Kinds that it does not know are only counted, so that
// an older program reads a newer ledger.
Standing fold(std::span<const Decided> decisions);

// What an editor asks for; the fields as in Decision.
struct DecisionRequest {
  std::string kind;
  std::vector<std::string> themes;  // accept: none: those it has, else those of the rules
  std::vector<std::string> add_themes, remove_themes;  // themes; aliases are understood everywhere
  // publish_from: RFC 3339 or a day; none for what is accepted already: as it was
  std::string reason, note, publish_from, until;
  std::vector<std::pair<std::string, std::string>> corrections;  // edit: field and value as typed
  std::string text;                                              // summary
  std::string language;  // summary: BCP 47; empty: the platform's first
  std::string other,
      record;  // merge, apart; split, where `other` is the id that the caller gives it
  std::int64_t revision = 0;  // as shown to the editor; 0: whatever it is now
  std::string by;             // who asks: "rule" is refused where a person has decided
};

// The decision to write, or why not; `versions` is the caller's to fill. kUsage: no such kind;
// kNotFound: no such reason (they are listed), theme, field or record, or nothing to undo; kInput:
// a reject without reason, a day that has passed, a decision that changes nothing, a value that its
// field does not take; kConflict: the publication has changed since it was shown, or where it
// stands does not allow it (a withdraw of what is not accepted, an undo of a merge whose other side
// was decided on since). accept, reject and later may each follow the other; asked again of a
// publication that was reopened, they close the question.
Result<Decision> decide(const DecisionRequest& request, const Publication& publication,
                        const Standing& standing, const Platform& platform, Instant now);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Decision>
void each_field(Visitor&& visit, Self& self) {
  visit("kind", self.kind);
  visit("publication", self.publication);
  visit("records", self.records);
  visit("versions", self.versions);
  visit("themes", self.themes);
  visit("reason", self.reason);
  visit("note", self.note);
  visit("publishFrom", self.publish_from);
  visit("until", self.until);
  visit("corrections", self.corrections);
  visit("summary", self.summary);
  visit("other", self.other);
  visit("record", self.record);
  visit("revision", self.revision);
  visit("undoes", self.undoes);
}

}  // namespace vindplaats
