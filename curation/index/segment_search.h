#pragma once
// Which documents of a segment a query finds: exactly those that `matches` (query.h) finds. Words,
// years and whole values are told from the postings' documents; where words must stand together,
// the documents that have them all are decided by the Evaluator itself, on what the postings say of
// their places. One thread; borrows all it is made from.
#include <functional>
#include <unordered_map>
#include <vector>

#include "curation/index/segment.h"
#include "curation/query.h"

namespace vindplaats {

// The patterns that a query's numbers mean.
using PatternAt = std::function<const Pattern&(std::uint32_t)>;

class SegmentSearch {
 public:
  // `patterns`: how many there are. `lists`: how many numbers of QueryNode::shared; such a list is
  // looked through once for all queries that name it.
  SegmentSearch(const Segment& segment, const SegmentSource& source, PatternAt pattern,
                std::size_t patterns, std::size_t lists = 0)
      : segment_(segment),
        source_(source),
        pattern_(std::move(pattern)),
        terms_(patterns),
        lists_(lists) {}

  // Those of `live` that it finds.
  Result<DocSet> find(const QueryNode& root, const DocSet& live);
  // The terms that pattern accepts; looked up once.
  const std::vector<TermHit>& terms(std::uint32_t pattern);
  // The bytes of a posting list; the view lives until the next call.
  Result<std::string_view> postings(std::uint64_t offset, std::uint32_t size);
  const Segment& segment() const { return segment_; }

 private:
  friend class SegmentPlaces;
  Result<DocSet> find_within(const QueryNode& node, const DocSet& within);
  Result<DocSet> find_all(const QueryNode& node, const DocSet& within);
  Result<DocSet> find_any(const QueryNode& node, const DocSet& within);
  Result<DocSet> find_list(const QueryNode& node, const DocSet& within);
  Result<DocSet> find_phrase(const QueryNode& node, const DocSet& within);
  Result<void> add_leaf(const QueryNode& node, DocSet& found);
  Result<void> add_words(std::uint32_t pattern, QueryField field, DocSet& found);
  Result<void> add_wholes(const QueryNode& node, DocSet& found);
  // The documents that have every word of one of the two ways to read a phrase.
  Result<DocSet> perhaps_phrase(const QueryNode& node);
  // A superset of the documents in which the node has a place (never a whole value).
  Result<DocSet> perhaps(const QueryNode& node);
  Result<const std::string*> page(std::uint32_t number);
  Result<std::string> joined_pages(std::uint64_t offset, std::uint32_t size);

  const Segment& segment_;
  const SegmentSource& source_;
  const PatternAt pattern_;
  std::vector<std::optional<std::vector<TermHit>>> terms_;
  std::vector<std::optional<DocSet>> lists_;
  std::unordered_map<std::uint32_t, std::string> pages_;
  // Lists that go over pages, by where they begin: finding and ranking ask for the same ones.
  std::unordered_map<std::uint64_t, std::string> long_lists_;
  std::size_t long_bytes_ = 0;
};

}  // namespace vindplaats
