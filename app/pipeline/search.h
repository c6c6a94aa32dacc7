#pragma once
// What a query finds in the whole store, and what rules would select of it. Answered by the index;
// before `curate` has made one, by looking at every publication, with the same outcome. What is
// found is as the publications were when they were last curated or decided on.
#include <functional>
#include <span>

#include "app/pipeline/index_reader.h"
#include "config/types.h"
#include "curation/classify.h"
#include "curation/query.h"

namespace vindplaats {

struct SearchOptions {
  std::size_t limit = 20, offset = 0;
  bool facets = false;
};

struct SearchHit {
  std::string id;
  std::int64_t score = 0;  // thousandths; comparable within one search
};

struct Facet {
  std::string_view field;  // "status", as in a query
  // Values with how many hits have them, most first; of years the newest first.
  std::vector<std::pair<std::string, std::int64_t>> values;
};

struct SearchResult {
  std::int64_t total = 0;
  std::vector<SearchHit> hits;  // by score, then by id
  std::vector<Facet> facets;    // of all hits, when they were asked for
};

// kCorrupt when the store cannot be read. The cache is the store's.
Result<SearchResult> search(const Snapshot& snapshot, SegmentCache& cache, const Platform& platform,
                            const Query& query, const SearchOptions& options);

// What the rules say of every publication that one of them matches, as `curate` would say it (the
// places of the words left out), in no order. Nothing is said of the others: no rule matches them.
using OnClassified =
    std::function<void(std::string_view publication, const Classification& classification)>;
Result<void> classify_store(const Snapshot& snapshot, SegmentCache& cache, const Platform& platform,
                            const CompiledThemes& themes, const OnClassified& on_classified);
// The same of an index that is open already.
Result<void> classify_index(const OpenIndex& index, const CompiledThemes& themes,
                            const OnClassified& on_classified);
// Only which rules match: their numbers, counted theme after theme, in order.
using OnMatched =
    std::function<void(std::string_view publication, std::span<const std::uint32_t> rules)>;
Result<void> match_index(const OpenIndex& index, const CompiledThemes& themes,
                         const OnMatched& on_matched);

// The publications that have a theme or another status than "unselected", in no order.
void each_placed(const OpenIndex& index,
                 const std::function<void(std::string_view publication)>& on_placed);

}  // namespace vindplaats
