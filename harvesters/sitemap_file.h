#pragma once
// A sitemap, a sitemap index (https://www.sitemaps.org/protocol.html) or a list of addresses, a
// line each; with the documents that Dutch public bodies describe in them (DiWoo,
// https://standaarden.overheid.nl/diwoo/metadata/). Pure; one thread at a time.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harvesters/scanned_document.h"

namespace vindplaats {

inline constexpr std::string_view kDiwooFormat = "https://standaarden.overheid.nl/diwoo/metadata/";

struct SitemapEntry {
  std::string url;      // absolute, http or https
  std::string lastmod;  // RFC 3339; empty: not said, or unreadable
  // The <url> with a DiWoo description in it, as it stood; empty: none. Holds as long as the file.
  std::string_view described;
};

struct SitemapFile {
  std::unique_ptr<const ScannedDocument> document;
  bool index = false;  // its entries are sitemaps
  std::vector<SitemapEntry> entries;
  Frame frame;  // of the described ones
};

// kInput: neither; kRefused: a DOCTYPE.
Result<SitemapFile> read_sitemap(std::string_view body, const std::string& charset,
                                 const std::string& base);

}  // namespace vindplaats
