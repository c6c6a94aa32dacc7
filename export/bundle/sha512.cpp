#include "export/bundle/sha512.h"

#include <array>
#include <cstdint>
#include <new>

#include <openssl/evp.h>

namespace vindplaats {

std::string sha512_hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::array<std::uint8_t, 64> digest;
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha512(), nullptr) != 1 ||
      length != digest.size()) {
    throw std::bad_alloc();  // SHA-512 is in every OpenSSL: it fails for want of memory
  }
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace vindplaats
