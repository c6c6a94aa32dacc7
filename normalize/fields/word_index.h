#pragma once
// Rows of a fixed table, found by their key: one step where a binary search takes eight, each of
// which a processor guesses wrong half of the time. Made when the program is compiled. Pure.
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace vindplaats {

// Which rows have keys like a word, by its length and three of its letters. Four times as many
// places as rows: most words that are not in the table meet an empty one.
template <std::size_t rows>
class WordIndex {
 public:
  template <class Row>
  explicit constexpr WordIndex(const Row (&table)[rows]) {
    for (std::size_t row = 0; row < rows; ++row) {
      std::size_t place = place_of(table[row].key);
      while (places_[place] != 0) place = next(place);
      places_[place] = static_cast<std::uint16_t>(row + 1);
    }
  }
  template <class Row>
  constexpr const Row* find(const Row (&table)[rows], std::string_view key) const {
    for (std::size_t place = place_of(key); places_[place] != 0; place = next(place)) {
      const Row& row = table[places_[place] - 1];
      if (row.key == key) return &row;
    }
    return nullptr;
  }

 private:
  static_assert(rows < 0xffff);
  static constexpr std::size_t kPlaces = std::bit_ceil(4 * rows);

  static constexpr std::size_t next(std::size_t place) { return (place + 1) % kPlaces; }
  static constexpr std::size_t place_of(std::string_view key) {
    if (key.empty()) return 0;
    const auto letter = [&](std::size_t at) {
      return std::uint32_t{static_cast<unsigned char>(key[at])};
    };
    const std::uint32_t mixed = letter(0) + (letter(key.size() / 2) << 8) +
                                (letter(key.size() - 1) << 16) +
                                (static_cast<std::uint32_t>(key.size()) << 24);
    return (mixed * 0x9e3779b1U) >> (32 - std::bit_width(kPlaces - 1));
  }

  std::array<std::uint16_t, kPlaces> places_{};
};

template <const auto& table>
inline constexpr WordIndex<std::size(table)> kWordIndex{table};

// The row of that key; null when there is none. No two rows have one key.
template <const auto& table>
constexpr auto find_row(std::string_view key) {
  return kWordIndex<table>.find(table, key);
}

}  // namespace vindplaats
