#include "app/pipeline/search.h"

#include <algorithm>
#include <map>

#include "curation/index/ranking.h"

namespace vindplaats {
namespace {

constexpr QueryField kFacetFields[] = {
    QueryField::kStatus, QueryField::kTheme,   QueryField::kPartner,  QueryField::kSource,
    QueryField::kType,   QueryField::kProduct, QueryField::kLanguage, QueryField::kYear};

using FacetCounts = std::map<QueryField, std::map<std::string, std::int64_t>>;

std::vector<Facet> facets_of(const FacetCounts& counts) {
  std::vector<Facet> facets;
  for (const QueryField field : kFacetFields) {
    Facet& facet = facets.emplace_back(Facet{query_field_name(field), {}});
    if (const auto found = counts.find(field); found != counts.end())
      facet.values.assign(found->second.begin(), found->second.end());
    if (field == QueryField::kYear) {
      std::reverse(facet.values.begin(), facet.values.end());
      continue;
    }
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }
  return facets;
}

struct RankedHit {
  std::int64_t score;
  std::string_view id;
  bool operator<(const RankedHit& other) const {  // before it in the list
    return score != other.score ? score > other.score : id < other.id;
  }
};

// The first so many; of most hits nothing is looked at but the score.
class BestHits {
 public:
  explicit BestHits(std::size_t most) : most_(most) {}

  bool may_take(std::int64_t score) const {
    return heap_.size() < most_ || (most_ > 0 && score >= heap_.front().score);
  }
  void add(const RankedHit& hit) {
    if (heap_.size() == most_) {
      if (!(hit < heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
    }
    heap_.push_back(hit);
    std::push_heap(heap_.begin(), heap_.end());
  }
  std::vector<RankedHit> sorted() && {
    std::sort_heap(heap_.begin(), heap_.end());
    return std::move(heap_);
  }

 private:
  std::size_t most_;
  std::vector<RankedHit> heap_;  // the last of them on top
};

// One query on an open index.
class IndexSearch {
 public:
  IndexSearch(const OpenIndex& index, const Query& query) : index_(index), query_(query) {
    searches_.reserve(index.segments.size());
    for (const OpenSegment& one : index.segments) {
      searches_.emplace_back(
          *one.segment, *one.source,
          [this](std::uint32_t pattern) -> const Pattern& { return query_.patterns[pattern]; },
          query.patterns.size());
    }
  }
  IndexSearch(const IndexSearch&) = delete;
  IndexSearch& operator=(const IndexSearch&) = delete;

  Result<SearchResult> run(const SearchOptions& options) {
    SearchResult result;
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      TRY_ASSIGN(DocSet found, searches_[i].find(query_.root, index_.segments[i].live));
      result.total += found.count();
      found_.push_back(std::move(found));
    }
    TRY(rank(options, result));
    if (options.facets) result.facets = facets_of(count_facets());
    return result;
  }

 private:
  Result<void> rank(const SearchOptions& options, SearchResult& result) {
    const std::vector<RankedWord> words = ranked_words(query_.root);
    RankedCollection collection;
    for (SegmentSearch& search : searches_) TRY(add_segment(words, search, collection));
    const auto total = static_cast<std::size_t>(result.total);
    const std::size_t from = std::min(options.offset, total);
    BestHits best(from + std::min(options.limit, total - from));
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      TRY_ASSIGN(const std::vector<std::int64_t> scores,
                 rank_hits(words, collection, searches_[i], found_[i]));
      const Segment& segment = *index_.segments[i].segment;
      std::size_t hit = 0;
      found_[i].each([&](std::uint32_t document) {
        const std::int64_t score = scores[hit++];
        if (best.may_take(score)) best.add({score, segment.id(document)});
      });
    }
    const std::vector<RankedHit> sorted = std::move(best).sorted();
    for (std::size_t i = from; i < sorted.size(); ++i)
      result.hits.push_back({std::string(sorted[i].id), sorted[i].score});
    return {};
  }

  FacetCounts count_facets() const {
    FacetCounts counts;
    for (const QueryField field : kFacetFields) {
      for (std::size_t i = 0; i < found_.size(); ++i) {
        index_.segments[i].segment->column(field).count(
            found_[i],
            [&](const std::string& value, std::uint32_t count) { counts[field][value] += count; });
      }
    }
    return counts;
  }

  const OpenIndex& index_;
  const Query& query_;
  std::vector<SegmentSearch> searches_;
  std::vector<DocSet> found_;
};

// Rules on one segment: which of them match which documents.
class SegmentRules {
 public:
  SegmentRules(const OpenSegment& one, const CompiledThemes& themes)
      : one_(one),
        themes_(themes),
        search_(
            *one.segment, *one.source,
            [&themes](std::uint32_t pattern) -> const Pattern& { return themes.pattern(pattern); },
            themes.patterns(), themes.lists()) {}

  Result<void> match_each(const OnMatched& on_matched) {
    std::vector<std::vector<std::uint32_t>> matched(one_.segment->documents());
    std::uint32_t number = 0;
    for (const CompiledTheme& theme : themes_.themes()) {
      for (const CompiledRule& rule : theme.rules) {
        TRY_ASSIGN(const DocSet found, search_.find(rule.root, one_.live));
        found.each([&](std::uint32_t document) { matched[document].push_back(number); });
        ++number;
      }
    }
    for (std::uint32_t document = 0; document < matched.size(); ++document) {
      if (!matched[document].empty()) on_matched(one_.segment->id(document), matched[document]);
    }
    return {};
  }

 private:
  const OpenSegment& one_;
  const CompiledThemes& themes_;
  SegmentSearch search_;
};

}  // namespace

Result<SearchResult> search(const Snapshot& snapshot, SegmentCache& cache, const Platform& platform,
                            const Query& query, const SearchOptions& options) {
  TRY_ASSIGN(const OpenIndex index, open_or_make_index(snapshot, cache, platform));
  return IndexSearch(index, query).run(options);
}

Result<void> match_index(const OpenIndex& index, const CompiledThemes& themes,
                         const OnMatched& on_matched) {
  for (const OpenSegment& one : index.segments)
    TRY(SegmentRules(one, themes).match_each(on_matched));
  return {};
}

Result<void> classify_index(const OpenIndex& index, const CompiledThemes& themes,
                            const OnClassified& on_classified) {
  return match_index(index, themes,
                     [&](std::string_view publication, std::span<const std::uint32_t> rules) {
                       on_classified(publication, classify_matched(themes, rules));
                     });
}

Result<void> classify_store(const Snapshot& snapshot, SegmentCache& cache, const Platform& platform,
                            const CompiledThemes& themes, const OnClassified& on_classified) {
  TRY_ASSIGN(const OpenIndex index, open_or_make_index(snapshot, cache, platform));
  return classify_index(index, themes, on_classified);
}

void each_placed(const OpenIndex& index,
                 const std::function<void(std::string_view publication)>& on_placed) {
  for (const OpenSegment& one : index.segments) {
    DocSet placed(one.segment->documents());
    const auto add = [&](std::uint32_t document) { placed.add(document); };
    one.segment->column(QueryField::kStatus).each_with_other("unselected", add);
    one.segment->column(QueryField::kTheme).each_with_other("", add);
    placed &= one.live;
    placed.each([&](std::uint32_t document) { on_placed(one.segment->id(document)); });
  }
}

}  // namespace vindplaats
