#pragma once
// Passwords as they are kept: argon2id (RFC 9106) with 64 MiB and two passes, some 80 ms of a core,
// by libsodium. One is computed at a time, so that guessing takes no more memory than that. Safe
// from any thread; blocks.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

inline constexpr std::size_t kShortestPassword = 12, kLongestPassword = 1000;  // bytes

// kInput in plain words when it is too short, too long, or the account's own name again.
Result<std::string> hash_password(std::string_view password, std::string_view account);
// Is it the one that was hashed. An empty hash takes as long, and is never right: so that nobody
// learns who has an account (faults.md B1).
bool right_password(const std::string& hash, std::string_view password);
// How many guesses this process has computed: for /metrics, where guessing shows.
std::int64_t passwords_tried();

}  // namespace vindplaats
