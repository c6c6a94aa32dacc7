#pragma once
// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), cut into its items. Pure; one
// thread at a time.
#include <string>
#include <string_view>

#include "harvesters/feed_page.h"

namespace vindplaats {

// Does the text begin as a JSON object does.
bool is_json_object(std::string_view text);
// Is it one that says it is a JSON Feed, within its first 64 KB.
bool looks_like_json_feed(std::string_view text);

// Fills `page`, whose frame has its base and charset; the text stays with the page. kInput: it is
// no JSON, cut off, or has no list of items.
Result<void> read_json_feed(std::string text, FeedPage& page);

}  // namespace vindplaats
