#include "harvesters/wordpress_posts.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"
#include "harvesters/answer.h"
#include "harvesters/item.h"
#include "harvesters/page_head.h"

namespace vindplaats {
namespace {

constexpr std::size_t kNoticesWithin = 65'536;  // bytes of notices before the JSON
constexpr std::size_t kLongestPostName = 2'000;

// Where the JSON may begin behind notices: each "[" or "{" that starts a line or stands behind ">".
std::size_t next_json_start(std::string_view text, std::size_t at) {
  for (at = text.find_first_of("[{", at); at < std::min(text.size(), kNoticesWithin);
       at = text.find_first_of("[{", at + 1)) {
    const char before = at == 0 ? '\n' : text[at - 1];
    if (before == '\n' || before == '>') return at;
  }
  return std::string_view::npos;
}

std::string changed_at(const JsonNode& post) {
  for (const char* key : {"modified_gmt", "modified", "date_gmt", "date"}) {
    const std::string text = post[key].text();
    if (text.empty()) continue;
    // Without a zone: "_gmt" is UTC; the site's own time is the best there is without it.
    const Result<Instant> time = parse_time(text.ends_with('Z') ? text : text + "Z");
    if (time) return format_time(*time);
  }
  return {};
}

bool has_term(const JsonNode& post, const std::string& folded) {
  for (const JsonNode& taxonomy : post["_embedded"]["wp:term"].items()) {
    for (const JsonNode& term : taxonomy.items()) {
      if (fold(term["slug"].text()) == folded ||
          fold(unescape_references(term["name"].text())) == folded)
        return true;
    }
  }
  return false;
}

bool in_post_section(const JsonNode& post, const std::string& section) {
  if (!section.starts_with('/')) return has_term(post, fold(section));
  const Result<Uri> uri = parse_uri(post["link"].text());
  return uri && uri->path.starts_with(section);
}

bool wanted_post(const JsonNode& post, const PostFilter& filter) {
  const auto within = [&](const std::string& section) { return in_post_section(post, section); };
  if (std::any_of(filter.exclude.begin(), filter.exclude.end(), within)) return false;
  return filter.sections.empty() ||
         std::any_of(filter.sections.begin(), filter.sections.end(), within);
}

// guid, whose "&" is written for HTML ("?post_type=x&#038;p=12"), else the address; one that
// another post of the page has does not count: sites that were copied have such.
std::string post_identifier(const JsonNode& post, std::unordered_set<std::string>& taken) {
  const JsonNode guid = post["guid"];
  const std::string names[] = {
      one_line(unescape_references(guid.is_string() ? guid.text() : guid["rendered"].text())),
      one_line(post["link"].text())};
  for (const std::string& name : names) {
    if (!name.empty() && name.size() <= kLongestPostName && taken.insert(name).second) return name;
  }
  return {};
}

Item post_item(const JsonNode& post, const PostContext& context, std::string identifier) {
  Item item = make_item(context.source, std::move(identifier), kPostFormat, context.frame,
                        std::string(post.bytes()));
  item.raw.datestamp = changed_at(post);
  return item;
}

}  // namespace

void read_rest_answer(const Response& response, RestAnswer& out) {
  out.text = decode_answer(response.body, response.charset(), out.findings).text;
  const std::string_view text = out.text;
  out.document = JsonDocument::parse(text);
  if (!out.document && !text.starts_with('[') && !text.starts_with('{')) {
    // A few places only: each is one pass over the whole.
    std::size_t at = next_json_start(text, 0);
    for (int tries = 0; tries < 3 && !out.document && at != std::string_view::npos; ++tries) {
      out.document = JsonDocument::parse(text.substr(at));
      if (out.document) out.begin = at;
      at = next_json_start(text, at + 1);
    }
  }
  if (!out.document) return;
  if (out.begin > 0) {
    out.findings.push_back(
        {"warning", "", "leading-content", one_line(cut_utf8(text.substr(0, out.begin), 200))});
  }
  if (const std::string_view rest = out.document->trailing(); !rest.empty()) {
    out.findings.push_back({"warning", "", "trailing-content", one_line(cut_utf8(rest, 200))});
  }
}

PostList add_posts(const JsonNode& list, const PostContext& context, Page& page) {
  PostList seen;
  std::unordered_set<std::string> taken;
  for (const JsonNode& post : list.items()) {
    ++seen.received;
    const std::string name = fmt::format("item {} of page {}", seen.received, context.page);
    if (!post.is_object()) {
      page.rejected.push_back({name, "it is no post but something else: tell the partner",
                               std::string(cut_utf8(post.bytes(), context.max_record))});
      continue;
    }
    const std::string changed = changed_at(post);
    if (!changed.empty()) {
      seen.newest = std::max(seen.newest, changed);
      if (seen.oldest.empty() || changed < seen.oldest) seen.oldest = changed;
    }
    if (!wanted_post(post, context.filter)) continue;
    std::string identifier = post_identifier(post, taken);
    if (identifier.empty()) {
      page.rejected.push_back({name, "it has neither guid nor link: tell the partner",
                               std::string(cut_utf8(post.bytes(), context.max_record))});
    } else if (post.bytes().size() > context.max_record) {
      page.rejected.push_back(
          {identifier,
           fmt::format("it is larger than {} bytes (max_record in vindplaats.toml)",
                       context.max_record),
           std::string(cut_utf8(post.bytes(), context.max_record))});
    } else {
      page.items.push_back(post_item(post, context, std::move(identifier)));
    }
  }
  return seen;
}

}  // namespace vindplaats
