#include "config/private_network.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

tl::unexpected<Error> bad_entry(const std::string& entry, const std::string& why) {
  return fail(
      Fault::kInput,
      fmt::format("\"{}\": {}; write it as 127.0.0.0/8:1024-65535, [::1]/128:80 or 10.0.0.0/8",
                  entry, why));
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
  for (int bit = network.prefix; bit < size; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    if ((network.address[byte] >> (7 - bit % 8)) & 1) return true;
  }
  return false;
}

// ::ffff:0:0/96 (RFC 4291 section 2.5.5.2): such an address is judged as the IPv4 address it holds.
bool is_mapped_v4(const PrivateNetwork& network) {
  const auto& bytes = network.address;
  return bytes[10] == 0xff && bytes[11] == 0xff &&
         std::all_of(bytes.begin(), bytes.begin() + 10,
                     [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace

Result<PrivateNetwork> parse_private_network(std::string_view text) {
  const std::string entry(text);
  EntryParts parts;
  if (!cut_entry(trim(entry), parts)) return bad_entry(entry, "not a network");
  PrivateNetwork network;
  network.v6 = parts.address.find(':') != std::string::npos;
  const int family = network.v6 ? AF_INET6 : AF_INET;
  if (inet_pton(family, parts.address.c_str(), network.address.data()) != 1) {
    return bad_entry(entry, "\"" + parts.address + "\" is not an IP address");
  }
  const int size = network.v6 ? 128 : 32;
  network.prefix = size;
  if (parts.has_bits && !read_number(parts.bits, 0, size, network.prefix)) {
    return bad_entry(entry, fmt::format("the mask is not a number from 0 to {}", size));
  }
  if (bits_behind_mask(network)) {
    return bad_entry(entry, "the address has bits behind its mask");
  }
  if (network.v6 && is_mapped_v4(network)) {
    return bad_entry(entry, "an IPv4 address inside IPv6");
  }
  if (parts.has_ports && !read_ports(parts.ports, network)) {
    return bad_entry(entry, "the ports are not a number or a range from 1 to 65535");
  }
  return network;
}

}  // namespace vindplaats
