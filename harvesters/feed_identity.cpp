#include "harvesters/feed_identity.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/visits.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostRemembered = 500;  // items: 40 kB in the checkpoint at most, as a rule
constexpr std::size_t kLongestName = 2000;    // bytes of an identifier; longer ones do not count
constexpr std::size_t kMarkDigits = 16;       // of a hash: 500 items never collide by chance
constexpr std::size_t kDetailDigits = 8;
constexpr std::size_t kChurnPercent = 80;

constexpr std::string_view kRungs[] = {"guid", "link", "title"};

// What a name on each rung is compared and stored as; empty: the entry has none.
struct EntryNames {
  std::string rung[3];
  std::string mark;    // of title and date; empty without a title
  std::string detail;  // "-" and a hash of each, to see which of them changed
};

std::string short_hash(std::string_view text) {
  return sha256_hex(text).substr(0, kDetailDigits);
}

EntryNames names_of(const FeedEntry& entry) {
  EntryNames names;
  if (entry.guid.size() <= kLongestName) names.rung[0] = entry.guid;
  if (entry.link.size() <= kLongestName) names.rung[1] = clean_link(entry.link);
  // With neither title nor date only its own bytes tell it from others.
  const bool bare = entry.title.empty() && entry.date.empty();
  const std::string hash =
      (bare ? sha256_hex(entry.slice) : sha256_hex(entry.title + "\n" + entry.date))
          .substr(0, kMarkDigits);
  names.rung[2] = "sha256:" + hash;
  if (!entry.title.empty()) names.mark = hash;
  return names;
}

// A date of the last change changes with every correction: it says nothing about whose id it is.
std::string detail_of(const FeedEntry& entry) {
  const bool published = !entry.date.empty() && entry.date != entry.modified;
  if (entry.title.empty() || !published) return {};
  return "-" + short_hash(entry.title) + "-" + short_hash(entry.date);
}

std::vector<EntryNames> names_of_all(const std::vector<FeedEntry>& entries) {
  std::vector<EntryNames> all;
  all.reserve(entries.size());
  for (const FeedEntry& entry : entries) all.push_back(names_of(entry));
  return all;
}

void note_repeated(FeedIdentities& named) {
  const auto repeated = std::count(named.identifiers.begin(), named.identifiers.end(), "");
  if (repeated > 0)
    named.findings.push_back({"info", "", "items-repeated", fmt::format("{}", repeated)});
}

// Each a guid that no other has: as in most feeds, and then the ladder's first rung is all it
// takes.
bool have_own_guids(const std::vector<FeedEntry>& entries) {
  std::unordered_set<std::string_view> seen;
  return std::all_of(entries.begin(), entries.end(), [&](const FeedEntry& entry) {
    return !entry.guid.empty() && entry.guid.size() <= kLongestName &&
           seen.insert(entry.guid).second;
  });
}

// Two entries of one name on a rung: the same item twice, or a name that tells nothing apart.
bool same_item(const EntryNames& a, const EntryNames& b) {
  const bool same_guid = !a.rung[0].empty() && a.rung[0] == b.rung[0];
  const bool same_link = !a.rung[1].empty() && a.rung[1] == b.rung[1];
  return (!a.mark.empty() && a.mark == b.mark) || (same_guid && same_link);
}

bool tells_apart(const std::vector<EntryNames>& all, std::size_t rung) {
  std::unordered_map<std::string_view, const EntryNames*> seen;
  return std::all_of(all.begin(), all.end(), [&](const EntryNames& names) {
    if (names.rung[rung].empty()) return false;
    const auto [found, added] = seen.emplace(names.rung[rung], &names);
    return added || same_item(*found->second, names);
  });
}

std::size_t pinned_rung(const std::vector<EntryNames>& all, FeedMemory& memory) {
  if (memory.rung.empty()) {
    std::size_t best = 0;
    while (best < 2 && !tells_apart(all, best)) ++best;
    memory.rung = kRungs[best];
  }
  const auto found = std::find(std::begin(kRungs), std::end(kRungs), memory.rung);
  return std::min<std::size_t>(static_cast<std::size_t>(found - std::begin(kRungs)), 2);
}

// Each entry's name from the pinned rung down; empty for one that came before.
std::vector<std::string> names_by_ladder(const std::vector<EntryNames>& all, std::size_t pinned) {
  std::unordered_map<std::string_view, const EntryNames*> taken;
  std::vector<std::string> identifiers;
  for (const EntryNames& names : all) {
    std::string identifier;
    for (std::size_t rung = pinned; rung < 3 && identifier.empty(); ++rung) {
      if (names.rung[rung].empty()) continue;
      const auto [found, added] = taken.emplace(names.rung[rung], &names);
      if (added) identifier = names.rung[rung];
      if (!added && same_item(*found->second, names)) break;
    }
    identifiers.push_back(std::move(identifier));
  }
  return identifiers;
}

struct Churn {
  std::size_t known = 0, changed = 0;
  bool too_much() const { return changed * 100 > known * kChurnPercent; }
};

using Remembered = std::unordered_map<std::string_view, std::string_view>;

// By mark; a mark that two items share tells nothing.
Remembered remembered_by_mark(const FeedMemory& memory) {
  Remembered by_mark;
  for (const auto& [mark, identifier] : memory.items) {
    const auto [found, added] =
        by_mark.emplace(std::string_view(mark).substr(0, kMarkDigits), identifier);
    if (!added) found->second = {};
  }
  return by_mark;
}

std::string_view remembered(const Remembered& by_mark, const EntryNames& names) {
  const auto found = names.mark.empty() ? by_mark.end() : by_mark.find(names.mark);
  return found == by_mark.end() ? std::string_view() : found->second;
}

// Gives items back the identifiers that they had, where the source makes new ones each time.
Churn keep_identifiers(const std::vector<EntryNames>& all, const FeedMemory& memory,
                       std::vector<std::string>& identifiers) {
  const Remembered by_mark = remembered_by_mark(memory);
  Churn churn;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view before = remembered(by_mark, all[i]);
    if (identifiers[i].empty() || before.empty()) continue;
    ++churn.known;
    churn.changed += before == identifiers[i] ? 0 : 1;
  }
  if (!churn.too_much()) return churn;
  std::unordered_map<std::string, std::size_t> owners;
  for (std::size_t i = 0; i < all.size(); ++i) owners.emplace(identifiers[i], i);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view before = remembered(by_mark, all[i]);
    if (identifiers[i].empty() || before.empty()) continue;
    if (owners.emplace(std::string(before), i).second) identifiers[i] = before;
  }
  return churn;
}

// Has another item taken the identifier: neither title nor date are what they were.
bool changed_altogether(std::string_view mark, std::string_view detail) {
  if (mark.size() != kMarkDigits + detail.size() || detail.empty()) return false;
  const std::string_view before = mark.substr(kMarkDigits);
  const std::size_t half = detail.size() / 2;
  return before.substr(0, half) != detail.substr(0, half) &&
         before.substr(half) != detail.substr(half);
}

// What of the page was known, and under whose name something else comes now.
void compare_with_memory(const std::vector<EntryNames>& all, const FeedMemory& memory,
                         FeedIdentities& named) {
  std::unordered_map<std::string_view, std::string_view> before;
  for (const auto& [mark, identifier] : memory.items) before.emplace(identifier, mark);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto found = before.find(named.identifiers[i]);
    const bool known = found != before.end() && !named.identifiers[i].empty();
    named.known.push_back(known);
    named.reused.push_back(known && changed_altogether(found->second, all[i].detail));
  }
  named.gap = !before.empty() &&
              std::find(named.known.begin(), named.known.end(), true) == named.known.end();
}

using RememberedItems = std::vector<std::pair<std::string, std::string>>;

// Those of `first`, then those of `second` that are not among them.
RememberedItems joined_items(RememberedItems first, RememberedItems second) {
  std::unordered_set<std::string> taken;
  for (const auto& [mark, identifier] : first) {
    taken.insert(mark.substr(0, kMarkDigits));
    taken.insert(identifier);
  }
  for (auto& [mark, identifier] : second) {
    if (taken.contains(mark.substr(0, kMarkDigits)) || taken.contains(identifier)) continue;
    first.emplace_back(std::move(mark), std::move(identifier));
  }
  if (first.size() > kMostRemembered) first.resize(kMostRemembered);
  return first;
}

void remember(const std::vector<EntryNames>& all, const std::vector<std::string>& identifiers,
              bool older, FeedMemory& memory) {
  RememberedItems items;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (identifiers[i].empty() || all[i].mark.empty()) continue;
    items.emplace_back(all[i].mark + all[i].detail, identifiers[i]);
  }
  memory.items = older ? joined_items(std::move(memory.items), std::move(items))
                       : joined_items(std::move(items), std::move(memory.items));
}

}  // namespace

std::string clean_link(std::string_view link) {
  link = link.substr(0, link.find('#'));
  const std::size_t mark = link.find('?');
  std::string_view path = link.substr(0, mark);
  const std::size_t session = to_lower(path).find(";jsessionid=");
  std::string clean(path.substr(0, session));
  if (mark == std::string_view::npos) return clean;
  char separator = '?';
  for (std::string_view part : split(link.substr(mark + 1), '&')) {
    if (part.starts_with("amp;")) part.remove_prefix(4);  // escaped twice
    if (is_visit_parameter(part.substr(0, part.find('=')))) continue;
    clean.append(1, separator).append(part);
    separator = '&';
  }
  return clean;
}

FeedIdentities name_entries(const std::vector<FeedEntry>& entries) {
  FeedIdentities result;
  result.known.assign(entries.size(), false);
  result.reused.assign(entries.size(), false);
  if (have_own_guids(entries)) {
    for (const FeedEntry& entry : entries) result.identifiers.push_back(entry.guid);
    return result;
  }
  const std::vector<EntryNames> all = names_of_all(entries);
  FeedMemory nothing;
  result.identifiers = names_by_ladder(all, pinned_rung(all, nothing));
  note_repeated(result);
  return result;
}

FeedIdentities identify_entries(const std::vector<FeedEntry>& entries, FeedMemory& memory,
                                bool older) {
  FeedIdentities result;
  if (entries.empty()) return result;
  std::vector<EntryNames> all = names_of_all(entries);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].detail = detail_of(entries[i]);
  result.identifiers = names_by_ladder(all, pinned_rung(all, memory));
  const Churn churn = keep_identifiers(all, memory, result.identifiers);
  if (churn.too_much()) {
    result.findings.push_back(
        {"warning", "", "identifiers-change", fmt::format("{} of {}", churn.changed, churn.known)});
  }
  note_repeated(result);
  compare_with_memory(all, memory, result);
  remember(all, result.identifiers, older, memory);
  return result;
}

FeedMemory load_feed_memory(const Checkpoint& checkpoint) {
  FeedMemory memory;
  memory.rung = checkpoint.get("rung");
  for (const std::string_view line : split(checkpoint.get("items"), '\n')) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) continue;
    memory.items.emplace_back(line.substr(0, space), line.substr(space + 1));
  }
  return memory;
}

void store_feed_memory(const FeedMemory& memory, Checkpoint& checkpoint) {
  checkpoint.set("rung", memory.rung);
  std::string items;
  for (const auto& [mark, identifier] : memory.items) {
    items.append(mark).append(" ").append(identifier).append("\n");
  }
  checkpoint.set("items", std::move(items));
}

}  // namespace vindplaats
