#include "curation/match_clusters.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "curation/match_candidates.h"
#include "curation/match_serial.h"
#include "curation/member_sets.h"

namespace vindplaats {
namespace {

using Places = std::vector<std::size_t>;

void append_field(std::string& out, std::string_view field) {
  out.append(field);
  out.push_back('\n');
}

void append_list(std::string& out, const std::vector<std::string>& fields) {
  for (const std::string& field : fields) append_field(out, field);
  out.push_back('\n');
}

// All that is compared: two members of one description are the same to matching.
std::string description_of(const Member& member) {
  std::string out;
  append_field(out, member.title.folded);
  append_field(out, member.title.words);
  append_field(out, member.title.telling ? "telling" : "");
  append_field(out, std::to_string(member.title.main));
  for (const MatchTitle& other : member.other_titles) append_field(out, other.folded);
  out.push_back('\n');
  append_list(out, member.creators);
  append_list(out, member.keys);
  const MatchPlace& place = member.place;
  for (const std::string* field :
       {&member.language, &member.number, &place.container, &place.issn, &place.volume,
        &place.issue, &place.number, &place.first_page, &place.last_page})
    append_field(out, *field);
  append_field(out, std::to_string(member.year));
  append_field(out, std::to_string(static_cast<int>(member.kind)));
  append_field(out, std::to_string(member.abstract_start));
  return out;
}

// A pair of descriptions that is merged or asked about.
struct Edge {
  std::uint32_t a, b;
  Verdict verdict;
};

// A description, and how often it stands in a component: what is compared each with each.
using Row = std::bitset<kMaxDescriptions>;

class Clustering {
 public:
  explicit Clustering(std::vector<Member>& members) : members_(members), joined_(members.size()) {
    drop_shared_keys(members);
    serial_ = serial_titles(members);
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto [found, added] = known.emplace(description_of(members[i]), described_.size());
      if (added) described_.emplace_back();
      described_[found->second].push_back(i);
    }
  }

  MatchedWorks run() {
    compare();
    MemberSets reach(described_.size());
    for (const Edge& edge : edges_) {
      if (edge.verdict.band == Band::kMerge) reach.join(edge.a, edge.b);
    }
    std::map<std::size_t, Places> components;
    for (std::size_t i = 0; i < described_.size(); ++i) components[reach.root(i)].push_back(i);
    for (const auto& [root, component] : components) settle(component);
    MatchedWorks matches;
    for (std::size_t i = 0; i < members_.size(); ++i) matches.roots.push_back(joined_.root(i));
    add_pairs(matches);
    add_versions(matches);
    return matches;
  }

 private:
  const Member& member(std::size_t description) const {
    return members_[described_[description].front()];
  }

  bool is_serial(std::size_t a, std::size_t b) const {
    return serial_.contains(member(a).title.folded) || serial_.contains(member(b).title.folded);
  }

  Verdict judged(std::size_t a, std::size_t b) const {
    return judge(compare_members(member(a), member(b)), is_serial(a, b));
  }

  void compare() {
    std::vector<const Member*> described;
    for (std::size_t i = 0; i < described_.size(); ++i) described.push_back(&member(i));
    for (const auto& [a, b] : candidate_pairs(described)) {
      if (plainly_apart(member(a), member(b))) continue;
      const MatchPair pair = compare_members(member(a), member(b));
      const Verdict verdict = judge(pair, is_serial(a, b));
      if (verdict.band != Band::kApart) edges_.push_back({a, b, verdict});
      if (verdict.band == Band::kMerge) continue;
      if (const VersionLink link = version_link(pair, is_serial(a, b)))
        links_.push_back({described_[a].front(), described_[b].front(), link});
    }
    for (std::uint32_t i = 0; i < described_.size(); ++i) compare_alike(i);
  }

  // Records that look the same to matching. Many of them that are not merged are no question: what
  // says so little comes back.
  void compare_alike(std::uint32_t description) {
    const std::size_t count = described_[description].size();
    if (count < 2) return;
    const Verdict verdict = judged(description, description);
    if (verdict.band == Band::kMerge || count < kSerialTitle)
      edges_.push_back({description, description, verdict});
  }

  bool agree(std::size_t a, std::size_t b) const {
    if (a == b && described_[a].size() == 1) return true;
    const Verdict verdict = judged(a, b);
    return !verdict.contradiction && (a != b || verdict.band == Band::kMerge);
  }

  // Joins what belongs together of the descriptions that merges hold together.
  void settle(const Places& component) {
    if (component.size() > kMaxDescriptions) return;
    std::vector<Row> rows(component.size());
    for (std::size_t i = 0; i < component.size(); ++i) {
      for (std::size_t j = 0; j <= i; ++j)
        rows[i][j] = rows[j][i] = agree(component[i], component[j]);
    }
    for (std::size_t i = 0; i < component.size(); ++i) {
      if (!rows[i][i]) continue;
      const Places& mine = described_[component[i]];
      for (const std::size_t place : mine) joined_.join(mine.front(), place);
      for (std::size_t j = 0; j < i; ++j) {
        if (rows[i] == rows[j]) joined_.join(mine.front(), described_[component[j]].front());
      }
    }
  }

  using Roots = std::pair<std::size_t, std::size_t>;

  Roots roots_of(std::size_t a, std::size_t b) {
    return std::minmax({joined_.root(a), joined_.root(b)});
  }

  void add_pair(std::size_t i, std::size_t j, const Verdict& verdict, MatchedWorks& matches) {
    MatchedPair pair{std::min(i, j), std::max(i, j), Band::kMerge, verdict};
    const Roots roots = roots_of(i, j);
    if (roots.first == roots.second) {
      matches.pairs.push_back(pair);
      return;
    }
    pair.band = Band::kAsk;
    const auto [found, added] = questions_.emplace(roots, pair);
    if (!added && stronger(pair, found->second)) found->second = pair;
  }

  void add_pairs(MatchedWorks& matches) {
    for (const Edge& edge : edges_) {
      const Places& a = described_[edge.a];
      if (edge.verdict.band == Band::kApart) continue;
      if (edge.a != edge.b) add_pair(a.front(), described_[edge.b].front(), edge.verdict, matches);
      for (std::size_t i = 1; edge.a == edge.b && i < a.size(); ++i)
        add_pair(a[i - 1], a[i], edge.verdict, matches);
    }
    for (const auto& [roots, question] : questions_) matches.pairs.push_back(question);
    std::sort(matches.pairs.begin(), matches.pairs.end(),
              [](const MatchedPair& x, const MatchedPair& y) {
                return std::pair(x.a, x.b) < std::pair(y.a, y.b);
              });
  }

  void add_versions(MatchedWorks& matches) {
    std::sort(links_.begin(), links_.end(), [](const MatchedVersions& x, const MatchedVersions& y) {
      return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    std::set<Roots> linked;
    for (const MatchedVersions& versions : links_) {
      const Roots roots = roots_of(versions.a, versions.b);
      if (roots.first == roots.second || questions_.contains(roots)) continue;
      if (linked.insert(roots).second) matches.versions.push_back(versions);
    }
  }

  static bool stronger(const MatchedPair& x, const MatchedPair& y) {
    return std::tuple(-x.verdict.score, x.a, x.b) < std::tuple(-y.verdict.score, y.a, y.b);
  }

  std::vector<Member>& members_;
  MemberSets joined_;
  std::unordered_set<std::string_view> serial_;
  std::vector<Places> described_;  // by description: the members that have it
  std::vector<Edge> edges_;
  std::vector<MatchedVersions> links_;
  std::map<Roots, MatchedPair> questions_;  // by the roots of their clusters
};

}  // namespace

MatchedWorks match_members(std::vector<Member>& members) {
  return Clustering(members).run();
}

}  // namespace vindplaats
