#pragma once
// HTML as a row of tags and texts, as HTML 13.2.5 splits it, but for one thing: "<" before a name
// that HTML does not know is text
// ("x<y"), unless the name has a ":" or "-" in it. Linear time. One thread; views into the text,
// which the caller keeps.
#include <string>
#include <string_view>

#include "normalize/fields/html_elements.h"

namespace vindplaats {

struct HtmlToken {
  enum class Kind { kEnd, kText, kOpen, kClose };
  Kind kind = Kind::kEnd;
  std::string_view text;                 // of kText: as it stands, references not decoded
  std::string name;                      // of a tag, lower case
  const HtmlElement* element = nullptr;  // null: a name of others, with ":" or "-"
  std::string_view attributes;           // of kOpen
};

class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view text) : text_(text) {}
  // kEnd at the end, and from then on. Comments, doctypes and processing instructions are passed
  // over.
  HtmlToken next();
  // Behind the end tag of an element whose start tag was just read, whatever stands inside; to the
  // end when there is none.
  void skip_content(const HtmlToken& open);

 private:
  enum class Found { kText, kTag, kDeclaration, kCutOff };
  Found look_at(std::size_t angle, HtmlToken& token, std::size_t& behind);
  std::size_t end_of_tag(std::size_t at) const;
  std::size_t end_of_declaration(std::size_t angle) const;

  std::string_view text_;
  std::size_t at_ = 0;
  bool text_only_ = false;  // what follows was cut off inside a tag
  bool has_tag_ = false;    // `tag_` was met behind a text, and is the next
  HtmlToken tag_;
};

// Takes the first attribute off `attributes`: the name in lower case, the value with its references
// decoded. False: no more.
bool next_attribute(std::string_view& attributes, std::string& name, std::string& value);

}  // namespace vindplaats
