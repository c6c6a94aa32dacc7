#pragma once
// A feed's entries, named, as Items with their exact bytes. Pure.
#include "harvesters/feed_identity.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// Appends items and rejected ones to `page`, with the feed's findings. An entry whose identifier is
// empty is left out: it is one that came before.
void add_feed_items(const FeedPage& feed, const FeedIdentities& identities,
                    const std::string& source, std::size_t max_record, Page& page);

}  // namespace vindplaats
