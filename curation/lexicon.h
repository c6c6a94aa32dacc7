#pragma once
// Many patterns at once: for each word of a document the patterns that accept it, at a cost that
// hardly depends on how many there are (a few look-ups a word, instead of a comparison with every
// pattern). Built once; then safe from any thread.
#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "curation/hits.h"
#include "curation/string_table.h"

namespace vindplaats {

// What a lexicon found for the words of one vocabulary: the same words come back in every document.
// For many documents of one Analyser with one lexicon; one thread.
class WordMemory {
 private:
  friend class Lexicon;
  std::shared_ptr<const Vocabulary> vocabulary_;       // kept, so that no other takes its place
  std::vector<std::optional<std::vector<Hit>>> hits_;  // by Word::number; Hit::word is not set
};

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
  // Sorted. With a memory, what it knows is not looked up again.
  Hits find(const Document& document, WordMemory* memory = nullptr) const;

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
  // The patterns that accept the word; Hit::word is left to the caller.
  void look(const Word& word, std::vector<Hit>& hits) const;
  void look_at_ends(const Word& word, std::vector<Hit>& hits) const;

  std::deque<Pattern> patterns_;  // stable: the tables hold views into it
  std::array<Shelf, 5> by_text_;  // by PatternKind; the last (kInside) only to know equal ones
  std::array<Shelf, kStemLanguages> by_stem_;
  std::vector<std::uint32_t> inside_;
};

}  // namespace vindplaats
