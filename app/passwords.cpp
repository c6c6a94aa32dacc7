#include "app/passwords.h"

#include <atomic>
#include <mutex>
#include <new>

#include <fmt/format.h>
#include <sodium.h>

#include "core/text.h"

namespace vindplaats {
namespace {

std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

std::atomic<std::int64_t>& tried() {
  static std::atomic<std::int64_t> count{0};
  return count;
}

std::string argon2_of(std::string_view password) {
  if (sodium_init() < 0) throw std::bad_alloc();
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  const std::lock_guard lock(one_at_a_time());
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(),
                            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  hash.resize(hash.find('\0'));
  return hash;
}

// Of no password that anybody can type: what is computed for who has none.
const std::string& nobodys_hash() {
  static const std::string hash = argon2_of(std::string(32, '\0'));
  return hash;
}

}  // namespace

Result<std::string> hash_password(std::string_view password, std::string_view account) {
  if (password.size() < kShortestPassword || password.size() > kLongestPassword) {
    return fail(Fault::kInput,
                fmt::format("a password has at least {} characters (a few words do well) and at "
                            "most {}",
                            kShortestPassword, kLongestPassword));
  }
  if (fold(password).find(fold(account)) != std::string::npos &&
      password.size() < account.size() + kShortestPassword)
    return fail(Fault::kInput, "a password is not the account's name with something added");
  return argon2_of(password);
}

bool right_password(const std::string& hash, std::string_view password) {
  const std::string& known = hash.empty() ? nobodys_hash() : hash;
  if (password.size() > kLongestPassword) return false;
  ++tried();
  const std::lock_guard lock(one_at_a_time());
  const bool right = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return right && !hash.empty();
}

std::int64_t passwords_tried() {
  return tried();
}

}  // namespace vindplaats
