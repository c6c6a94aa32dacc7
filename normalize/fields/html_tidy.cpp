#include "normalize/fields/html_tidy.h"

#include <algorithm>

#include "core/byte_block.h"
#include "core/text.h"
#include "core/uri.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kNotOpen = std::string_view::npos;
constexpr std::size_t kMostAddresses = 2000;  // each costs some 25 microseconds to resolve
constexpr std::size_t kMostLinks = 1000;
constexpr std::size_t kValueBytes = 2000;  // of a title or alternative text

// A small whole number, as width, rowspan and start take it.
bool is_small_number(std::string_view value) {
  return value.size() <= 4 && all_digits(value);
}

bool takes_title(std::string_view key) {
  return key == "abbr" || key == "dfn" || key == "a";
}
bool is_cell(std::string_view key) {
  return key == "td" || key == "th";
}

bool needs_table(std::string_view key) {
  return is_cell(key) || key == "tr" || key == "tbody" || key == "thead" || key == "tfoot" ||
         key == "caption";
}

bool is_heading(std::string_view key) {
  return key.size() == 2 && key[0] == 'h' && is_digit(key[1]);
}

// Has it carriage returns, U+0000 or other controls: HTML 13.2.3.5 and 13.2.5.1.
bool is_odd(std::string_view text) {
  return any_of_text(
      text, [](ByteBlock block) { return (block < ' ') & (block != '\n') & (block != '\t'); });
}

bool is_language_tag(std::string_view value) {
  return !value.empty() && value.size() <= 35 &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

}  // namespace

void append_html_text(std::string& out, std::string_view text) {
  const auto acts = [](ByteBlock block) {
    return (block == '&') | (block == '<') | (block == '>');
  };
  for (std::size_t start = 0;;) {
    const std::size_t end =
        std::min(text.find_first_of("&<>", skip_blocks(text, start, acts)), text.size());
    out.append(text, start, end - start);
    if (end == text.size()) return;
    out += text[end] == '&' ? "&amp;" : text[end] == '<' ? "&lt;" : "&gt;";
    start = end + 1;
  }
}

void HtmlTidy::write_attribute(std::string_view name, std::string_view value) {
  html_.append(" ").append(name).append("=\"").append(escape_html(value)).append("\"");
  needs_parser_ = needs_parser_ || is_odd(value);
}

// Absolute; empty when it is unusable, or the text holds more addresses than one that people read.
std::string HtmlTidy::address(std::string_view reference) {
  if (reference.empty() || addresses_ == kMostAddresses) return {};
  ++addresses_;
  return resolve_link(reference, base_).value_or(std::string());
}

bool HtmlTidy::write_link(std::string_view href, std::string_view title) {
  const std::string url = address(href);
  if (url.empty()) return false;
  html_ += "<a";
  write_attribute("href", url);
  if (!title.empty()) write_attribute("title", title);
  if (links_.size() < kMostLinks && linked_.insert(url).second) {
    Link link;
    link.url = url;
    link.rel = "related";
    link.title = one_line(title);
    links_.push_back(std::move(link));
  }
  return true;
}

// A picture that is loaded late has its address in data-src (WordPress plug-ins). One of a point's
// size counts readers.
bool HtmlTidy::write_image(std::string_view attributes) {
  std::string name, value, source, late, alt, width, height;
  while (next_attribute(attributes, name, value)) {
    if (name == "src" && source.empty()) source = value;
    if ((name == "data-src" || name == "data-lazy-src") && late.empty()) late = value;
    if (name == "alt") alt = cut_utf8(value, kValueBytes);
    if (name == "width" && is_small_number(value)) width = value;
    if (name == "height" && is_small_number(value)) height = value;
  }
  if (width == "1" || height == "1" || width == "0" || height == "0") return false;
  const std::string url = address(late.empty() ? source : late);
  if (url.empty()) return false;
  html_ += "<img";
  write_attribute("src", url);
  write_attribute("alt", alt);
  if (!width.empty()) write_attribute("width", width);
  if (!height.empty()) write_attribute("height", height);
  return true;
}

// The start tag up to its ">". False: it is not to be written.
bool HtmlTidy::write_attributes(const HtmlElement& element, std::string_view attributes) {
  if (element.as == "img") return write_image(attributes);
  std::string name, value, href, title, language, columns, rows, start;
  while (next_attribute(attributes, name, value)) {
    if (name == "href" && href.empty()) href = value;
    if (name == "title") title = cut_utf8(value, kValueBytes);
    if (name == "lang" && is_language_tag(value)) language = value;
    if (name == "colspan" && is_small_number(value)) columns = value;
    if (name == "rowspan" && is_small_number(value)) rows = value;
    if (name == "start" && is_small_number(value)) start = value;
  }
  if (element.key == "a") {
    if (!write_link(href, title)) return false;
  } else {
    html_.append("<").append(element.as);
    if (takes_title(element.key) && !title.empty()) write_attribute("title", title);
  }
  if (is_cell(element.key) && !columns.empty()) write_attribute("colspan", columns);
  if (is_cell(element.key) && !rows.empty()) write_attribute("rowspan", rows);
  if (element.key == "ol" && !start.empty()) write_attribute("start", start);
  if (!language.empty()) write_attribute("lang", language);
  if (element.key == "a") html_ += " rel=\"noopener noreferrer\"";
  return true;
}

int& HtmlTidy::open_count(std::string_view key) {
  for (auto& [name, count] : open_) {
    if (name == key) return count;
  }
  return open_.emplace_back(key, 0).second;
}

std::size_t HtmlTidy::find_open(std::string_view key,
                                std::initializer_list<std::string_view> walls) {
  if (open_count(key) == 0) return kNotOpen;
  for (std::size_t i = stack_.size(); i > 0; --i) {
    const std::string_view open = stack_[i - 1].element->key;
    if (open == key) return i - 1;
    if (std::find(walls.begin(), walls.end(), open) != walls.end()) return kNotOpen;
  }
  return kNotOpen;
}

void HtmlTidy::pop_to(std::size_t depth) {
  while (stack_.size() > depth) {
    const Open& top = stack_.back();
    if (top.written) html_.append("</").append(top.element->as).append(">");
    text_.boundary(*top.element, false);
    --open_count(top.element->key);
    headings_ -= is_heading(top.element->key) ? 1 : 0;
    stack_.pop_back();
  }
}

// What a start tag ends (HTML 13.1.2.4, optional tags; and links do not hold links).
void HtmlTidy::close_implied(const HtmlElement& element) {
  const std::string_view key = element.key;
  std::size_t depth = kNotOpen;
  const auto close_open = [&](std::string_view name,
                              std::initializer_list<std::string_view> walls) {
    depth = std::min(depth, find_open(name, walls));
  };
  if (element.place != HtmlElement::Place::kInline && !(element.empty && key == "br"))
    close_open("p", {"td", "th", "li", "dd", "blockquote", "div", "figure", "caption", "table"});
  if (key == "a") close_open("a", {"td", "th"});
  if (key == "li") close_open("li", {"ul", "ol", "table"});
  if (key == "dt" || key == "dd") {
    close_open("dt", {"dl", "table"});
    close_open("dd", {"dl", "table"});
  }
  if (is_cell(key)) {
    close_open("td", {"tr", "table"});
    close_open("th", {"tr", "table"});
  }
  if (key == "tr") close_open("tr", {"table"});
  if (key == "tbody" || key == "thead" || key == "tfoot") {
    for (const std::string_view part : {"tbody", "thead", "tfoot", "caption"})
      close_open(part, {"table"});
  }
  if (depth != kNotOpen) pop_to(depth);
}

void HtmlTidy::write_text(std::string_view decoded) {
  append_html_text(html_, decoded);
  text_.text(decoded);
  needs_parser_ = needs_parser_ || is_odd(decoded);
}

// False: too many open.
bool HtmlTidy::open(const HtmlToken& token, HtmlTokens& tokens) {
  const HtmlElement* element = token.element;
  if (element == nullptr || element->fate != HtmlElement::Fate::kKeep) {
    if (element == nullptr || !element->silent) dropped_.insert(token.name);
    if (element == nullptr) return true;
    if (element->fate == HtmlElement::Fate::kUnwrap) {
      text_.boundary(*element, true);
    } else {
      tokens.skip_content(token);
    }
    return true;
  }
  close_implied(*element);
  text_.boundary(*element, true);
  if (needs_table(element->key) && open_count("table") == 0) return true;
  const bool written = write_attributes(*element, token.attributes);
  if (written) html_ += '>';
  if (!written) dropped_.insert(token.name);
  if (element->empty) return true;
  if (stack_.size() >= kMarkupOpenTags) return false;
  const bool heading = is_heading(element->key);
  needs_parser_ = needs_parser_ || element->key == "table" || element->key == "pre" ||
                  (heading && headings_ > 0);
  headings_ += heading ? 1 : 0;
  stack_.push_back({element, written});
  ++open_count(element->key);
  return true;
}

// An end tag closes what stands open inside, but never out of a table's cell.
void HtmlTidy::close(const HtmlToken& token) {
  if (token.element == nullptr) return;
  if (token.element->fate != HtmlElement::Fate::kKeep || token.element->empty) {
    text_.boundary(*token.element, false);
    return;
  }
  const bool of_table = token.element->place == HtmlElement::Place::kCell ||
                        token.element->key == "table" ||
                        token.element->place == HtmlElement::Place::kLine;
  const std::size_t depth = of_table ? find_open(token.element->key, {})
                                     : find_open(token.element->key, {"td", "th", "caption"});
  if (depth != kNotOpen) pop_to(depth);
}

bool HtmlTidy::run(std::string_view html, Markup& out) {
  HtmlTokens tokens(html);
  html_.reserve(html.size() + html.size() / 4);  // most of it stays, and addresses gain a rel
  text_.reserve(html.size());
  std::string decoded;
  bool fits = true;
  for (HtmlToken token = tokens.next(); fits && token.kind != HtmlToken::Kind::kEnd;
       token = tokens.next()) {
    if (token.kind == HtmlToken::Kind::kText) {
      const bool plain = token.text.find('&') == token.text.npos;
      write_text(plain ? token.text : std::string_view(decoded = decode_entities(token.text)));
    } else if (token.kind == HtmlToken::Kind::kOpen) {
      fits = open(token, tokens);
    } else {
      close(token);
    }
  }
  pop_to(0);
  out.dropped.assign(dropped_.begin(), dropped_.end());
  out.links = std::move(links_);
  out.text = text_.take();
  return fits;
}

}  // namespace vindplaats
