#include "core/digest.h"

#include <openssl/sha.h>

namespace vindplaats {

Digest sha256(std::string_view bytes) {
  Digest digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

std::string to_base32(const Digest& digest, std::size_t length) {
  constexpr char kDigits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string text;
  unsigned buffer = 0, bits = 0;
  for (const std::uint8_t byte : digest) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5 && text.size() < length; bits -= 5) {
      text += kDigits[(buffer >> (bits - 5)) & 31];
    }
    buffer &= 0xff;
    if (text.size() == length) break;
  }
  return text;
}

std::string_view as_bytes(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace vindplaats
