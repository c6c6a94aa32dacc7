#include "curation/identity.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/digest.h"

namespace vindplaats {
namespace {

// Disjoint sets of members, by their place in the sorted list; the smallest is the root, so that
// roots do not depend on the order of joining.
class MemberSets {
 public:
  explicit MemberSets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [low, high] = std::minmax({root(a), root(b)});
    parent_[high] = low;
  }

 private:
  std::vector<std::size_t> parent_;
};

// Two members are neighbours when something says that they are one work: a key, or a pin that holds
// both.
class Grouping {
 public:
  Grouping(std::vector<Member> members, std::span<const Pin> pins)
      : members_(std::move(members)), pins_(pins) {
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return a.record < b.record; });
    for (std::size_t i = 0; i < members_.size(); ++i) index_.emplace(members_[i].record, i);
  }

  std::vector<Group> run() {
    MemberSets sets(members_.size());
    for (const auto& [a, b] : links()) sets.join(a, b);
    std::map<std::size_t, std::vector<std::size_t>> components;
    for (std::size_t i = 0; i < members_.size(); ++i) components[sets.root(i)].push_back(i);
    const auto seeds = seeds_by_component(sets);
    std::vector<Group> groups;
    std::vector<const Pin*> owner(members_.size());
    for (const auto& [root, component] : components) {
      const auto found = seeds.find(root);
      if (found == seeds.end()) {
        groups.push_back(make_group(component, nullptr));
      } else if (found->second.size() == 1) {
        groups.push_back(make_group(component, found->second.front()));
      } else {
        divide(component, found->second, owner, groups);
      }
    }
    std::sort(groups.begin(), groups.end(),
              [](const Group& a, const Group& b) { return a.id < b.id; });
    return groups;
  }

 private:
  using Link = std::pair<std::size_t, std::size_t>;

  std::vector<Link> links() const {
    std::vector<Link> found;
    std::unordered_map<std::string_view, std::size_t> first_with;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (const std::string& key : members_[i].keys) {
        const auto [first, is_new] = first_with.emplace(key, i);
        if (!is_new) found.emplace_back(first->second, i);
      }
    }
    for (const Pin& pin : pins_) {
      const std::vector<std::size_t> held = held_by(pin);
      for (std::size_t i = 1; i < held.size(); ++i) found.emplace_back(held[0], held[i]);
    }
    return found;
  }

  // The pin's records that are there, each once.
  std::vector<std::size_t> held_by(const Pin& pin) const {
    std::vector<std::size_t> held;
    const auto add = [&](const std::string& record) {
      if (const auto found = index_.find(record); found != index_.end())
        held.push_back(found->second);
    };
    add(pin.founding);
    for (const std::string& record : pin.records) add(record);
    std::sort(held.begin(), held.end());
    held.erase(std::unique(held.begin(), held.end()), held.end());
    return held;
  }

  std::map<std::size_t, std::vector<const Pin*>> seeds_by_component(MemberSets& sets) const {
    std::map<std::size_t, std::vector<const Pin*>> seeds;
    for (const Pin& pin : pins_) {
      if (const std::vector<std::size_t> held = held_by(pin); !held.empty())
        seeds[sets.root(held[0])].push_back(&pin);
    }
    return seeds;
  }

  Group make_group(const std::vector<std::size_t>& component, const Pin* pin) const {
    Group group;
    for (const std::size_t i : component) group.records.push_back(members_[i].record);
    std::sort(group.records.begin(), group.records.end());
    group.pinned = pin != nullptr;
    group.id = pin != nullptr ? pin->publication : publication_id(group.records.front());
    return group;
  }

  // Members without an owner, by key: what a pinned publication may still reach.
  using Holders = std::unordered_map<std::string_view, std::vector<std::size_t>>;

  // Several pinned publications in one component stay apart: each keeps what it had; the rest goes
  // to the first pinned one, in the order of the ledger, that it shares a key with, directly or
  // through others. One look at each key and each member, however many there are.
  void divide(const std::vector<std::size_t>& component, const std::vector<const Pin*>& seeds,
              std::vector<const Pin*>& owner, std::vector<Group>& groups) const {
    for (const Pin* pin : seeds) {
      for (const std::size_t i : held_by(*pin)) {
        if (owner[i] == nullptr) owner[i] = pin;
      }
    }
    Holders holders;
    for (const std::size_t i : component) {
      if (owner[i] != nullptr) continue;
      for (const std::string& key : members_[i].keys) holders[key].push_back(i);
    }
    for (const Pin* pin : seeds) spread(pin, owner, holders);
    std::unordered_map<const Pin*, std::vector<std::size_t>> owned;
    for (const std::size_t i : component) owned[owner[i]].push_back(i);
    std::vector<Group> divided;
    for (const Pin* pin : seeds) {
      if (const auto found = owned.find(pin); found != owned.end())
        divided.push_back(make_group(found->second, pin));
    }
    name_each_other(divided);
    std::move(divided.begin(), divided.end(), std::back_inserter(groups));
  }

  // Gives to `pin` every member without an owner that its own members reach over shared keys.
  void spread(const Pin* pin, std::vector<const Pin*>& owner, Holders& holders) const {
    std::vector<std::size_t> reached;
    for (const std::size_t i : held_by(*pin)) {
      if (owner[i] == pin) reached.push_back(i);
    }
    while (!reached.empty()) {
      const std::size_t from = reached.back();
      reached.pop_back();
      for (const std::string& key : members_[from].keys) {
        const auto found = holders.find(key);
        if (found == holders.end()) continue;
        for (const std::size_t i : found->second) {
          if (owner[i] != nullptr) continue;
          owner[i] = pin;
          reached.push_back(i);
        }
        holders.erase(found);
      }
    }
  }

  // Each names its neighbours in the order of the ledger: all of them, but for a key that a
  // repository gave to thousands of works.
  static void name_each_other(std::vector<Group>& divided) {
    for (std::size_t i = 0; i < divided.size(); ++i) {
      const std::size_t first = i > kMaxSameAs / 2 ? i - kMaxSameAs / 2 : 0;
      const std::size_t last = std::min(i + kMaxSameAs / 2 + 1, divided.size());
      for (std::size_t j = first; j < last; ++j) {
        if (j != i) divided[i].same_as.push_back(divided[j].id);
      }
    }
  }

  std::vector<Member> members_;
  std::span<const Pin> pins_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

std::vector<std::string> match_keys(const Record& record) {
  std::vector<std::string> keys;
  if (!record.metadata.identifiers.doi.empty())
    keys.push_back("doi:" + record.metadata.identifiers.doi);
  return keys;
}

std::vector<Group> group_records(std::vector<Member> members, std::span<const Pin> pins) {
  return Grouping(std::move(members), pins).run();
}

std::string publication_id(std::string_view smallest_record_id) {
  return "p" + to_base32(sha256(smallest_record_id), 12);
}

}  // namespace vindplaats
