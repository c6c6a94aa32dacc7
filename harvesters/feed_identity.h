#pragma once
// Which item of a feed is which: the ladder guid, clean link, title with date, pinned to one rung
// per source because a change of mind makes every item twice (faults.md row 57). Pure; safe from
// any thread.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harvesters/feed_page.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// What is remembered between fetches.
struct FeedMemory {
  std::string rung;  // guid, link or title; empty: not chosen yet
  // Of the items that came last, the newest first: a mark of title and date, and the identifier it
  // was given. The mark is 16 digits of both together, then "-" and 8 of each.
  std::vector<std::pair<std::string, std::string>> items;
};

struct FeedIdentities {
  std::vector<std::string> identifiers;  // of each entry; empty: the same item as an earlier one
  std::vector<Finding> findings;
  // Of each entry: it has a known identifier, but another title and another date of publication
  // (faults.md row 58, gh:miniflux/v2#3186).
  std::vector<bool> reused;
  // Nothing of it was known before: items may have come and gone in between (faults.md row 60).
  bool gap = false;
  // Of each entry: it was known before.
  std::vector<bool> known;
};

// Names all entries and updates the memory. The rung is chosen at the first page with items: the
// highest that tells all of them apart. An entry without the pinned rung falls down the ladder.
// When more than four in five items that are known by title and date have another identifier than
// last time, the source makes new ones at each fetch (gh:miniflux/v2#4197), or has moved: they keep
// the identifiers that they had.
// `older`: the entries are of a page behind the first, so what is remembered goes before them.
FeedIdentities identify_entries(const std::vector<FeedEntry>& entries, FeedMemory& memory,
                                bool older = false);

// The same for a feed that is read alone: nothing was known before, and nothing is remembered.
FeedIdentities name_entries(const std::vector<FeedEntry>& entries);

// A link without fragment, campaign and session parameters: what names a page.
std::string clean_link(std::string_view link);

FeedMemory load_feed_memory(const Checkpoint& checkpoint);
void store_feed_memory(const FeedMemory& memory, Checkpoint& checkpoint);

}  // namespace vindplaats
