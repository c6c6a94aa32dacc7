#include "store/encoding.h"

namespace vindplaats {

void append_number(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((bits >> shift) & 0xff);
}

bool take_number(std::string_view& in, std::int64_t& value) {
  if (in.size() < 8) return false;
  std::uint64_t bits = 0;
  for (int i = 0; i < 8; ++i)
    bits = (bits << 8) | static_cast<unsigned char>(in[static_cast<std::size_t>(i)]);
  in.remove_prefix(8);
  value = static_cast<std::int64_t>(bits);
  return true;
}

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

bool take_varint(std::string_view& in, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    if (shift == 63 && byte > 1) return false;
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    // One value has one spelling: a last byte of 0 adds nothing.
    if ((byte & 0x80) == 0) return byte != 0 || shift == 0;
  }
  return false;
}

void append_sized(std::string& out, std::string_view bytes) {
  append_varint(out, bytes.size());
  out.append(bytes);
}

bool take_sized(std::string_view& in, std::string_view& bytes) {
  std::uint64_t size = 0;
  if (!take_varint(in, size) || size > in.size()) return false;
  bytes = in.substr(0, static_cast<std::size_t>(size));
  in.remove_prefix(bytes.size());
  return true;
}

}  // namespace vindplaats
