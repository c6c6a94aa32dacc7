#include "normalize/fields/mojibake.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// Its byte in Windows-1252, or in Latin-1 for the controls; 0: it has none above ASCII.
unsigned char byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xff) return static_cast<unsigned char>(c);
  for (unsigned byte = 0x80; byte < 0xa0; ++byte) {
    if (windows_1252(static_cast<unsigned char>(byte)) == c)
      return static_cast<unsigned char>(byte);
  }
  return 0;
}

// What texts in our languages hold: Latin letters with accents, the signs of Latin-1, dashes,
// quotation marks, the ellipsis, the euro and the trade mark; and a byte order mark.
bool is_expected(char32_t c) {
  return (c >= 0xa0 && c <= 0x17f) || (c >= 0x2010 && c <= 0x203a) || c == 0x20ac || c == 0x2122 ||
         c == 0xfeff;
}

struct Sequence {
  char32_t character = 0;  // 0: none begins here
  std::size_t end = 0;     // behind it, in the text
  bool certain = false;    // begins with Ã, Â, â or ï: nobody writes these before such signs
};

// Characters that are the bytes of one character, from `at` on.
Sequence sequence_at(std::string_view text, std::size_t at) {
  Sequence found;
  std::size_t end = at;
  const unsigned char lead = byte_of(next_utf8(text, end));
  const std::size_t more = lead >= 0xc2 && lead <= 0xc5 ? 1 : lead == 0xe2 || lead == 0xef ? 2 : 0;
  std::string bytes(1, static_cast<char>(lead));
  for (std::size_t i = 0; i < more; ++i) {
    if (end >= text.size()) return found;
    const unsigned char byte = byte_of(next_utf8(text, end));
    if (byte < 0x80 || byte > 0xbf) return found;
    bytes += static_cast<char>(byte);
  }
  if (more == 0 || !valid_utf8(bytes)) return found;
  std::size_t read = 0;
  const char32_t character = next_utf8(bytes, read);
  if (!is_expected(character)) return found;
  return {character, end, lead != 0xc4 && lead != 0xc5};
}

// Ã, Â, Ä, Å, â and ï are C3 and one of few bytes in UTF-8: nearly no text goes further.
bool may_be_mojibake(std::string_view text) {
  for (std::size_t at = text.find('\xc3'); at != std::string_view::npos;
       at = text.find('\xc3', at + 1)) {
    if (at + 2 >= text.size()) return false;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    const bool lead = (next >= 0x82 && next <= 0x85) || next == 0xa2 || next == 0xaf;
    if (lead && static_cast<unsigned char>(text[at + 2]) >= 0x80) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> without_mojibake(std::string_view text) {
  if (!may_be_mojibake(text)) return std::nullopt;
  std::string out;
  bool certain = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (static_cast<unsigned char>(text[at]) >= 0x80) {
      const Sequence found = sequence_at(text, at);
      if (found.character != 0) {
        append_utf8(out, found.character);
        at = found.end;
        certain = certain || found.certain;
        continue;
      }
    }
    next_utf8(text, at);
    out.append(text, begin, at - begin);
  }
  return certain ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> without_c1_controls(std::string_view text) {
  const auto is_c1 = [&](std::size_t at) {
    return at + 1 < text.size() && text[at] == '\xc2' &&
           static_cast<unsigned char>(text[at + 1]) < 0xa0;
  };
  std::size_t first = text.find('\xc2');
  while (first < text.size() && !is_c1(first)) first = text.find('\xc2', first + 1);
  if (first >= text.size()) return std::nullopt;
  std::string out(text.substr(0, first));
  for (std::size_t at = first; at < text.size(); ++at) {
    if (!is_c1(at)) {
      out += text[at];
      continue;
    }
    if (const char32_t c = windows_1252(static_cast<unsigned char>(text[++at])); c != 0)
      append_utf8(out, c);
  }
  return out;
}

bool escaped_twice(std::string_view text) {
  constexpr std::string_view kAmpersand = "&amp;";
  for (std::size_t at = text.find(kAmpersand); at != std::string_view::npos;
       at = text.find(kAmpersand, at + 1)) {
    const std::string_view name = text.substr(at + kAmpersand.size(), 12);
    const std::size_t end = name.find(';');
    if (end == std::string_view::npos || end == 0) continue;
    const std::string reference = '&' + std::string(name.substr(0, end + 1));
    if (decode_entities(reference) != reference) return true;
  }
  return false;
}

}  // namespace vindplaats
