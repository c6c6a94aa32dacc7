#pragma once
// Where in a text a part of a word may begin that is in a fixed list: nowhere, in nearly every
// text. Pure.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vindplaats {

// Which letters follow each first one, up to the fourth: all places of a text are tried in one walk
// (R. Baeza-Yates and G. H. Gonnet, "A New Approach to Text Searching", 1992), where to compare
// letter by letter would be guessing at every one. Letters count without case; what is no letter
// may count as one.
class PartSieve {
 public:
  // Parts of three letters at least.
  template <class... Lists>
  explicit constexpr PartSieve(const Lists&... lists) {
    (add_all(lists), ...);
  }
  // Does the test hold for the rest of the text from any place where a part may begin.
  template <class Test>
  constexpr bool any_rest(std::string_view text, const Test& test) const {
    std::uint32_t one = 0, two = 0, three = 0;  // the parts so many letters of which stand here
    for (std::size_t at = 0; at < text.size(); ++at) {
      const Fitting& fitting = fitting_[place(text[at])];
      if ((three & fitting.fourth) != 0 && test(text.substr(at - 3))) return true;
      three = two & fitting.third;
      two = one & fitting.second;
      one = fitting.first;
    }
    return (three & fitting_[place(kBehind)].fourth) != 0 && test(text.substr(text.size() - 3));
  }

 private:
  static constexpr char kBehind = ' ';  // stands behind a text

  // The parts that have a letter in that place, one bit for all of one first letter.
  struct Fitting {
    std::uint32_t first = 0, second = 0, third = 0, fourth = 0;
  };

  static constexpr std::size_t place(char c) { return static_cast<unsigned char>(c) & 31; }

  template <class List>
  constexpr void add_all(const List& list) {
    for (const std::string_view part : list) add(part);
  }
  constexpr void add(std::string_view part) {
    const std::uint32_t bit = std::uint32_t{1} << place(part[0]);
    fitting_[place(part[0])].first |= bit;
    fitting_[place(part[1])].second |= bit;
    fitting_[place(part[2])].third |= bit;
    if (part.size() > 3) {
      fitting_[place(part[3])].fourth |= bit;
    } else {
      for (Fitting& any : fitting_) any.fourth |= bit;
    }
  }

  Fitting fitting_[32];
};

}  // namespace vindplaats
