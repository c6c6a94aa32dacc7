#pragma once
// A search as its address says it: `q` in the query language, a value of a facet or more under the
// facet's name in that language ("status", "theme"), and the page. Pure.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "curation/query.h"

namespace vindplaats {

struct SearchAsk {
  std::string q;
  std::vector<std::pair<std::string, std::string>> narrowed;  // field and value, each pair once
  std::size_t page = 1;

  bool has(std::string_view field, const std::string& value) const;
  // The first page of the same search, with one value more or less.
  SearchAsk with(std::string_view field, const std::string& value) const;
  SearchAsk without(std::string_view field, const std::string& value) const;
};

inline constexpr std::string_view kFacetNames[] = {"status", "theme",   "partner",  "year",
                                                   "type",   "product", "language", "source"};

// `query` as it was sent. What is no search is left out.
SearchAsk asked_search(std::string_view query);
std::string search_address(const SearchAsk& ask);

// Can a query ask for exactly this value: what holds quotation marks or asterisks it cannot.
bool can_narrow(const std::string& value);
// `q` alone, and within what the facets leave; without either all that is in the store. kUsage as
// parse_query, whose columns are those of `q`.
Result<Query> narrowed_query(const SearchAsk& ask, const WordLists& words);

}  // namespace vindplaats
