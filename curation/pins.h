#pragma once
// Which publications have an id for ever, and which records they hold (contract section 1,
// Identity): the fold of the ledger's pins, merges and splits. Pure; safe from any thread.
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "curation/decisions.h"

namespace vindplaats {

// The body of a "pin" entry: that a publication was decided on, released or named by an editor, and
// the records it had. A later entry of the same publication adds records: what joined it since, so
// that the machine never splits it.
struct Pin {
  std::string publication;
  std::string founding;              // a record's id
  std::vector<std::string> records;  // founding among them
  bool operator==(const Pin&) const = default;
};

struct PinEntry {
  std::int64_t sequence = 0;
  Pin pin;
};

struct Pins {
  // Live ones, in the order in which they were first pinned; their records sorted. No record is in
  // two of them.
  std::vector<Pin> live;
  // Ids that were pinned once and now lead elsewhere, with their founding record: what was merged
  // away, and parts of a split that was undone. An id in `live` is never here.
  std::map<std::string, std::string> retired;
  // Live ones that an editor split from one another, or said to be two works, the smaller id first:
  // whatever their records say, nobody is asked about them again.
  std::set<std::pair<std::string, std::string>> apart = {};
};

// Both in the order of their sequence; they are taken as one row. An id's founding record is the
// first that the ledger gives it, for ever.
// - A pin makes a publication live, or adds records to it (records that another live one holds stay
//   there). When its founding record lives in another, that one gets the records.
// - A merge gives all records of `other` to the publication; `other` retires.
// - A split takes `record` out; when it is the founding one, all others leave instead. What leaves
//   becomes the live publication `other`, founded on its smallest record, or on the founding record
//   of the retired publication with that id. It pins the records the decision was made on too.
// - An "apart" sets `publication` and `other` apart; what is merged into either is apart from the
//   other too.
// - Undone merges, splits and aparts count as never made; what was pinned meanwhile stays known
// (retired
//   when its founding record lives in another). A decision on an id that is thereby retired holds
//   for the publication where its founding record lives; one that nothing is left for does nothing.
Pins fold_pins(std::span<const PinEntry> pins, std::span<const Decided> decisions);

// The id for what leaves a publication by a split: publication_id of its smallest record, unless
// that id is taken by another work (it is live, or retired with a founding record that does not
// leave); then the next one free, by the ledger alone. `leaving`: not empty.
std::string id_after_split(const Pins& pins, const std::vector<std::string>& leaving);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Pin>
void each_field(Visitor&& visit, Self& self) {
  visit("publication", self.publication);
  visit("founding", self.founding);
  visit("records", self.records);
}

}  // namespace vindplaats
