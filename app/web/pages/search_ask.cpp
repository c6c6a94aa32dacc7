#include "app/web/pages/search_ask.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "app/web/exchange.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostNarrowed = 20, kLastPage = 100'000;

// What every publication has (contract section 4). The language has no word for "everything".
constexpr std::string_view kEverything =
    "status:(unselected OR candidate OR suggested OR accepted OR rejected OR later OR withdrawn)";

bool is_facet(std::string_view name) {
  return std::find(std::begin(kFacetNames), std::end(kFacetNames), name) != std::end(kFacetNames);
}

}  // namespace

bool SearchAsk::has(std::string_view field, const std::string& value) const {
  return std::any_of(narrowed.begin(), narrowed.end(),
                     [&](const auto& one) { return one.first == field && one.second == value; });
}

SearchAsk SearchAsk::with(std::string_view field, const std::string& value) const {
  SearchAsk other{q, narrowed, 1};
  other.narrowed.emplace_back(field, value);
  return other;
}

SearchAsk SearchAsk::without(std::string_view field, const std::string& value) const {
  SearchAsk other{q, narrowed, 1};
  std::erase_if(other.narrowed,
                [&](const auto& one) { return one.first == field && one.second == value; });
  return other;
}

SearchAsk asked_search(std::string_view query) {
  SearchAsk ask;
  const Form form = Form::of_query(query);
  ask.q = trim(form.value("q"));
  for (const auto& [name, value] : form.fields()) {
    const bool takes = is_facet(name) && !value.empty() && can_narrow(value);
    if (takes && !ask.has(name, value) && ask.narrowed.size() < kMostNarrowed)
      ask.narrowed.emplace_back(name, value);
  }
  const std::string page = form.value("page");
  std::from_chars(page.data(), page.data() + page.size(), ask.page);
  ask.page = std::clamp<std::size_t>(ask.page, 1, kLastPage);
  return ask;
}

std::string search_address(const SearchAsk& ask) {
  std::string query;
  const auto add = [&](std::string_view name, const std::string& value) {
    query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, percent_encoded(value));
  };
  if (!ask.q.empty()) add("q", ask.q);
  for (const auto& [field, value] : ask.narrowed) add(field, value);
  if (ask.page > 1) add("page", std::to_string(ask.page));
  return "/search" + query;
}

bool can_narrow(const std::string& value) {
  // The lexer takes typographic quotation marks, too (U+201C to U+201F).
  static constexpr std::string_view kQuotes[] = {"\"", "“", "”", "„", "‟", "*"};
  return std::none_of(std::begin(kQuotes), std::end(kQuotes), [&](std::string_view quote) {
    return value.find(quote) != std::string::npos;
  });
}

Result<Query> narrowed_query(const SearchAsk& ask, const WordLists& words) {
  std::string text;
  if (!ask.q.empty()) {
    TRY_ASSIGN(Query alone, parse_query(ask.q, words));
    if (ask.narrowed.empty()) return alone;
    text = "(" + ask.q + ")";
  }
  for (const auto& [field, value] : ask.narrowed) text += fmt::format(" {}:\"{}\"", field, value);
  return parse_query(text.empty() ? kEverything : std::string_view(text), words);
}

}  // namespace vindplaats
