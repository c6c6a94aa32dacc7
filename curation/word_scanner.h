#pragma once
// Splits text into words, once and in the same way for documents and for queries. No state but
// where it is; reads ASCII without ICU.
//
// A word is a run of letters, digits and marks. A hyphen between two of them joins one word and
// also gives its parts ("e-health": one word of the parts "e" and "health"); so does an apostrophe
// ("d'Ancona"), unless at most two letters follow it to the end ("foto's", "zo'n", "we're"): then
// it belongs to the word. A soft hyphen is nothing. Offsets count code points, as contract section
// 6 asks.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vindplaats {

// The parts of one word; more than this many hyphens start a new word: "a-a-a-…" without a space
// must not cost more with each hyphen.
inline constexpr std::size_t kMaxParts = 8;

struct WordPart {
  std::string_view bytes;   // as written
  std::uint32_t start = 0;  // code points from the start of the text
  std::uint32_t length = 0;
  bool plain = true;  // only ASCII letters, digits and the straight apostrophe
};

struct ScannedWord {
  std::array<WordPart, kMaxParts> parts;
  std::size_t count = 0;
  std::uint32_t start() const { return parts[0].start; }
  std::uint32_t end() const { return parts[count - 1].start + parts[count - 1].length; }
};

class WordScanner {
 public:
  explicit WordScanner(std::string_view text) : text_(text) {}
  // False at the end of the text.
  bool next(ScannedWord& word);

 private:
  enum class Kind : std::uint8_t { kSpace, kLetter, kHyphen, kApostrophe, kSoftHyphen };
  struct Character {
    Kind kind = Kind::kSpace;
    std::size_t bytes = 0;  // 0 at the end of the text
  };

  Character peek(std::size_t at) const;
  bool skip_to_word();
  void read_part(WordPart& part);
  bool short_tail(std::size_t at) const;
  void advance(const Character& character);

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t characters_ = 0;
};

// Appends the part in small ASCII letters, without soft hyphens, with straight apostrophes; other
// bytes as they are.
void append_word_key(std::string& out, const WordPart& part);

}  // namespace vindplaats
