#pragma once
// The distinct words that were met, folded, with their Dutch and English stems: stemming costs
// about a microsecond, a look-up a tenth of that, and the words of a field repeat. Only its
// Analyser (one thread) adds; a Word never changes or moves, so documents may be read elsewhere
// meanwhile.
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "curation/string_table.h"

struct sb_stemmer;

namespace vindplaats {

// The languages whose stems we know. As bits: in which of them two words are the same; kSameText:
// letter by letter after folding.
inline constexpr std::uint8_t kSameInDutch = 1, kSameInEnglish = 2, kSameText = 4;
inline constexpr std::size_t kStemLanguages = 2;

// Snowball's Dutch and English. One thread.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  // `language`: 0 Dutch, 1 English. The word must be folded; a possessive or plural 's is
  // dropped, and in Dutch the plural's s after -ie.
  // The view lives until the next call.
  std::string_view stem(std::size_t language, std::string_view word);

 private:
  std::array<sb_stemmer*, kStemLanguages> stemmers_;
};

struct Word {
  std::string_view text;  // folded
  std::array<std::string_view, kStemLanguages> stems;
  std::uint64_t hash = 0;
  std::array<std::uint64_t, kStemLanguages> stem_hashes{};
  std::uint32_t number = 0;  // 0, 1, 2, ... in its vocabulary
  std::uint64_t pairs = 0;   // which pairs of neighbouring bytes it holds, see pair_bits
};

// A set of the pairs of neighbouring bytes, in 64 bits: a text inside another has no bit that the
// other lacks.
std::uint64_t pair_bits(std::string_view text);

class Vocabulary {
 public:
  // Words longer than this many bytes are cut: nobody looks for them.
  static constexpr std::size_t kMaxWord = 200;

  // Where a word is and in which document it was last met (the Analyser's own mark).
  struct Entry {
    Word word;
    std::uint64_t document = 0;
    std::uint32_t ordinal = 0;
  };

  // `key`: from append_word_key; `plain`: it is ASCII, so it is folded already.
  Entry& intern(std::string_view key, bool plain);
  std::size_t size() const { return entries_.size(); }

 private:
  Entry& add(std::string_view folded, std::uint64_t hash);
  std::string_view keep(std::string_view text);

  StringTable table_;
  std::deque<Entry> entries_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t left_ = 0;
  Stemmer stemmer_;
};

}  // namespace vindplaats
