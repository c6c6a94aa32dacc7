#pragma once
// The bytes of an answer on the wire, made piece by piece: a bomb of a gigabyte takes a few
// kilobytes here. Plain values; safe from any thread.
#include <cstdint>
#include <string>
#include <string_view>

#include "app/demo/server.h"

namespace vindplaats {

// One gzip member (RFC 1952).
std::string gzip(std::string_view bytes);

// head, then block `repeats` times, then tail.
struct WireBody {
  std::string head, block, tail;
  std::uint64_t repeats = 0;

  bool endless() const { return repeats == UINT64_MAX; }
  // Of a body that ends.
  std::uint64_t size() const { return head.size() + repeats * block.size() + tail.size(); }
  // Up to `most` bytes from `at` on, at most up to the end of the part they lie in; empty at the
  // end. A view into this body.
  std::string_view piece(std::uint64_t at, std::size_t most) const;
};

WireBody wire_body(const Answer& answer);

}  // namespace vindplaats
