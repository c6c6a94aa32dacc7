#include "core/json_buffer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/byte_block.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLeastRoom = 128;
constexpr std::size_t kLongestEscape = 6;  // "\u001f"
constexpr std::size_t kBlock = sizeof(ByteBlock);

bool any_escaped(ByteBlock block) {
  return any((block < 0x20) | (block == '"') | (block == '\\'));
}

// How a byte is written (RFC 8259 section 7); none for one that stands for itself.
struct Escape {
  char bytes[kLongestEscape];
  std::uint8_t length;
};
constexpr std::array<Escape, 256> kEscapes = [] {
  constexpr char kHex[] = "0123456789abcdef";
  std::array<Escape, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c)
    table[c] = {{'\\', 'u', '0', '0', kHex[c >> 4], kHex[c & 15]}, kLongestEscape};
  const auto two = [&](char c, char letter) {
    table[static_cast<unsigned char>(c)] = {{'\\', letter}, 2};
  };
  two('"', '"');
  two('\\', '\\');
  two('\n', 'n');
  two('\r', 'r');
  two('\t', 't');
  return table;
}();

}  // namespace

void JsonBuffer::grow(std::size_t bytes) {
  const std::size_t used = size();
  text_.resize(used + std::max({bytes, used, kLeastRoom}));
  at_ = text_.data() + used;
  end_ = text_.data() + text_.size();
}

void JsonBuffer::integer(std::int64_t value) {
  reserve(20);
  at_ = std::to_chars(at_, end_, value).ptr;
}

// `left`: how much of the text is to come, these bytes with it.
void JsonBuffer::escape(const char* from, std::size_t count, std::size_t left) {
  reserve(count * kLongestEscape + left + 1);
  for (const char* const end = from + count; from != end; ++from) {
    const Escape& escaped = kEscapes[static_cast<unsigned char>(*from)];
    if (escaped.length == 0) {
      *at_++ = *from;
    } else {
      put({escaped.bytes, escaped.length});
    }
  }
}

// The last bytes of a text, fewer than a block: looked at together with those before them, which
// are written a second time.
void JsonBuffer::rest(std::string_view text, std::size_t count) {
  const char* const end = text.data() + text.size();
  if (text.size() >= kBlock) {
    const ByteBlock block = load_block(end - kBlock);
    if (any_escaped(block)) return escape(end - count, count, count);
    std::memcpy(at_ + count - kBlock, &block, kBlock);
    at_ += count;
  } else if (any_escaped(load_few(text.data(), count))) {
    escape(text.data(), count, count);
  } else {
    put(text);
  }
}

void JsonBuffer::string(std::string_view text) {
  reserve(text.size() + 2);
  *at_++ = '"';
  std::size_t left = text.size();
  for (const char* from = text.data(); left >= kBlock; from += kBlock, left -= kBlock) {
    const ByteBlock block = load_block(from);
    if (any_escaped(block)) {
      escape(from, kBlock, left);
    } else {
      std::memcpy(at_, &block, kBlock);
      at_ += kBlock;
    }
  }
  if (left > 0) rest(text, left);
  *at_++ = '"';
}

}  // namespace vindplaats
