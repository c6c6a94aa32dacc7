#pragma once
// HTML's elements and what becomes of each: the whitelist of the sanitiser, and what is a block in
// plain text. Pure data.
#include <string_view>

namespace vindplaats {

struct HtmlElement {
  enum class Fate {
    kKeep,    // written as `as`
    kUnwrap,  // its content stays
    kSkip,    // goes with its content
    kRaw,     // as kSkip, and its content is no markup: it ends at its own end tag only
  };
  enum class Place { kInline, kBlock, kLine, kCell };

  std::string_view key;  // lower case
  Fate fate;
  Place place;          // kLine: on a line of its own; kCell: a space before it
  std::string_view as;  // what it is written as: "div" for section
  bool empty = false;   // has no content and no end tag
  bool silent = false;  // unwrapping it is no loss to speak of
};

// Null for names that HTML does not know.
const HtmlElement* html_element(std::string_view lower_case_name);

}  // namespace vindplaats
