#pragma once
// A segment of the index as it is read: which terms there are, where their postings lie, which
// documents it holds. Immutable, safe from any thread; kept between queries, for its rows never
// change. About 80 bytes of memory a document, and as many again once a query has asked for words
// that stand together, identifiers, or words by their end, and once values were counted.
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "curation/index/doc_set.h"
#include "curation/index/fact_column.h"
#include "curation/index/letter_grams.h"
#include "curation/index/postings.h"
#include "curation/index/segment_builder.h"
#include "curation/index/term_table.h"
#include "curation/pattern.h"

namespace vindplaats {

// Where a segment's bytes come from: rows of the store, in tests memory. kCorrupt when they are not
// there.
class SegmentSource {
 public:
  virtual ~SegmentSource() = default;
  virtual Result<std::string> part(SegmentPart part) const = 0;
  virtual Result<std::string> page(std::uint32_t number) const = 0;
};

// A term that a pattern accepts, in which forms, and where its postings lie.
struct TermHit {
  std::uint32_t term = 0;
  std::uint8_t same = 0;
  std::uint64_t offset = 0;
  std::uint32_t plain = 0, joined = 0;  // bytes; as a word of its own, as hyphenated parts together
};

// The ids in the kDocuments part, in order.
Result<std::vector<std::string>> read_document_ids(std::string_view bytes);

class Segment {
 public:
  // Reads all but what few queries ask for.
  static Result<std::shared_ptr<const Segment>> open(const SegmentSource& source);

  // Of ids and stamps: equal digests, equal documents.
  std::int64_t digest() const { return digest_; }
  std::uint32_t documents() const { return documents_; }
  std::uint64_t length() const { return length_; }  // tokens of all documents
  const std::vector<TermStanding>& codes() const { return codes_; }
  std::string_view id(std::uint32_t document) const;
  std::uint64_t stamp(std::uint32_t document) const { return rows_[document].stamp; }
  std::uint32_t length_of(std::uint32_t document) const { return lengths_[document]; }

  // The terms that the pattern accepts, in order.
  std::vector<TermHit> terms(const Pattern& pattern) const;
  // Adds the documents with a whole value that the pattern accepts.
  Result<void> add_wholes(QueryField field, const Pattern& pattern, const SegmentSource& source,
                          DocSet& documents) const;
  void add_years(int from, int until, DocSet& documents) const;
  // The values of a field (not of identifiers) by document; made when first asked for.
  const FactColumn& column(QueryField field) const;
  struct Layouts {
    std::string_view of(std::uint32_t document) const {
      return VarintReader(std::string_view(bytes).substr(at[document])).sized();
    }
    std::string bytes;
    std::vector<std::uint32_t> at;  // by document: where it begins in bytes
    // By document: how many parts its hyphenated words have beyond one each, at most 65535.
    std::vector<std::uint16_t> extra_parts;
  };
  // Those of all documents, read when first asked for.
  Result<const Layouts*> layouts(const SegmentSource& source) const;

 private:
  struct Row {
    std::uint32_t at = 0;  // of the id in documents_bytes_
    std::uint8_t size = 0;
    std::uint64_t stamp = 0;
  };
  // What is read when first asked for.
  struct Late {
    std::mutex mutex;
    std::optional<TermTable> identifiers;
    Layouts layouts;
    // All terms, each between line ends, at which byte each block of 64 begins, and which blocks
    // have which letters: a search in one text finds letters within words many times faster than a
    // look at each.
    std::string text;
    std::vector<std::uint32_t> starts;
    LetterGrams grams;
    std::string_view block(std::size_t number) const {
      const std::size_t next = number + 1 < starts.size() ? starts[number + 1] : text.size();
      return std::string_view(text).substr(starts[number], next - starts[number]);
    }
    std::array<std::unique_ptr<const FactColumn>, kQueryFields> columns;
  };
  static constexpr std::uint32_t kTextStep = 64;

  Segment() : late_(std::make_unique<Late>()) {}
  Result<void> read_documents(std::string bytes);
  Result<const TermTable*> identifiers(const SegmentSource& source) const;
  const Late& with_text() const;
  void add_stem(const Pattern& pattern, std::size_t language, std::vector<TermHit>& hits) const;
  void add_within(const Pattern& pattern, std::vector<TermHit>& hits) const;

  std::int64_t digest_ = 0;
  std::uint32_t documents_ = 0;
  std::uint64_t length_ = 0;
  std::vector<TermStanding> codes_;
  TermTable terms_, facts_;
  std::array<TermTable, kStemLanguages> stems_;
  std::string documents_bytes_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> lengths_;  // apart from the rows: ranking reads nothing else
  std::unique_ptr<Late> late_;
};

}  // namespace vindplaats
