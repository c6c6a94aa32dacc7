#pragma once
// What a web page says can be harvested from its site, and where else it is worth looking: OAI-PMH
// before WordPress before a feed before a sitemap, for the first says most and the last least.
// Pure; safe from any thread.
#include <string>
#include <vector>

#include "core/http.h"

namespace vindplaats {

struct Offer {
  std::string type;  // a source's type
  std::string url;   // as a source's `url`
  std::string ask;   // what to fetch to see whether it is true
  std::string
      found;  // as what recognise() must know the answer: "oai-pmh", "wordpress", "feed", "sitemap"
  std::string title;      // as the page calls it; may be empty
  bool declared = false;  // the page names it; else it is a common place
};

// Best first, each address once, no more than kMostOffers. Feeds of comments are left out: they are
// no publications.
inline constexpr std::size_t kMostOffers = 12;
std::vector<Offer> find_offers(const Response& page);

// What proves that `root` is a WordPress REST API whose posts we may read.
std::string wordpress_question(const std::string& root);

}  // namespace vindplaats
