#pragma once
// The links that readers of the catalogue follow: which there are, asking those that are due, and
// what is wrong with which (contract section 2, `links`). Addresses are asked through the one gate,
// as nobody's source: a private network only where [fetch] private opens it, a second between two
// requests to a host.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/pipeline/link_rules.h"
#include "app/services.h"
#include "core/clock.h"
#include "core/http.h"
#include "core/publication.h"
#include "store/store.h"

namespace vindplaats {

// One link of one accepted publication.
struct CatalogueLink {
  std::string url;
  std::string publication, title;
  std::string rel;  // "primary", or landing, fulltext, preview, transcript, related
};

// In order of address, then publication; an address that is the primary link is named once, so.
Result<std::vector<CatalogueLink>> catalogue_links(const Snapshot& snapshot);

struct LinkCheckOptions {
  std::int64_t limit = 0;  // at most so many addresses are asked; 0: all that are due
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};  // may be empty
  // Asked between two requests: is it enough for now. From several threads; may be empty.
  std::function<bool()> enough = {};
};
struct LinkCheckCounts {
  std::int64_t links = 0;    // addresses there are
  std::int64_t checked = 0;  // of those, asked now
  std::int64_t due = 0;      // still to be asked: beyond the limit, or their host wants rest
};
// Asks what is due, several hosts at a time, and keeps the outcome; forgets addresses that no
// accepted publication has any more. `transport` gives each thread its own way out. An error only
// when our own store fails.
Result<LinkCheckCounts> check_links(Store& store, Clock& clock,
                                    const std::function<std::unique_ptr<Transport>()>& transport,
                                    const LinkCheckOptions& options);

// What is wrong with a link, as editors see it.
struct LinkTrouble {
  CatalogueLink link;
  std::string state;  // "broken"; with `all` also "failing" (once so far) and "unclear"
  std::string since;  // RFC 3339; of an unclear one: when it was asked
  std::string cause;
};
// Of all accepted publications, in order of publication and address.
Result<std::vector<LinkTrouble>> link_troubles(const Snapshot& snapshot, bool all);
// Of one, whatever was decided on it.
Result<std::vector<LinkTrouble>> link_troubles_of(const Snapshot& snapshot,
                                                  const Publication& publication);

}  // namespace vindplaats
