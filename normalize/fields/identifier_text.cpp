#include "normalize/fields/identifier_text.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// How many of the closing bracket `close` have no partner in the text.
bool is_unbalanced(std::string_view text, char open, char close) {
  return std::count(text.begin(), text.end(), close) > std::count(text.begin(), text.end(), open);
}

bool ends_in_foreign_sign(std::string_view text) {
  const char last = text.back();
  if (last == ')') return is_unbalanced(text, '(', ')');
  if (last == ']') return is_unbalanced(text, '[', ']');
  if (last == '}') return is_unbalanced(text, '{', '}');
  if (last == '>') return is_unbalanced(text, '<', '>');
  return std::string_view(".,;:'\"!?").find(last) != std::string_view::npos;
}

// Nearly every byte of an identifier: goes on without being decoded.
bool is_token_byte(char c) {
  return c > ' ' && c < 0x7f && c != '"';
}

}  // namespace

std::optional<AddressParts> address_parts(std::string_view text) {
  const bool secure = starts_with_ignoring_case(text, "https://");
  if (!secure && !starts_with_ignoring_case(text, "http://")) return std::nullopt;
  AddressParts out;
  out.text = text;
  text.remove_prefix(secure ? 8 : 7);
  const std::size_t hash = std::min(text.find('#'), text.size());
  if (hash < text.size()) out.fragment = text.substr(hash + 1);
  text = text.substr(0, hash);
  const std::size_t question = std::min(text.find('?'), text.size());
  if (question < text.size()) out.query = text.substr(question + 1);
  text = text.substr(0, question);
  const std::size_t slash = std::min(text.find('/'), text.size());
  if (slash < text.size()) out.path = text.substr(slash + 1);
  out.host = text.substr(0, slash);
  out.host = out.host.substr(0, out.host.find(':'));
  if (starts_with_ignoring_case(out.host, "www.")) out.host.remove_prefix(4);
  return out;
}

bool take_prefix(std::string_view& text, std::initializer_list<std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (!starts_with_ignoring_case(text, prefix)) continue;
    const std::string_view rest = text.substr(prefix.size());
    // "issnetwork" starts with no prefix; "issn1234-5678" and "issn: 1234-5678" do.
    if (is_letter(prefix.back()) && !rest.empty() && is_letter(rest.front())) continue;
    text = rest;
    while (!text.empty() && (is_blank(text.front()) || text.front() == ':' || text.front() == '='))
      text.remove_prefix(1);
    text = trim(text);
    return true;
  }
  return false;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t sign = std::min(text.find('%'), text.size());
    out.append(text, 0, sign);
    text.remove_prefix(sign);
    const int high = text.size() > 2 ? hex_value(text[1]) : -1;
    const int low = high >= 0 ? hex_value(text[2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      text.remove_prefix(3);
    } else if (!text.empty()) {
      out += '%';
      text.remove_prefix(1);
    }
  }
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (!valid_utf8(out) || std::any_of(out.begin(), out.end(), control)) return std::nullopt;
  return out;
}

std::string_view without_trailing_punctuation(std::string_view text) {
  // Sixteen signs at most: each costs a walk for its partner.
  for (int i = 0; i < 16 && !text.empty() && ends_in_foreign_sign(text); ++i) text.remove_suffix(1);
  return text;
}

std::string_view first_token(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_token_byte(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    const char32_t c = next_utf8(text, at);
    const bool ends = c <= 0x20 || c == 0x7f || c == '"' || c == 0xa0 ||
                      (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x201d || c == 0xfffd ||
                      c == 0x3000;
    if (ends) return text.substr(0, start);
  }
  return text;
}

}  // namespace vindplaats
