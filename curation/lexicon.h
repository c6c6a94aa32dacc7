#pragma once
// Many patterns at once: for each word of a document the patterns that accept it, at a cost that
// hardly depends on how many there are (a few look-ups a word, instead of a comparison with every
// pattern). Built once; then safe from any thread.
#include <array>
#include <deque>
#include <vector>

#include "curation/hits.h"
#include "curation/string_table.h"

namespace vindplaats {

class Lexicon {
 public:
  Lexicon() = default;
  // Moving keeps the patterns where they are; a copy's tables would look into the original.
  Lexicon(Lexicon&&) = default;
  Lexicon& operator=(Lexicon&&) = default;
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // The index of the pattern; equal patterns share one.
  std::uint32_t add(const Pattern& pattern);
  const Pattern& pattern(std::uint32_t index) const { return patterns_[index]; }
  std::size_t size() const { return patterns_.size(); }
  // Sorted.
  Hits find(const Document& document) const;

 private:
  // Texts and the patterns that have them: the first in the table, further ones (two words of one
  // stem) by `next`.
  struct Shelf {
    StringTable table;
    std::vector<std::uint32_t> next;  // by pattern
    // A bit by hash for each text. Most words are on no shelf, and 4 kB stay in the nearest cache
    // where the table does not.
    std::array<std::uint64_t, 512> perhaps{};
    std::uint64_t lengths =
        0;  // which lengths in bytes occur, kLongest standing for all from there on
  };
  static constexpr std::size_t kLongest = 63;

  void shelve(Shelf& shelf, std::string_view text, std::uint32_t pattern);
  template <class OnPattern>
  static void each(const Shelf& shelf, std::uint64_t hash, std::string_view text,
                   OnPattern&& on_pattern);
  void look(const Word& word, std::uint32_t ordinal, Hits& hits) const;
  void look_at_ends(const Word& word, std::uint32_t ordinal, Hits& hits) const;

  std::deque<Pattern> patterns_;  // stable: the tables hold views into it
  std::array<Shelf, 5> by_text_;  // by PatternKind; the last (kInside) only to know equal ones
  std::array<Shelf, kStemLanguages> by_stem_;
  std::vector<std::uint32_t> inside_;
};

}  // namespace vindplaats
