#include "app/totp.h"

#include <array>
#include <cstring>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "app/web/exchange.h"

namespace vindplaats {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t kSecretBytes = 20;
constexpr std::int64_t kStepSeconds = 30;

std::string base32_of(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += kBase32[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += kBase32[held << (5 - bits) & 31];
  return out;
}

std::optional<std::string> bytes_of(std::string_view base32) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : base32) {
    const std::size_t value = kBase32.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = held << 5 | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(held >> bits & 255);
  }
  if (out.empty()) return std::nullopt;
  return out;
}

}  // namespace

std::string new_totp_secret() {
  std::string bytes(kSecretBytes, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return base32_of(bytes);
}

std::string totp_link(std::string_view platform, std::string_view account,
                      std::string_view secret) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}", percent_encoded(platform),
                     percent_encoded(account), secret);
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  const auto key = bytes_of(secret);
  if (!key) return "";
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i)
    counter[i] = static_cast<unsigned char>(step >> (8 * (7 - i)));
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int length = 0;
  HMAC(EVP_sha1(), key->data(), static_cast<int>(key->size()), counter.data(), counter.size(),
       mac.data(), &length);
  if (length < 20) return "";
  // RFC 4226 5.3, dynamic truncation.
  const std::size_t at = mac[length - 1] & 15;
  const std::uint32_t number = (mac[at] & 127U) << 24 |
                               static_cast<std::uint32_t>(mac[at + 1]) << 16 |
                               static_cast<std::uint32_t>(mac[at + 2]) << 8 | mac[at + 3];
  return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::int64_t last) {
  const std::int64_t step = now.time_since_epoch().count() / kStepSeconds;
  for (const std::int64_t one : {step, step - 1, step + 1}) {
    const std::string right = totp_code(secret, one);
    if (one > last && right.size() == code.size() && !right.empty() &&
        sodium_memcmp(right.data(), code.data(), right.size()) == 0)
      return one;
  }
  return std::nullopt;
}

}  // namespace vindplaats
