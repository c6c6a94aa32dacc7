#include "app/demo/demo_record.h"

namespace vindplaats {

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string markup_element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  std::string out = "<";
  out.append(name).append(">").append(escape_markup(text)).append("</");
  return out.append(name.substr(0, name.find(' '))).append(">\n");
}

}  // namespace vindplaats
