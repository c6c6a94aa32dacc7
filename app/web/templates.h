#pragma once
// Pages as templates (app/web/templates/*.html) with values: ctemplate, which escapes every value
// for the place where it stands (text, attribute, address). Escaping is by construction: each
// template is read with AUTOESCAPE in front of it, and none is taken that names a modifier or
// switches escaping off; so nothing here can say that a value is HTML already.
//
// In a template {{NAME}} is a value, {{#NAME}}...{{/NAME}} a section that is shown as often as it
// was added, {{>NAME}} another template that was included under that name, and [[key]] a text of
// app/web/texts in the page's language, put in when the templates are first read.
// Safe from any thread.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/web/texts.h"
#include "core/result.h"

namespace vindplaats {

// The values of a page or section. A section sees those of what it stands in.
class View {
 public:
  View& set(std::string_view name, std::string_view value) {
    values_[std::string(name)] = value;
    return *this;
  }
  // One repetition more of a section, to be filled. The reference holds until the next.
  View& add(std::string_view section) { return sections_[std::string(section)].emplace_back(); }
  // A section without values of its own, once, if so.
  View& show(std::string_view section, bool so = true) {
    if (so) add(section);
    return *this;
  }

  // What {{>NAME}} shows: that template with values of its own; it sees none of this view's.
  View& include(std::string_view name, std::string template_name) {
    included_.emplace_back(name, std::move(template_name));
    return parts_.emplace_back();
  }

  const std::map<std::string, std::string>& values() const { return values_; }
  const std::map<std::string, std::vector<View>>& sections() const { return sections_; }
  // Names and templates; and in the same order their values.
  const std::vector<std::pair<std::string, std::string>>& included() const { return included_; }
  const std::vector<View>& parts() const { return parts_; }

 private:
  std::map<std::string, std::string> values_;
  std::map<std::string, std::vector<View>> sections_;
  std::vector<std::pair<std::string, std::string>> included_;
  std::vector<View> parts_;
};

// What is wrong with a template's text; empty: nothing. Looked at before it is read.
std::string template_mistake(std::string_view text);
// A template's text with the words of one language in it. kInput names a key that is not there.
Result<std::string> with_texts(std::string_view text, Language language);

// The layout around the template `body` ("queue.html"). `frame` fills the layout; its values are
// seen in the body too.
std::string render_page(Language language, const std::string& body, const View& frame,
                        const View& values);

}  // namespace vindplaats
