#include "export/bundle/markdown_inline.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/markup.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kKeyLength = 13;
// A link's or emphasis's end is looked for no further, so that a text full of openings stays cheap.
constexpr std::size_t kMostInlineBytes = 2000;

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t find_near(std::string_view text, std::string_view what, std::size_t from) {
  const std::size_t found = text.substr(0, from + kMostInlineBytes).find(what, from);
  return found;
}

// Only what a browser cannot be made to run.
bool is_safe_address(std::string_view url) {
  return (starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://") ||
          url.starts_with('#')) &&
         url.find_first_of(" \t\n\"<>") == std::string_view::npos;
}

class InlineWriter {
 public:
  InlineWriter(std::string_view text, const Citations& citations)
      : text_(text), citations_(citations) {}

  std::string write() {
    while (at_ < text_.size()) {
      if (!piece()) plain();
    }
    close(strong_, "strong");
    close(emphasis_, "em");
    return std::move(html_);
  }

 private:
  // Markup at this place; false when there is none.
  bool piece() {
    switch (text_[at_]) {
      case '[':
        return citation_group() || link();
      case '@':
        return bare_citation();
      case '*':
        return emphasis();
      case '\\':
        return escaped();
      case '`':
        return code();
      default:
        return false;
    }
  }

  void plain() {
    const std::size_t end = std::min(text_.find_first_of("[@*\\`", at_ + 1), text_.size());
    html_ += escape_markup(text_.substr(at_, end - at_));
    at_ = end;
  }

  bool escaped() {
    if (at_ + 1 >= text_.size() || is_word_byte(text_[at_ + 1])) return false;
    html_ += escape_markup(text_.substr(at_ + 1, 1));
    at_ += 2;
    return true;
  }

  bool code() {
    const std::size_t end = find_near(text_, "`", at_ + 1);
    if (end == std::string_view::npos || end == at_ + 1) return false;
    html_ += "<code>" + escape_markup(text_.substr(at_ + 1, end - at_ - 1)) + "</code>";
    at_ = end + 1;
    return true;
  }

  std::string cited(std::string_view key, bool in_text) const {
    const auto found = citations_.find(key);
    if (found == citations_.end()) return escape_markup(fmt::format("@{}", key));
    const CitationWords& words = found->second;
    return fmt::format("<a href=\"#{}\">{}</a>", key,
                       escape_markup(in_text ? words.cite_text : words.cite));
  }

  bool bare_citation() {
    const std::string_view key = citation_key_at(text_, at_);
    if (key.empty()) return false;
    html_ += cited(key, true);
    at_ += 1 + key.size();
    return true;
  }

  // [@a; @b, p. 12]
  bool citation_group() {
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '@') return false;
    const std::size_t end = find_near(text_, "]", at_);
    if (end == std::string_view::npos) return false;
    std::vector<std::string> parts;
    for (const std::string_view part : split(text_.substr(at_ + 1, end - at_ - 1), ';')) {
      const std::string_view key =
          part.starts_with('@') ? citation_key_at(part, 0) : std::string_view();
      if (key.empty()) return false;
      parts.push_back(cited(key, false) + escape_markup(part.substr(1 + key.size())));
    }
    html_ += "(" + join(parts, "; ") + ")";
    at_ = end + 1;
    return true;
  }

  bool link() {
    const std::size_t middle = find_near(text_, "](", at_);
    if (middle == std::string_view::npos) return false;
    const std::size_t end = find_near(text_, ")", middle);
    if (end == std::string_view::npos) return false;
    const std::string_view url = text_.substr(middle + 2, end - middle - 2);
    const std::string_view label = text_.substr(at_ + 1, middle - at_ - 1);
    if (!is_safe_address(url) || label.empty() || label.find('[') != std::string_view::npos) {
      return false;
    }
    html_ += fmt::format("<a href=\"{}\">{}</a>", escape_markup(url), escape_markup(label));
    at_ = end + 1;
    return true;
  }

  // Opens only where an end follows, so that a lone asterisk stays one.
  bool emphasis() {
    const bool twice = text_.substr(at_).starts_with("**");
    bool& open = twice ? strong_ : emphasis_;
    const std::string_view mark = twice ? "**" : "*";
    const char* const name = twice ? "strong" : "em";
    const std::size_t behind = at_ + mark.size();
    if (open) {
      if (name != innermost_) return false;
      close(open, name);
      innermost_ = strong_ ? "strong" : emphasis_ ? "em" : "";
      at_ = behind;
      return true;
    }
    if (behind >= text_.size() || text_[behind] == ' ' || text_[behind] == '\n') return false;
    if (find_near(text_, mark, behind) == std::string_view::npos) return false;
    // One inside the other is enough.
    if (strong_ || emphasis_) return false;
    open = true;
    innermost_ = name;
    html_ += fmt::format("<{}>", name);
    at_ = behind;
    return true;
  }

  void close(bool& open, const char* name) {
    if (!open) return;
    html_ += fmt::format("</{}>", name);
    open = false;
  }

  const std::string_view text_;
  const Citations& citations_;
  std::size_t at_ = 0;
  bool strong_ = false, emphasis_ = false;
  std::string_view innermost_;
  std::string html_;
};

}  // namespace

std::string inline_html(std::string_view text, const Citations& citations) {
  return InlineWriter(text, citations).write();
}

std::string_view citation_key_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_word_byte(text[at - 1])) return {};
  const std::string_view key = text.substr(at + 1, kKeyLength);
  if (key.size() != kKeyLength || key.front() != 'p') return {};
  const auto in_alphabet = [](char c) {
    return ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) && c != 'i' && c != 'l' && c != 'o' &&
           c != 'u';
  };
  if (!std::all_of(key.begin() + 1, key.end(), in_alphabet)) return {};
  const std::size_t behind = at + 1 + kKeyLength;
  return behind < text.size() && is_word_byte(text[behind]) ? std::string_view() : key;
}

}  // namespace vindplaats
