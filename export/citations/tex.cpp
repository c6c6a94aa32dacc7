#include "export/citations/tex.h"

#include <unicode/uchar.h>

#include "core/text.h"

namespace vindplaats {
namespace {

std::string_view tex_of(char c) {
  switch (c) {
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '$':
      return "\\$";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '\\':
      return "\\textbackslash{}";
    default:
      return {};
  }
}

bool braces_pair_up(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

void append_tex(std::string& out, std::string_view text) {
  const bool pairs = braces_pair_up(text);
  for (const char c : text) {
    const bool brace = c == '{' || c == '}';
    if (brace && pairs) out += '\\';
    const std::string_view command = brace && pairs ? std::string_view() : tex_of(c);
    if (command.empty()) {
      out += c;
    } else {
      out += command;
    }
  }
}

bool has_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (u_isupper(static_cast<UChar32>(next_utf8(word, at)))) return true;
  }
  return false;
}

}  // namespace

std::string escape_tex(std::string_view text) {
  std::string out;
  append_tex(out, one_line(text));
  return out;
}

std::string escape_tex_title(std::string_view text, bool keep_capitals) {
  if (!keep_capitals) return escape_tex(text);
  const std::string line = one_line(text);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t space = std::min(line.find(' ', at), line.size());
    const std::string_view word = std::string_view(line).substr(at, space - at);
    const bool keep = has_capital(word);
    if (keep) out += '{';
    append_tex(out, word);
    if (keep) out += '}';
    if (space < line.size()) out += ' ';
    at = space + 1;
  }
  return out;
}

std::string verbatim_tex(std::string_view address) {
  constexpr char kHexDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7f && c != '{' && c != '}' && c != '\\') {
      out += c;
      continue;
    }
    out += '%';
    out += kHexDigits[byte >> 4];
    out += kHexDigits[byte & 15];
  }
  return out;
}

}  // namespace vindplaats
