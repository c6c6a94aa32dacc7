#pragma once
// Plain text out of HTML as it is walked: white space as a browser shows it, blocks apart by a
// blank line. One thread.
#include <string>
#include <string_view>

#include "normalize/fields/html_elements.h"

namespace vindplaats {

class HtmlText {
 public:
  // Text with its references decoded; white space runs become one space, but in <pre>.
  void text(std::string_view decoded);
  // At a start or end tag.
  void boundary(const HtmlElement& element, bool open);
  // Inside <pre>: line ends stay.
  void preformatted(bool on) { preformatted_ += on ? 1 : -1; }
  // How many bytes may come.
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }

 private:
  enum Gap { kNone, kSpace, kNewLine, kBlankLine };
  void widen(Gap gap) { gap_ = gap_ < gap ? gap : gap_; }

  std::string out_;
  Gap gap_ = kNone;
  int preformatted_ = 0;
};

}  // namespace vindplaats
