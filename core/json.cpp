#include "core/json.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr int kDeepest = 64;

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  JsonBuffer(out).string(text);
}

std::string to_decimal(Thousandths value) {
  std::string out = value.count < 0 ? "-" : "";
  const std::uint64_t size = value.count < 0 ? 0 - static_cast<std::uint64_t>(value.count)
                                             : static_cast<std::uint64_t>(value.count);
  out += std::to_string(size / 1000);
  if (size % 1000 != 0) {
    std::string fraction = std::to_string(1000 + size % 1000);
    fraction[0] = '.';
    while (fraction.back() == '0') fraction.pop_back();
    out += fraction;
  }
  return out;
}

Result<Thousandths> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  const std::size_t dot = std::min(digits.find('.'), digits.size());
  std::string scaled(digits.substr(0, dot));
  std::string fraction(digits.substr(std::min(dot + 1, digits.size())));
  const bool bare_dot = dot != digits.size() && fraction.empty();
  fraction.resize(3, '0');
  scaled += fraction;
  std::int64_t count = 0;
  const auto [end, code] = std::from_chars(scaled.data(), scaled.data() + scaled.size(), count);
  if (dot == 0 || bare_dot || code != std::errc() || end != scaled.data() + scaled.size() ||
      count > 1'000'000'000 || scaled.front() == '-') {
    return fail(Fault::kInput, "'" + std::string(text) + "' is not a number like 1 or 0.25");
  }
  return Thousandths{negative ? -count : count};
}

void JsonReader::space() {
  while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] >= '\t' && text_[at_] <= '\r')))
    ++at_;
}

bool JsonReader::enter() {
  if (failed_ || ++depth_ > kDeepest) fail_here();
  return !failed_;
}

bool JsonReader::next_is(char wanted) {
  space();
  if (failed_ || at_ >= text_.size() || text_[at_] != wanted) return false;
  ++at_;
  return true;
}

bool JsonReader::expect(char wanted) {
  if (next_is(wanted)) return true;
  fail_here();
  return false;
}

char32_t JsonReader::unicode_escape() {
  std::uint32_t unit = 0;
  const char* const begin = text_.data() + at_;
  if (at_ + 4 > text_.size()) return fail_here(), U'\0';
  const auto [end, code] = std::from_chars(begin, begin + 4, unit, 16);
  if (code != std::errc() || end != begin + 4) fail_here();
  at_ += 4;
  return static_cast<char32_t>(unit);
}

void JsonReader::read(std::string& value) {
  value.clear();
  if (!expect('"')) return;
  for (;;) {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] != '"' && text_[end] != '\\') ++end;
    value.append(text_, at_, end - at_);
    at_ = end + 1;
    if (end >= text_.size() || (text_[end] == '\\' && at_ >= text_.size())) return fail_here();
    if (text_[end] == '"') return;
    const char escape = text_[at_++];
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (const std::size_t known = kNames.find(escape); known != std::string_view::npos) {
      value += kMeant[known];
    } else if (escape == 'u') {
      char32_t c = unicode_escape();
      if (c >= 0xd800 && c < 0xdc00 && text_.substr(at_, 2) == "\\u") {
        const std::size_t second = at_;
        at_ += 2;
        const char32_t low = unicode_escape();
        const bool pair = low >= 0xdc00 && low < 0xe000;
        // Half a pair becomes U+FFFD, and what follows it stands for itself (faults.md row 49).
        if (pair) c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        if (!pair && !failed_) at_ = second;
      }
      append_utf8(value, c);
    } else {
      return fail_here();
    }
    if (failed_) return;
  }
}

void JsonReader::read(bool& value) {
  space();
  const std::string_view rest = text_.substr(std::min(at_, text_.size()));
  value = rest.starts_with("true");
  if (!value && !rest.starts_with("false")) return fail_here();
  at_ += value ? 4 : 5;
}

void JsonReader::read(std::int64_t& value) {
  space();
  const char* const end = text_.data() + text_.size();
  const auto [stop, code] = std::from_chars(text_.data() + std::min(at_, text_.size()), end, value);
  if (code != std::errc() || (stop != end && (*stop == '.' || *stop == 'e' || *stop == 'E'))) {
    return fail_here();
  }
  at_ = static_cast<std::size_t>(stop - text_.data());
}

void JsonReader::read(Thousandths& value) {
  space();
  const std::size_t start = std::min(at_, text_.size());
  while (at_ < text_.size() &&
         std::string_view("-.0123456789").find(text_[at_]) != std::string_view::npos)
    ++at_;
  const Result<Thousandths> number = parse_decimal(text_.substr(start, at_ - start));
  if (!number) return fail_here();
  value = *number;
}

void JsonReader::skip() {
  space();
  if (failed_ || at_ >= text_.size()) return fail_here();
  std::string ignored;
  switch (text_[at_]) {
    case '"':
      return read(ignored);
    case '{':
      return object([&](std::string_view) { skip(); });
    case '[':
      return array([&] { skip(); });
    default:
      break;
  }
  const std::size_t start = at_;
  while (at_ < text_.size() &&
         std::string_view("-+.0123456789abcdefghijklmnopqrstuvwxyzE").find(text_[at_]) !=
             std::string_view::npos) {
    ++at_;
  }
  if (at_ == start) fail_here();
}

bool JsonReader::at_end() {
  space();
  return at_ == text_.size();
}

}  // namespace vindplaats
