#include "curation/word_scanner.h"

#include <unicode/uchar.h>

#include "core/text.h"

namespace vindplaats {
namespace {

bool ascii_letter_or_digit(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool wide_letter(char32_t c) {
  if (c >= 0xc0 && c < 0x250) return c != 0xd7 && c != 0xf7;
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalnum(static_cast<UChar32>(c)) != 0 || type == U_NON_SPACING_MARK ||
         type == U_COMBINING_SPACING_MARK;
}

}  // namespace

WordScanner::Character WordScanner::peek(std::size_t at) const {
  if (at >= text_.size()) return {};
  const auto lead = static_cast<unsigned char>(text_[at]);
  if (lead < 0x80) {
    if (ascii_letter_or_digit(lead)) return {Kind::kLetter, 1};
    if (lead == '-') return {Kind::kHyphen, 1};
    return {lead == '\'' ? Kind::kApostrophe : Kind::kSpace, 1};
  }
  std::size_t end = at;
  const char32_t c = next_utf8(text_, end);
  const std::size_t bytes = end - at;
  switch (c) {
    case 0xad:
      return {Kind::kSoftHyphen, bytes};
    case 0x2010:
    case 0x2011:
      return {Kind::kHyphen, bytes};
    case 0x2018:
    case 0x2019:
    case 0x2bc:
      return {Kind::kApostrophe, bytes};
    default:
      return {wide_letter(c) ? Kind::kLetter : Kind::kSpace, bytes};
  }
}

void WordScanner::advance(const Character& character) {
  at_ += character.bytes;
  ++characters_;
}

bool WordScanner::skip_to_word() {
  for (;;) {
    const Character character = peek(at_);
    if (character.bytes == 0) return false;
    if (character.kind == Kind::kLetter) return true;
    advance(character);
  }
}

// Do one or two letters stand at `at`, and then the end of the word.
bool WordScanner::short_tail(std::size_t at) const {
  for (int letters = 0; letters < 3; ++letters) {
    const Character character = peek(at);
    if (character.kind != Kind::kLetter) return letters > 0 && character.kind != Kind::kApostrophe;
    at += character.bytes;
  }
  return false;
}

void WordScanner::read_part(WordPart& part) {
  const std::size_t begin = at_;
  part.start = characters_;
  part.plain = true;
  for (;;) {
    const Character character = peek(at_);
    const bool letter = character.kind == Kind::kLetter;
    const bool soft =
        character.kind == Kind::kSoftHyphen && peek(at_ + character.bytes).kind == Kind::kLetter;
    const bool inside = character.kind == Kind::kApostrophe && short_tail(at_ + character.bytes);
    if (!letter && !soft && !inside) break;
    if (character.bytes > 1) part.plain = false;
    advance(character);
  }
  part.bytes = text_.substr(begin, at_ - begin);
  part.length = characters_ - part.start;
}

bool WordScanner::next(ScannedWord& word) {
  word.count = 0;
  if (!skip_to_word()) return false;
  for (;;) {
    read_part(word.parts[word.count++]);
    const Character joint = peek(at_);
    const bool joins = joint.kind == Kind::kHyphen || joint.kind == Kind::kApostrophe;
    if (!joins || peek(at_ + joint.bytes).kind != Kind::kLetter) return true;
    advance(joint);
    if (word.count == kMaxParts) return true;
  }
}

void append_word_key(std::string& out, const WordPart& part) {
  if (part.plain) {
    for (const char c : part.bytes) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return;
  }
  for (std::size_t at = 0; at < part.bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = next_utf8(part.bytes, at);
    if (c == 0xad) continue;
    if (c == 0x2018 || c == 0x2019 || c == 0x2bc) {
      out += '\'';
    } else if (c < 0x80) {
      out += to_lower(part.bytes.substr(begin, 1));
    } else {
      out.append(part.bytes, begin, at - begin);
    }
  }
}

}  // namespace vindplaats
