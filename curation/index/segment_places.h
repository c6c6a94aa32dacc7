#pragma once
// Decides a phrase or NEAR on documents that have its words: from the postings' places it makes, of
// each document, as much of a Document as the query asks about, and gives that to the Evaluator.
// One query node on one segment; one thread.
#include <vector>

#include "curation/evaluator.h"
#include "curation/index/segment_search.h"

namespace vindplaats {

class SegmentPlaces {
 public:
  SegmentPlaces(SegmentSearch& search, const QueryNode& node) : search_(search), node_(node) {}
  // Which of these the node is true of, by its words alone.
  Result<DocSet> find(const DocSet& candidates);

 private:
  struct Place {
    std::uint32_t at = 0;  // counts parts, through all values of the document
    std::uint32_t term = 0;
    bool joined = false;
  };
  struct Term {
    std::uint64_t offset = 0;
    std::uint32_t plain = 0, joined = 0;
    std::vector<Hit> hits;  // the patterns that accept it
    // Of a phrase: as which of its words, as bits; of NEAR: bit 0 on its left, bit 1 on its right.
    std::uint64_t steps = 0;
  };

  void add_terms();
  void note_steps();
  void note_sides();
  Result<void> gather(const DocSet& candidates);
  Result<void> gather_list(const DocSet& candidates, std::uint32_t term, std::uint64_t offset,
                           std::uint32_t size, bool joined);
  bool may_follow(std::size_t first, std::size_t last) const;
  bool may_be_near(std::uint32_t document, std::size_t first, std::size_t last) const;
  bool decide(std::uint32_t document, std::size_t first, std::size_t last);
  void read_layout(std::string_view layout);
  void add_token(const Place& place);

  SegmentSearch& search_;
  const QueryNode& node_;
  std::vector<Term> terms_;
  std::unordered_map<std::uint32_t, std::uint32_t> known_;  // terms_ by number in the segment
  bool steps_ = false;                                      // can Term::steps tell of the phrase
  const Segment::Layouts* layouts_ = nullptr;
  std::vector<std::uint32_t> documents_;  // of each gathered place
  std::vector<Place> gathered_, places_;  // as they came; by document

  // Of the document that is decided on.
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
