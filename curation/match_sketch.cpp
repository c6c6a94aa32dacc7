#include "curation/match_sketch.h"

#include <algorithm>

#include "core/text.h"
#include "curation/string_table.h"

namespace vindplaats {
namespace {

std::uint64_t digest_of(std::string_view text) {
  return text.empty() ? 0 : hash_text(text) | 1u;
}

bool is_shared(std::uint64_t a, std::uint64_t b) {
  return a != 0 && a == b;
}

}  // namespace

MatchSketches::MatchSketches(std::span<const Member* const> members) {
  sketches_.reserve(members.size());
  for (const Member* const member : members) {
    const MatchTitle& title = member->title;
    Sketch& sketch = sketches_.emplace_back();
    sketch.title = digest_of(title.folded);
    if (title.main < title.folded.size())
      sketch.main_title = digest_of(std::string_view(title.folded).substr(0, title.main));
    sketch.core = digest_of(title.core);
    sketch.first_page = digest_of(member->place.first_page);
    sketch.telling = !title.folded.empty() && member->other_titles.empty();
    sketch.long_title = title.folded.size() > kShortTitle;
    sketch.first_word = static_cast<std::uint32_t>(words_.size());
    for (const std::string_view word : split(title.words, ' ')) {
      const auto letters = static_cast<std::uint32_t>(word.size());
      words_.push_back({static_cast<std::uint32_t>(hash_text(word)), letters});
      sketch.letters += letters;
    }
    sketch.words = static_cast<std::uint32_t>(words_.size()) - sketch.first_word;
    std::sort(words_.begin() + sketch.first_word, words_.end(),
              [](const Word& a, const Word& b) { return a.digest < b.digest; });
  }
}

// Or more, where two words have one digest.
std::uint32_t MatchSketches::common_letters(const Sketch& a, const Sketch& b) const {
  const Word* mine = words_.data() + a.first_word;
  const Word* other = words_.data() + b.first_word;
  const Word* const my_end = mine + a.words;
  const Word* const other_end = other + b.words;
  std::uint32_t letters = 0;
  while (mine != my_end && other != other_end) {
    const bool both = mine->digest == other->digest;
    if (both) letters += std::max(mine->letters, other->letters);
    const bool next = mine->digest <= other->digest;
    other += both || !next;
    mine += next;
  }
  return letters;
}

bool MatchSketches::surely_apart(std::uint32_t a, std::uint32_t b) const {
  const Sketch &one = sketches_[a], &other = sketches_[b];
  if (!one.telling || !other.telling || (!one.long_title && !other.long_title)) return false;
  if (one.title == other.title || is_shared(one.core, other.core) ||
      is_shared(one.first_page, other.first_page) || is_shared(one.main_title, other.title) ||
      is_shared(other.main_title, one.title))
    return false;
  return 2 * kFewestCommon * common_letters(one, other) < one.letters + other.letters;
}

}  // namespace vindplaats
