// An item of JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/).
#include <fmt/format.h>

#include "core/json_document.h"
#include "core/text.h"
#include "normalize/builder.h"
#include "normalize/feed_item.h"
#include "normalize/fields/markup.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kJsonFeedMediaTypes[] = {"application/feed+json"};

At json_path(std::string path) {
  return [path = std::move(path)] { return path; };
}

class JsonItemReader {
 public:
  JsonItemReader(const JsonNode& item, const Payload& payload, RecordBuilder& out)
      : item_(item), frame_(payload.frame), out_(out) {}

  void read() {
    out_.title(text("title"), {}, TextForm::kMixed, json_path("title"));
    out_.language(text("language"), false, json_path("language"));
    out_.language(frame_.language, true, json_path("frame/language"));
    out_.date(DateKind::kIssued, text("date_published"), json_path("date_published"));
    out_.date(DateKind::kModified, text("date_modified"), json_path("date_modified"));
    read_authors();
    read_tags();
    read_addresses();
    read_attachments();
    read_texts();
    out_.fallback_type("blog post", "type: an item of a feed");
  }

 private:
  // Only what is a string there: "true" is no title.
  static std::string string_of(const JsonNode& node) {
    return node.is_string() ? node.text() : std::string();
  }
  std::string text(std::string_view key) const { return string_of(item_[key]); }
  const std::string& base() const { return frame_.base.empty() ? frame_.feed_link : frame_.base; }

  // 1.1 has a list, 1.0 one; what the item leaves out the feed says for all.
  void read_authors() {
    const std::vector<JsonNode> authors = item_["authors"].items();
    for (std::size_t i = 0; i < authors.size(); ++i)
      add_author(string_of(authors[i]["name"]), fmt::format("authors[{}].name", i));
    if (!named_) add_author(string_of(item_["author"]["name"]), "author.name");
    if (!named_) add_author(frame_.feed_author, "frame/feedAuthor");
  }

  void add_author(const std::string& name, std::string path) {
    if (trim(name).empty()) return;
    named_ = true;
    out_.people(PersonRole::kCreator, name, json_path(std::move(path)));
  }

  void read_tags() {
    if (!item_["tags"].is_array()) return;
    std::size_t place = 0;
    for (const JsonNode& tag : item_["tags"].items()) {
      const std::string word = string_of(tag);
      const At at = json_path(fmt::format("tags[{}]", place++));
      if (trim(word).empty()) continue;
      if (is_empty_category(trim(word))) {
        out_.not_mapped("subjects", word);
      } else {
        out_.subject(word, {}, {}, at);
      }
    }
  }

  // "external_url" is the page that the item is about; without "url" there is no other.
  void read_addresses() {
    const bool own = !trim(text("url")).empty();
    if (own) add_link(text("url"), "landing", "url");
    // What the item is about need not be the item: no name is read from its address.
    add_link(text("external_url"), own ? "related" : "landing", "external_url",
             IdentifierKind::kUrl);
    for (const char* key : {"image", "banner_image"}) {
      if (!trim(text(key)).empty()) return out_.image({text(key), {}, {}}, base(), json_path(key));
    }
  }

  void add_link(const std::string& url, const char* rel, const char* path,
                std::optional<IdentifierKind> kind = std::nullopt) {
    if (trim(url).empty()) return;
    Link link;
    link.url = url;
    link.rel = rel;
    out_.link(std::move(link), base(), json_path(path), kind);
  }

  void read_attachments() {
    std::size_t place = 0;
    for (const JsonNode& attachment : item_["attachments"].items()) {
      const std::string path = fmt::format("attachments[{}]", place++);
      const std::string type = to_lower(trim(string_of(attachment["mime_type"])));
      Link link;
      link.url = string_of(attachment["url"]);
      if (trim(link.url).empty()) continue;
      if (type.starts_with("image/")) {
        out_.image({link.url, string_of(attachment["title"]), {}}, base(), json_path(path));
        continue;
      }
      if (type.starts_with("audio/")) out_.type("podcast", json_path(path + ".mime_type"));
      if (type.starts_with("video/")) out_.type("video", json_path(path + ".mime_type"));
      link.rel = "fulltext";
      link.type = type;
      link.title = string_of(attachment["title"]);
      link.length = whole_number(attachment["size_in_bytes"].text());
      out_.link(std::move(link), base(), json_path(path));
      out_.duration(attachment["duration_in_seconds"].text(),
                    json_path(path + ".duration_in_seconds"));
    }
  }

  static std::int64_t whole_number(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text.substr(0, 15)) {
      if (c < '0' || c > '9') return 0;
      value = value * 10 + (c - '0');
    }
    return value;
  }

  // Plain text is the summary where the item has none; beside one it is the content.
  void read_texts() {
    const std::string html = text("content_html"), plain = text("content_text"),
                      summary = text("summary");
    const bool has_html = !trim(html).empty(), has_summary = !trim(summary).empty();
    if (has_html) out_.content(html, {}, base(), json_path("content_html"));
    if (has_summary) out_.abstract(summary, {}, TextForm::kMixed, json_path("summary"));
    if (has_html || trim(plain).empty()) return;
    if (has_summary) {
      out_.content("<p>" + escape_html(plain) + "</p>", {}, base(), json_path("content_text"));
    } else {
      out_.abstract(plain, {}, TextForm::kPlain, json_path("content_text"));
    }
  }

  const JsonNode item_;
  const Frame& frame_;
  RecordBuilder& out_;
  bool named_ = false;
};

void read_json_feed_item(const RawRecord&, const Payload& payload, const ReadOptions&,
                         RecordBuilder& out) {
  const Result<JsonDocument> document = JsonDocument::parse(payload.bytes);
  if (!document || !document->root().is_object())
    return out.unreadable("this is not an item of a JSON Feed: a JSON object with id and content");
  JsonItemReader(document->root(), payload, out).read();
}

}  // namespace

extern const Format format_json_feed;
const Format format_json_feed{"json_feed", {}, kJsonFeedMediaTypes, 1, read_json_feed_item};

}  // namespace vindplaats
