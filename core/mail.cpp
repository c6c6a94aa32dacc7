#include "core/mail.h"

#include <algorithm>

#include "core/text.h"

namespace vindplaats {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_beyond_ascii(char c) {
  return static_cast<signed char>(c) < 0;
}

constexpr std::size_t kLongestLocalPart = 64;  // RFC 5321 section 4.5.3.1.1
constexpr std::string_view kImageEndings[] = {"png", "jpg", "jpeg", "gif", "webp", "svg", "avif"};

bool is_local_byte(char c) {
  return is_letter(c) || is_digit(c) || is_beyond_ascii(c) || c == '.' || c == '_' || c == '%' ||
         c == '+' || c == '-' || c == '\'';
}

bool is_domain_byte(char c) {
  return is_letter(c) || is_digit(c) || is_beyond_ascii(c) || c == '.' || c == '-';
}

// Characters beyond ASCII that are no letters and so end an address: spaces, quotes, dashes.
bool is_wide_sign(char32_t c) {
  return (c >= 0x80 && c < 0xc0) || (c >= 0x2000 && c < 0x2070) || c == 0x3000 || c == 0xfffd;
}

// Where the name before the "@" begins; `at` itself when there is none. Looks no further back than
// `from`.
std::size_t start_of_local(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t start = at;
  while (start > from && at - start < kLongestLocalPart && is_local_byte(text[start - 1])) --start;
  while (start < at && (text[start] & 0xc0) == 0x80) ++start;  // cut inside a character
  for (std::size_t next = start; next < at;) {
    if (is_wide_sign(next_utf8(text, next))) start = next;
  }
  while (start < at && (text[start] == '.' || text[start] == '\'' || text[start] == '-')) ++start;
  return start;
}

// The end of the domain that begins at `start`; `start` itself when it is none: labels, a point,
// and letters at the end.
std::size_t end_of_domain(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() && is_domain_byte(text[end])) {
    std::size_t next = end;
    if (is_beyond_ascii(text[end]) && is_wide_sign(next_utf8(text, next))) break;
    end = std::max(next, end + 1);
  }
  while (end > start && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string_view domain = text.substr(start, end - start);
  const std::size_t point = domain.rfind('.');
  if (point == domain.npos || point == 0 || domain.size() - point < 3 ||
      domain.find("..") != domain.npos)
    return start;
  const std::string_view ending = domain.substr(point + 1);
  const bool letters = std::none_of(ending.begin(), ending.end(), is_digit);
  const bool image =
      std::any_of(std::begin(kImageEndings), std::end(kImageEndings),
                  [&](std::string_view name) { return equals_ignoring_case(ending, name); });
  return letters && !image ? end : start;
}

// "/logo@2x.example", "/@user": part of an address of the web.
bool stands_in_path(std::string_view text, std::size_t start) {
  return start > 0 && text[start - 1] == '/';
}

}  // namespace

std::string mask_mail(std::string_view text, std::size_t& masked) {
  std::string out;
  std::size_t written = 0;
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    const std::size_t start = start_of_local(text, at, written);
    const std::size_t end = end_of_domain(text, at + 1);
    if (start == at || end == at + 1 || stands_in_path(text, start)) continue;
    std::size_t first = start;
    next_utf8(text, first);
    out.append(text, written, first - written).append("***").append(text, at, end - at);
    written = end;
    ++masked;
    at = end - 1;
  }
  return out.append(text.substr(written));
}

bool is_mail_address(std::string_view text) {
  text = trim(text);
  if (starts_with_ignoring_case(text, "mailto:")) text.remove_prefix(7);
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0) return false;
  return start_of_local(text, at, 0) == 0 && at + 1 < text.size() &&
         end_of_domain(text, at + 1) == text.size();
}

}  // namespace vindplaats
