#include "core/digest.h"

#include <memory>
#include <new>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace vindplaats {
namespace {

struct DigestContextFree {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// SHA-256 is in every OpenSSL: what fails, fails for want of memory. The next call tries again.
void require(bool done) {
  if (!done) throw std::bad_alloc();
}

EVP_MD* fetch_sha256() {
  EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  require(algorithm != nullptr);
  return algorithm;
}

EVP_MD_CTX* new_context() {
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  require(context != nullptr);
  return context;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

Digest sha256(std::string_view bytes) {
  // OpenSSL's SHA256() looks its algorithm up by name at every call, which costs as much as hashing
  // a short record; so it is looked up once, and each thread keeps its context.
  static const EVP_MD* const algorithm = fetch_sha256();
  thread_local const std::unique_ptr<EVP_MD_CTX, DigestContextFree> context(new_context());
  Digest digest;
  unsigned length = 0;
  require(EVP_DigestInit_ex(context.get(), algorithm, nullptr) == 1 &&
          EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
          EVP_DigestFinal_ex(context.get(), digest.data(), &length) == 1 &&
          length == digest.size());
  return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  Digest digest;
  unsigned length = 0;
  const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data, bytes.size(),
           digest.data(), &length) == nullptr ||
      length != digest.size()) {
    throw std::runtime_error("OpenSSL has no HMAC-SHA-256");
  }
  return digest;
}

void Sha256Stream::Free::operator()(void* context) const {
  EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context));
}

Sha256Stream::Sha256Stream() : context_(new_context()) {
  require(EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_.get()), EVP_sha256(), nullptr) == 1);
}

void Sha256Stream::take(std::string_view piece) {
  auto* const context = static_cast<EVP_MD_CTX*>(context_.get());
  require(EVP_DigestUpdate(context, piece.data(), piece.size()) == 1);
}

Digest Sha256Stream::finish() {
  Digest digest;
  auto* const context = static_cast<EVP_MD_CTX*>(context_.get());
  require(EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1);
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex(2 * digest.size(), '0');
  for (std::size_t i = 0; i < digest.size(); ++i) {
    hex[2 * i] = kDigits[digest[i] >> 4];
    hex[2 * i + 1] = kDigits[digest[i] & 15];
  }
  return hex;
}

std::optional<Digest> from_hex(std::string_view hex) {
  Digest digest;
  if (hex.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = hex_digit(hex[2 * i]), low = hex_digit(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
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
