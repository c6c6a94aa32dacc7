#pragma once
// Sixteen bytes of a text looked at together, for text in which hardly ever is what is looked for.
// A vector of GCC and clang, which any machine has: a comparison is made byte by byte, and its
// answers are joined with `|` and `&`. Pure.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vindplaats {

using ByteBlock [[gnu::vector_size(16)]] = unsigned char;
// Of each byte: all its bits where a comparison holds, none where it does not.
using BlockAnswer = decltype(ByteBlock() == ByteBlock());

inline ByteBlock load_block(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

inline bool any(BlockAnswer answer) {
  std::uint64_t halves[2];
  std::memcpy(halves, &answer, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// Fewer than sixteen bytes, at least one: each of them in some place of the block, and no other.
inline ByteBlock load_few(const char* bytes, std::size_t count) {
  std::uint64_t halves[2];
  if (count >= 8) {
    std::memcpy(&halves[0], bytes, 8);
    std::memcpy(&halves[1], bytes + count - 8, 8);
  } else if (count >= 4) {
    std::uint32_t ends[2];
    std::memcpy(&ends[0], bytes, 4);
    std::memcpy(&ends[1], bytes + count - 4, 4);
    halves[0] = halves[1] = (std::uint64_t{ends[0]} << 32) | ends[1];
  } else {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    halves[0] = halves[1] = 0x0101010101010101U * byte(0);
    halves[0] ^= std::uint64_t{byte(0)} ^ byte(count / 2);
    halves[1] ^= std::uint64_t{byte(0)} ^ byte(count - 1);
  }
  ByteBlock block;
  std::memcpy(&block, halves, sizeof block);
  return block;
}

// From `at` on, behind the blocks for which test(block) holds nowhere.
template <class Test>
std::size_t skip_blocks(std::string_view text, std::size_t at, const Test& test) {
  while (at + sizeof(ByteBlock) <= text.size() && !any(test(load_block(text.data() + at))))
    at += sizeof(ByteBlock);
  return at;
}

// Does test(before, here) hold anywhere, for two runs of `count` bytes, place by place.
template <class Test>
bool any_of_both(const char* before, const char* here, std::size_t count, const Test& test) {
  constexpr std::size_t kBlock = sizeof(ByteBlock);
  if (count < kBlock) return count > 0 && any(test(load_few(before, count), load_few(here, count)));
  for (std::size_t at = 0; at + kBlock <= count; at += kBlock) {
    if (any(test(load_block(before + at), load_block(here + at)))) return true;
  }
  const std::size_t last = count - kBlock;
  return any(test(load_block(before + last), load_block(here + last)));
}

// Does test(block) hold anywhere in the text.
template <class Test>
bool any_of_text(std::string_view text, const Test& test) {
  return any_of_both(text.data(), text.data(), text.size(),
                     [&](ByteBlock block, ByteBlock) { return test(block); });
}

}  // namespace vindplaats
