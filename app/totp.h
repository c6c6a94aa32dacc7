#pragma once
// The second factor: six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, what every
// authenticator app takes). Pure but for new_totp_secret.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"

namespace vindplaats {

// 160 random bits in base32 (RFC 4648), as people type it into their app.
std::string new_totp_secret();
// What the app reads from a link: otpauth://totp/...
std::string totp_link(std::string_view platform, std::string_view account, std::string_view secret);
// The code of a step (of 30 s, since 1970). Empty when the secret is none.
std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code it is: this one, or one to either side, for clocks that are not quite right
// (RFC 6238 5.2); none: it is of no such step, or of one not after `last`, which was used already.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::int64_t last);

}  // namespace vindplaats
