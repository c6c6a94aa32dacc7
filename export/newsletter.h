#pragma once
// A draft of the platform's newsletter (contract section 2, `newsletter`): what was released since
// a day, per theme, as the cards show it. It sees publications in their public form only, so it
// cannot give away what is private. Pure: the same release gives the same bytes. Safe from any
// thread.
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "export/manifest.h"

namespace vindplaats {

struct NewsletterSection {
  std::string theme;  // its id; empty: of no theme that the platform has
  std::string label;
  // The newest first, then by title. One of several themes stands under the first of the platform's
  // themes that it has, as a reader would not want to meet it twice.
  std::vector<const PublicItem*> items;
};

// Borrows the release.
struct Newsletter {
  std::string platform, language;
  std::string since;    // "2026-10-01"
  std::string release;  // the id of the release that it is about
  std::int64_t items = 0;
  std::vector<NewsletterSection> sections;  // in the order of the themes; none is empty
};

// Those whose first release was on `since` ("YYYY-MM-DD") or later. `language`: "nl" or "en".
Newsletter assemble_newsletter(const PreviousRelease& release, const Platform& platform,
                               const std::string& since, const std::string& language);

// For people to go on writing in; text of others is escaped, addresses are http or https.
std::string newsletter_markdown(const Newsletter& newsletter);
std::string newsletter_html(const Newsletter& newsletter);
// {"since", "release", "total", "sections": [{"theme", "label", "publications": [{"id", "link",
// "published", "card"}]}]}
std::string newsletter_json(const Newsletter& newsletter);

}  // namespace vindplaats
