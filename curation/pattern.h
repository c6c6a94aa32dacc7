#pragma once
// What one word of a query accepts. A plain value.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "curation/vocabulary.h"

namespace vindplaats {

enum class PatternKind : std::uint8_t {
  kStem,       // migratie: by its stem
  kExact,      // a word of a phrase: letter by letter after folding
  kBeginning,  // migratie*
  kEnd,        // *migratie: Dutch compounds ("arbeidsmigratie")
  kInside,     // *migratie*
};

struct Pattern {
  PatternKind kind = PatternKind::kStem;
  std::string text;                               // folded, without hyphens
  std::array<std::string, kStemLanguages> stems;  // for kStem
  std::uint64_t pairs = 0;                        // for kInside: pair_bits(text)
  bool operator==(const Pattern&) const = default;
};

// In which of its forms (kSameIn…) the word is what the pattern accepts; 0: it is not.
std::uint8_t same(const Pattern& pattern, const Word& word);
// The same without stems, for a value that is compared as a whole.
bool accepts(const Pattern& pattern, std::string_view folded);

}  // namespace vindplaats
