#pragma once
// The check digits of identifiers. Each takes the bare form, without hyphens, and is false for what
// has not its shape. Pure.
#include <string>
#include <string_view>

namespace vindplaats {

bool right_isbn10(std::string_view text);  // "9062154361"; X in upper case
bool right_isbn13(std::string_view text);  // 978 and 979, but 979-0: that is music (ISMN)
bool right_issn(std::string_view text);    // "1234567X"
bool right_orcid(std::string_view text);   // 16 characters, ISO 7064 mod 11-2
bool right_ror(std::string_view text);     // "05xvt9f17": Crockford base32, ISO 7064 mod 97-10
std::string isbn13_of_isbn10(std::string_view isbn10);

}  // namespace vindplaats
