#pragma once
// What the feeds of a release have in common (contract section 7): for all publications and for
// each theme the newest. targets/feeds_atom and targets/feeds_json write them. Pure; safe from any
// thread.
#include <string>
#include <string_view>
#include <vector>

#include "export/target.h"

namespace vindplaats {

inline constexpr std::size_t kFeedLength = 50;

struct FeedScope {
  std::string name;                      // of the file: "all", or the theme's id
  std::string title;                     // "Kennisplatform: Onderwijs"
  std::string home;                      // the page that it belongs to
  std::vector<const PublicItem*> items;  // at most kFeedLength, the newest first
  // RFC 3339: when any publication of it last changed; the beginning of 1970 when it has none, so
  // that an empty feed does not differ from one export to the next.
  std::string updated;
};

// "all" always; of the themes, closed ones too, those that hold something. The newest first: by
// first release, then by the day of issue. Borrows content's items.
std::vector<FeedScope> feed_scopes(const ReleaseContent& content);

// A name that stays when the address changes (RFC 4151): of the website's host, the year of the
// first release and the publication's id.
std::string feed_entry_id(const PublicItem& item, const SiteSettings& site);

// Where `serve` gives a file of the newest release: "https://.../catalogue/current/feeds/all.atom".
std::string release_address(const Settings& settings, std::string_view path);

// The theme's label in the platform's first language that it has one in; else its id.
std::string theme_name(const Platform& platform, const std::string& id);

// What is heard or seen of a podcast or film: its full text that is a sound or film of a known
// media type; null when there is none.
const Link* played_link(const PublicItem& item);

}  // namespace vindplaats
