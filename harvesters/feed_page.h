#pragma once
// A feed as it came, cut into its items: RSS 0.9x, 1.0 and 2.0 (https://www.rssboard.org), Atom 0.3
// and 1.0 (RFC 4287), JSON Feed 1.0 and 1.1 (json_feed.h). Recognised by local names and shape,
// never by prefix or namespace: these are wrong or absent too often (faults.md rows 55 and 66).
// Pure; one thread at a time.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harvesters/scanned_document.h"

namespace vindplaats {

// What tells one item from another, as it stood, trimmed; empty: absent.
struct FeedEntry {
  std::string_view slice;  // its own bytes; holds as long as the page
  std::string guid;        // guid, Atom's id, rdf:about
  std::string link;        // absolute where it can be resolved
  std::string title;
  std::string date;      // of publication, else of the last change
  std::string modified;  // of the last change
  std::vector<std::string> categories;
  std::string mended;  // names of its texts whose markup had to be written out (feed_repair.h)
};

struct FeedPage {
  std::unique_ptr<const ScannedDocument> document;  // of XML
  std::unique_ptr<const std::string> text;          // of JSON
  Frame frame;
  std::string format;  // of its items: "application/rss+xml", Atom's namespace, JSON Feed's type
  std::vector<FeedEntry> entries;  // in their order
  // The bytes of items that cannot be read: of XML, not well-formed; of JSON, no object.
  std::vector<std::string_view> broken;
  // Where the feed says that older items stand, absolute: "next" of a paged feed, "prev-archive" of
  // an archived one (RFC 5005 sections 3 and 4), JSON Feed's next_url; empty: it does not say.
  std::string next;
  std::string generator;  // the software that made it, in its own words and address
  std::vector<Finding> findings;
};

inline constexpr std::string_view kRssFormat = "application/rss+xml";
inline constexpr std::string_view kAtomFormat = "http://www.w3.org/2005/Atom";
inline constexpr std::string_view kJsonFeedFormat = "application/feed+json";

// Is this the root of a feed, by its local name; "RDF" may also be metadata.
bool is_feed_root(std::string_view local);

// kInput: not well-formed, cut off, or no feed after all; kRefused: a DOCTYPE with declarations.
// `base` is the address it came from.
Result<FeedPage> read_feed(std::string_view body, const std::string& charset,
                           const std::string& base);
// The same of what decode_answer() gave and found.
Result<FeedPage> read_feed_text(Decoded decoded, const std::string& base,
                                std::vector<Finding> findings);

// RFC 3339 of a feed's date: RFC 3339 itself or RFC 822 as RSS has it ("Tue, 03 Jun 2025 09:39:21
// +0200", with or without the day's name); empty for anything else, which the normaliser reads.
std::string feed_datestamp(std::string_view date);

}  // namespace vindplaats
