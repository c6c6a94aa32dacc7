#pragma once
// A few numbers of each member, close together in memory, that show most candidates to be no match
// at a glance. They never say apart of two that plainly_apart() would not. Pure; safe from any
// thread.
#include <cstdint>
#include <span>
#include <vector>

#include "curation/match_member.h"

namespace vindplaats {

class MatchSketches {
 public:
  explicit MatchSketches(std::span<const Member* const> members);
  // Of the members at these places: true only where plainly_apart() is. False says nothing.
  bool surely_apart(std::uint32_t a, std::uint32_t b) const;

 private:
  // Digests of texts are 0 where there is none.
  struct Sketch {
    std::uint64_t title = 0, main_title = 0, core = 0, first_page = 0;
    std::uint32_t first_word = 0, words = 0;  // in words_
    std::uint32_t letters = 0;                // of all words
    bool telling = false;                     // can a look at it be enough
    bool long_title = false;
  };
  struct Word {
    std::uint32_t digest = 0, letters = 0;
  };

  std::uint32_t common_letters(const Sketch& a, const Sketch& b) const;

  std::vector<Sketch> sketches_;
  std::vector<Word> words_;  // of a member in order of their digests
};

}  // namespace vindplaats
