#pragma once
// What the places of its words tell of a phrase or NEAR in one document: that it is true, that it
// is not, or (where hyphenated words or phrases within NEAR are in play) that the Evaluator must
// say. Exactly what the Evaluator would say, many times sooner. Pure; one thread.
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "curation/hits.h"
#include "curation/index/postings.h"
#include "curation/query.h"

namespace vindplaats {

// Where a term stands in a document.
struct TermPlace {
  std::uint32_t at = 0;  // counts parts, through all values of the document
  std::uint32_t term = 0;
  bool joined = false;  // as hyphenated parts together
};

enum class Told : std::uint8_t { kNo, kYes, kOpen };

class PlaceRules {
 public:
  // Borrows the node.
  explicit PlaceRules(const QueryNode& node);
  // The next term, and which patterns of the node accept it.
  void add_term(std::span<const Hit> hits);
  // Of a document's places, in any order, and how many parts its hyphenated words have beyond one
  // each: false where the node is not true. So most documents are told without bringing their
  // places in order, and without a look at their layout, which lies far away in memory.
  bool may_hold(std::span<const TermPlace> places, std::uint32_t extra_parts);
  // In order, with the document's layout.
  Told tell(std::span<const TermPlace> places, std::string_view layout,
            std::uint32_t extra_parts) const;

 private:
  struct Leaf {
    std::uint32_t pattern = 0;
    std::uint8_t side = 0;
    bool anywhere = false;  // its field and form do not tell whether it counts
    QueryField field = QueryField::kAny;
  };
  struct Role {
    std::uint64_t steps = 0;             // of a phrase: as which of its words, as bits
    std::array<LaneBits, 2> lanes = {};  // of NEAR: where it counts on its left, on its right
  };

  void add_leaves(const QueryNode& node, std::uint8_t side);
  bool may_follow(std::span<const TermPlace> places);
  bool may_be_near(std::span<const TermPlace> places, std::uint32_t extra_parts);
  Told tell_phrase(std::span<const TermPlace> places, std::string_view layout) const;
  Told tell_near(std::span<const TermPlace> places, std::string_view layout,
                 std::uint32_t extra_parts) const;

  const QueryNode& node_;
  const LaneBits lanes_;      // of a phrase
  bool plain_ = true;         // can places alone say that it is true
  std::vector<Leaf> leaves_;  // of NEAR, by pattern
  std::vector<Role> roles_;   // by term
  // Of the document that is asked about, 0 between: which steps of a phrase stand at a place; the
  // places of NEAR's right side, a bit each.
  std::vector<std::uint64_t> steps_at_, right_;
};

}  // namespace vindplaats
