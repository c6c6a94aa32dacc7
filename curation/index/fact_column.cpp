#include "curation/index/fact_column.h"

#include "curation/index/segment_builder.h"

namespace vindplaats {

// By counting: one pass to count, one to place.
FactColumn::FactColumn(const TermTable& facts, QueryField field, std::uint32_t documents)
    : first_(std::size_t{documents} + 1, 0) {
  const auto each = [&](auto&& on_value, auto&& on_document) {
    facts.each_beginning(whole_key(field, ""), [&](const TermTable::Entry& entry) {
      on_value(entry.key.substr(1));
      DocSet::each_stored(entry.payload, [&](std::uint32_t document) {
        if (document < documents) on_document(document);
      });
    });
  };
  each([&](std::string_view value) { values_.emplace_back(value); },
       [&](std::uint32_t document) { ++first_[document + 1]; });
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  of_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  std::uint32_t values = 0;
  each([&](std::string_view) { ++values; },
       [&](std::uint32_t document) { of_[next[document]++] = values - 1; });
}

}  // namespace vindplaats
