#include "curation/identity.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/digest.h"
#include "core/publication_link.h"
#include "curation/match_clusters.h"

namespace vindplaats {
namespace {

// Lays the pins over what the records say: a cluster of records is one work; what no pin holds of
// it goes to the first pinned publication that holds any of it.
class Grouping {
 public:
  Grouping(std::vector<Member> members, const Pins& pins)
      : members_(std::move(members)),
        pins_(pins),
        owner_(members_.size(), kNobody),
        place_(members_.size()) {
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return a.record < b.record; });
    for (Member& member : members_) std::sort(member.keys.begin(), member.keys.end());
    for (const Pin& pin : pins_.live) known_.insert(pin.publication);
    for (const auto& [id, founding] : pins_.retired) known_.insert(id);
  }

  std::vector<Group> run() {
    give_pinned_records();
    const MatchedWorks matches = match_members(members_);
    std::map<std::size_t, Places> clusters;
    for (std::size_t i = 0; i < matches.roots.size(); ++i) clusters[matches.roots[i]].push_back(i);
    groups_.resize(pins_.live.size());
    for (const auto& [root, cluster] : clusters) place(cluster);
    for (std::size_t pin = 0; pin < pins_.live.size(); ++pin) finish_pinned(pin);
    ask_about_pairs(matches);
    name_same();
    name_versions(matches);
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

  void place(const Places& cluster) {
    std::set<std::size_t> owners;
    for (const std::size_t i : cluster) {
      if (owner_[i] != kNobody) owners.insert(owner_[i]);
    }
    if (owners.empty()) groups_.emplace_back();
    const std::size_t rest = owners.empty() ? groups_.size() - 1 : *owners.begin();
    for (const std::size_t i : cluster) {
      place_[i] = owner_[i] == kNobody ? rest : owner_[i];
      groups_[place_[i]].records.push_back(members_[i].record);
    }
    if (owners.empty()) groups_[rest].id = id_after_split_or_plain(groups_[rest].records);
    ask_about(Places(owners.begin(), owners.end()));
  }

  // The ids that pins know are rarely met here: only then are they all looked through.
  std::string id_after_split_or_plain(const std::vector<std::string>& records) const {
    std::string id = publication_id(records.front());
    return known_.count(id) == 0 ? id : id_after_split(pins_, records);
  }

  // The surest come first: what the machine would have joined, then by score.
  struct Question {
    int doubt;  // 1000 less the score; of pins in one cluster how far they are apart, below 0
    std::size_t first, second;
    auto operator<=>(const Question&) const = default;
  };

  void ask_about(const Places& owners) {
    for (std::size_t i = 0; i < owners.size(); ++i) {
      const std::size_t end = std::min(owners.size(), i + kMaxSameAs / 2 + 1);
      for (std::size_t j = i + 1; j < end; ++j) {
        const int doubt = static_cast<int>(j - i) - static_cast<int>(kMaxSameAs);
        questions_.push_back({doubt, owners[i], owners[j]});
      }
    }
  }

  void ask_about_pairs(const MatchedWorks& matches) {
    for (const MatchedPair& pair : matches.pairs) {
      if (pair.band != Band::kAsk) continue;
      const auto [first, second] = std::minmax({place_[pair.a], place_[pair.b]});
      if (first != second) questions_.push_back({1000 - pair.verdict.score, first, second});
    }
  }

  // Each names the other, or neither does: the surest first, as long as both have room.
  void name_same() {
    std::sort(questions_.begin(), questions_.end());
    for (const Question& question : questions_) {
      Group& first = groups_[question.first];
      Group& second = groups_[question.second];
      if (first.same_as.size() >= kMaxSameAs || second.same_as.size() >= kMaxSameAs) continue;
      if (pins_.apart.contains(std::minmax(first.id, second.id)) || is_asked(first, second.id))
        continue;
      first.same_as.push_back(second.id);
      second.same_as.push_back(first.id);
    }
    for (Group& group : groups_) std::sort(group.same_as.begin(), group.same_as.end());
  }

  static bool is_asked(const Group& group, const std::string& other) {
    return std::find(group.same_as.begin(), group.same_as.end(), other) != group.same_as.end();
  }

  void name_versions(const MatchedWorks& matches) {
    const auto name = [&](Group& group, std::string_view type, const Group& other) {
      const auto same = [&](const Relation& known) { return known.identifier == other.id; };
      if (std::none_of(group.versions.begin(), group.versions.end(), same))
        group.versions.push_back({std::string(type), other.id, std::string(kPublicationLink)});
    };
    for (const MatchedVersions& versions : matches.versions) {
      Group& a = groups_[place_[versions.a]];
      Group& b = groups_[place_[versions.b]];
      if (a.id == b.id || is_asked(a, b.id)) continue;
      if (a.versions.size() >= kMaxSameAs || b.versions.size() >= kMaxSameAs) continue;
      name(a, versions.link.of_a, b);
      name(b, versions.link.of_b, a);
    }
    for (Group& group : groups_)
      std::sort(group.versions.begin(), group.versions.end(),
                [](const Relation& x, const Relation& y) { return x.identifier < y.identifier; });
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
  Places place_;  // by member: the place of its group in groups_
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
