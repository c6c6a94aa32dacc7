#include "normalize/page_meta.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/fields/html_tokens.h"
#include "normalize/fields/markup.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostEntries = 2'000;
constexpr std::size_t kMostScripts = 20;
constexpr std::size_t kScriptBytes = 512 * 1024;

// "DC:title", "DCTERMS.issued", "og:title" to one spelling.
std::string meta_name(std::string_view name) {
  std::string lower = to_lower(trim(name));
  const std::size_t sign = lower.find_first_of(":.");
  if (sign != std::string::npos) std::replace(lower.begin(), lower.end(), ':', '.');
  return lower;
}

void read_meta(std::string_view attributes, PageMeta& page) {
  std::string key, value, name, content;
  while (next_attribute(attributes, key, value)) {
    if ((key == "name" || key == "property" || key == "itemprop") && name.empty())
      name = meta_name(value);
    if (key == "content") content = value;
  }
  if (!name.empty() && !trim(content).empty() && page.entries.size() < kMostEntries)
    page.entries.push_back({std::move(name), std::move(content)});
}

void read_link(std::string_view attributes, PageMeta& page) {
  std::string key, value, rel, href;
  while (next_attribute(attributes, key, value)) {
    if (key == "rel") rel = to_lower(trim(value));
    if (key == "href") href = value;
  }
  if (rel == "canonical" && page.canonical.empty()) page.canonical = href;
}

// What stands between the first <title> and its end: it holds no markup.
std::string title_of(std::string_view html) {
  const std::string lower = to_lower(html.substr(0, 256 * 1024));
  const std::size_t open = lower.find("<title");
  if (open == std::string::npos) return {};
  const std::size_t begin = lower.find('>', open);
  const std::size_t end = lower.find("</title", open);
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return decode_entities(html.substr(begin + 1, end - begin - 1));
}

bool is_linked_data(std::string_view attributes) {
  std::string key, value;
  while (next_attribute(attributes, key, value)) {
    if (key == "type") return to_lower(trim(value)).starts_with("application/ld+json");
  }
  return false;
}

// The attributes stand in the page: what follows them up to the end tag is the script.
void keep_linked_data(std::string_view html, const HtmlToken& script, PageMeta& page) {
  const auto behind =
      static_cast<std::size_t>(script.attributes.data() - html.data()) + script.attributes.size();
  const std::size_t begin = html.find('>', behind);
  std::size_t end = html.find("</", std::min(begin, html.size()));
  while (end != std::string_view::npos &&
         !starts_with_ignoring_case(html.substr(end), "</script")) {
    end = html.find("</", end + 2);
  }
  std::size_t size = 0;
  for (const std::string_view known : page.linked_data) size += known.size();
  if (end == std::string_view::npos || page.linked_data.size() >= kMostScripts) return;
  if (size + (end - begin) > kScriptBytes) return;
  page.linked_data.push_back(trim(html.substr(begin + 1, end - begin - 1)));
}

}  // namespace

std::string_view PageMeta::first(std::string_view name) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries.end() ? std::string_view() : std::string_view(found->content);
}

PageMeta read_page_meta(std::string_view html) {
  PageMeta page;
  page.title = title_of(html);
  HtmlTokens tokens(html);
  for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Kind::kEnd;
       token = tokens.next()) {
    if (token.kind != HtmlToken::Kind::kOpen) continue;
    if (token.name == "meta") read_meta(token.attributes, page);
    if (token.name == "link") read_link(token.attributes, page);
    if (token.name == "html" && page.language.empty()) {
      std::string_view attributes = token.attributes;
      std::string key, value;
      while (next_attribute(attributes, key, value)) {
        if (key == "lang") page.language = value;
      }
    }
    const bool raw = token.element != nullptr && token.element->fate == HtmlElement::Fate::kRaw;
    if (!raw) continue;
    if (token.name == "script" && is_linked_data(token.attributes))
      keep_linked_data(html, token, page);
    tokens.skip_content(token);
  }
  return page;
}

}  // namespace vindplaats
