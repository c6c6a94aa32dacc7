#pragma once
// Documents into a segment of the index: a stretch of it that is written once and never changes
// (store/FORMAT.md has its bytes). Pure; one thread. Takes what an Analyser made, so documents are
// not analysed twice. About 600 bytes of memory a document.
#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "curation/document.h"
#include "curation/index/postings.h"
#include "curation/string_table.h"

namespace vindplaats {

// A segment numbers its documents from 0 in 16 bits.
inline constexpr std::uint32_t kMaxSegmentDocuments = 1u << 16;

// The parts of a segment that are read as a whole, in the order of their numbers; stored.
enum class SegmentPart : std::uint8_t {
  kHead = 0,         // how many documents, how long they are, the codes of the postings
  kTerms = 1,        // words, with where their postings lie
  kDutch = 2,        // Dutch stems that are not the word itself, with the terms they stand for
  kEnglish = 3,      // the same in English
  kFacts = 4,        // values compared as a whole, but identifiers, with their documents
  kIdentifiers = 5,  // identifiers, with their documents
  kDocuments = 6,    // ids of publications, stamps and lengths
  kLayouts = 7,      // where the values of each document begin, and its hyphenated words
};
inline constexpr std::size_t kSegmentParts = 8;
// Postings lie one after another in pages of so many bytes: small ones, for a truncated word asks
// for a few bytes here and there.
inline constexpr std::size_t kPageBytes = 4 * 1024;

struct SegmentBytes {
  std::int64_t digest = 0;  // of ids and stamps
  std::array<std::string, kSegmentParts> parts;
  std::vector<std::string> pages;
};

// What tells one document from another as far as the index goes: equal stamps, equal documents.
std::uint64_t document_stamp(const Document& document);

class SegmentBuilder {
 public:
  SegmentBuilder();
  // At most kMaxSegmentDocuments.
  void add(std::string_view id, const Document& document);
  std::uint32_t size() const { return documents_; }
  // Bytes gathered so far, about.
  std::size_t bytes() const { return bytes_; }
  // Empty again afterwards.
  SegmentBytes finish();

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  struct Term {
    std::string_view text;
    std::array<std::string_view, kStemLanguages> stems;
  };
  // A token as the index sees it: `place` counts the parts of all values before and in its own.
  struct Spot {
    std::uint32_t place = 0;
    std::uint8_t lane = 0;
  };

  // Of a term, places in lists_: as a word of its own, and as hyphenated parts together.
  struct TermLists {
    std::uint32_t plain = kNone, joined = kNone;
  };

  struct WholeList {
    std::uint32_t next = 0;
    std::string documents;
  };
  using WholeLists = std::unordered_map<std::string, WholeList>;

  std::uint32_t term_of(const Word& word);
  std::string_view keep(std::string_view text);
  void lay_out(const Document& document);
  void add_word(const Document& document, std::size_t word);
  void note_whole(WholeLists& lists, const std::string& key);
  void append(std::uint32_t& list, const std::vector<Spot>& spots);
  void add_wholes(const Document& document);
  std::string terms(const std::vector<std::uint32_t>& order, std::vector<std::string>& pages);
  std::string stems(const std::vector<std::uint32_t>& order, std::size_t language) const;

  std::uint32_t documents_ = 0;
  std::size_t bytes_ = 0;
  std::uint64_t length_ = 0;  // words of all documents
  std::uint64_t digest_ = 0;  // of all ids and stamps
  std::shared_ptr<const Vocabulary> vocabulary_;
  std::vector<std::uint32_t> numbered_;  // terms by Word::number of that vocabulary
  StringTable known_;
  std::vector<Term> terms_;
  std::vector<TermLists> term_lists_;  // by term
  std::vector<PostingList> lists_;
  std::unique_ptr<std::deque<std::string>> texts_;
  StandingCodes codes_;
  WholeLists facts_, identifiers_;
  std::string ids_, layouts_;
  // Of the document that is being added.
  std::vector<std::uint32_t> bases_;
  std::vector<Spot> plain_, joined_;
};

// A whole value's key in its table: the field, then the folded value.
std::string whole_key(QueryField field, std::string_view folded);

}  // namespace vindplaats
