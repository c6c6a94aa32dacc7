#include "normalize/fields/html_tokens.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestTagName = 40;

bool ends_name(char c) {
  return is_blank(c) || c == '/' || c == '>';
}

}  // namespace

// The ">" that ends the tag whose name ends at `at`; quotes hide others. npos: never ended.
std::size_t HtmlTokens::end_of_tag(std::size_t at) const {
  bool value = false;  // behind "=": only there do quotes hide
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == '>') return at;
    if (value && (c == '"' || c == '\'')) {
      at = text_.find(c, at + 1);
      if (at == text_.npos) return at;
      value = false;
    } else if (c == '=') {
      value = true;
    } else if (!is_blank(c)) {
      value = false;
    }
  }
  return text_.npos;
}

// At "<!" or "<?": behind its end. HTML 13.2.5.42: a comment ends at "-->" or "--!>", and "<!-->"
// is one.
std::size_t HtmlTokens::end_of_declaration(std::size_t angle) const {
  const std::string_view rest = text_.substr(angle);
  if (!rest.starts_with("<!--")) return std::min(text_.find('>', angle), text_.size() - 1) + 1;
  if (rest.starts_with("<!-->")) return angle + 5;
  if (rest.starts_with("<!--->")) return angle + 6;
  for (std::size_t dash = text_.find("--", angle + 4); dash != text_.npos;
       dash = text_.find("--", dash + 1)) {
    const std::string_view end = text_.substr(dash + 2);
    if (end.starts_with('>')) return dash + 3;
    if (end.starts_with("!>")) return dash + 4;
  }
  return text_.size();
}

HtmlTokens::Found HtmlTokens::look_at(std::size_t angle, HtmlToken& token, std::size_t& behind) {
  const std::string_view rest = text_.substr(angle + 1);
  if (rest.starts_with('!') || rest.starts_with('?')) {
    behind = end_of_declaration(angle);
    return Found::kDeclaration;
  }
  const bool close = rest.starts_with('/');
  const std::size_t start = angle + (close ? 2 : 1);
  if (start >= text_.size() || !is_letter(text_[start])) return Found::kText;
  std::size_t end = start;
  while (end < text_.size() && end - start <= kLongestTagName && !ends_name(text_[end])) ++end;
  token.name = to_lower(text_.substr(start, end - start));
  token.element = html_element(token.name);
  const bool foreign =
      end - start <= kLongestTagName && token.name.find_first_of(":-") != token.name.npos;
  if (token.element == nullptr && !foreign) return Found::kText;
  const std::size_t stop = end_of_tag(end);
  if (stop == text_.npos) {
    // Cut off inside a tag: what looks like one goes, "a <b" stays.
    text_only_ = true;
    behind = text_.size();
    return close || text_.find('=', end) != text_.npos ? Found::kCutOff : Found::kText;
  }
  token.kind = close ? HtmlToken::Kind::kClose : HtmlToken::Kind::kOpen;
  token.attributes = close ? std::string_view() : text_.substr(end, stop - end);
  behind = stop + 1;
  return Found::kTag;
}

HtmlToken HtmlTokens::next() {
  if (has_tag_) {
    has_tag_ = false;
    return std::move(tag_);
  }
  std::size_t start = at_;
  std::size_t search = at_;
  while (at_ < text_.size()) {
    const std::size_t angle = text_only_ ? text_.npos : text_.find('<', search);
    HtmlToken tag;
    std::size_t behind = text_.size();
    const Found found = angle == text_.npos ? Found::kCutOff : look_at(angle, tag, behind);
    if (found == Found::kText) {
      search = angle + 1;
      continue;
    }
    const std::string_view before = text_.substr(start, std::min(angle, text_.size()) - start);
    start = search = at_ = behind;
    if (!before.empty()) {
      has_tag_ = found == Found::kTag;
      tag_ = std::move(tag);
      return HtmlToken{HtmlToken::Kind::kText, before, {}, nullptr, {}};
    }
    if (found == Found::kTag) return tag;
  }
  return {};
}

void HtmlTokens::skip_content(const HtmlToken& open) {
  if (open.element == nullptr || open.element->empty) return;
  if (open.element->fate == HtmlElement::Fate::kRaw) {
    for (std::size_t at = text_.find("</", at_); at != text_.npos; at = text_.find("</", at + 2)) {
      const std::size_t end = at + 2 + open.name.size();
      if (!starts_with_ignoring_case(text_.substr(at + 2), open.name)) continue;
      if (end < text_.size() && !ends_name(text_[end])) continue;
      at_ = std::min(text_.find('>', end), text_.size() - 1) + 1;
      return;
    }
    at_ = text_.size();
    return;
  }
  std::size_t depth = 1;
  for (HtmlToken token = next(); token.kind != HtmlToken::Kind::kEnd; token = next()) {
    if (token.kind == HtmlToken::Kind::kText) continue;
    const bool open_tag = token.kind == HtmlToken::Kind::kOpen;
    const bool raw =
        open_tag && token.element != nullptr && token.element->fate == HtmlElement::Fate::kRaw;
    if (raw) skip_content(token);
    if (token.name != open.name) continue;
    depth += open_tag && !token.attributes.ends_with('/') ? 1 : 0;
    if (!open_tag && --depth == 0) return;
  }
}

bool next_attribute(std::string_view& attributes, std::string& name, std::string& value) {
  const auto skip = [&](auto stays) {
    std::size_t at = 0;
    while (at < attributes.size() && stays(attributes[at])) ++at;
    const std::string_view passed = attributes.substr(0, at);
    attributes.remove_prefix(at);
    return passed;
  };
  skip([](char c) { return is_blank(c) || c == '/'; });
  if (attributes.empty()) return false;
  const std::size_t first =
      attributes.front() == '=' ? 1 : 0;  // HTML 13.2.5.32: a name may begin with it
  std::size_t length = first;
  while (length < attributes.size() && !is_blank(attributes[length]) && attributes[length] != '/' &&
         attributes[length] != '=')
    ++length;
  name = to_lower(attributes.substr(0, length));
  attributes.remove_prefix(length);
  skip(is_blank);
  value.clear();
  if (!attributes.starts_with('=')) return true;
  attributes.remove_prefix(1);
  skip(is_blank);
  if (attributes.starts_with('"') || attributes.starts_with('\'')) {
    const char quote = attributes.front();
    const std::size_t end = std::min(attributes.find(quote, 1), attributes.size());
    value = decode_entities(attributes.substr(1, end - 1));
    attributes.remove_prefix(std::min(end + 1, attributes.size()));
    return true;
  }
  value = decode_entities(skip([](char c) { return !is_blank(c); }));
  return true;
}

}  // namespace vindplaats
