#pragma once
// The small numbers that the index is made of: 7 bits a byte, the lowest first, the top bit set on
// all but the last. Pure, safe from any thread.
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vindplaats {

inline void put_varint(std::string& out, std::uint64_t value) {
  while (value > 127) {
    out += static_cast<char>(value | 128u);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

// Reads what stands in bytes that may be anything: behind the end all numbers are 0 and all texts
// empty, and good() is false.
class VarintReader {
 public:
  explicit VarintReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool done() const { return at_ == end_; }
  bool good() const { return good_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  [[gnu::always_inline]] std::uint64_t next() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 128)
      return static_cast<unsigned char>(*at_++);
    return next_long();
  }
  [[gnu::always_inline]] std::uint32_t next32() { return static_cast<std::uint32_t>(next()); }

  std::string_view take(std::uint64_t size) {
    if (size > left()) {
      good_ = false;
      at_ = end_;
      return {};
    }
    const std::string_view taken(at_, static_cast<std::size_t>(size));
    at_ += size;
    return taken;
  }
  std::string_view sized() { return take(next()); }

  // Past so many numbers, unread: eight bytes at a time, of which those without the top bit end
  // one. They are added up by a multiplication: the x86-64 that we build for cannot count bits.
  void skip(std::uint64_t numbers) {
    while (numbers >= 8 && end_ - at_ >= 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, at_, 8);
      numbers -= ((~bytes >> 7 & 0x0101010101010101u) * 0x0101010101010101u) >> 56;
      at_ += 8;
    }
    while (numbers > 0 && at_ != end_) numbers -= static_cast<unsigned char>(*at_++) < 128;
    good_ = good_ && numbers == 0;
  }

 private:
  // Apart, so that the short ones, which nearly all are, are read without a call.
  [[gnu::noinline]] std::uint64_t next_long() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 127u} << shift;
      if (byte < 128) return value;
    }
    good_ = false;
    at_ = end_;
    return 0;
  }

  const char* at_;
  const char* end_;
  bool good_ = true;
};

inline void put_sized(std::string& out, std::string_view bytes) {
  put_varint(out, bytes.size());
  out += bytes;
}

}  // namespace vindplaats
