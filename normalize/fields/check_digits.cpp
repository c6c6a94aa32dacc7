#include "normalize/fields/check_digits.h"

#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

int value_of(char c) {
  return c == 'X' ? 10 : c - '0';
}

// `length` digits, the last of which may be an X.
bool has_digits_and_check(std::string_view text, std::size_t length) {
  if (text.size() != length || !all_digits(text.substr(0, length - 1))) return false;
  return is_digit(text.back()) || text.back() == 'X';
}

// Weights go down from the length to 1 (ISBN-10, ISSN); right when 11 divides the sum.
bool right_mod_11(std::string_view text) {
  int sum = 0;
  int weight = static_cast<int>(text.size());
  for (const char c : text) sum += weight-- * value_of(c);
  return sum % 11 == 0;
}

int ean_sum(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += value_of(digits[i]) * (i % 2 == 0 ? 1 : 3);
  return sum;
}

bool all_same(std::string_view text) {
  return text.find_first_not_of(text.front()) == text.npos;
}

}  // namespace

bool right_isbn10(std::string_view text) {
  return has_digits_and_check(text, 10) && !all_same(text) && right_mod_11(text);
}

bool right_isbn13(std::string_view text) {
  const bool book =
      text.starts_with("978") || (text.starts_with("979") && !text.starts_with("9790"));
  return book && text.size() == 13 && all_digits(text) && ean_sum(text) % 10 == 0;
}

bool right_issn(std::string_view text) {
  return has_digits_and_check(text, 8) && !all_same(text) && right_mod_11(text);
}

bool right_orcid(std::string_view text) {
  if (!has_digits_and_check(text, 16) || all_same(text)) return false;
  int total = 0;
  for (const char c : text.substr(0, 15)) total = (total + value_of(c)) * 2 % 11;
  return (12 - total) % 11 == value_of(text.back());
}

bool right_ror(std::string_view text) {
  constexpr std::string_view kBase32 = "0123456789abcdefghjkmnpqrstvwxyz";
  if (text.size() != 9 || text[0] != '0' || !all_digits(text.substr(7))) return false;
  long number = 0;
  for (const char c : text.substr(0, 7)) {
    const std::size_t digit = kBase32.find(c);
    if (digit == kBase32.npos) return false;
    number = number * 32 + static_cast<long>(digit);
  }
  return 98 - number * 100 % 97 == value_of(text[7]) * 10 + value_of(text[8]);
}

std::string isbn13_of_isbn10(std::string_view isbn10) {
  std::string out = "978" + std::string(isbn10.substr(0, 9));
  out += static_cast<char>('0' + (10 - ean_sum(out) % 10) % 10);
  return out;
}

}  // namespace vindplaats
