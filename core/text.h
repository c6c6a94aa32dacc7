#pragma once
// Text as we keep it: valid UTF-8 in NFC, without control characters. Pure functions, safe from any
// thread.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

// Is this UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
bool valid_utf8(std::string_view bytes);
// The same text with every malformed sequence replaced by U+FFFD; `replaced` (may be null) counts
// them.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

// Appends the character; U+FFFD for a surrogate or beyond Unicode.
void append_utf8(std::string& out, char32_t character);
// The character at `at`, which moves behind it. U+FFFD and one byte for what is malformed.
char32_t next_utf8(std::string_view text, std::size_t& at);
// How many characters (code points) a valid text has.
std::size_t utf8_length(std::string_view text);
// At most `bytes` bytes of it, never in the middle of a character.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

// Unicode NFC. Valid UTF-8 in, valid UTF-8 out.
std::string nfc(std::string_view text);
// For comparing: NFKC case folding, then without combining marks ("Één" = "een").
std::string fold(std::string_view text);

namespace text_detail {
std::string_view trim_ends(std::string_view text);
}
// A view without white space at both ends. White space: ASCII, U+00A0, U+FEFF, U+200B and Unicode's
// own.
inline std::string_view trim(std::string_view text) {
  // Most texts have nothing to trim: two bytes tell.
  const auto visible = [](char c) { return c > 0x20 && c < 0x7f; };
  return !text.empty() && visible(text.front()) && visible(text.back())
             ? text
             : text_detail::trim_ends(text);
}
// Is it visible ASCII with single spaces between, without "<", "&" and "@": a text that cleaning
// leaves as it is, with neither markup nor an address of mail in it.
bool is_plain_line(std::string_view text);
// Where the words of visible ASCII with single spaces between that begin at `at` end; `at` when
// none does.
std::size_t behind_plain_words(std::string_view text, std::size_t at);
// Trimmed, each run of white space one space, control characters gone, NFC: a title, a name.
std::string one_line(std::string_view text);
// As one_line, but an empty line stays as one blank line between paragraphs ("\n\n"): an abstract.
std::string paragraphs(std::string_view text);

// ASCII only; other bytes stay.
std::string to_lower(std::string_view text);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && starts_with_ignoring_case(a, b);
}
// The parts between separators, trimmed, empty ones left out. Views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
// Is it [a-z0-9][a-z0-9-]{0,62}: the form of every id that people give (contract section 3).
bool valid_id(std::string_view id);

}  // namespace vindplaats
