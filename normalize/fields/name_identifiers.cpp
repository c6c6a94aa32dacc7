#include "normalize/fields/name_identifiers.h"

#include "core/text.h"
#include "normalize/fields/check_digits.h"
#include "normalize/fields/identifier_text.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// Digits and a last X, without spaces and hyphens; empty when anything else is there.
std::string bare_number(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    if (!is_digit(c) && c != 'x' && c != 'X') return {};
    out += c == 'x' ? 'X' : c;
  }
  return out;
}

// The thesaurus' own check: weights 2, 3, ... from the right, modulo 11.
bool right_author_number(std::string_view number) {
  if (number.size() < 9 || number.size() > 10 || !all_digits(number.substr(0, number.size() - 1)))
    return false;
  int sum = 0, weight = 2;
  for (std::size_t i = number.size() - 1; i-- > 0; ++weight) sum += (number[i] - '0') * weight;
  const int check = (11 - sum % 11) % 11;
  return number.back() == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

}  // namespace

std::optional<std::string> normal_isni(std::string_view text) {
  text = trim(text);
  if (text.size() > kIdentifierBytes) return std::nullopt;
  if (const auto address = address_parts(text)) {
    if (!address->host.ends_with("isni.org")) return std::nullopt;
    text = address->path;
    take_prefix(text, {"isni/"});
  } else {
    take_prefix(text, {"isni"});
  }
  std::string number = bare_number(text);
  if (!right_orcid(number)) return std::nullopt;
  return number;
}

std::optional<std::string> normal_dai(std::string_view text) {
  text = trim(text);
  if (text.size() > kIdentifierBytes) return std::nullopt;
  const std::size_t address = text.find("dai/nl/");
  if (address != text.npos) text.remove_prefix(address + 7);
  take_prefix(text, {"dai-nl", "dai"});
  const std::string number = bare_number(text);
  if (!right_author_number(number)) return std::nullopt;
  return "info:eu-repo/dai/nl/" + number;
}

std::optional<std::string> orcid_of_isni(std::string_view isni) {
  if (!right_orcid(isni) || isni.substr(0, 15) < "000000015000000" ||
      isni.substr(0, 15) > "000000035000000")
    return std::nullopt;
  std::string out(isni.substr(0, 4));
  for (const std::size_t at : {4U, 8U, 12U}) out.append("-").append(isni.substr(at, 4));
  return out;
}

}  // namespace vindplaats
