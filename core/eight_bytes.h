#pragma once
// Eight bytes of a text looked at together, for text in which hardly ever is what is looked for.
// Each test is right of the eight as a whole, and says nothing of which byte it is (S. E. Anderson,
// "Bit Twiddling Hacks", 2005: hasless, haszero). Pure; the order of bytes does not matter.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vindplaats {

// The byte in each of the eight places.
constexpr std::uint64_t eight_of(char byte) {
  return 0x0101010101010101U * static_cast<unsigned char>(byte);
}
inline constexpr std::uint64_t kHighestBits = 0x8080808080808080U;

inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Not 0: one of them is below `limit`, which is at most 0x80; is `byte`; is beyond ASCII.
constexpr std::uint64_t any_below(std::uint64_t word, char limit) {
  return (word - eight_of(limit)) & ~word & kHighestBits;
}
constexpr std::uint64_t any_is(std::uint64_t word, char byte) {
  return any_below(word ^ eight_of(byte), 1);
}
constexpr std::uint64_t any_beyond_ascii(std::uint64_t word) {
  return word & kHighestBits;
}

// From `at` on, behind the groups of eight of which found(word) is 0.
template <class Found>
std::size_t skip_eights(std::string_view text, std::size_t at, const Found& found) {
  while (at + 8 <= text.size() && found(load_eight(text.data() + at)) == 0) at += 8;
  return at;
}

}  // namespace vindplaats
