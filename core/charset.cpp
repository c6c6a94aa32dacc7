#include "core/charset.h"

#include <algorithm>
#include <cstdint>

#include <unicode/ucnv.h>

#include "core/text.h"

namespace vindplaats {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
// Longer marks first: UTF-32LE starts with the mark of UTF-16LE.
constexpr Mark kByteOrderMarks[] = {{"\0\0\xfe\xff"sv, "utf-32be"},
                                    {"\xff\xfe\0\0"sv, "utf-32le"},
                                    {"\xef\xbb\xbf"sv, "utf-8"},
                                    {"\xfe\xff"sv, "utf-16be"},
                                    {"\xff\xfe"sv, "utf-16le"}};
// "<?" or "<r" without a mark (XML 1.0 appendix F).
constexpr Mark kFirstCharacters[] = {{"\0\0\0<"sv, "utf-32be"},
                                     {"<\0\0\0"sv, "utf-32le"},
                                     {"\0<\0"sv, "utf-16be"},
                                     {"<\0"sv, "utf-16le"}};

// Misspellings met in the field (newsboat#3070), and labels that stand for a larger set (as in the
// WHATWG Encoding Standard).
constexpr Mark kAliases[] = {{"utf8", "utf-8"},
                             {"utf_8", "utf-8"},
                             {"unicode", "utf-8"},
                             {"us-ascii", "windows-1252"},
                             {"ascii", "windows-1252"},
                             {"latin1", "windows-1252"},
                             {"latin-1", "windows-1252"},
                             {"iso-8859-1", "windows-1252"},
                             {"iso8859-1", "windows-1252"},
                             {"iso_8859-1", "windows-1252"},
                             {"cp1252", "windows-1252"},
                             {"iso-8859-9", "windows-1254"},
                             {"gb2312", "gb18030"},
                             {"gbk", "gb18030"},
                             {"x-sjis", "shift_jis"},
                             {"utf16", "utf-16"},
                             {"u16", "utf-16"},
                             {"utf_16", "utf-16"}};

std::string canonical_label(std::string_view label) {
  const std::string lower = to_lower(trim(label));
  for (const Mark& alias : kAliases) {
    if (alias.bytes == lower) return std::string(alias.charset);
  }
  return lower;
}

// The encoding that an XML declaration in the first 1 KB names; blank lines before it are tolerated
// (faults.md row 52).
std::string declared_charset(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 1024);
  const std::size_t begin = head.find("<?xml");
  if (begin == std::string_view::npos) return {};
  head = head.substr(begin, head.find("?>", begin) - begin);
  const std::size_t name = head.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = head.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = head.find(head[open], open + 1);
  if (close == std::string_view::npos) return {};
  return std::string(head.substr(open + 1, close - open - 1));
}

// ICU's converter, malformed input replaced by U+FFFD. Empty when ICU does not know the label.
bool convert(std::string_view bytes, const std::string& charset, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* source = ucnv_open(charset.c_str(), &status);
  if (U_FAILURE(status)) return false;
  UConverter* target = ucnv_open("utf-8", &status);
  const char* in = bytes.data();
  const char* const end = in + bytes.size();
  UChar pivot[2048];
  UChar *pivot_in = pivot, *pivot_out = pivot;
  char buffer[8192];
  bool reset = true;
  do {
    char* to = buffer;
    status = U_ZERO_ERROR;
    ucnv_convertEx(target, source, &to, buffer + sizeof buffer, &in, end, pivot, &pivot_in,
                   &pivot_out, pivot + 2048, reset, true, &status);
    reset = false;
    out.append(buffer, static_cast<std::size_t>(to - buffer));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close(source);
  ucnv_close(target);
  return true;
}

bool is_wide(std::string_view charset) {
  return charset.starts_with("utf-16") || charset.starts_with("utf-32");
}
bool has_high_bytes(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<signed char>(c) < 0; });
}

// UTF-8 with a few broken places stays UTF-8: as windows-1252 every accent of it would be wrong.
bool mostly_utf8(std::string_view bytes, std::size_t replaced) {
  const auto high = static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xc0) == 0xc0; }));
  return high > 3 * replaced;
}

Decoded as_utf8(std::string_view bytes) {
  Decoded decoded;
  decoded.text = repair_utf8(bytes);
  decoded.charset = "utf-8";
  return decoded;
}

Decoded by_label(std::string_view bytes, const std::string& charset, bool contradicted) {
  Decoded decoded;
  decoded.charset = charset;
  decoded.contradicted = contradicted;
  if (!convert(bytes, charset, decoded.text)) return as_utf8(bytes);
  return decoded;
}

// Neither mark nor wide characters: the label, unless the bytes say otherwise.
Decoded decode_narrow(std::string_view bytes, const std::string& label) {
  const bool utf8 = valid_utf8(bytes);
  const bool western =
      label.empty() || label == "utf-8" || label == "windows-1252" || is_wide(label);
  if (utf8 && western) {
    Decoded decoded;
    decoded.text = bytes;
    decoded.charset = "utf-8";
    decoded.contradicted =
        !label.empty() && label != "utf-8" && (is_wide(label) || has_high_bytes(bytes));
    decoded.guessed = label.empty() && has_high_bytes(bytes);
    return decoded;
  }
  if (!western) {
    Decoded decoded;
    decoded.charset = label;
    if (convert(bytes, label, decoded.text)) return decoded;
    if (utf8) return as_utf8(bytes);
  }
  std::size_t replaced = 0;
  std::string repaired = repair_utf8(bytes, &replaced);
  if (label != "windows-1252" && mostly_utf8(bytes, replaced)) {
    Decoded decoded;
    decoded.text = std::move(repaired);
    decoded.charset = "utf-8";
    decoded.contradicted = true;
    return decoded;
  }
  Decoded decoded = by_label(bytes, "windows-1252", !label.empty() && label != "windows-1252");
  decoded.guessed = label != "windows-1252";
  return decoded;
}

}  // namespace

Decoded decode_text(std::string_view bytes, std::string_view http_charset) {
  for (const Mark& mark : kByteOrderMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const std::string_view rest = bytes.substr(mark.bytes.size());
    return mark.charset == "utf-8" ? as_utf8(rest)
                                   : by_label(rest, std::string(mark.charset), false);
  }
  for (const Mark& first : kFirstCharacters) {
    if (bytes.starts_with(first.bytes)) return by_label(bytes, std::string(first.charset), false);
  }
  std::string label = canonical_label(http_charset);
  if (label.empty()) label = canonical_label(declared_charset(bytes));
  return decode_narrow(bytes, label);
}

}  // namespace vindplaats
