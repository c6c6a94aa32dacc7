#pragma once
// In which order hits are shown: BM25 over the words of the query, in integers, so that every
// machine says the same. A word in the title counts as three, in a subject as two. A list, and a
// truncated word, count as one word with many spellings.
#include <cstdint>
#include <vector>

#include "curation/index/segment_search.h"

namespace vindplaats {

// The words that make a hit better: what stands under NOT does not, nor years and whole values.
struct RankedWord {
  QueryField field = QueryField::kAny;
  std::vector<std::uint32_t> patterns;
};
std::vector<RankedWord> ranked_words(const QueryNode& root);

// What is known of all segments together.
struct RankedCollection {
  std::int64_t documents = 0, length = 0;  // how many, and their words
  std::vector<std::int64_t> frequencies;   // by ranked word: in how many documents
};
// Adds one segment's share.
Result<void> add_segment(const std::vector<RankedWord>& words, SegmentSearch& search,
                         RankedCollection& collection);

// The scores of the hits of one segment, in their order; 0 where nothing is ranked.
Result<std::vector<std::int64_t>> rank_hits(const std::vector<RankedWord>& words,
                                            const RankedCollection& collection,
                                            SegmentSearch& search, const DocSet& hits);

}  // namespace vindplaats
