#include "normalize/fields/html_text.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/fields/html_tokens.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::string_view kGaps[] = {"", " ", "\n", "\n\n"};
constexpr std::string_view kNoBreakSpace = "\u00a0";

}  // namespace

void HtmlText::text(std::string_view decoded) {
  const auto in_word = [&](std::size_t at) {
    return at < decoded.size() && !is_blank(decoded[at]) && decoded[at] != kNoBreakSpace[0];
  };
  for (std::size_t at = 0; at < decoded.size();) {
    const char c = decoded[at];
    const bool no_break = c == kNoBreakSpace[0] && decoded.substr(at).starts_with(kNoBreakSpace);
    if (is_blank(c) || no_break) {
      widen(c == '\n' && preformatted_ > 0 ? kNewLine : kSpace);
      at += no_break ? 2 : 1;
      continue;
    }
    if (!out_.empty()) out_ += kGaps[gap_];
    gap_ = kNone;
    // Words with single spaces between stay as they are; the first may begin as U+00A0 does.
    const std::size_t start = at++;
    while (in_word(at) || (at < decoded.size() && decoded[at] == ' ' && in_word(at + 1)))
      at = std::max(at + 1, behind_plain_words(decoded, at + 1));
    out_.append(decoded, start, at - start);
  }
}

void HtmlText::boundary(const HtmlElement& element, bool open) {
  switch (element.place) {
    case HtmlElement::Place::kBlock:
      widen(kBlankLine);
      break;
    case HtmlElement::Place::kLine:
      widen(element.empty && gap_ == kNewLine ? kBlankLine : kNewLine);
      break;
    case HtmlElement::Place::kCell:
      widen(kSpace);
      break;
    case HtmlElement::Place::kInline:
      break;
  }
  if (element.key == "pre") preformatted(open);
}

namespace {

bool is_skipped(const HtmlToken& token) {
  return token.element != nullptr && (token.element->fate == HtmlElement::Fate::kSkip ||
                                      token.element->fate == HtmlElement::Fate::kRaw);
}

// The tags gone, references decoded once.
std::string text_of_html(std::string_view html) {
  HtmlTokens tokens(html);
  HtmlText out;
  for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Kind::kEnd;
       token = tokens.next()) {
    if (token.kind == HtmlToken::Kind::kText) {
      out.text(decode_entities(token.text));
    } else if (token.kind == HtmlToken::Kind::kOpen && is_skipped(token)) {
      tokens.skip_content(token);
    } else if (token.element != nullptr) {
      out.boundary(*token.element, token.kind == HtmlToken::Kind::kOpen);
    }
  }
  return out.take();
}

bool has_tag(std::string_view text) {
  if (text.find('<') == text.npos) return false;
  HtmlTokens tokens(text);
  for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Kind::kEnd;
       token = tokens.next()) {
    if (token.kind != HtmlToken::Kind::kText && token.element != nullptr) return true;
  }
  return false;
}

bool has_reference(std::string_view text) {
  return text.find('&') != text.npos && decode_entities(text) != text;
}

}  // namespace

std::string strip_tags(std::string_view html) {
  return text_of_html(html);
}

bool looks_like_html(std::string_view text) {
  return has_tag(text) || has_reference(text);
}

std::string plain_title(std::string_view text) {
  std::string title(text);
  const auto dressed = [&] {
    return title.find('<') != title.npos || title.find('&') != title.npos;
  };
  for (int i = 0; i < 2 && dressed(); ++i) {
    if (has_tag(title)) {
      title = text_of_html(title);
    } else {
      title = decode_entities(title);
    }
  }
  return one_line(title);
}

std::string plain_text(std::string_view text) {
  return paragraphs(has_tag(text) ? text_of_html(text) : decode_entities(text));
}

}  // namespace vindplaats
