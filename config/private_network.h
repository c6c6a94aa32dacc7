#pragma once
// An entry of [fetch] private: a network and the ports on it that an administrator has opened.
// Pure; safe from any thread.
#include <array>
#include <cstdint>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

struct PrivateNetwork {
  std::array<std::uint8_t, 16> address = {};  // network order; IPv4: the first four bytes
  bool v6 = false;
  int prefix = 0;  // how many leading bits count
  std::uint16_t first_port = 1, last_port = 65535;
};

// "127.0.0.0/8:1024-65535", "[::1]/128:80", "10.0.0.0/8" (all ports), "10.1.2.3" (one machine).
// kInput with what is wrong. Bits of the address behind the prefix must be 0, so that nothing else
// is meant than what is read.
Result<PrivateNetwork> parse_private_network(std::string_view text);

}  // namespace vindplaats
