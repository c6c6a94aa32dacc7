#pragma once
// A part of a file that a reader asks for (RFC 9110 14.1.2). Pure; safe from any thread.
#include <cstdint>
#include <optional>
#include <string_view>

namespace vindplaats {

struct ByteRange {
  std::uint64_t first = 0, length = 0;
  bool operator==(const ByteRange&) const = default;
};

enum class RangeAsk {
  kWhole,          // none asked, several, or not readable: RFC 9110 14.2 lets us give all of it
  kPart,           // `range`
  kUnsatisfiable,  // 416
};
struct RangeAnswer {
  RangeAsk ask = RangeAsk::kWhole;
  ByteRange range;
};
// What a Range header means for a file of `size` bytes.
RangeAnswer read_range(std::string_view header, std::uint64_t size);

}  // namespace vindplaats
