#include "curation/match_serial.h"

#include <algorithm>
#include <unordered_map>

#include "curation/match_clusters.h"

namespace vindplaats {
namespace {

// At most kMost different values.
template <class Value, std::size_t kMost>
class FewValues {
 public:
  void add(const Value& value) {
    if (value == Value() || many()) return;
    if (std::find(values_.begin(), values_.end(), value) == values_.end()) values_.push_back(value);
  }
  bool many() const { return values_.size() >= kMost; }

 private:
  std::vector<Value> values_;
};

struct TitleUse {
  FewValues<std::string_view, kSerialTitle> creators, dois, issues;
  FewValues<std::int32_t, kSerialTitle> years;
  bool serial() const { return creators.many() || dois.many() || issues.many() || years.many(); }
};

}  // namespace

std::unordered_set<std::string_view> serial_titles(const std::vector<Member>& members) {
  std::unordered_map<std::string_view, TitleUse> uses;
  for (const Member& member : members) {
    if (!member.title.telling) continue;
    TitleUse& use = uses[member.title.folded];
    if (!member.creators.empty()) {
      const std::string_view first = member.creators.front();
      use.creators.add(first.substr(0, first.find(' ')));
    }
    for (const std::string& key : member.keys) {
      if (key.starts_with(key_prefix(KeyKind::kDoi))) use.dois.add(key);
    }
    use.issues.add(member.place.issue);
    use.years.add(member.year);
  }
  std::unordered_set<std::string_view> serial;
  for (const auto& [title, use] : uses) {
    if (use.serial()) serial.insert(title);
  }
  return serial;
}

void drop_shared_keys(std::vector<Member>& members) {
  std::unordered_map<std::string_view, FewValues<std::string_view, kMaxTitlesOfKey + 1>> titles;
  for (const Member& member : members) {
    for (const std::string& key : member.keys) titles[key].add(member.title.folded);
  }
  std::unordered_set<std::string> shared;
  for (const auto& [key, of] : titles) {
    if (of.many()) shared.emplace(key);
  }
  if (shared.empty()) return;
  for (Member& member : members)
    std::erase_if(member.keys, [&](const std::string& key) { return shared.contains(key); });
}

}  // namespace vindplaats
