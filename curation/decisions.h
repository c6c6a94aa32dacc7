#pragma once
// What editors decided (contract sections 1 and 2, `queue`), and where every publication stands
// after it. Pure: the ledger's entries in, the standing out. Decisions hang on the publication, so
// updates and duplicates inherit them.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/publication.h"

namespace vindplaats {

// The body of a "decision" entry. Absent fields are empty.
struct Decision {
  std::string kind;  // accept, reject or undo
  std::string publication;
  std::vector<std::string> records;  // what it was made of when it was decided on
  std::vector<std::string> themes;   // accept: those that were ticked
  std::string reason;                // reject: an id of criteria.toml
  std::string note;
  std::string publish_from;   // accept: RFC 3339; empty: at once
  std::int64_t revision = 0;  // of the publication as the editor saw it
  std::int64_t undoes = 0;    // undo: the sequence of the decision that it takes back
  bool operator==(const Decision&) const = default;
};

// A decision with what the ledger says of it.
struct Decided {
  std::int64_t sequence = 0;
  std::string at, by;  // RFC 3339; a person's name, or "rule"
  Decision decision;
};

// Where one publication stands: its last decision that was not undone.
struct Position {
  std::string status;  // accepted or rejected; empty: nobody has decided
  std::vector<std::string> themes;
  std::string reason, note, publish_from, at, by;
  std::int64_t sequence = 0;   // of the decision that holds; 0: none
  std::int64_t decisions = 0;  // how many there were, undone ones and undos too
  std::string changed;         // when the last of those was made
};
// By publication id.
using Standing = std::map<std::string, Position>;

// The decisions in order of sequence. An undo takes back one decision and is never undone itself:
// the next undo goes one decision further back.
Standing fold(std::span<const Decided> decisions);

// What an editor asks for.
struct DecisionRequest {
  std::string kind;
  std::vector<std::string> themes;  // accept: none: those of the rules
  std::string reason, note, publish_from;
  std::int64_t revision = 0;  // as shown to the editor; 0: whatever it is now
};

// The decision to write, or why not. kNotFound: no such reason (they are listed), no such theme,
// nothing to undo; kInput: a reject without reason, an accept that changes nothing; kConflict: the
// publication has changed since it was shown.
Result<Decision> decide(const DecisionRequest& request, const Publication& publication,
                        const Standing& standing, const Platform& platform);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Decision>
void each_field(Visitor&& visit, Self& self) {
  visit("kind", self.kind);
  visit("publication", self.publication);
  visit("records", self.records);
  visit("themes", self.themes);
  visit("reason", self.reason);
  visit("note", self.note);
  visit("publishFrom", self.publish_from);
  visit("revision", self.revision);
  visit("undoes", self.undoes);
}

}  // namespace vindplaats
