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
  void add(const Hit& hit) { hits_.push_back(hit); }
  // Once, after the last add.
  void sort() {
    std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) {
      return a.pattern != b.pattern ? a.pattern < b.pattern : a.word < b.word;
    });
  }
  std::span<const Hit> of(std::uint32_t pattern) const {
    const auto less = [](const Hit& hit, std::uint32_t wanted) { return hit.pattern < wanted; };
    const auto first = std::lower_bound(hits_.begin(), hits_.end(), pattern, less);
    auto last = first;
    while (last != hits_.end() && last->pattern == pattern) ++last;
    return {first, last};
  }
  std::span<const Hit> all() const { return hits_; }
  void clear() { hits_.clear(); }

 private:
  std::vector<Hit> hits_;
};

}  // namespace vindplaats
