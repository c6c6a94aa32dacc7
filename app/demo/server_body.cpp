#include "app/demo/server_body.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace vindplaats {
namespace {

constexpr std::size_t kZeroBlock = 1 << 20;

// RFC 1952 2.3: deflate, no flags, no time, unknown system.
constexpr std::string_view kGzipHeader("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);

std::string deflate_bytes(std::string_view bytes, int window_bits, int flush) {
  z_stream stream{};
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, flush);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

void append_little_endian(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift);
}

// The check sum of as many megabytes of zeros, by doubling.
std::uint32_t crc_of_zeros(std::uint64_t blocks) {
  const std::string zeros(kZeroBlock, '\0');
  uLong power = crc32(0, reinterpret_cast<const Bytef*>(zeros.data()), kZeroBlock);
  uLong sum = crc32(0, nullptr, 0);
  z_off_t length = kZeroBlock;
  for (std::uint64_t rest = blocks; rest != 0; rest >>= 1) {
    if (rest & 1) sum = crc32_combine(sum, power, length);
    power = crc32_combine(power, power, length);
    length *= 2;
  }
  return static_cast<std::uint32_t>(sum);
}

// A full flush makes each compressed block independent of the one before, so that one block can be
// sent a thousand times.
WireBody zero_bomb(std::uint64_t zeros) {
  WireBody body;
  body.repeats = std::max<std::uint64_t>(1, zeros / kZeroBlock);
  body.head = kGzipHeader;
  body.block = deflate_bytes(std::string(kZeroBlock, '\0'), -MAX_WBITS, Z_FULL_FLUSH);
  body.tail = deflate_bytes("", -MAX_WBITS, Z_FINISH);
  append_little_endian(body.tail, crc_of_zeros(body.repeats));
  append_little_endian(body.tail, static_cast<std::uint32_t>(body.repeats * kZeroBlock));
  return body;
}

WireBody plain_zeros(std::uint64_t zeros) {
  WireBody body;
  body.repeats = zeros / kZeroBlock;
  if (body.repeats > 0) body.block.assign(kZeroBlock, '\0');
  body.tail.assign(zeros % kZeroBlock, '\0');
  return body;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  return deflate_bytes(bytes, MAX_WBITS + 16, Z_FINISH);
}

std::string_view WireBody::piece(std::uint64_t at, std::size_t most) const {
  if (at < head.size()) return std::string_view(head).substr(at, most);
  at -= head.size();
  if (!block.empty() && (endless() || at < repeats * block.size())) {
    return std::string_view(block).substr(at % block.size(), most);
  }
  at -= repeats * block.size();
  return at < tail.size() ? std::string_view(tail).substr(at, most) : std::string_view();
}

WireBody wire_body(const Answer& answer) {
  const Delivery& delivery = answer.delivery;
  const bool packed = delivery.coding == Delivery::Coding::kGzip ||
                      delivery.coding == Delivery::Coding::kGzipUnsaid;
  if (delivery.zeros > 0) return packed ? zero_bomb(delivery.zeros) : plain_zeros(delivery.zeros);
  WireBody body;
  body.head = packed ? gzip(answer.body) : answer.body;
  if (delivery.endless) {
    body.block = body.head.empty() ? std::string(1, ' ') : body.head;
    body.repeats = UINT64_MAX;
  }
  return body;
}

}  // namespace vindplaats
