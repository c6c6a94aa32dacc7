#include "normalize/fields/dates_tokens.h"

#include "normalize/fields/dates_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

const DateToken kEndToken;
constexpr std::size_t kUsualTokens = 16;  // "Sun, 04 Apr 2024 12:33:00 +0100" has 13

bool is_date_letter(char c) {
  return is_letter(c) || is_beyond_ascii(c);
}

int number_of(std::string_view digits) {
  if (digits.size() > 9) return 0;
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

DateTokens::DateTokens(std::string_view text) {
  if (text.size() > kDateBytes) return;
  text_ = plain_fold(text);
  tokens_.reserve(kUsualTokens);
  bool space = false;
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t start = at;
    if (text_[at] == ' ') {
      space = true;
      ++at;
      continue;
    }
    if (is_digit(text_[at])) {
      while (at < text_.size() && is_digit(text_[at])) ++at;
      add(DateToken::Kind::kNumber, start, at, space);
    } else if (is_date_letter(text_[at])) {
      while (at < text_.size() && is_date_letter(text_[at])) ++at;
      add(DateToken::Kind::kWord, start, at, space);
    } else {
      add(DateToken::Kind::kSign, start, ++at, space);
    }
    space = false;
  }
}

void DateTokens::add(DateToken::Kind kind, std::size_t start, std::size_t end, bool space) {
  if (tokens_.size() == kDateTokens) return;
  DateToken& token = tokens_.emplace_back();
  token.kind = kind;
  token.text = std::string_view(text_).substr(start, end - start);
  token.space = space;
  if (kind == DateToken::Kind::kNumber) token.value = number_of(token.text);
}

const DateToken& DateTokens::peek(std::size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : kEndToken;
}

bool DateTokens::skip_sign(char sign) {
  if (!peek().is(sign)) return false;
  skip();
  return true;
}

void DateTokens::skip_fillers() {
  while (peek().is(',') || (peek().is_word() && is_date_filler(peek().text))) skip();
}

}  // namespace vindplaats
