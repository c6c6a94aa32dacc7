#pragma once
// What an answer says beside its content: the head of a web page (title, language, generator and
// <link>), and the Link header (RFC 8288). Read without building a page, in one pass over the first
// 512 KB. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/http.h"

namespace vindplaats {

struct PageLink {
  std::string rel;   // lower case; may be several words
  std::string type;  // media type without parameters, lower case
  std::string href;  // absolute
  std::string title;
  // Is `word` one of its relations.
  bool has_rel(std::string_view word) const;
};

struct PageHead {
  std::string title;
  std::string language;         // <html lang>, else Content-Language when it names only one
  std::string generator;        // <meta name="generator">, else the X-Generator header
  std::vector<PageLink> links;  // of Link headers first, then of <link>; http and https only
};

// The character references that stand in addresses, titles and names of sites: "&amp;" and the
// like; others stay as they are.
std::string unescape_references(std::string_view text);

// The links of all Link headers, resolved against where the answer came from.
std::vector<PageLink> header_links(const Response& response);

// The address of the first link with that relation; empty when there is none.
std::string find_link(const std::vector<PageLink>& links, std::string_view rel);

PageHead read_page_head(const Response& response);

}  // namespace vindplaats
