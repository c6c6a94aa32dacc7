#include "harvesters/json_feed.h"

#include <algorithm>

#include "core/json_document.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr std::size_t kVersionWithin = 65'536;
constexpr std::size_t kMostAuthors = 20;

std::string json_line(const JsonNode& node) {
  return node.is_string() ? one_line(node.text()) : std::string();
}

// The address of a member; empty when it cannot be resolved to one.
std::string json_address(const JsonNode& node, const std::string& base) {
  const std::string text = json_line(node);
  if (text.empty()) return {};
  const Result<std::string> resolved = resolve_link(text, base);
  return resolved ? *resolved : std::string();
}

// 1.1 has a list, 1.0 one; both may stand there.
std::string feed_authors(const JsonNode& feed) {
  std::vector<std::string> names;
  for (const JsonNode& author : feed["authors"].items()) {
    std::string name = json_line(author["name"]);
    if (!name.empty() && names.size() < kMostAuthors) names.push_back(std::move(name));
  }
  if (names.empty()) return json_line(feed["author"]["name"]);
  return join(names, "; ");
}

void read_json_head(const JsonNode& feed, FeedPage& page) {
  page.format = kJsonFeedFormat;
  page.frame.feed_title = json_line(feed["title"]);
  page.frame.language = json_line(feed["language"]);
  page.frame.feed_author = feed_authors(feed);
  page.frame.feed_link = json_address(feed["home_page_url"], page.frame.base);
  page.next = json_address(feed["next_url"], page.frame.base);
}

FeedEntry read_json_entry(const JsonNode& item, const std::string& base) {
  FeedEntry entry;
  entry.slice = item.bytes();
  const JsonNode id = item["id"];  // 1.0 let it be a number
  if (!id.is_object() && !id.is_array()) entry.guid = one_line(id.text());
  entry.link = json_address(item["url"], base);
  if (entry.link.empty()) entry.link = json_address(item["external_url"], base);
  entry.title = json_line(item["title"]);
  entry.modified = json_line(item["date_modified"]);
  entry.date = json_line(item["date_published"]);
  if (entry.date.empty()) entry.date = entry.modified;
  for (const JsonNode& tag : item["tags"].items()) {
    if (tag.is_string()) entry.categories.push_back(one_line(tag.text()));
  }
  return entry;
}

// An object that says nothing of what an item is.
bool is_json_item(const JsonNode& item) {
  if (!item.is_object()) return false;
  constexpr std::string_view kOne[] = {"id",           "url",          "external_url", "title",
                                       "content_html", "content_text", "summary"};
  return std::any_of(std::begin(kOne), std::end(kOne),
                     [&](std::string_view key) { return !item[key].text().empty(); });
}

}  // namespace

bool is_json_object(std::string_view text) {
  return trim(text.substr(0, kVersionWithin)).starts_with('{');
}

bool looks_like_json_feed(std::string_view text) {
  const std::string_view head = text.substr(0, kVersionWithin);
  return is_json_object(head) && (head.find("jsonfeed.org/version/") != std::string_view::npos ||
                                  head.find("jsonfeed.org\\/version\\/") != std::string_view::npos);
}

Result<void> read_json_feed(std::string text, FeedPage& page) {
  page.text = std::make_unique<const std::string>(std::move(text));
  TRY_ASSIGN(const JsonDocument document, JsonDocument::parse(*page.text));
  const JsonNode feed = document.root();
  if (!feed["items"].is_array()) return fail(Fault::kInput, "it has no list of items");
  read_json_head(feed, page);
  for (const JsonNode& item : feed["items"].items()) {
    if (is_json_item(item)) {
      page.entries.push_back(read_json_entry(item, page.frame.base));
    } else {
      page.broken.push_back(item.bytes());
    }
  }
  if (!document.trailing().empty()) {
    page.findings.push_back(
        {"warning", "", "trailing-content", one_line(cut_utf8(document.trailing(), 200))});
  }
  return {};
}

}  // namespace vindplaats
