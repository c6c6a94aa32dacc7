#pragma once
// A Target renders one file (or one family of files) of a release. A value without state; pure: the
// same content gives the same bytes, and nothing but the content's own `now` may tell the time. A
// target sees publications in their public form only, so it cannot give away what is private; of
// the platform it must never write contacts, rules or reasons that partners may not read. To add
// one: export/targets/<name>.cpp that defines `extern const Target target_<name>`.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "export/changes.h"
#include "export/manifest.h"
#include "export/public_item.h"

namespace vindplaats {

// What must be remembered of everything that was ever released, so that an address, once given,
// stays with its work. The caller keeps it (in the ledger); to_json and from_json work on it.
struct Released {
  std::string id, slug;
  std::vector<std::string> former_slugs;  // the oldest first
  std::string published;                  // RFC 3339: the first release it was in
  // Its path on the website, and those it had before, also by other settings of [site].
  std::string address;
  std::vector<std::string> former_addresses;
  bool operator==(const Released&) const = default;
};
using ReleaseHistory = std::map<std::string, Released, std::less<>>;  // by id

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Released>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("slug", self.slug);
  visit("formerSlugs", self.former_slugs);
  visit("published", self.published);
  visit("address", self.address);
  visit("formerAddresses", self.former_addresses);
}

// In a preview only: an accepted publication that a release made now would not hold.
struct WaitingItem {
  std::string id, slug, title;
  std::vector<std::string> lacks;           // what it is not ready for
  std::string publish_from, publish_until;  // as the editor set them
  std::string problem;                      // why the preview cannot show it either; else empty
};

// A word of the catalogue as the analysis of queries sees it, for the website's search.
struct SearchWord {
  struct Place {
    std::uint32_t item = 0;  // its place in ReleaseContent::items
    std::uint32_t weight = 0;
  };
  std::string word;            // folded
  std::string dutch, english;  // stems, where they are not the word itself
  std::vector<Place> places;   // in order of the item
};

// All that a release is made of (export/assemble.h makes it). Borrows platform and previous.
struct ReleaseContent {
  const Platform* platform = nullptr;
  std::vector<PublicItem> items;              // accepted, ready and due; sorted by id
  std::vector<SearchWord> words;              // of the items, in order; the caller's to fill
  ReleaseHistory history;                     // as it is to be remembered once this is released
  const PreviousRelease* previous = nullptr;  // null: this is the first
  std::vector<std::string> warnings;          // what an editor should put right; nothing is held
  std::vector<KeptRelease> kept;              // those that stay beside it; the oldest first
  std::optional<KeptRelease> since;           // what changes.json tells of; none: previous
  std::map<std::string, std::vector<std::string>> featured;  // ids by theme, the first rank first
  bool preview = false;
  std::vector<WaitingItem> waiting;
  // Accepted, and neither shown nor named in `waiting`: not ready or not due yet.
  std::int64_t left_out = 0;
  Instant now;
};

struct File {
  std::string
      path;  // relative, [A-Za-z0-9._/-], without empty parts and parts that begin with a point
  std::string bytes;
  bool operator==(const File&) const = default;
};

struct Target {
  std::string_view name;
  std::vector<File> (*render)(const ReleaseContent& content);
  // True for what only tells the difference from the release before (a list of changes): that it
  // differs is no reason for a new release.
  bool tells_difference = false;
};

// All of them, in the order of their names (made from the folder).
std::span<const Target* const> targets();

}  // namespace vindplaats
