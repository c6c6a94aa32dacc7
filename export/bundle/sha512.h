#pragma once
// SHA-512 (FIPS 180-4) as BagIt manifests spell it (RFC 8493 section 2.4). Safe from any thread.
#include <string>
#include <string_view>

namespace vindplaats {

// 128 lower-case hex digits.
std::string sha512_hex(std::string_view bytes);

}  // namespace vindplaats
