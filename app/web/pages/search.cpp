#include "app/web/pages/search.h"

#include <algorithm>
#include <charconv>

#include "app/pipeline/index_reader.h"
#include "app/pipeline/placer.h"
#include "app/pipeline/search.h"
#include "app/web/marks.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/search_ask.h"
#include "app/web/said.h"
#include "core/text.h"
#include "curation/analyser.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// So many that a page with long texts stays under 100 kB.
constexpr std::size_t kHitsOnPage = 15, kHitExcerpt = 320, kFacetValues = 8;

std::string facet_label(const Visit& visit, const Platform& platform, std::string_view field,
                        const std::string& value) {
  if (field == "theme") return theme_label(visit, platform, value);
  if (field == "partner") return partner_names(platform, {value});
  if (field == "type" || field == "product") return shown_value(visit, "kind", value);
  return shown_value(visit, field, value);
}

std::string facet_name(const Visit& visit, std::string_view field) {
  return std::string(visit.text("facet-" + std::string(field)));
}

// What the search is narrowed to, each with the way back.
void add_narrowed(View& view, const Visit& visit, const Platform& platform, const SearchAsk& ask) {
  if (ask.narrowed.empty()) return;
  View& list = view.add("NARROWED");
  for (const auto& [field, value] : ask.narrowed) {
    view.add("KEPT").set("KEPT_NAME", field).set("KEPT_VALUE", value);
    list.add("TAKEN")
        .set("TAKEN_HREF", search_address(ask.without(field, value)))
        .set("TAKEN_FIELD", facet_name(visit, field))
        .set("TAKEN_TEXT", facet_label(visit, platform, field, value));
  }
}

void add_facet(View& facets, const Visit& visit, const Platform& platform, const SearchAsk& ask,
               const Facet& facet) {
  View* list = nullptr;
  std::size_t shown = 0;
  for (const auto& [value, count] : facet.values) {
    if (!can_narrow(value) || ask.has(facet.field, value)) continue;
    if (list == nullptr) {
      list = &facets.add("FACET");
      list->set("FACET_NAME", facet_name(visit, facet.field));
    }
    if (++shown > kFacetValues) continue;
    list->add("VALUE")
        .set("VALUE_HREF", search_address(ask.with(facet.field, value)))
        .set("VALUE_TEXT", facet_label(visit, platform, facet.field, value))
        .set("VALUE_COUNT", std::to_string(count));
  }
  if (shown > kFacetValues)
    list->add("REST").set("REST_TEXT",
                          visit.text("facet-rest", {std::to_string(shown - kFacetValues)}));
}

void add_facets(View& view, const Visit& visit, const Platform& platform, const SearchAsk& ask,
                const std::vector<Facet>& found) {
  View& facets = view.add("FACETS");
  for (const std::string_view name : kFacetNames) {
    const auto facet = std::find_if(found.begin(), found.end(),
                                    [&](const Facet& one) { return one.field == name; });
    if (facet != found.end()) add_facet(facets, visit, platform, ask, *facet);
  }
}

struct HitMaker {
  const Visit& visit;
  const Platform& platform;
  const Query* words;  // of the visitor; null: there are none to mark
  Analyser analyser = {};

  void add(View& list, const Publication& publication) {
    const Metadata& metadata = publication.metadata;
    View& item = list.add("ITEM");
    describe(item, visit, platform, publication);
    Matches found;
    if (words != nullptr)
      found = evaluate(*words, document_for_rules(publication, platform, analyser));
    add_marked(item, "TITLE_PART", metadata.title, spans_of(found.matches, "title"));
    add_marked(item, "TEXT_PART", metadata.abstract_text, spans_of(found.matches, "abstract"),
               kHitExcerpt);
    item.set("STATUS", shown_status(visit, publication));
    std::vector<std::string> themes;
    for (const ThemeMark& mark : publication.themes) {
      themes.push_back(mark.id);
      item.add("UNDER").set("UNDER_TEXT", theme_label(visit, platform, mark.id));
    }
    if (publication.status == "accepted" || !visit.may(Right::kDecide, themes)) return;
    item.add("DECIDE").set("ACCEPT_TEXT",
                           visit.text(themes.empty() ? "accept-without-theme" : "accept"));
  }
};

Result<void> add_hits(View& view, const Visit& visit, const Platform& platform,
                      const SearchAsk& ask) {
  TRY_ASSIGN(const Query query, narrowed_query(ask, platform.words));
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  // Making one takes seconds, and would keep everybody's pages waiting.
  TRY_ASSIGN(const auto index, open_index(*snapshot, *visit.house.segments));
  if (!index) {
    view.show("NO_INDEX");
    return {};
  }
  const SearchOptions options{kHitsOnPage, (ask.page - 1) * kHitsOnPage, true};
  TRY_ASSIGN(const SearchResult result,
             search(*snapshot, *visit.house.segments, platform, query, options));
  add_facets(view, visit, platform, ask, result.facets);
  view.add("TOTAL").set(
      "TOTAL_TEXT", result.total == 1 ? std::string(visit.text("search-one"))
                                      : visit.text("search-total", {std::to_string(result.total)}));
  Query words;
  if (!ask.q.empty()) {
    TRY_ASSIGN(words, parse_query(ask.q, platform.words));
  }
  HitMaker maker{visit, platform, ask.q.empty() ? nullptr : &words};
  View& list = view.add("HITS");
  list.set("BACK", search_address(ask));
  for (const SearchHit& hit : result.hits) {
    TRY_ASSIGN(const std::optional<Publication> publication, get_publication(*snapshot, hit.id));
    if (publication) maker.add(list, *publication);
  }
  if (result.hits.empty()) view.show("NOTHING");
  SearchAsk other = ask;
  if (other.page = ask.page - 1; other.page >= 1)
    list.add("BEFORE").set("BEFORE_HREF", search_address(other));
  if (other.page = ask.page + 1; static_cast<std::int64_t>(ask.page * kHitsOnPage) < result.total)
    list.add("AFTER").set("AFTER_HREF", search_address(other));
  return {};
}

// From which column on the query is wrong, as its error says; 0: it does not say.
std::size_t column_of(std::string_view what) {
  constexpr std::string_view kColumn = "column ";
  std::size_t column = 0;
  if (what.starts_with(kColumn))
    std::from_chars(what.data() + kColumn.size(), what.data() + what.size(), column);
  return column;
}

void add_mistake(View& view, const Visit& visit, const SearchAsk& ask, const Error& error) {
  View& mistake = view.add("MISTAKE");
  const std::size_t column = column_of(error.what);
  mistake.set("MISTAKE_TEXT", visit.text("search-wrong"));
  set_said(mistake, "MISTAKE_WHAT", said(visit.language, error.what));
  std::size_t at = 0;
  for (std::size_t passed = 1; passed < column && at < ask.q.size(); ++passed) next_utf8(ask.q, at);
  mistake.set("QUERY_BEFORE", ask.q.substr(0, at));
  if (at < ask.q.size()) mistake.add("FROM_HERE").set("QUERY_FROM", ask.q.substr(at));
}

}  // namespace

WebResponse search_page(const Visit& visit) {
  const auto platform = visit.house.platform();
  const SearchAsk ask = asked_search(visit.request.query);
  View view;
  view.set("Q", ask.q);
  add_narrowed(view, visit, *platform, ask);
  const Result<void> found = add_hits(view, visit, *platform, ask);
  const bool wrong = !found && found.error().fault == Fault::kUsage;
  if (!found && !wrong) return show_failure(visit, found.error());
  if (wrong) add_mistake(view, visit, ask, found.error());
  return show_page(visit, "search.html", visit.text("nav-search"), view, wrong ? 422 : 200);
}

}  // namespace vindplaats
