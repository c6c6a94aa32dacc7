#include "curation/pattern.h"

namespace vindplaats {
namespace {

constexpr std::uint8_t kSameInAny = kSameInDutch | kSameInEnglish | kSameText;

}  // namespace

bool accepts(const Pattern& pattern, std::string_view folded) {
  switch (pattern.kind) {
    case PatternKind::kStem:
    case PatternKind::kExact:
      return folded == pattern.text;
    case PatternKind::kBeginning:
      return folded.starts_with(pattern.text);
    case PatternKind::kEnd:
      return folded.ends_with(pattern.text);
    case PatternKind::kInside:
      return folded.find(pattern.text) != std::string_view::npos;
  }
  return false;
}

std::uint8_t same(const Pattern& pattern, const Word& word) {
  if (pattern.kind == PatternKind::kInside && (pattern.pairs & ~word.pairs) != 0) return 0;
  if (accepts(pattern, word.text)) return kSameInAny;
  if (pattern.kind != PatternKind::kStem) return 0;
  const bool dutch = pattern.stems[0] == word.stems[0];
  const bool english = pattern.stems[1] == word.stems[1];
  return static_cast<std::uint8_t>((dutch ? kSameInDutch : 0) | (english ? kSameInEnglish : 0));
}

}  // namespace vindplaats
