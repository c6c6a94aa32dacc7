#pragma once
// One posting list, read for the places of a word in document after document. One thread.
#include <string>
#include <utility>
#include <vector>

#include "curation/index/place_rules.h"
#include "curation/index/postings.h"

namespace vindplaats {

class PlaceList {
 public:
  static constexpr std::uint32_t kNoDocument = 0xffffffff;

  // `codes` must outlive it. `term`, `joined`: of all its places.
  PlaceList(std::string bytes, const std::vector<TermStanding>& codes, std::uint32_t term,
            bool joined)
      : bytes_(std::move(bytes)), reader_(bytes_, codes), term_(term), joined_(joined) {
    advance();
  }
  PlaceList(const PlaceList&) = delete;
  PlaceList& operator=(const PlaceList&) = delete;

  // Adds its places in the document, and returns the next document it has. Documents come in
  // order.
  std::uint32_t take(std::uint32_t document, std::vector<TermPlace>& places) {
    while (posting_.document < document) {
      passed_ += posting_.standing.times;
      advance();
    }
    if (posting_.document == document) {
      reader_.places().skip(std::exchange(passed_, 0));
      std::uint32_t at = 0;
      for (std::uint32_t i = 0; i < posting_.standing.times && !reader_.places().done(); ++i) {
        at += reader_.places().next32();
        places.push_back({at, term_, joined_});
      }
      advance();
    }
    return posting_.document;
  }

 private:
  void advance() {
    if (!reader_.next(posting_)) posting_ = {kNoDocument, 0, {}};
  }

  const std::string bytes_;
  PostingReader reader_;
  const std::uint32_t term_;
  const bool joined_;
  PostingReader::Posting posting_;
  std::uint64_t passed_ = 0;  // places of documents that were not asked for
};

}  // namespace vindplaats
