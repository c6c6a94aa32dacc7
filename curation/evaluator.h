#pragma once
// Decides one query on one document whose hits are known; used by query_eval.cpp and classify.cpp.
// Holds views; one thread.
#include <cstdint>
#include <vector>

#include "curation/hits.h"
#include "curation/query.h"

namespace vindplaats {

class Evaluator {
 public:
  // `lists`: how many numbers of QueryNode::shared there are.
  Evaluator(const Document& document, const Hits& hits, std::size_t lists = 0)
      : document_(document), hits_(hits), lists_(lists) {}

  bool test(const QueryNode& node) const;
  // The places of what made test(node) true, in order, each once, at most kMaxMatches.
  std::vector<Match> places(const QueryNode& node) const;

 private:
  // A stretch of one value: words [first, last], code points [start, end).
  struct Span {
    std::uint32_t value = 0, first = 0, last = 0, start = 0, end = 0;
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;

  // What is known of a shared list in this document.
  struct SeenList {
    bool tested = false, found = false, spanned = false;
    Spans spans;
  };

  bool here(const QueryNode& node, std::uint32_t value) const;
  bool is_pattern(std::uint32_t pattern, std::uint32_t word) const;
  void continued(const Token& before, std::uint32_t pattern,
                 std::vector<const Token*>& found) const;
  void phrase_ends(const Token& first, const std::vector<std::uint32_t>& patterns,
                   std::vector<const Token*>& ends) const;
  // Can child `child` of this kOr or kList be true: is a word there that it needs.
  bool possible(const QueryNode& node, std::size_t child) const {
    const std::uint32_t pattern = node.patterns[child];
    return pattern == kNoPattern || hits_.any(pattern) || hits_.any(node.joined[child]);
  }
  template <class OnSpan>
  bool each_word(const QueryNode& node, OnSpan&& on_span) const;
  template <class OnSpan>
  bool each_phrase(const QueryNode& node, const std::vector<std::uint32_t>& patterns,
                   OnSpan&& on_span) const;
  // Calls on_span for each place of a word, phrase or list until it returns true; was there one
  // that did.
  template <class OnSpan>
  bool each_span(const QueryNode& node, OnSpan&& on_span) const;
  bool any_child(const QueryNode& node) const;
  // For what may stand beside NEAR; sorted, at most kMaxSpans.
  Spans spans(const QueryNode& node) const;
  Spans find_spans(const QueryNode& node) const;
  Spans near(const QueryNode& node) const;
  const WholeValue* whole(const QueryNode& node, const WholeValue* after) const;
  void collect(const QueryNode& node, std::vector<Match>& matches) const;
  void collect_within(const QueryNode& node, const Span& within, std::vector<Match>& matches) const;
  void add(std::vector<Match>& matches, const Span& span) const;

  const Document& document_;
  const Hits& hits_;
  mutable std::vector<SeenList> lists_;
};

}  // namespace vindplaats
