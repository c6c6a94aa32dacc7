#pragma once
// Where a term stands, document after document: per document a gap, and a code for in which lanes
// it stands and how often; behind all of these, where. docs/decisions/0019-the-index.md has the
// form. Pure values, safe from any thread.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "curation/document.h"
#include "curation/index/varint.h"

namespace vindplaats {

// A lane is a text field with the form (TextValue::same) in which its values are compared, so that
// a word can be told from the documents alone, without its places. Names have one form.
inline constexpr std::size_t kLanes = 12;
struct Lane {
  QueryField field = QueryField::kAny;
  std::uint8_t same = 0;
};
constexpr std::array<Lane, kLanes> kLaneTable = {{
    {QueryField::kTitle, kSameInDutch},
    {QueryField::kTitle, kSameInEnglish},
    {QueryField::kTitle, kSameInDutch | kSameInEnglish},
    {QueryField::kAbstract, kSameInDutch},
    {QueryField::kAbstract, kSameInEnglish},
    {QueryField::kAbstract, kSameInDutch | kSameInEnglish},
    {QueryField::kSubject, kSameInDutch},
    {QueryField::kSubject, kSameInEnglish},
    {QueryField::kSubject, kSameInDutch | kSameInEnglish},
    {QueryField::kCreator, kSameText},
    {QueryField::kPublisher, kSameText},
    {QueryField::kPartner, kSameText},
}};
// Lanes as bits.
using LaneBits = std::uint16_t;

// The lane of a value's field and form.
std::uint8_t lane_of(QueryField field, std::uint8_t same);
// The lanes in which a word of these forms counts for a query's field; kAny: the description.
LaneBits lanes_for(QueryField field, std::uint8_t same);

// In which lanes a term stands in a document, and how often.
struct TermStanding {
  LaneBits lanes = 0;
  std::uint32_t times = 0;
};

// Few combinations make up nearly all: each has a number in the order in which they were met, so
// that nearly all take one byte.
class StandingCodes {
 public:
  std::uint32_t code(LaneBits lanes, std::uint32_t times);
  const std::vector<TermStanding>& all() const { return all_; }

 private:
  static constexpr std::uint32_t kFew = 16;  // so many times are looked up without a search
  std::vector<std::uint32_t> known_ = std::vector<std::uint32_t>((std::size_t{1} << kLanes) * kFew);
  std::vector<TermStanding> all_;
};

// One term's, while they are gathered: gap, code and places of each document together, for what is
// written together should lie together.
struct PostingList {
  std::uint32_t next = 0;  // the lowest document that may come
  std::uint32_t count = 0;
  std::string bytes;
};
// As a PostingReader reads it.
void put_posting_list(std::string& out, const PostingList& list,
                      const std::vector<TermStanding>& codes);

// Reads them where they lie. Documents come in order; `places` holds those of all documents.
class PostingReader {
 public:
  // `codes` must outlive the reader.
  PostingReader(std::string_view bytes, const std::vector<TermStanding>& codes);

  std::uint32_t count() const { return count_; }
  struct Posting {
    std::uint32_t document = 0, code = 0;
    TermStanding standing;
  };
  bool next(Posting& posting) {
    if (documents_.done()) return false;
    posting.document = next_ + documents_.next32();
    next_ = posting.document + 1;
    posting.code = documents_.next32();
    posting.standing = posting.code < codes_.size() ? codes_[posting.code] : TermStanding{};
    return documents_.good();
  }
  // Once for every posting, in order: its places, or past them.
  VarintReader& places() { return places_; }

 private:
  const std::vector<TermStanding>& codes_;
  std::uint32_t count_ = 0, next_ = 0;
  VarintReader documents_{{}}, places_{{}};
};

}  // namespace vindplaats
