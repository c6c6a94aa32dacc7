#include "harvesters/autodiscovery.h"

#include <algorithm>

#include "core/text.h"
#include "core/uri.h"
#include "harvesters/page_head.h"
#include "harvesters/wordpress_run.h"

namespace vindplaats {
namespace {

// Where software keeps its OAI-PMH interface, seen from the site's root; by the words in the page's
// generator. The last row is for software that does not tell its name.
struct OaiPlaces {
  std::string_view generator;
  std::string_view places[2];
};
constexpr OaiPlaces kOaiPlaces[] = {
    {"dspace", {"/server/oai/request", "/oai/request"}},
    {"eprints", {"/cgi/oai2", ""}},
    {"open journal systems", {"/index.php/index/oai", "/oai"}},
    {"pure", {"/ws/oai", ""}},
    {"invenio", {"/oai2d", ""}},
    {"dataverse", {"/oai", ""}},
    {"wordpress", {"", ""}},
    {"", {"/oai", "/oai/request"}},
};

constexpr std::string_view kFeedTypes[] = {"application/rss+xml", "application/atom+xml",
                                           "application/feed+json", "application/rdf+xml"};

bool is_feed_link(const PageLink& link) {
  const bool known =
      std::find(std::begin(kFeedTypes), std::end(kFeedTypes), link.type) != std::end(kFeedTypes);
  return (link.has_rel("alternate") && known) || link.has_rel("feed");
}

bool is_of_comments(const PageLink& link) {
  const std::string words = to_lower(link.title + " " + link.href);
  return words.find("comment") != std::string::npos || words.find("reacties") != std::string::npos;
}

std::string site_root(const std::string& url) {
  const Result<Uri> uri = parse_uri(url);
  return uri ? uri->text.substr(0, uri->text.find('/', uri->scheme.size() + 3)) : std::string();
}

class OfferList {
 public:
  explicit OfferList(const Response& page)
      : page_(page), head_(read_page_head(page)), site_(site_root(page.url)) {
    made_by_ = to_lower(head_.generator + " " + head_.title);
  }

  std::vector<Offer> take() {
    add_oai();
    add_wordpress();
    add_feeds();
    add_sitemaps();
    return std::move(offers_);
  }

 private:
  void add(Offer offer) {
    const auto same = [&](const Offer& known) { return known.ask == offer.ask; };
    const bool room = offers_.size() < kMostOffers;
    if (room && !offer.url.empty() && std::none_of(offers_.begin(), offers_.end(), same))
      offers_.push_back(std::move(offer));
  }

  void add_oai() {
    for (const PageLink& link : head_.links) {
      if (link.href.find("verb=Identify") != std::string::npos)
        add_oai_at(link.href.substr(0, link.href.find('?')), true);
    }
    const auto row =
        std::find_if(std::begin(kOaiPlaces), std::end(kOaiPlaces), [&](const OaiPlaces& places) {
          return made_by_.find(places.generator) != std::string::npos;
        });
    if (row == std::end(kOaiPlaces) || site_.empty()) return;
    for (const std::string_view place : row->places) {
      if (!place.empty()) add_oai_at(site_ + std::string(place), false);
    }
  }

  void add_oai_at(const std::string& url, bool declared) {
    add({"oai-pmh", url, url + "?verb=Identify", "oai-pmh", {}, declared});
  }

  // The source's address is the page itself: it names its REST API, and its language.
  void add_wordpress() {
    std::string root = find_link(head_.links, "https://api.w.org/");
    const bool declared = !root.empty();
    if (!declared && made_by_.find("wordpress") == std::string::npos) return;
    if (!declared) root = assumed_root(page_.url, false);
    add({"wordpress", declared ? page_.url : site_ + "/", wordpress_question(root), "wordpress",
         head_.title, declared});
  }

  void add_feeds() {
    for (const PageLink& link : head_.links) {
      if (is_feed_link(link) && !is_of_comments(link))
        add({"feed", link.href, link.href, "feed", link.title, true});
    }
    if (site_.empty()) return;
    for (const char* place : {"/feed/", "/rss.xml"})
      add({"feed", site_ + place, site_ + place, "feed", {}, false});
  }

  void add_sitemaps() {
    const std::string named = find_link(head_.links, "sitemap");
    if (!named.empty()) add({"sitemap", named, named, "sitemap", {}, true});
    if (!site_.empty())
      add({"sitemap", site_ + "/sitemap.xml", site_ + "/sitemap.xml", "sitemap", {}, false});
  }

  const Response& page_;
  const PageHead head_;
  const std::string site_;
  std::string made_by_;
  std::vector<Offer> offers_;
};

}  // namespace

std::vector<Offer> find_offers(const Response& page) {
  return OfferList(page).take();
}

std::string wordpress_question(const std::string& root) {
  return rest_address(root.ends_with('/') ? root : root + "/", "wp/v2/posts", "per_page=1");
}

}  // namespace vindplaats
