#pragma once
// What a web page says about itself in its head: <meta> by name, <title>, the canonical address and
// the language. Pure; one thread; linear time; at most 2,000 entries are read.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct PageMeta {
  // Of <meta name="" property="" itemprop="">, in their order; names in lower case, with "." for
  // the
  // ":" and "_" behind a vocabulary's prefix ("dc.title", "og.title"; "citation_title" stays).
  struct Entry {
    std::string name, content;
  };
  std::vector<Entry> entries;
  // What <script type="application/ld+json"> holds, in their order; at most 20, of 512 KB together.
  std::vector<std::string_view> linked_data;  // views into the page
  std::string title;                          // of <title>, references decoded
  std::string canonical;                      // of <link rel="canonical">, as it stood
  std::string language;                       // of <html lang>

  // The first with that name that says something; empty: none.
  std::string_view first(std::string_view name) const;
};

PageMeta read_page_meta(std::string_view html);

}  // namespace vindplaats
