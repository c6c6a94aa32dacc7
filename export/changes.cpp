#include "export/changes.h"

#include <map>
#include <string_view>

namespace vindplaats {
namespace {

ItemAddress address_of(const ItemMark& mark) {
  return {mark.id, mark.slug};
}

// Where each merged work is now.
std::map<std::string_view, const PublicItem*> homes_of(std::span<const PublicItem> items) {
  std::map<std::string_view, const PublicItem*> homes;
  for (const PublicItem& item : items) {
    for (const std::string& former : item.former_ids) homes.emplace(former, &item);
  }
  return homes;
}

}  // namespace

KeptRelease marks_of(std::string release, std::span<const PublicItem> items) {
  KeptRelease kept;
  kept.release = std::move(release);
  kept.items.reserve(items.size());
  std::string line;
  for (const PublicItem& item : items) {
    line.clear();
    append_json(line, item);
    kept.items.push_back({item.id, item.slug, sha256(line)});
  }
  return kept;
}

// Both lists are in the order of ids, so that one pass sees each item once.
Changes changes_since(const KeptRelease& before, const KeptRelease& now,
                      std::span<const PublicItem> items) {
  Changes changes;
  changes.since = before.release;
  const auto homes = homes_of(items);
  auto old = before.items.begin();
  auto fresh = now.items.begin();
  while (old != before.items.end() || fresh != now.items.end()) {
    if (old == before.items.end() || (fresh != now.items.end() && fresh->id < old->id)) {
      changes.added.push_back(address_of(*fresh++));
    } else if (fresh == now.items.end() || old->id < fresh->id) {
      const auto home = homes.find(old->id);
      if (home == homes.end()) {
        changes.removed.push_back(address_of(*old));
      } else {
        changes.moved.push_back({address_of(*old), {home->second->id, home->second->slug}});
      }
      ++old;
    } else {
      if (old->digest != fresh->digest) changes.changed.push_back(address_of(*fresh));
      if (old->slug != fresh->slug) changes.moved.push_back({address_of(*old), address_of(*fresh)});
      ++old, ++fresh;
    }
  }
  return changes;
}

}  // namespace vindplaats
