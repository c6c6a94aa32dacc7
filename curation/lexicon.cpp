#include "curation/lexicon.h"

#include <algorithm>

namespace vindplaats {
namespace {

constexpr std::uint8_t kSameInAnyForm = kSameInDutch | kSameInEnglish | kSameText;

// Where a hash has its bit: FNV's high bits are the well mixed ones.
std::size_t bit_of(std::uint64_t hash) {
  return hash >> 49;
}

}  // namespace

void Lexicon::shelve(Shelf& shelf, std::string_view text, std::uint32_t pattern) {
  if (shelf.next.size() <= pattern) shelf.next.resize(pattern + 1, StringTable::kNone);
  shelf.lengths |= std::uint64_t{1} << std::min(text.size(), kLongest);
  const std::uint64_t hash = hash_text(text);
  shelf.perhaps[bit_of(hash) / 64] |= std::uint64_t{1} << (bit_of(hash) % 64);
  const std::uint32_t first = shelf.table.find(hash, text);
  if (first == StringTable::kNone) {
    shelf.table.insert(hash, text, pattern);
  } else {
    shelf.next[pattern] = shelf.next[first];
    shelf.next[first] = pattern;
  }
}

template <class OnPattern>
void Lexicon::each(const Shelf& shelf, std::uint64_t hash, std::string_view text,
                   OnPattern&& on_pattern) {
  if ((shelf.perhaps[bit_of(hash) / 64] >> (bit_of(hash) % 64) & 1u) == 0) return;
  for (std::uint32_t at = shelf.table.find(hash, text); at != StringTable::kNone;
       at = shelf.next[at]) {
    on_pattern(at);
  }
}

std::uint32_t Lexicon::add(const Pattern& pattern) {
  Shelf& shelf = by_text_[static_cast<std::size_t>(pattern.kind)];
  const std::uint32_t known = shelf.table.find(hash_text(pattern.text), pattern.text);
  if (known != StringTable::kNone) return known;
  const auto index = static_cast<std::uint32_t>(patterns_.size());
  const Pattern& kept = patterns_.emplace_back(pattern);
  shelve(shelf, kept.text, index);
  if (kept.kind == PatternKind::kInside) inside_.push_back(index);
  if (kept.kind == PatternKind::kStem) {
    for (std::size_t i = 0; i < kStemLanguages; ++i) shelve(by_stem_[i], kept.stems[i], index);
  }
  return index;
}

// Every beginning and every end of the word that some pattern is as long as; the hash grows with
// it.
void Lexicon::look_at_ends(const Word& word, std::vector<Hit>& hits) const {
  const auto found = [&](std::uint32_t pattern) { hits.push_back({pattern, 0, kSameInAnyForm}); };
  const auto occurs = [](const Shelf& shelf, std::size_t length) {
    return (shelf.lengths >> std::min(length, kLongest) & 1u) != 0;
  };
  const Shelf& beginnings = by_text_[static_cast<std::size_t>(PatternKind::kBeginning)];
  const std::string_view text = word.text;
  if (beginnings.lengths != 0) {
    std::uint64_t hash = kHashStart;
    for (std::size_t length = 1; length <= text.size(); ++length) {
      hash = hash_byte(hash, text[length - 1]);
      if (occurs(beginnings, length)) each(beginnings, hash, text.substr(0, length), found);
    }
  }
  const Shelf& ends = by_text_[static_cast<std::size_t>(PatternKind::kEnd)];
  for (std::size_t length = 1; ends.lengths != 0 && length <= text.size(); ++length) {
    if (!occurs(ends, length)) continue;
    const std::string_view end = text.substr(text.size() - length);
    each(ends, hash_text(end), end, found);
  }
}

void Lexicon::look(const Word& word, std::vector<Hit>& hits) const {
  const auto found = [&](std::uint32_t pattern) { hits.push_back({pattern, 0, kSameInAnyForm}); };
  each(by_text_[static_cast<std::size_t>(PatternKind::kExact)], word.hash, word.text, found);
  for (std::size_t language = 0; language < kStemLanguages; ++language) {
    each(by_stem_[language], word.stem_hashes[language], word.stems[language],
         [&](std::uint32_t pattern) {
           const std::uint8_t forms = same(patterns_[pattern], word);
           // A word that both stems accept is found twice; the second time is left out.
           if (language == 1 && (forms & kSameInDutch) != 0) return;
           hits.push_back({pattern, 0, forms});
         });
  }
  look_at_ends(word, hits);
  for (const std::uint32_t pattern : inside_) {
    if (same(patterns_[pattern], word) != 0) found(pattern);
  }
}

Hits Lexicon::find(const Document& document, WordMemory* memory) const {
  if (memory != nullptr && memory->vocabulary_ != document.vocabulary) {
    memory->vocabulary_ = document.vocabulary;
    memory->hits_.clear();
  }
  Hits hits(patterns_.size());
  std::vector<Hit> found;
  for (std::size_t i = 0; i < document.words.size(); ++i) {
    const Word& word = *document.words[i];
    if (memory != nullptr && word.number < memory->hits_.size() && memory->hits_[word.number]) {
      hits.add_all(*memory->hits_[word.number], static_cast<std::uint32_t>(i));
      continue;
    }
    found.clear();
    look(word, found);
    hits.add_all(found, static_cast<std::uint32_t>(i));
    if (memory == nullptr) continue;
    if (word.number >= memory->hits_.size()) memory->hits_.resize(std::size_t{word.number} + 1);
    memory->hits_[word.number].emplace(found);
  }
  hits.sort();
  return hits;
}

}  // namespace vindplaats
