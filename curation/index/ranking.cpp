#include "curation/index/ranking.h"

#include <algorithm>
#include <cmath>

namespace vindplaats {
namespace {

using RankedKind = QueryNode::Kind;

// Beyond so many words the order would not change for the better.
constexpr std::size_t kMaxRanked = 64;
constexpr std::uint32_t kTitleBonus = 2, kSubjectBonus = 1;
// BM25's k1 = 1.2 and b = 0.75, in thousandths.
constexpr std::int64_t kSaturation = 1200, kLengthShare = 750, kThousand = 1000;

void add_patterns(const QueryNode& node, std::vector<std::uint32_t>& patterns) {
  if (node.children.empty())
    patterns.insert(patterns.end(), node.patterns.begin(), node.patterns.end());
  for (const QueryNode& child : node.children) add_patterns(child, patterns);
}

void add_ranked(const QueryNode& node, std::vector<RankedWord>& words) {
  if (words.size() >= kMaxRanked) return;
  switch (node.kind) {
    case RankedKind::kNot:
    case RankedKind::kYear:
      return;
    case RankedKind::kWord:
    case RankedKind::kPhrase:
      for (const std::uint32_t pattern : node.patterns) words.push_back({node.field, {pattern}});
      return;
    case RankedKind::kList:
      words.push_back({node.field, {}});
      add_patterns(node, words.back().patterns);
      return;
    default:
      for (const QueryNode& child : node.children) add_ranked(child, words);
  }
}

template <class OnList>
Result<void> each_posting_list(const RankedWord& word, SegmentSearch& search, OnList&& on_list) {
  for (const std::uint32_t pattern : word.patterns) {
    for (const TermHit& hit : search.terms(pattern)) {
      const LaneBits lanes = lanes_for(word.field, hit.same);
      std::uint64_t offset = hit.offset;
      for (const std::uint32_t size : {hit.plain, hit.joined}) {
        if (size == 0) continue;
        TRY_ASSIGN(const std::string_view bytes, search.postings(offset, size));
        offset += size;
        on_list(PostingReader(bytes, search.segment().codes()), lanes);
      }
    }
  }
  return {};
}

std::int64_t rarity(std::int64_t documents, std::int64_t frequency) {
  const double found = static_cast<double>(std::min(frequency, documents));
  const double others = static_cast<double>(documents) - found;
  return std::llround(1000 * std::log(1 + (others + 0.5) / (found + 0.5)));
}

// What a document's length weighs against how often a word stands in it. Many documents are equally
// long, and dividing takes longer than all else, so each length is worked out once.
class LengthShare {
 public:
  explicit LengthShare(const RankedCollection& collection)
      : mean_(std::max<std::int64_t>(
            1, collection.length / std::max<std::int64_t>(1, collection.documents))) {}
  std::int64_t of(std::uint32_t length) {
    if (length >= known_.size()) return worked_out(length);
    std::int64_t& known = known_[length];
    if (known == 0) known = worked_out(length);
    return known;
  }

 private:
  std::int64_t worked_out(std::int64_t length) const {
    return kSaturation * (kThousand - kLengthShare + kLengthShare * length / mean_) / kThousand;
  }

  std::int64_t mean_;
  std::vector<std::int64_t> known_ = std::vector<std::int64_t>(4096, 0);
};

}  // namespace

std::vector<RankedWord> ranked_words(const QueryNode& root) {
  std::vector<RankedWord> words;
  add_ranked(root, words);
  return words;
}

Result<void> add_segment(const std::vector<RankedWord>& words, SegmentSearch& search,
                         RankedCollection& collection) {
  collection.documents += search.segment().documents();
  collection.length += static_cast<std::int64_t>(search.segment().length());
  collection.frequencies.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    TRY(each_posting_list(words[i], search, [&](const PostingReader& list, LaneBits) {
      collection.frequencies[i] += list.count();
    }));
  }
  return {};
}

Result<std::vector<std::int64_t>> rank_hits(const std::vector<RankedWord>& words,
                                            const RankedCollection& collection,
                                            SegmentSearch& search, const DocSet& hits) {
  constexpr LaneBits kTitles = 0b111, kSubjects = 0b111 << 6;
  const Segment& segment = search.segment();
  std::vector<std::int64_t> scores(hits.count(), 0);
  std::vector<std::uint32_t> times(segment.documents(), 0);
  LengthShare length_share(collection);
  for (std::size_t i = 0; i < words.size(); ++i) {
    TRY(each_posting_list(words[i], search, [&](PostingReader list, LaneBits lanes) {
      for (PostingReader::Posting posting; list.next(posting);) {
        const LaneBits here = posting.standing.lanes & lanes;
        if (here == 0 || !hits.has(posting.document)) continue;
        times[posting.document] += posting.standing.times +
                                   ((here & kTitles) != 0 ? kTitleBonus : 0) +
                                   ((here & kSubjects) != 0 ? kSubjectBonus : 0);
      }
    }));
    const std::int64_t weight = rarity(collection.documents, collection.frequencies[i]);
    std::size_t hit = 0;
    hits.each([&](std::uint32_t document) {
      const std::int64_t count = kThousand * std::exchange(times[document], 0);
      std::int64_t& score = scores[hit++];
      if (count != 0)
        score += weight * count / (count + length_share.of(segment.length_of(document)));
    });
  }
  return scores;
}

}  // namespace vindplaats
