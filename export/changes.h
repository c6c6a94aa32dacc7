#pragma once
// What differs between a release that is kept and the one being made (contract section 7,
// changes.json). Pure; safe from any thread.
#include <span>
#include <string>
#include <vector>

#include "core/digest.h"
#include "export/public_item.h"

namespace vindplaats {

// What must be known of an item of an earlier release to tell whether it is still the same.
struct ItemMark {
  std::string id, slug;
  Digest digest{};  // SHA-256 of its line in catalogue.jsonl
  bool operator==(const ItemMark&) const = default;
};

struct KeptRelease {
  std::string release;
  std::vector<ItemMark> items;  // sorted by id
};

struct ItemAddress {
  std::string id, slug;
  bool operator==(const ItemAddress&) const = default;
};
struct MovedItem {
  ItemAddress from, to;
  bool operator==(const MovedItem&) const = default;
};

// All in the order of ids. What moved, because it was merged into another or got another slug, is
// not in `removed`; the publication that it moved to is in `changed` as well, unless it is new.
struct Changes {
  std::string since;  // the earlier release; empty: there was none
  std::vector<ItemAddress> added, changed, removed;
  std::vector<MovedItem> moved;
  bool operator==(const Changes&) const = default;
};

// `items` sorted by id, as in ReleaseContent.
KeptRelease marks_of(std::string release, std::span<const PublicItem> items);
// From `before` to `items`, of which `now` are the marks.
Changes changes_since(const KeptRelease& before, const KeptRelease& now,
                      std::span<const PublicItem> items);

}  // namespace vindplaats
