#pragma once
// Which words of a document are accepted by which patterns; the one thing that query evaluation
// needs to look words up. Either found by trying all pairs (a query on its own) or by a Lexicon
// (all rules at once).
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "curation/document.h"
#include "curation/pattern.h"

namespace vindplaats {

struct Hit {
  std::uint32_t pattern = 0;
  std::uint32_t word = 0;  // index into Document::words
  std::uint8_t same = 0;   // kSameIn… bits
};

class Hits {
 public:
  explicit Hits(std::size_t patterns) : there_((patterns + 63) / 64) {}

  void add(const Hit& hit) {
    hits_.push_back(hit);
    there_[hit.pattern / 64] |= std::uint64_t{1} << (hit.pattern % 64);
  }
  // The same hits for another word.
  void add_all(std::span<const Hit> hits, std::uint32_t word) {
    for (const Hit& hit : hits) add({hit.pattern, word, hit.same});
  }
  // Once, after the last add.
  void sort() {
    std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) {
      return a.pattern != b.pattern ? a.pattern < b.pattern : a.word < b.word;
    });
  }
  // Of most patterns there is none, so that is one look at a bit.
  bool any(std::uint32_t pattern) const {
    return (there_[pattern / 64] >> (pattern % 64) & 1u) != 0;
  }
  std::span<const Hit> of(std::uint32_t pattern) const {
    if (!any(pattern)) return {};
    const auto less = [](const Hit& hit, std::uint32_t wanted) { return hit.pattern < wanted; };
    const auto first = std::lower_bound(hits_.begin(), hits_.end(), pattern, less);
    auto last = first;
    while (last != hits_.end() && last->pattern == pattern) ++last;
    return {first, last};
  }
  std::span<const Hit> all() const { return hits_; }

 private:
  std::vector<Hit> hits_;
  std::vector<std::uint64_t> there_;  // a bit a pattern
};

}  // namespace vindplaats
