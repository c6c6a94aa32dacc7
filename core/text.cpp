#include "core/text.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "core/byte_block.h"

namespace vindplaats {
namespace {

constexpr char32_t kReplacement = 0xfffd;

BlockAnswer beyond_ascii(ByteBlock block) {
  return block > 0x7f;
}

// How many ASCII bytes the text starts with: most text here is nothing else.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = skip_blocks(text, 0, beyond_ascii);
  while (at < text.size() && static_cast<signed char>(text[at]) >= 0) ++at;
  return at;
}

bool is_ascii(std::string_view text) {
  return !any_of_text(text, beyond_ascii);
}

bool ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_space(char32_t c) {
  if (c < 0x80) return ascii_space(static_cast<char>(c));
  return c == 0xa0 || c == 0xfeff || c == 0x200b || u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

// The character at `at` and its length; length 0 when the bytes there are not UTF-8.
struct CodePoint {
  char32_t character;
  std::size_t length;
};

CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return {kReplacement, 0};
  char32_t character = lead & (0xffu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {kReplacement, 0};
    character = (character << 6) | (byte(i) & 0x3fu);
  }
  const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
  const bool surrogate = character >= 0xd800 && character <= 0xdfff;
  if (overlong || surrogate || character > 0x10ffff) return {kReplacement, 0};
  return {character, length};
}

const icu::Normalizer2& nfc_normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  return *instance;
}

// Has it nothing beyond U+017F but dashes, quotes and dots (U+2010 to U+203F): all of these are in
// NFC, alone and beside each other (Unicode's DerivedNormalizationProps.txt: NFC_Quick_Check is
// Yes). Texts of Western Europe are, and ICU need not be asked.
bool is_plainly_nfc(std::string_view text) {
  for (std::size_t at = ascii_prefix(text); at < text.size(); at += ascii_prefix(text.substr(at))) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const bool latin = byte(0) >= 0xc2 && byte(0) <= 0xc5;
    const std::size_t length = latin ? 2 : 3;
    if (at + length > text.size()) return false;
    if (!latin && (byte(0) != 0xe2 || byte(1) != 0x80 || byte(2) < 0x90)) return false;
    at += length;
  }
  return true;
}

std::string normalized(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                           sink, nullptr, status);
  return out;
}

bool is_visible_ascii(char c) {
  return c > 0x20 && c < 0x7f;
}

// Where a byte is no visible ASCII and no space, or a space behind a space.
BlockAnswer unplain(ByteBlock before, ByteBlock here) {
  return (here < 0x20) | (here > 0x7e) | ((before == ' ') & (here == ' '));
}

// Is the text what squeezed() would make of it: visible ASCII with single spaces between, and none
// of `unwanted`. Nearly every title, name and abstract comes so, and one look at each byte costs
// less than building it anew.
template <char... unwanted>
bool is_squeezed(std::string_view text) {
  if (text.empty()) return true;
  const char first = text.front();
  if (!is_visible_ascii(first) || text.back() == ' ' || (false || ... || (first == unwanted)))
    return false;
  return !any_of_both(text.data(), text.data() + 1, text.size() - 1,
                      [](ByteBlock before, ByteBlock here) {
                        return (unplain(before, here) | ... | (here == unwanted));
                      });
}

// One pass for one_line and paragraphs: runs of white space become one space or, with `breaks`, a
// blank line.
std::string squeezed(std::string_view text, bool breaks) {
  if (is_squeezed<>(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool space = false;
  int newlines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    at = behind_plain_words(text, at);
    const char32_t c = at > start ? U'a' : next_utf8(text, at);
    if (is_space(c)) {
      space = true;
      newlines += c == '\n';
      continue;
    }
    if (is_control(c)) continue;
    if (space && !out.empty()) out += breaks && newlines >= 2 ? "\n\n" : " ";
    space = false;
    newlines = 0;
    out.append(text, start, at - start);
  }
  return is_plainly_nfc(out) ? out : nfc(out);
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  std::size_t at = ascii_prefix(bytes);
  while (at < bytes.size()) {
    const std::size_t length = decode(bytes, at).length;
    if (length == 0) return false;
    at += length;
    at += ascii_prefix(bytes.substr(at));
  }
  return true;
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  if (valid_utf8(bytes)) {  // the usual case, many bytes at a time
    if (replaced != nullptr) *replaced = 0;
    return std::string(bytes);
  }
  std::string out;
  out.reserve(bytes.size());
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = decode(bytes, at).length;
    if (length == 0) {
      append_utf8(out, kReplacement);
      ++count;
      ++at;
    } else {
      out.append(bytes, at, length);
      at += length;
    }
  }
  if (replaced != nullptr) *replaced = count;
  return out;
}

void append_utf8(std::string& out, char32_t character) {
  char32_t c = character;
  if ((c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff) c = kReplacement;
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

char32_t next_utf8(std::string_view text, std::size_t& at) {
  const CodePoint decoded = decode(text, at);
  at += decoded.length == 0 ? 1 : decoded.length;
  return decoded.character;
}

std::size_t utf8_length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xc0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string nfc(std::string_view text) {
  if (is_plainly_nfc(text)) return std::string(text);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (nfc_normalizer().isNormalizedUTF8(piece, status)) return std::string(text);
  return normalized(nfc_normalizer(), text);
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return to_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  static const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const std::string decomposed = normalized(*nfd, normalized(*casefold, text));
  std::string out;
  for (std::size_t at = 0; at < decomposed.size();) {
    const std::size_t start = at;
    const char32_t c = next_utf8(decomposed, at);
    if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK)
      out.append(decomposed, start, at - start);
  }
  return out;
}

std::string_view text_detail::trim_ends(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_space(next_utf8(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (text[start] & 0xc0) == 0x80) --start;
    std::size_t at = start;
    if (!is_space(next_utf8(text, at)) || at != text.size()) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::size_t behind_plain_words(std::string_view text, std::size_t at) {
  constexpr std::size_t kBlock = sizeof(ByteBlock);
  const std::size_t start = at;
  while (at < text.size()) {
    const char* const here = text.data() + at;
    // Ends in no space, for nobody knows what follows it; at the start nobody knows what was
    // before.
    const bool block = at > start && at + kBlock <= text.size() && here[kBlock - 1] != ' ' &&
                       !any(unplain(load_block(here - 1), load_block(here)));
    if (block) {
      at += kBlock;
    } else if (is_visible_ascii(text[at])) {
      ++at;
    } else if (text[at] == ' ' && at > start && at + 1 < text.size() &&
               is_visible_ascii(text[at + 1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

bool is_plain_line(std::string_view text) {
  return is_squeezed<'<', '&', '@'>(text);
}

std::string one_line(std::string_view text) {
  return squeezed(text, false);
}
std::string paragraphs(std::string_view text) {
  return squeezed(text, true);
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (!text.empty()) parts.reserve(4);  // names and lists of a few words: one allocation
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty())
      parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

bool valid_id(std::string_view id) {
  if (id.empty() || id.size() > 63 || id.front() == '-') return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace vindplaats
