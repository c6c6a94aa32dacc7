// feeds/all.json and feeds/<theme>.json: JSON Feed 1.1 (jsonfeed.org/version/1.1).
#include "export/feed.h"
#include "export/small_json.h"

namespace vindplaats {
namespace {

OrderedJson feed_authors(const PublicItem& item) {
  OrderedJson list = OrderedJson::array();
  for (const Person& creator : item.metadata.creators) {
    if (creator.name.empty()) continue;
    OrderedJson author = OrderedJson::object();
    author["name"] = creator.name;
    if (!creator.orcid.empty()) author["url"] = "https://orcid.org/" + creator.orcid;
    list.push_back(std::move(author));
  }
  if (list.empty() && !item.card.partner.empty()) list.push_back({{"name", item.card.partner}});
  return list;
}

OrderedJson feed_attachments(const PublicItem& item) {
  OrderedJson list = OrderedJson::array();
  if (const Link* played = played_link(item)) {
    OrderedJson attachment = {{"url", played->url}, {"mime_type", played->type}};
    put(attachment, "title", played->title);
    if (played->length > 0) attachment["size_in_bytes"] = played->length;
    list.push_back(std::move(attachment));
  }
  return list;
}

OrderedJson feed_item(const PublicItem& item, const Platform& platform) {
  OrderedJson json = OrderedJson::object();
  put(json, "id", feed_entry_id(item, platform.settings.site));
  put(json, "url", item.canonical);
  put(json, "external_url", item.primary_link);
  put(json, "title", item.metadata.title);
  // An item must have a content (section "Items"); where there is no text its title is all we know.
  const bool bare = item.card.text.empty();
  put(json, "content_text", bare ? item.metadata.title : item.card.text);
  put(json, "image", item.metadata.image.url);
  put(json, "date_published", item.published);
  put(json, "date_modified", item.updated);
  if (OrderedJson authors = feed_authors(item); !authors.empty()) {
    json["authors"] = std::move(authors);
  }
  std::vector<std::string> tags;
  for (const ThemeRef& theme : item.themes) tags.push_back(theme_name(platform, theme.id));
  put(json, "tags", tags);
  put(json, "language", bare ? item.metadata.title_language : item.card.text_language);
  if (OrderedJson attachments = feed_attachments(item); !attachments.empty()) {
    json["attachments"] = std::move(attachments);
  }
  return json;
}

File json_feed_file(const FeedScope& scope, const Platform& platform) {
  const std::string path = "feeds/" + scope.name + ".json";
  OrderedJson json = OrderedJson::object();
  json["version"] = "https://jsonfeed.org/version/1.1";
  json["title"] = scope.title;
  put(json, "home_page_url", scope.home);
  put(json, "feed_url", release_address(platform.settings, path));
  put(json, "language", platform.settings.languages.front());
  json["authors"] = {{{"name", platform.settings.name}, {"url", platform.settings.site.url}}};
  json["items"] = OrderedJson::array();
  for (const PublicItem* item : scope.items) json["items"].push_back(feed_item(*item, platform));
  return {path, file_text(json)};
}

std::vector<File> render_json_feeds(const ReleaseContent& content) {
  std::vector<File> files;
  for (const FeedScope& scope : feed_scopes(content)) {
    files.push_back(json_feed_file(scope, *content.platform));
  }
  return files;
}

}  // namespace

extern const Target target_feeds_json{"feeds_json", render_json_feeds};

}  // namespace vindplaats
