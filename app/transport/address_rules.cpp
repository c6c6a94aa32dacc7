#include "app/transport/address_rules.h"

#include <algorithm>
#include <string_view>

#include <arpa/inet.h>
#include <fmt/format.h>

namespace vindplaats {
namespace {

using Bytes = std::span<const std::uint8_t>;

struct Block {
  std::array<std::uint8_t, 16> address;
  int bits;
};

// IANA's special-purpose registry for IPv4 (RFC 6890 and later), with multicast and 6to4 relays.
constexpr Block kSpecialV4[] = {
    {{0}, 8},              // this network
    {{10}, 8},             // RFC 1918
    {{100, 64}, 10},       // RFC 6598, shared by carriers
    {{127}, 8},            // loopback
    {{169, 254}, 16},      // link-local; 169.254.169.254 hands out cloud keys
    {{172, 16}, 12},       // RFC 1918
    {{192, 0, 0}, 24},     // RFC 6890
    {{192, 0, 2}, 24},     // documentation
    {{192, 88, 99}, 24},   // 6to4 relays
    {{192, 168}, 16},      // RFC 1918
    {{198, 18}, 15},       // benchmarks
    {{198, 51, 100}, 24},  // documentation
    {{203, 0, 113}, 24},   // documentation
    {{224}, 4},            // multicast
    {{240}, 4},            // reserved, and 255.255.255.255
};

constexpr Block kMappedV4 = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
constexpr Block kGlobalV6 = {{0x20}, 3};
// Inside 2000::/3, yet not plain addresses: they lead on to another one, or to nobody.
constexpr Block kSpecialV6[] = {
    {{0x20, 0x01}, 23},              // RFC 2928, with Teredo
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x20, 0x02}, 16},              // 6to4
    {{0x3f, 0xff}, 20},              // documentation, RFC 9637
};

bool within(Bytes address, Bytes network, int bits) {
  const std::size_t whole = static_cast<std::size_t>(bits) / 8;
  if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole),
                  network.begin())) {
    return false;
  }
  const int rest = bits % 8;
  return rest == 0 || ((address[whole] ^ network[whole]) >> (8 - rest)) == 0;
}

bool opened_by(const PrivateNetwork& entry, Bytes address, std::uint16_t port) {
  return entry.v6 == (address.size() == 16) && port >= entry.first_port &&
         port <= entry.last_port && within(address, entry.address, entry.prefix);
}

bool special(Bytes address) {
  const auto in_block = [&](const Block& block) {
    return within(address, block.address, block.bits);
  };
  if (address.size() == 4) return std::ranges::any_of(kSpecialV4, in_block);
  return !in_block(kGlobalV6) || std::ranges::any_of(kSpecialV6, in_block);
}

}  // namespace

AddressVerdict judge_address(std::span<const std::uint8_t> bytes, std::uint16_t port,
                             std::span<const PrivateNetwork> opened) {
  if (bytes.size() != 4 && bytes.size() != 16) return AddressVerdict::kPrivate;
  if (bytes.size() == 16 && within(bytes, kMappedV4.address, kMappedV4.bits)) {
    bytes = bytes.subspan(12);
  }
  if (std::ranges::any_of(opened,
                          [&](const auto& entry) { return opened_by(entry, bytes, port); })) {
    return AddressVerdict::kOpened;
  }
  if (special(bytes)) return AddressVerdict::kPrivate;
  return port == 80 || port == 443 ? AddressVerdict::kPublic : AddressVerdict::kPort;
}

Result<std::vector<PrivateNetwork>> parse_private_networks(
    const std::vector<std::string>& entries) {
  std::vector<PrivateNetwork> networks;
  for (const std::string& entry : entries) {
    Result<PrivateNetwork> network = parse_private_network(entry);
    if (!network) {
      return tl::unexpected(Error{Fault::kUsage, network.error().what, "", 0, "fetch.private"});
    }
    networks.push_back(*network);
  }
  return networks;
}

std::vector<PrivateNetwork> usual_private_networks() {
  return {
      {{10}, false, 8},
      {{172, 16}, false, 12},
      {{192, 168}, false, 16},
      {{127}, false, 8},
      {{100, 64}, false, 10},
      {{0xfc}, true, 7},
      {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, true, 128},
  };
}

std::string address_text(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != 4 && bytes.size() != 16) return "?";
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
  return text;
}

}  // namespace vindplaats
