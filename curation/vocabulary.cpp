#include "curation/vocabulary.h"

#include <algorithm>
#include <new>

#include <libstemmer.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
// Longer words are no words; the stemmer is not bothered with them.
constexpr std::size_t kMaxStemmed = 64;

// Snowball's Dutch leaves the plural's s after a vowel, so "organisaties" would not be
// "organisatie". Not those whose s is their own: advies, verlies, Fries.
bool has_plural_after_ie(std::string_view word) {
  return word.size() >= 6 && word.ends_with("ies") && !word.ends_with("vies") &&
         !word.ends_with("rlies") && !word.ends_with("fries");
}

}  // namespace

Stemmer::Stemmer()
    : stemmers_{sb_stemmer_new("dutch", "UTF_8"), sb_stemmer_new("english", "UTF_8")} {
  if (stemmers_[0] == nullptr || stemmers_[1] == nullptr) throw std::bad_alloc();
}

Stemmer::~Stemmer() {
  for (sb_stemmer* stemmer : stemmers_) sb_stemmer_delete(stemmer);
}

std::string_view Stemmer::stem(std::size_t language, std::string_view word) {
  if (word.size() > 2 && word.ends_with("'s")) word.remove_suffix(2);
  if (language == 0 && has_plural_after_ie(word)) word.remove_suffix(1);
  if (word.size() > kMaxStemmed) return word;
  const sb_symbol* stem =
      sb_stemmer_stem(stemmers_[language], reinterpret_cast<const sb_symbol*>(word.data()),
                      static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmers_[language]))};
}

std::uint64_t pair_bits(std::string_view text) {
  std::uint64_t bits = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const auto pair = static_cast<unsigned>(static_cast<unsigned char>(text[at - 1])) * 31u +
                      static_cast<unsigned char>(text[at]);
    bits |= std::uint64_t{1} << (pair & 63u);
  }
  return bits;
}

std::string_view Vocabulary::keep(std::string_view text) {
  if (text.size() > left_) {
    chunks_.push_back(std::make_unique<char[]>(kChunk));
    left_ = kChunk;
  }
  char* place = chunks_.back().get() + (kChunk - left_);
  std::copy(text.begin(), text.end(), place);
  left_ -= text.size();
  return {place, text.size()};
}

Vocabulary::Entry& Vocabulary::add(std::string_view folded, std::uint64_t hash) {
  Entry& entry = entries_.emplace_back();
  Word& word = entry.word;
  word.number = static_cast<std::uint32_t>(entries_.size() - 1);
  word.text = keep(folded);
  word.hash = hash;
  word.pairs = pair_bits(word.text);
  for (std::size_t language = 0; language < kStemLanguages; ++language) {
    const std::string_view stem = stemmer_.stem(language, word.text);
    word.stems[language] = stem == word.text ? word.text : keep(stem);
    word.stem_hashes[language] = hash_text(word.stems[language]);
  }
  table_.insert(hash, word.text, static_cast<std::uint32_t>(entries_.size() - 1));
  return entry;
}

Vocabulary::Entry& Vocabulary::intern(std::string_view key, bool plain) {
  key = cut_utf8(key, kMaxWord);
  const std::uint64_t hash = hash_text(key);
  const std::uint32_t known = table_.find(hash, key);
  if (known != StringTable::kNone) return entries_[known];
  if (plain) return add(key, hash);
  const std::string folded(cut_utf8(fold(key), kMaxWord));
  if (folded == key) return add(key, hash);
  const std::uint64_t folded_hash = hash_text(folded);
  std::uint32_t at = table_.find(folded_hash, folded);
  if (at == StringTable::kNone) {
    add(folded, folded_hash);
    at = static_cast<std::uint32_t>(entries_.size() - 1);
  }
  table_.insert(hash, keep(key), at);
  return entries_[at];
}

}  // namespace vindplaats
