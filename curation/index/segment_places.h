#pragma once
// Decides a phrase or NEAR on documents that have its words, from the postings' places. Where these
// do not tell (place_rules.h), it makes of the document as much of a Document as the query asks
// about, and gives that to the Evaluator. One query node on one segment; one thread.
#include <deque>
#include <vector>

#include "curation/evaluator.h"
#include "curation/index/place_list.h"
#include "curation/index/place_rules.h"
#include "curation/index/segment_search.h"

namespace vindplaats {

class SegmentPlaces {
 public:
  SegmentPlaces(SegmentSearch& search, const QueryNode& node)
      : search_(search), node_(node), rules_(node) {}
  // Which of these the node is true of, by its words alone.
  Result<DocSet> find(const DocSet& candidates);

 private:
  struct Term {
    std::uint64_t offset = 0;
    std::uint32_t plain = 0, joined = 0;
    std::vector<Hit> hits;  // the patterns that accept it
  };

  void add_terms();
  Result<void> open_lists();
  void gather(std::uint32_t document);
  bool decide(std::uint32_t document);
  void read_layout(std::string_view layout);
  void add_token(const TermPlace& place);

  SegmentSearch& search_;
  const QueryNode& node_;
  PlaceRules rules_;
  std::vector<Term> terms_;
  std::unordered_map<std::uint32_t, std::uint32_t> known_;  // terms_ by number in the segment
  const Segment::Layouts* layouts_ = nullptr;
  std::deque<PlaceList> lists_;
  std::vector<std::uint32_t> next_;  // by group of lists: the next document that one of them has

  // Of the document that is decided on.
  std::vector<TermPlace> places_;
  struct Hyphenated {
    std::uint32_t at = 0, parts = 0;
  };
  Document document_;
  std::vector<std::uint32_t> bases_;
  std::vector<Hyphenated> hyphenated_;
  std::vector<std::uint32_t> words_;  // terms_ of document_'s words
  std::vector<std::uint32_t> word_of_;
};

}  // namespace vindplaats
