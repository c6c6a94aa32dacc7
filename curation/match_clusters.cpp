#include "curation/match_clusters.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "curation/match_guards.h"
#include "curation/member_sets.h"

namespace vindplaats {
namespace {

using Places = std::vector<std::size_t>;

void append_field(std::string& out, std::string_view field) {
  out.append(field);
  out.push_back('\n');
}

// All that guards look at: two members of one description are the same to them.
std::string description_of(const Member& member) {
  std::string out;
  append_field(out, member.title.folded);
  append_field(out, std::to_string(member.title.main));
  append_field(out, std::to_string(member.year));
  append_field(out, std::to_string(static_cast<int>(member.kind)));
  for (const std::string* field :
       {&member.creator, &member.initial, &member.language, &member.number, &member.container,
        &member.issn, &member.volume, &member.issue, &member.page, &member.series_number})
    append_field(out, *field);
  for (const std::string& key : member.keys) append_field(out, key);
  return out;
}

// At most kSerialTitle different values.
class FewValues {
 public:
  void add(std::string_view value) {
    if (value.empty() || many()) return;
    if (std::find(values_.begin(), values_.end(), value) == values_.end()) values_.push_back(value);
  }
  bool many() const { return values_.size() >= kSerialTitle; }

 private:
  std::vector<std::string_view> values_;
};

struct TitleUse {
  FewValues creators, dois;
  std::vector<std::int32_t> years;
  bool serial() const { return creators.many() || dois.many() || years.size() >= kSerialTitle; }
};

// A description, and how often it stands in a component: what is compared each with each.
using Row = std::bitset<kMaxDescriptions>;

class Clustering {
 public:
  explicit Clustering(const std::vector<Member>& members)
      : members_(members), sets_(members.size()), descriptions_(members.size(), kNone) {}

  Places run() {
    find_serial_titles();
    for (const KeyRow& row : kKeyRows) {
      for (const Places& component : components(row.kind)) settle(component, row.kind);
    }
    Places roots(members_.size());
    for (std::size_t i = 0; i < roots.size(); ++i) roots[i] = sets_.root(i);
    return roots;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // One cluster of a component; those of equal descriptions are one to the guards.
  struct Unit {
    Places descriptions;  // a member for each, sorted
    Places clusters;      // roots
  };

  void find_serial_titles() {
    for (const Member& member : members_) {
      if (!member.title.telling) continue;
      TitleUse& use = titles_[member.title.folded];
      use.creators.add(member.creator);
      for (const std::string& key : member.keys) {
        if (key.starts_with(key_prefix(KeyKind::kDoi))) use.dois.add(key);
      }
      if (member.year == 0 || use.years.size() >= kSerialTitle) continue;
      if (std::find(use.years.begin(), use.years.end(), member.year) == use.years.end())
        use.years.push_back(member.year);
    }
  }

  // The first member met with the same description; each member is described once.
  std::size_t description(std::size_t member) {
    if (descriptions_[member] == kNone) {
      descriptions_[member] =
          first_described_.emplace(description_of(members_[member]), member).first->second;
    }
    return descriptions_[member];
  }

  Places distinct_descriptions(const Places& places) {
    Places found;
    for (const std::size_t i : places) found.push_back(description(i));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  bool is_key(const Places& holders, KeyKind kind) {
    if (holders.size() < 2) return false;
    if (kind == KeyKind::kTitle) {
      const auto use = titles_.find(members_[holders.front()].title.folded);
      if (use != titles_.end() && use->second.serial()) return false;
    }
    return distinct_descriptions(holders).size() <= kMaxDescriptions;
  }

  // What shares keys of this kind, directly or through others, with the whole clusters so far.
  std::vector<Places> components(KeyKind kind) {
    std::unordered_map<std::string_view, Places> by_key;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (const std::string& key : members_[i].keys) {
        if (key.starts_with(key_prefix(kind))) by_key[key].push_back(i);
      }
    }
    MemberSets reach = sets_;
    std::vector<bool> touched(members_.size());
    for (const auto& [key, holders] : by_key) {
      if (!is_key(holders, kind)) continue;
      for (const std::size_t i : holders) reach.join(holders.front(), i);
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (reach.root(i) != sets_.root(i)) touched[reach.root(i)] = true;
    }
    std::map<std::size_t, Places> found;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (touched[reach.root(i)]) found[reach.root(i)].push_back(i);
    }
    std::vector<Places> out;
    for (auto& [root, places] : found) out.push_back(std::move(places));
    return out;
  }

  // Clusters of equal descriptions together; in order of their descriptions.
  std::vector<Unit> units_of(const Places& component) {
    std::map<std::size_t, Places> clusters;
    for (const std::size_t i : component) clusters[sets_.root(i)].push_back(i);
    std::map<Places, Places> units;
    for (const auto& [root, places] : clusters)
      units[distinct_descriptions(places)].push_back(root);
    std::vector<Unit> out;
    for (auto& [descriptions, roots] : units) out.push_back({descriptions, std::move(roots)});
    return out;
  }

  bool agree(const Unit& a, const Unit& b, KeyKind kind) const {
    for (const std::size_t i : a.descriptions) {
      for (const std::size_t j : b.descriptions) {
        if (objection(members_[i], members_[j], kind) != nullptr) return false;
      }
    }
    return true;
  }

  std::vector<Row> agreements(const std::vector<Unit>& units, KeyKind kind) const {
    std::vector<Row> rows(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      rows[i][i] = units[i].clusters.size() == 1 || agree(units[i], units[i], kind);
      for (std::size_t j = 0; j < i; ++j) rows[i][j] = rows[j][i] = agree(units[i], units[j], kind);
    }
    return rows;
  }

  void settle(const Places& component, KeyKind kind) {
    if (distinct_descriptions(component).size() > kMaxDescriptions) return;
    const std::vector<Unit> units = units_of(component);
    if (units.size() > kMaxDescriptions) return;
    const std::vector<Row> rows = agreements(units, kind);
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!rows[i][i]) continue;
      for (const std::size_t root : units[i].clusters) sets_.join(units[i].clusters.front(), root);
      for (std::size_t j = 0; j < i; ++j) {
        if (rows[i] == rows[j]) sets_.join(units[i].clusters.front(), units[j].clusters.front());
      }
    }
  }

  const std::vector<Member>& members_;
  MemberSets sets_;
  Places descriptions_;
  std::unordered_map<std::string, std::size_t> first_described_;
  std::unordered_map<std::string_view, TitleUse> titles_;
};

}  // namespace

std::vector<std::size_t> match_clusters(const std::vector<Member>& members) {
  return Clustering(members).run();
}

}  // namespace vindplaats
