#pragma once
// A small hash table from text to a number, for the two places where every word of every document
// passes: the vocabulary and the lexicon. The caller owns the texts and passes their hash, which
// can be computed while reading, so that all beginnings of a word cost one pass. Reading is safe
// from any thread while nobody inserts.
#include <cstdint>
#include <string_view>
#include <vector>

namespace vindplaats {

// FNV-1a, a byte at a time: hash_byte(hash_byte(kHashStart, 'a'), 'b') == hash_text("ab").
inline constexpr std::uint64_t kHashStart = 0xcbf29ce484222325u;
constexpr std::uint64_t hash_byte(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
}
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = kHashStart;
  for (const char byte : text) hash = hash_byte(hash, byte);
  return hash;
}

class StringTable {
 public:
  static constexpr std::uint32_t kNone = 0xffffffffu;

  // kNone when it is not there.
  std::uint32_t find(std::uint64_t hash, std::string_view text) const {
    if (slots_.empty()) return kNone;
    for (std::size_t at = index(hash);; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.value == kNone) return kNone;
      if (slot.hash == hash && slot.text == text) return slot.value;
    }
  }

  // `text` must live as long as the table and not be in it yet.
  void insert(std::uint64_t hash, std::string_view text, std::uint32_t value) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    place({hash, text, value});
    ++size_;
  }

  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::string_view text;
    std::uint32_t value = kNone;
  };

  // FNV's low bits alone cluster; the multiplication spreads all of them.
  std::size_t index(std::uint64_t hash) const {
    return static_cast<std::size_t>((hash * 0x9e3779b97f4a7c15u) >> 20) & mask_;
  }

  void place(const Slot& slot) {
    std::size_t at = index(slot.hash);
    while (slots_[at].value != kNone) at = (at + 1) & mask_;
    slots_[at] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.value != kNone) place(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace vindplaats
