#include "core/markup.h"

#include <algorithm>

#include "core/byte_block.h"

namespace vindplaats {
namespace {

void append_escaped(std::string& out, char c) {
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

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  const auto acts = [](ByteBlock block) {
    return (block == '&') | (block == '<') | (block == '>') | (block == '"');
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = skip_blocks(text, at, acts);
    out.append(text, at, plain - at);
    const std::size_t end = std::min(plain + sizeof(ByteBlock), text.size());
    for (at = plain; at < end; ++at) append_escaped(out, text[at]);
  }
  return out;
}

}  // namespace vindplaats
