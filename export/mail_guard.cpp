#include "export/mail_guard.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestName = 64;  // RFC 5321 section 4.5.3.1.1
constexpr std::string_view kKeptKeys[] = {
    "arxiv",   "canonical",   "doi",     "handle", "href", "id",    "identifier",
    "license", "primaryLink", "typeUri", "uri",    "url",  "urnNbn"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_byte(char c) {
  return is_word_byte(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}

std::size_t name_start(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t start = at;
  while (start > from && at - start < kLongestName && is_name_byte(text[start - 1])) --start;
  while (start < at && ((text[start] & 0xc0) == 0x80 || !is_word_byte(text[start]))) ++start;
  return start;
}

// The end of a domain with a point and letters behind it; `start` when there is none.
std::size_t domain_end(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() && (is_word_byte(text[end]) || text[end] == '.' || text[end] == '-')) {
    ++end;
  }
  while (end > start && !is_word_byte(text[end - 1])) --end;
  const std::string_view domain = text.substr(start, end - start);
  const std::size_t point = domain.rfind('.');
  if (point == std::string_view::npos || point == 0 || domain.size() - point < 3) return start;
  const std::string_view ending = domain.substr(point + 1);
  const bool digits =
      std::any_of(ending.begin(), ending.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? start : end;
}

// Visits every text below a value.
struct MailRemover {
  void operator()(std::string_view key, std::string& value) const {
    if (value.find('@') == std::string::npos) return;
    if (std::find(std::begin(kKeptKeys), std::end(kKeptKeys), key) != std::end(kKeptKeys)) return;
    value = without_mail(value);
  }
  template <class T>
  void operator()(std::string_view key, std::vector<T>& values) const {
    for (T& value : values) (*this)(key, value);
  }
  void operator()(std::string_view, std::int64_t&) const {}
  void operator()(std::string_view, bool&) const {}
  template <class T>
  requires(std::is_class_v<T>) void operator()(std::string_view, T& value) const {
    each_field(*this, value);
  }
};

}  // namespace

std::string without_mail(std::string_view text) {
  std::string out;
  std::size_t written = 0;
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    const std::size_t start = name_start(text, at, written);
    const std::size_t end = domain_end(text, at + 1);
    const bool in_path = start > 0 && text[start - 1] == '/';
    if (start == at || end == at + 1 || in_path) continue;
    std::size_t first = start;
    next_utf8(text, first);
    out.append(text, written, first - written).append("***").append(text, at, end - at);
    written = end;
    at = end - 1;
  }
  return out.append(text.substr(written));
}

void remove_mail(PublicItem& item) {
  each_field(MailRemover{}, item);
}

}  // namespace vindplaats
