#include "harvesters/page_head.h"

#include <algorithm>
#include <map>

#include "core/charset.h"
#include "core/text.h"
#include "core/uri.h"
#include "core/xml.h"

namespace vindplaats {
namespace {

constexpr std::size_t kHeadBytes = 512 * 1024;
constexpr std::size_t kMostPageLinks = 200;
constexpr std::size_t kMostTagAttributes = 64;
constexpr std::size_t kLongestTagName = 16;
constexpr std::size_t kLongestValue = 8'000;
constexpr std::string_view kHtmlSpace = " \t\r\n\f";

using TagAttributes = std::map<std::string, std::string>;

// Moves behind the value that starts at `at`; with or without quotes.
std::string_view attribute_value(std::string_view text, std::size_t& at) {
  at = std::min(text.find_first_not_of(kHtmlSpace, at), text.size());
  if (at >= text.size()) return {};
  const char quote = text[at];
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = at + (quoted ? 1 : 0);
  const std::size_t end = std::min(
      quoted ? text.find(quote, begin) : text.find_first_of(" \t\r\n\f>", begin), text.size());
  at = std::min(quoted ? end + 1 : end, text.size());
  return text.substr(begin, end - begin);
}

// The attributes of a tag from behind its name; `at` ends on its ">" or at the end (HTML 13.1.2.3).
TagAttributes tag_attributes(std::string_view text, std::size_t& at) {
  TagAttributes found;
  while (at < text.size() && text[at] != '>') {
    const std::size_t begin = text.find_first_not_of(" \t\r\n\f/", at);
    if (begin == std::string_view::npos) return at = text.size(), found;
    at = begin;
    if (text[at] == '>') break;
    at = std::min(text.find_first_of(" \t\r\n\f=>/", at + 1), text.size());
    const std::string name = to_lower(text.substr(begin, std::min<std::size_t>(at - begin, 100)));
    const std::size_t equals = text.find_first_not_of(kHtmlSpace, at);
    std::string_view value;
    if (equals != std::string_view::npos && text[equals] == '=') {
      at = equals + 1;
      value = attribute_value(text, at);
    }
    if (found.size() < kMostTagAttributes && value.size() <= kLongestValue)
      found.emplace(name, unescape_references(value));
  }
  return found;
}

std::string value_of(const TagAttributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

void add_page_link(TagAttributes attributes, const std::string& base,
                   std::vector<PageLink>& links) {
  const std::string href(trim(value_of(attributes, "href")));
  if (links.size() >= kMostPageLinks || href.empty()) return;
  const Result<std::string> address = resolve_link(href, base);
  if (!address) return;
  PageLink link;
  link.rel = to_lower(value_of(attributes, "rel"));
  const std::string type = value_of(attributes, "type");
  link.type = to_lower(trim(std::string_view(type).substr(0, type.find(';'))));
  link.href = *address;
  link.title = one_line(repair_utf8(value_of(attributes, "title")));
  links.push_back(std::move(link));
}

class HeadReader {
 public:
  HeadReader(std::string_view text, std::string base, PageHead& head)
      : text_(text), base_(std::move(base)), head_(head) {}

  void run() {
    std::size_t at = text_.find('<');
    while (at != std::string_view::npos && at + 1 < text_.size()) {
      const std::string_view rest = text_.substr(at);
      if (rest.starts_with("<!--")) {
        at = text_.find("-->", at);
      } else if (!read_tag(at)) {
        return;
      }
      if (at != std::string_view::npos) at = text_.find('<', at + 1);
    }
  }

 private:
  // False: the head is over.
  bool read_tag(std::size_t& at) {
    // No further than any name is long: a page of nothing but "<" would take quadratic time.
    const std::string_view start = text_.substr(at + 1, kLongestTagName);
    const std::size_t length = std::min(start.find_first_of(" \t\r\n\f/><"), start.size());
    const std::string name = to_lower(start.substr(0, length));
    const std::size_t name_end = at + 1 + length;
    if (name == "body" && !head_.links.empty()) return false;
    const bool read = name == "html" || name == "meta" || name == "link" || name == "base";
    if (!read) {
      if (name == "title") read_title(name_end);
      if (name == "script" || name == "style") skip_raw("</" + name, at);
      return true;
    }
    at = name_end;
    take(name, tag_attributes(text_, at));
    if (at >= text_.size()) at = std::string_view::npos;
    return true;
  }

  void take(const std::string& name, TagAttributes attributes) {
    if (name == "html" && head_.language.empty()) head_.language = value_of(attributes, "lang");
    if (name == "link") add_page_link(std::move(attributes), base_, head_.links);
    if (name == "base") {
      if (auto base = resolve_link(trim(value_of(attributes, "href")), base_))
        base_ = std::move(*base);
    }
    if (name == "meta" && head_.generator.empty() &&
        equals_ignoring_case(value_of(attributes, "name"), "generator")) {
      head_.generator = one_line(repair_utf8(value_of(attributes, "content")));
    }
  }

  void read_title(std::size_t at) {
    if (titled_) return;
    titled_ = true;
    const std::size_t begin = text_.find('>', at);
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(text_.find('<', begin), text_.size());
    head_.title =
        one_line(unescape_references(cut_utf8(text_.substr(begin + 1, end - begin - 1), 500)));
  }

  // Script and style hold no tags until their own end tag.
  void skip_raw(const std::string& end_tag, std::size_t& at) {
    while (at != std::string_view::npos && !starts_with_ignoring_case(text_.substr(at), end_tag)) {
      at = text_.find("</", at + 1);
    }
  }

  const std::string_view text_;
  std::string base_;
  PageHead& head_;
  bool titled_ = false;
};

// Where the next parameter or link of a Link header begins: "," and ";" inside quotes do not count.
std::size_t unquoted(std::string_view text, char wanted, std::size_t at) {
  bool quoted = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (!quoted && text[at] == wanted) return at;
  }
  return text.size();
}

void read_link_value(std::string_view value, const std::string& base,
                     std::vector<PageLink>& links) {
  value = trim(value);
  const std::size_t close = value.find('>');
  if (!value.starts_with('<') || close == std::string_view::npos) return;
  TagAttributes attributes{{"href", std::string(value.substr(1, close - 1))}};
  std::size_t at = unquoted(value, ';', close);
  while (at < value.size() && attributes.size() < kMostTagAttributes) {
    const std::size_t end = unquoted(value, ';', at + 1);
    const std::string_view part = trim(value.substr(at + 1, end - at - 1));
    const std::size_t equals = std::min(part.find('='), part.size());
    std::string_view given = trim(part.substr(std::min(equals + 1, part.size())));
    if (given.size() >= 2 && given.front() == '"' && given.back() == '"')
      given = given.substr(1, given.size() - 2);
    attributes.emplace(to_lower(trim(part.substr(0, equals))), given);
    at = end;
  }
  add_page_link(std::move(attributes), base, links);
}

}  // namespace

std::string unescape_references(std::string_view text) {
  struct Reference {
    std::string_view name, meant;
  };
  constexpr Reference kReferences[] = {{"&amp;", "&"},   {"&#038;", "&"},  {"&#38;", "&"},
                                       {"&quot;", "\""}, {"&#039;", "'"},  {"&lt;", "<"},
                                       {"&gt;", ">"},    {"&raquo;", "»"}, {"&#8211;", "–"}};
  std::string out;
  while (!text.empty()) {
    const auto known =
        std::find_if(std::begin(kReferences), std::end(kReferences),
                     [&](const Reference& one) { return text.starts_with(one.name); });
    if (text.front() == '&' && known != std::end(kReferences)) {
      out += known->meant;
      text.remove_prefix(known->name.size());
      continue;
    }
    const std::size_t plain = std::min(text.find('&', 1), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
  }
  return out;
}

bool PageLink::has_rel(std::string_view word) const {
  for (const std::string_view one : split(rel, ' ')) {
    if (one == word) return true;
  }
  return false;
}

std::vector<PageLink> header_links(const Response& response) {
  std::vector<PageLink> links;
  for (const Header& header : response.headers) {
    if (!equals_ignoring_case(header.name, "Link") || header.value.size() > kHeadBytes) continue;
    const std::string_view text = header.value;
    for (std::size_t at = 0; at < text.size();) {
      // A comma may stand inside <>, so the address is stepped over first.
      const std::size_t close = std::min(text.find('>', at), text.size());
      const std::size_t end = unquoted(text, ',', close);
      read_link_value(text.substr(at, end - at), response.url, links);
      at = end + 1;
    }
  }
  return links;
}

std::string find_link(const std::vector<PageLink>& links, std::string_view rel) {
  const auto found = std::find_if(links.begin(), links.end(),
                                  [&](const PageLink& link) { return link.has_rel(rel); });
  return found == links.end() ? std::string() : found->href;
}

PageHead read_page_head(const Response& response) {
  PageHead head;
  head.links = header_links(response);
  const Decoded decoded =
      decode_text(std::string_view(response.body).substr(0, kHeadBytes), response.charset());
  HeadReader(decoded.text, response.url, head).run();
  if (head.generator.empty()) head.generator = one_line(response.header("X-Generator"));
  const std::string_view language = response.header("Content-Language");
  if (head.language.empty() && language.find(',') == std::string_view::npos)
    head.language = trim(language);
  return head;
}

}  // namespace vindplaats
