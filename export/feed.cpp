#include "export/feed.h"

#include <algorithm>

#include "export/card.h"
#include "export/mail_guard.h"
#include "export/public_form.h"

namespace vindplaats {
namespace {

constexpr std::string_view kAllFeed = "all";
constexpr const char* kNever = "1970-01-01T00:00:00Z";

bool is_newer(const PublicItem* a, const PublicItem* b) {
  if (a->published != b->published) return a->published > b->published;
  if (a->metadata.issued != b->metadata.issued) return a->metadata.issued > b->metadata.issued;
  return a->id < b->id;
}

FeedScope make_scope(std::string name, std::string title, std::string home,
                     std::vector<const PublicItem*> items) {
  FeedScope scope{std::move(name), without_mail(title), std::move(home), {}, kNever};
  for (const PublicItem* item : items) scope.updated = std::max(scope.updated, item->updated);
  const std::size_t shown = std::min(items.size(), kFeedLength);
  std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(shown), items.end(),
                    is_newer);
  items.resize(shown);
  scope.items = std::move(items);
  return scope;
}

std::string_view host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  return address.substr(0, address.find_first_of(":/?#"));
}

}  // namespace

std::vector<FeedScope> feed_scopes(const ReleaseContent& content) {
  const Platform& platform = *content.platform;
  std::vector<const PublicItem*> all;
  std::map<std::string, std::vector<const PublicItem*>> by_theme;
  for (const PublicItem& item : content.items) {
    all.push_back(&item);
    for (const ThemeRef& theme : item.themes) by_theme[theme.id].push_back(&item);
  }
  const Settings& settings = platform.settings;
  std::vector<FeedScope> scopes;
  scopes.push_back(
      make_scope(std::string(kAllFeed), settings.name, settings.site.url, std::move(all)));
  for (const Theme& theme : platform.themes) {
    auto items = by_theme.extract(theme.id);
    if (!items || theme.id == kAllFeed) continue;
    scopes.push_back(make_scope(theme.id, settings.name + ": " + theme_name(platform, theme.id),
                                site_address(settings.site, settings.site.theme, theme.id),
                                std::move(items.mapped())));
  }
  return scopes;
}

std::string feed_entry_id(const PublicItem& item, const SiteSettings& site) {
  return "tag:" + std::string(host_of(site.url)) + "," + item.published.substr(0, 4) + ":" +
         item.id;
}

std::string release_address(const Settings& settings, std::string_view path) {
  return settings.base_url + "catalogue/current/" + std::string(path);
}

std::string theme_name(const Platform& platform, const std::string& id) {
  const Theme* theme = platform.theme(id);
  if (theme == nullptr) return id;
  for (const std::string& language : platform.settings.languages) {
    const auto label = theme->label.find(language);
    if (label != theme->label.end()) return label->second;
  }
  return theme->label.empty() ? id : theme->label.begin()->second;
}

const Link* played_link(const PublicItem& item) {
  for (const Link& link : item.metadata.links) {
    const std::string_view kind = link_kind(link);
    if (link.rel == "fulltext" && (kind == "audio" || kind == "video") && !link.type.empty()) {
      return &link;
    }
  }
  return nullptr;
}

}  // namespace vindplaats
