#pragma once
// The values that the documents of a segment have in one field, document after document, so that
// those of a search's hits are counted without a look at all others. Immutable once it is made,
// safe from any thread.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "curation/document.h"
#include "curation/index/doc_set.h"
#include "curation/index/term_table.h"

namespace vindplaats {

class FactColumn {
 public:
  // `facts`: the segment's table of whole values (SegmentPart::kFacts).
  FactColumn(const TermTable& facts, QueryField field, std::uint32_t documents);

  // Every value that some of `found` have, with how many, in order of the value.
  template <class OnValue>
  void count(const DocSet& found, OnValue&& on_value) const {
    std::vector<std::uint32_t> counts(values_.size(), 0);
    found.each([&](std::uint32_t document) {
      for (std::uint32_t i = first_[document]; i < first_[document + 1]; ++i) ++counts[of_[i]];
    });
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] > 0) on_value(values_[i], counts[i]);
    }
  }

  // Every document, once, that has a value other than `but`.
  template <class OnDocument>
  void each_with_other(std::string_view but, OnDocument&& on_document) const {
    for (std::uint32_t document = 0; document + 1 < first_.size(); ++document) {
      const auto end = of_.begin() + first_[document + 1];
      if (std::any_of(of_.begin() + first_[document], end,
                      [&](std::uint32_t value) { return values_[value] != but; }))
        on_document(document);
    }
  }

 private:
  std::vector<std::string> values_;
  std::vector<std::uint32_t> first_;  // by document: where its values begin in of_
  std::vector<std::uint32_t> of_;
};

}  // namespace vindplaats
