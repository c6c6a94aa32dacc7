#pragma once
// Which network addresses may be asked at all (faults.md B1, rows SSRF and IPv6 spellings). The
// decision is made on the bytes that are about to be connected to, never on a name. Pure; safe from
// any thread.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "config/private_network.h"
#include "core/result.h"

namespace vindplaats {

enum class AddressVerdict {
  kPublic,   // a public address on port 80 or 443
  kOpened,   // a network and port that an entry opens
  kPrivate,  // a private, local or otherwise special address: refused
  kPort,     // a public address on another port: refused
};
inline bool allowed(AddressVerdict verdict) {
  return verdict == AddressVerdict::kPublic || verdict == AddressVerdict::kOpened;
}

// `bytes`: 4 (IPv4) or 16 (IPv6) in network order; any other number is kPrivate. IPv4 inside IPv6
// (::ffff:0:0/96) is judged as IPv4.
AddressVerdict judge_address(std::span<const std::uint8_t> bytes, std::uint16_t port,
                             std::span<const PrivateNetwork> opened);

// "127.0.0.0/8:1024-65535", "[::1]/128:80", "10.0.0.0/8" (all ports), "10.1.2.3" (one machine).
// kUsage with key "fetch.private" and what is wrong with which entry.
Result<std::vector<PrivateNetwork>> parse_private_networks(const std::vector<std::string>& entries);

// What a source's `allow_private` opens: the networks of RFC 1918, RFC 6598, RFC 4193 and loopback,
// on every port. Link-local addresses are left out: there the clouds hand out their keys
// (169.254.169.254); an entry of [fetch] private may open them.
std::vector<PrivateNetwork> usual_private_networks();

// As people write it: "10.0.0.1", "fe80::1"; "?" for another number of bytes.
std::string address_text(std::span<const std::uint8_t> bytes);

}  // namespace vindplaats
