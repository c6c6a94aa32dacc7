#include "curation/identity.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/digest.h"
#include "curation/match_clusters.h"

namespace vindplaats {
namespace {

// Lays the pins over what the records say: a cluster of records is one work; what no pin holds of
// it goes to the first pinned publication that holds any of it.
class Grouping {
 public:
  Grouping(std::vector<Member> members, const Pins& pins)
      : members_(std::move(members)), pins_(pins), owner_(members_.size(), kNobody) {
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return a.record < b.record; });
    for (Member& member : members_) std::sort(member.keys.begin(), member.keys.end());
    for (const Pin& pin : pins_.live) known_.insert(pin.publication);
    for (const auto& [id, founding] : pins_.retired) known_.insert(id);
  }

  std::vector<Group> run() {
    give_pinned_records();
    const std::map<std::size_t, Places> clusters = read_clusters();
    groups_.resize(pins_.live.size());
    for (const auto& [root, cluster] : clusters) place(cluster);
    name_same();
    for (std::size_t pin = 0; pin < pins_.live.size(); ++pin) finish_pinned(pin);
    std::erase_if(groups_, [](const Group& group) { return group.records.empty(); });
    give_former_ids();
    std::sort(groups_.begin(), groups_.end(),
              [](const Group& a, const Group& b) { return a.id < b.id; });
    return std::move(groups_);
  }

 private:
  using Places = std::vector<std::size_t>;
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  void give_pinned_records() {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < members_.size(); ++i) index.emplace(members_[i].record, i);
    for (std::size_t pin = 0; pin < pins_.live.size(); ++pin) {
      for (const std::string& record : pins_.live[pin].records) {
        const auto found = index.find(record);
        if (found != index.end() && owner_[found->second] == kNobody) owner_[found->second] = pin;
      }
    }
  }

  std::map<std::size_t, Places> read_clusters() const {
    const Places roots = match_clusters(members_);
    std::map<std::size_t, Places> clusters;
    for (std::size_t i = 0; i < roots.size(); ++i) clusters[roots[i]].push_back(i);
    return clusters;
  }

  void place(const Places& cluster) {
    std::set<std::size_t> owners;
    for (const std::size_t i : cluster) {
      if (owner_[i] != kNobody) owners.insert(owner_[i]);
    }
    if (owners.empty()) groups_.emplace_back();
    Group& rest = owners.empty() ? groups_.back() : groups_[*owners.begin()];
    for (const std::size_t i : cluster) {
      Group& group = owner_[i] == kNobody ? rest : groups_[owner_[i]];
      group.records.push_back(members_[i].record);
    }
    if (owners.empty()) rest.id = id_after_split_or_plain(rest.records);
    ask_about(Places(owners.begin(), owners.end()));
  }

  // The ids that pins know are rarely met here: only then are they all looked through.
  std::string id_after_split_or_plain(const std::vector<std::string>& records) const {
    std::string id = publication_id(records.front());
    return known_.count(id) == 0 ? id : id_after_split(pins_, records);
  }

  struct Question {
    std::size_t distance, first, second;
    auto operator<=>(const Question&) const = default;
  };

  bool known_apart(std::size_t a, std::size_t b) const {
    return pins_.apart.count(std::minmax(pins_.live[a].publication, pins_.live[b].publication)) !=
           0;
  }

  void ask_about(const Places& owners) {
    for (std::size_t i = 0; i < owners.size(); ++i) {
      const std::size_t end = std::min(owners.size(), i + kMaxSameAs / 2 + 1);
      for (std::size_t j = i + 1; j < end; ++j) {
        if (!known_apart(owners[i], owners[j])) questions_.push_back({j - i, owners[i], owners[j]});
      }
    }
  }

  // Each names the other, or neither does: the nearest first, as long as both have room.
  void name_same() {
    std::sort(questions_.begin(), questions_.end());
    std::vector<std::set<std::size_t>> named(pins_.live.size());
    for (const Question& question : questions_) {
      std::set<std::size_t>& first = named[question.first];
      std::set<std::size_t>& second = named[question.second];
      if (first.size() >= kMaxSameAs || second.size() >= kMaxSameAs) continue;
      first.insert(question.second);
      second.insert(question.first);
    }
    for (std::size_t pin = 0; pin < named.size(); ++pin) {
      for (const std::size_t other : named[pin])
        groups_[pin].same_as.push_back(pins_.live[other].publication);
    }
  }

  void finish_pinned(std::size_t pin) {
    Group& group = groups_[pin];
    group.id = pins_.live[pin].publication;
    group.pinned = true;
    std::sort(group.records.begin(), group.records.end());
  }

  // By who holds the founding record, though its source may have withdrawn it meanwhile.
  void give_former_ids() {
    if (pins_.retired.empty()) return;
    std::unordered_map<std::string_view, std::size_t> group_of, by_id;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      by_id.emplace(groups_[i].id, i);
      for (const std::string& record : groups_[i].records) group_of.emplace(record, i);
    }
    for (const Pin& pin : pins_.live) {
      const auto group = by_id.find(pin.publication);
      if (group == by_id.end()) continue;
      for (const std::string& record : pin.records) group_of.emplace(record, group->second);
    }
    for (const auto& [id, founding] : pins_.retired) {
      const auto found = group_of.find(founding);
      if (found != group_of.end() && groups_[found->second].id != id)
        groups_[found->second].former_ids.push_back(id);
    }
  }

  std::vector<Member> members_;
  const Pins& pins_;
  Places owner_;  // by member: the place of its pin
  std::unordered_set<std::string_view> known_;
  std::vector<Group> groups_;  // first those of the pins, in their order
  std::vector<Question> questions_;
};

}  // namespace

std::vector<Group> group_records(std::vector<Member> members, const Pins& pins) {
  return Grouping(std::move(members), pins).run();
}

std::string publication_id(std::string_view smallest_record_id) {
  return "p" + to_base32(sha256(smallest_record_id), 12);
}

}  // namespace vindplaats
