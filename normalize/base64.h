#pragma once
// Base64 (RFC 4648 section 4), for Atom content of a type that is no text. Pure; safe from any
// thread; linear time.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// White space between the characters is passed over; nullopt for anything else outside the
// alphabet, or for a cut-off end.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace vindplaats
