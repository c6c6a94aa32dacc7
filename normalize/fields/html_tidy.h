#pragma once
// The first of the sanitiser's two steps: any bytes to balanced HTML of whitelisted elements with
// whitelisted attributes, every text and value escaped anew. What the parser then sees holds no raw
// text, no comment, no foreign content and no more than kMarkupOpenTags open elements, so that its
// time is bounded (gumbo 0.10 takes 2.8 s for 16,000 nested elements). Most of what is written so a
// parser reads as it stands (decision 34). One thread.
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/fields/html_text.h"
#include "normalize/fields/html_tokens.h"
#include "normalize/fields/markup.h"

namespace vindplaats {

class HtmlTidy {
 public:
  explicit HtmlTidy(std::string_view base) : base_(base) {}
  // Once. Fills `out` but for its html; false: too many open elements, and only dropped names and
  // links up to there are right.
  bool run(std::string_view html, Markup& out);
  const std::string& balanced() const { return html_; }
  // Might a browser's tree differ from what is written. In tables, where text moves out; in <pre>,
  // whose first line end goes; in headings within headings; with characters that HTML replaces.
  bool needs_parser() const { return needs_parser_; }

 private:
  struct Open {
    const HtmlElement* element;
    bool written;  // an <a> without a usable address is not
  };

  void write_text(std::string_view decoded);
  bool open(const HtmlToken& token, HtmlTokens& tokens);
  void close(const HtmlToken& token);
  void close_implied(const HtmlElement& element);
  void pop_to(std::size_t depth);
  // How deep the innermost open `key` stands, above any of `walls`; npos: none.
  std::size_t find_open(std::string_view key, std::initializer_list<std::string_view> walls);
  int& open_count(std::string_view key);
  bool write_attributes(const HtmlElement& element, std::string_view attributes);
  std::string address(std::string_view reference);
  bool write_link(std::string_view href, std::string_view title);
  bool write_image(std::string_view attributes);
  void write_attribute(std::string_view name, std::string_view value);

  std::string_view base_;
  std::string html_;
  HtmlText text_;
  std::vector<Open> stack_;
  // How many of each name: most searches need no walk. A document has a handful of names.
  std::vector<std::pair<std::string_view, int>> open_;
  std::set<std::string> dropped_;
  std::set<std::string> linked_;
  std::vector<Link> links_;
  std::size_t addresses_ = 0;
  std::size_t headings_ = 0;  // that are open
  bool needs_parser_ = false;
};

// Text inside HTML; quotes stay.
void append_html_text(std::string& out, std::string_view text);

}  // namespace vindplaats
