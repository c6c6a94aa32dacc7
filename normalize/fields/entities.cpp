#include <array>

#include <libxml/HTMLparser.h>

#include "core/markup.h"
#include "core/text.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// Windows-1252 at 128 to 159, by the table of HTML 13.2.5.80; 0: nothing stands there.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

constexpr std::size_t kLongestName = 10;  // of HTML 4's 253 names: "thetasym" and shorter

// 0: no character.
char32_t repaired(char32_t c) {
  if (c >= 0x80 && c < 0xa0) return kWindows1252[c - 0x80];
  if (c == '\t' || c == '\n' || c == '\r') return c;
  const bool none = c < 0x20 || c == 0x7f || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff ||
                    (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  return none ? 0 : c;
}

int digit_value(char c, bool hex) {
  if (is_digit(c)) return c - '0';
  if (!hex) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "#8217;", "#x2019": the ";" may be missing. `at` moves behind it.
char32_t read_entity_number(std::string_view text, std::size_t& at) {
  std::size_t end = at + 1;
  const bool hex = end < text.size() && (text[end] == 'x' || text[end] == 'X');
  if (hex) ++end;
  char32_t number = 0;
  const std::size_t start = end;
  for (; end < text.size() && digit_value(text[end], hex) >= 0; ++end) {
    if (number <= 0x10ffff)
      number = number * (hex ? 16 : 10) + static_cast<char32_t>(digit_value(text[end], hex));
  }
  if (end == start) return 0;
  const char32_t character = repaired(number);
  if (character != 0) at = end + (end < text.size() && text[end] == ';' ? 1 : 0);
  return character;
}

// "eacute;": only with its ";", for "&copy=2" in an address is none.
char32_t read_entity_name(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  std::array<char, kLongestName + 1> name = {};
  while (end < text.size() && end - at < kLongestName &&
         (is_letter(text[end]) || is_digit(text[end]))) {
    name[end - at] = text[end];
    ++end;
  }
  if (end == at || end >= text.size() || text[end] != ';') return 0;
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.data()));
  if (entity == nullptr) return 0;
  at = end + 1;
  return static_cast<char32_t>(entity->value);
}

}  // namespace

char32_t windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xa0 ? kWindows1252[byte - 0x80u] : byte;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t written = 0;
  for (std::size_t amp = text.find('&'); amp != text.npos; amp = text.find('&', amp + 1)) {
    std::size_t end = amp + 1;
    const char32_t c = text.substr(end).starts_with('#') ? read_entity_number(text, end)
                                                         : read_entity_name(text, end);
    if (c == 0) continue;
    out.append(text, written, amp - written);
    append_utf8(out, c);
    written = end;
    amp = end - 1;
  }
  return out.append(text.substr(written));
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t quote = text.find('\'');
    out += escape_markup(text.substr(0, quote));
    if (quote == text.npos) return out;
    out += "&#39;";
    text.remove_prefix(quote + 1);
  }
}

}  // namespace vindplaats
