#pragma once
// Says at once of nearly every text that it holds none of a fixed list's parts of words, wherever
// in it one could begin. Pure.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vindplaats {

// Which letters follow each first one, up to the fourth. Letters count without case; what is no
// letter may count as one. Each place is told without a branch: where a name's letters differ from
// those of all parts cannot be foreseen.
class PartSieve {
 public:
  // Parts of three letters at least.
  template <class... Lists>
  explicit constexpr PartSieve(const Lists&... lists) {
    (add_all(lists), ...);
  }
  // False: no part of the lists is in there.
  constexpr bool may_hold(std::string_view text) const {
    std::uint32_t found = 0;
    std::size_t at = 0;
    for (; at + 3 < text.size(); ++at)
      found |= begins(text[at], text[at + 1], text[at + 2], text[at + 3]);
    if (at + 2 < text.size()) found |= begins(text[at], text[at + 1], text[at + 2], kBehind);
    return (found & 1) != 0;
  }

 private:
  static constexpr char kBehind = ' ';  // stands behind a text, and behind a part of three letters

  // One bit a letter.
  struct Following {
    std::uint32_t second = 0, third = 0, fourth = 0;
  };

  static constexpr std::size_t place(char c) { return static_cast<unsigned char>(c) & 31; }
  // Its lowest bit.
  constexpr std::uint32_t begins(char first, char second, char third, char fourth) const {
    const Following& letters = following_[place(first)];
    return (letters.second >> place(second)) & (letters.third >> place(third)) &
           (letters.fourth >> place(fourth));
  }
  template <class List>
  constexpr void add_all(const List& list) {
    for (const std::string_view part : list) {
      Following& letters = following_[place(part[0])];
      letters.second |= std::uint32_t{1} << place(part[1]);
      letters.third |= std::uint32_t{1} << place(part[2]);
      letters.fourth |= part.size() > 3 ? std::uint32_t{1} << place(part[3]) : ~std::uint32_t{0};
    }
  }

  Following following_[32];
};

}  // namespace vindplaats
