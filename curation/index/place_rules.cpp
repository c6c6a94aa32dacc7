#include "curation/index/place_rules.h"

#include <algorithm>
#include <optional>

namespace vindplaats {
namespace {

using PlaceKind = QueryNode::Kind;

constexpr LaneBits kAllLanes = (1u << kLanes) - 1;
// The Evaluator looks at so many places of one word in a document.
constexpr std::size_t kMaxJudged = 4096;
// Places up to here are marked in a table.
constexpr std::uint32_t kMaxMarked = 1u << 16;

// The values of a document one after another, as its layout has them.
class ValueWalk {
 public:
  explicit ValueWalk(std::string_view layout) : reader_(layout), left_(reader_.next32()) {}

  // On to the value that the place is in. Places come in order.
  void go_to(std::uint32_t place) {
    while (place >= end_ && left_ > 0 && reader_.good()) {
      --left_;
      const std::string_view lane = reader_.take(1);
      lane_ = lane.empty()
                  ? LaneBits{0}
                  : static_cast<LaneBits>(1u << (static_cast<unsigned char>(lane[0]) & 15u));
      begin_ = end_;
      end_ += reader_.next32();
    }
  }
  std::uint32_t begin() const { return begin_; }
  LaneBits lane() const { return lane_; }

 private:
  VarintReader reader_;
  std::uint32_t left_, begin_ = 0, end_ = 0;
  LaneBits lane_ = 0;
};

// Is any bit set of those from `first` to `last`.
bool has_bits(const std::vector<std::uint64_t>& bits, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t word = first / 64; word <= last / 64 && word < bits.size(); ++word) {
    std::uint64_t wanted = ~std::uint64_t{0};
    if (word == first / 64) wanted &= ~std::uint64_t{0} << (first % 64);
    if (word == last / 64) wanted &= ~std::uint64_t{0} >> (63 - last % 64);
    if ((bits[word] & wanted) != 0) return true;
  }
  return false;
}

}  // namespace

PlaceRules::PlaceRules(const QueryNode& node)
    : node_(node), lanes_(lanes_for(node.field, kSameInDutch | kSameInEnglish | kSameText)) {
  if (node.kind != PlaceKind::kNear) {
    plain_ = node.kind == PlaceKind::kPhrase && node.joined.empty() && node.patterns.size() <= 64;
    return;
  }
  for (std::uint8_t side = 0; side < 2; ++side) add_leaves(node.children[side], side);
  std::sort(leaves_.begin(), leaves_.end(),
            [](const Leaf& a, const Leaf& b) { return a.pattern < b.pattern; });
}

void PlaceRules::add_leaves(const QueryNode& node, std::uint8_t side) {
  for (const QueryNode& child : node.children) add_leaves(child, side);
  if (node.kind == PlaceKind::kNear) plain_ = false;
  if (!node.children.empty()) return;
  const bool word = node.kind == PlaceKind::kWord;
  plain_ = plain_ && word;
  for (const auto* patterns : {&node.patterns, &node.joined}) {
    for (const std::uint32_t pattern : *patterns)
      leaves_.push_back({pattern, side, !word, node.field});
  }
}

void PlaceRules::add_term(std::span<const Hit> hits) {
  Role& role = roles_.emplace_back();
  const auto below = [](const Leaf& leaf, std::uint32_t pattern) { return leaf.pattern < pattern; };
  for (const Hit& hit : hits) {
    for (std::size_t step = 0; plain_ && step < node_.patterns.size(); ++step) {
      if (node_.patterns[step] == hit.pattern) role.steps |= std::uint64_t{1} << step;
    }
    for (auto leaf = std::lower_bound(leaves_.begin(), leaves_.end(), hit.pattern, below);
         leaf != leaves_.end() && leaf->pattern == hit.pattern; ++leaf) {
      role.lanes[leaf->side] |= leaf->anywhere ? kAllLanes : lanes_for(leaf->field, hit.same);
    }
  }
}

// Words of one value, one right behind the other. Where a hyphenated word is met as a whole, more
// than one way leads on.
Told PlaceRules::tell_phrase(std::span<const TermPlace> places, std::string_view layout) const {
  ValueWalk value(layout);
  const std::uint64_t whole = std::uint64_t{1} << (node_.patterns.size() - 1);
  std::uint64_t before = 0, here = 0;
  std::uint32_t at = 0;
  for (const TermPlace& place : places) {
    if (place.joined) return Told::kOpen;
    value.go_to(place.at);
    if (place.at != at) {
      before = place.at == at + 1 && at >= value.begin() ? here : 0;
      here = 0;
      at = place.at;
    }
    if ((value.lane() & lanes_) == 0) continue;
    here |= (before << 1 | 1u) & roles_[place.term].steps;
    if ((here & whole) != 0) return Told::kYes;
  }
  return Told::kNo;
}

// A word of the left side near enough to one of the right. A hyphenated word between them counts
// once, but takes the room of its parts: then they are nearer than their places say.
Told PlaceRules::tell_near(std::span<const TermPlace> places, std::string_view layout,
                           std::uint32_t extra_parts) const {
  ValueWalk value(layout);
  const auto reach = static_cast<std::uint32_t>(node_.near) + 1;
  std::array<const TermPlace*, 2> seen = {};
  bool open = false;
  for (const TermPlace& place : places) {
    value.go_to(place.at);
    const Role& role = roles_[place.term];
    const std::array<bool, 2> counts = {(role.lanes[0] & value.lane()) != 0,
                                        (role.lanes[1] & value.lane()) != 0};
    for (std::size_t side = 0; side < 2; ++side) {
      const TermPlace* const other = seen[1 - side];
      if (!counts[side] || other == nullptr || other->at < value.begin()) continue;
      const std::uint32_t apart = place.at - other->at;
      if (apart > reach + extra_parts) continue;
      if (plain_ && apart <= reach && !place.joined && !other->joined) return Told::kYes;
      open = true;
    }
    for (std::size_t side = 0; side < 2; ++side) {
      if (counts[side]) seen[side] = &place;
    }
  }
  return open ? Told::kOpen : Told::kNo;
}

bool PlaceRules::may_follow(std::span<const TermPlace> places) {
  const std::size_t steps = node_.patterns.size();
  for (const TermPlace& place : places) {
    const std::size_t room = std::size_t{place.at} + steps;
    if (steps_at_.size() < room) steps_at_.resize(room, 0);
    steps_at_[place.at] |= roles_[place.term].steps;
  }
  bool found = false;
  for (const TermPlace& place : places) {
    std::size_t met = 0;
    while (met < steps && (steps_at_[place.at + met] >> met & 1u) != 0) ++met;
    found = found || met == steps || place.joined;
  }
  for (const TermPlace& place : places) steps_at_[place.at] = 0;
  return found;
}

bool PlaceRules::may_be_near(std::span<const TermPlace> places, std::uint32_t extra_parts) {
  const std::uint32_t reach = static_cast<std::uint32_t>(node_.near) + 1 + extra_parts;
  for (const TermPlace& place : places) {
    if (roles_[place.term].lanes[1] == 0) continue;
    if (right_.size() <= place.at / 64) right_.resize(place.at / 64 + 1, 0);
    right_[place.at / 64] |= std::uint64_t{1} << (place.at % 64);
  }
  bool found = false;
  for (const TermPlace& place : places) {
    const std::uint32_t first = place.at > reach ? place.at - reach : 0;
    found =
        found || (roles_[place.term].lanes[0] != 0 && has_bits(right_, first, place.at + reach));
  }
  for (const TermPlace& place : places) {
    if (place.at / 64 < right_.size()) right_[place.at / 64] = 0;
  }
  return found;
}

bool PlaceRules::may_hold(std::span<const TermPlace> places, std::uint32_t extra_parts) {
  const bool far = std::any_of(places.begin(), places.end(),
                               [](const TermPlace& place) { return place.at >= kMaxMarked; });
  if (far || places.size() > kMaxJudged) return true;
  if (node_.kind == PlaceKind::kNear) return may_be_near(places, extra_parts);
  return !plain_ || may_follow(places);
}

Told PlaceRules::tell(std::span<const TermPlace> places, std::string_view layout,
                      std::uint32_t extra_parts) const {
  if (places.size() > kMaxJudged) return Told::kOpen;
  if (node_.kind == PlaceKind::kNear) return tell_near(places, layout, extra_parts);
  return plain_ ? tell_phrase(places, layout) : Told::kOpen;
}

}  // namespace vindplaats
