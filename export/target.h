#pragma once
// A Target renders one file (or one family of files) of a release. A value without state; pure: the
// same content gives the same bytes, and nothing but the content's own `now` may tell the time. A
// target sees publications in their public form only, so it cannot give away what is private; of
// the platform it must never write contacts, rules or reasons that partners may not read. To add
// one: export/targets/<name>.cpp that defines `extern const Target target_<name>`.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "export/manifest.h"
#include "export/public_item.h"

namespace vindplaats {

// What must be remembered of everything that was ever released, so that an address, once given,
// stays with its work. The caller keeps it (in the ledger); to_json and from_json work on it.
struct Released {
  std::string id, slug;
  std::vector<std::string> former_slugs;  // the oldest first
  std::string published;                  // RFC 3339: the first release it was in
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
}

// All that a release is made of (export/assemble.h makes it). Borrows platform and previous.
struct ReleaseContent {
  const Platform* platform = nullptr;
  std::vector<PublicItem> items;              // accepted, ready and due; sorted by id
  ReleaseHistory history;                     // as it is to be remembered once this is released
  const PreviousRelease* previous = nullptr;  // null: this is the first
  std::vector<std::string> problems;          // what keeps it from being released, in plain words
  Instant now;
};

struct File {
  std::string
      path;  // relative, [a-z0-9._/-], without empty parts and parts that begin with a point
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
