#pragma once
// What identifier texts have around them: addresses, prefixes, percent signs, punctuation. Pure;
// linear time.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// Longer ones are none (the longest DOI known is far below).
inline constexpr std::size_t kIdentifierBytes = 2000;

// An http or https address in parts, views into the text. No check but the scheme.
struct AddressParts {
  std::string_view text;  // the whole
  std::string_view host;  // without "www." and port, as written
  std::string_view path;  // without its leading "/"
  std::string_view query;
  std::string_view fragment;
};
std::optional<AddressParts> address_parts(std::string_view text);

// Takes the first of `prefixes` (lower case) that stands in front, in any case, with the white
// space and colon behind it.
bool take_prefix(std::string_view& text, std::initializer_list<std::string_view> prefixes);

// "%2F" -> "/"; nullopt when the result is no valid UTF-8 or holds a control character. A "%" that
// encodes nothing stays.
std::optional<std::string> percent_decode(std::string_view text);

// Without punctuation at its end that belongs to the sentence around it; a bracket stays when its
// partner is inside.
std::string_view without_trailing_punctuation(std::string_view text);

// Up to the first white space, control characteror double quote.
std::string_view first_token(std::string_view text);

}  // namespace vindplaats
