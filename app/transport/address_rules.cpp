#include "app/transport/address_rules.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "core/text.h"

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
         port <= entry.last_port && within(address, entry.address, entry.bits);
}

bool special(Bytes address) {
  const auto in_block = [&](const Block& block) {
    return within(address, block.address, block.bits);
  };
  if (address.size() == 4) return std::ranges::any_of(kSpecialV4, in_block);
  return !in_block(kGlobalV6) || std::ranges::any_of(kSpecialV6, in_block);
}

tl::unexpected<Error> bad_entry(const std::string& entry, const std::string& why) {
  return tl::unexpected<Error>(Error{
      Fault::kUsage,
      fmt::format("\"{}\": {}; write it as 127.0.0.0/8:1024-65535, [::1]/128:80 or 10.0.0.0/8",
                  entry, why),
      "", 0, "fetch.private"});
}

// A decimal number without sign, in [low, high].
bool read_number(std::string_view text, int low, int high, int& out) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc{} && stop == end && !text.empty() && text[0] != '-' && out >= low &&
         out <= high;
}

struct EntryParts {
  std::string address, bits, ports;
  bool has_bits = false, has_ports = false;
};

// Cuts "[ADDRESS]/BITS:PORTS"; false when a bracket is left open.
bool cut_entry(std::string_view text, EntryParts& parts) {
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return false;
    parts.address = text.substr(1, close - 1);
    text.remove_prefix(close + 1);
  } else {
    const std::size_t stop = std::min(text.find_first_of("/:"), text.size());
    parts.address = text.substr(0, stop);
    text.remove_prefix(stop);
  }
  const std::size_t colon = std::min(text.find(':'), text.size());
  parts.has_bits = text.starts_with('/');
  if (parts.has_bits) parts.bits = text.substr(1, colon - 1);
  parts.has_ports = colon < text.size();
  if (parts.has_ports) parts.ports = text.substr(colon + 1);
  return parts.has_bits || colon == 0 || text.empty();
}

bool read_ports(std::string_view text, PrivateNetwork& network) {
  const std::size_t dash = text.find('-');
  int first = 0;
  int last = 0;
  if (!read_number(text.substr(0, dash), 1, 65535, first)) return false;
  last = first;
  if (dash != std::string_view::npos && !read_number(text.substr(dash + 1), first, 65535, last)) {
    return false;
  }
  network.first_port = static_cast<std::uint16_t>(first);
  network.last_port = static_cast<std::uint16_t>(last);
  return true;
}

bool bits_behind_mask(const PrivateNetwork& network) {
  const int size = network.v6 ? 128 : 32;
  for (int bit = network.bits; bit < size; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    if ((network.address[byte] >> (7 - bit % 8)) & 1) return true;
  }
  return false;
}

Result<PrivateNetwork> parse_entry(const std::string& entry) {
  EntryParts parts;
  if (!cut_entry(trim(entry), parts)) return bad_entry(entry, "not a network");
  PrivateNetwork network;
  network.v6 = parts.address.find(':') != std::string::npos;
  const int family = network.v6 ? AF_INET6 : AF_INET;
  if (inet_pton(family, parts.address.c_str(), network.address.data()) != 1) {
    return bad_entry(entry, "\"" + parts.address + "\" is not an IP address");
  }
  const int size = network.v6 ? 128 : 32;
  network.bits = size;
  if (parts.has_bits && !read_number(parts.bits, 0, size, network.bits)) {
    return bad_entry(entry, fmt::format("the mask is not a number from 0 to {}", size));
  }
  if (bits_behind_mask(network)) {
    return bad_entry(entry, "the address has bits behind its mask");
  }
  if (network.v6 && within(network.address, kMappedV4.address, 96)) {
    return bad_entry(entry, "an IPv4 address inside IPv6");
  }
  if (parts.has_ports && !read_ports(parts.ports, network)) {
    return bad_entry(entry, "the ports are not a number or a range from 1 to 65535");
  }
  return network;
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
    TRY_ASSIGN(networks.emplace_back(), parse_entry(entry));
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
