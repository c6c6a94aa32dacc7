#include "app/demo/demo_record.h"

namespace vindplaats {

std::string markup_element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  std::string out = "<";
  out.append(name).append(">").append(escape_markup(text)).append("</");
  return out.append(name.substr(0, name.find(' '))).append(">\n");
}

}  // namespace vindplaats
