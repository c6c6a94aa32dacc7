#pragma once
// SHA-256 (FIPS 180-4), and the spellings of it that are stored or shown.
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

// HMAC-SHA-256 (RFC 2104): a digest that nobody can make who has not the key.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

// SHA-256 for bytes that come in pieces: a file that does not fit in memory. One thread.
class Sha256Stream {
 public:
  Sha256Stream();
  void take(std::string_view piece);
  // Of all that was taken. Call once.
  Digest finish();

 private:
  struct Free {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Free> context_;  // OpenSSL's EVP_MD_CTX
};
// 64 lower-case hex digits.
std::string to_hex(const Digest& digest);
// What to_hex() wrote; nothing for any other text.
std::optional<Digest> from_hex(std::string_view hex);
// sha256 as hex, in one step.
std::string sha256_hex(std::string_view bytes);
// The first `length` (at most 51) characters of the digest in lower-case Crockford base32: no i, l,
// o, u.
std::string to_base32(const Digest& digest, std::size_t length);
// A digest's 32 bytes as stored.
std::string_view as_bytes(const Digest& digest);

}  // namespace vindplaats
