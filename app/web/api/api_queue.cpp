// What waits for editors, page by page: a cursor is the place in the order and the id that stood
// there, so that one goes on behind it when others before it were decided on meanwhile.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/show.h"
#include "app/show_publication.h"
#include "app/web/api/operations.h"
#include "core/publication_fields.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::int64_t kUsualPage = 20;

using Board = std::shared_ptr<const QueueBoard>;

Result<Board> board_of(const ApiCall& call) {
  return call.house.board->read(*call.house.store, call.platform, call.house.now(),
                                *call.house.clock);
}

// Where in the order a page begins.
std::size_t start_of_page(const ApiCall& call, const std::vector<std::string>& order) {
  const std::string cursor = call.query.value("cursor", "");
  const std::size_t dot = cursor.find('.');
  if (dot == std::string::npos) return 0;
  std::size_t place = 0;
  std::from_chars(cursor.data(), cursor.data() + dot, place);
  const auto found = std::find(order.begin(), order.end(), cursor.substr(dot + 1));
  // What stood there was decided on: those behind it have moved up one place.
  return found == order.end() ? std::min(place, order.size())
                              : static_cast<std::size_t>(found - order.begin()) + 1;
}

// {"publications": [...], "total": N, with the cursor of the next page: without its last brace.
std::string page_of_json(const std::string& items, std::size_t total, const std::string& next) {
  return fmt::format("{{\"publications\":[{}],\"total\":{}{}", items, total,
                     next.empty() ? "" : fmt::format(",\"next\":\"{}\"", next));
}

struct QueuePage {
  std::string items, next;
};

// `show` gives an item as JSON; none: it stands there no more.
template <class Show>
Result<QueuePage> page_from(const ApiCall& call, const std::vector<std::string>& order,
                            const Show& show) {
  const auto limit = static_cast<std::size_t>(call.query.value("limit", kUsualPage));
  QueuePage page;
  std::size_t at = start_of_page(call, order), shown = 0;
  for (; at < order.size() && shown < limit; ++at) {
    TRY_ASSIGN(const std::optional<std::string> item, show(order[at]));
    if (!item) continue;
    page.items += (page.items.empty() ? "" : ",") + *item;
    ++shown;
  }
  if (at < order.size() && at > 0) page.next = fmt::format("{}.{}", at - 1, order[at - 1]);
  return page;
}

Result<ApiAnswer> plain_page(const ApiCall& call, const std::vector<std::string>& order) {
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  const auto show = [&](const std::string& id) -> Result<std::optional<std::string>> {
    TRY_ASSIGN(const std::optional<Publication> publication, get_publication(*snapshot, id));
    return publication ? std::optional(to_json(*publication)) : std::nullopt;
  };
  TRY_ASSIGN(const QueuePage page, page_from(call, order, show));
  return ApiAnswer{200, page_of_json(page.items, order.size(), page.next) + "}\n"};
}

ApiJson short_form(const Publication& publication) {
  return {{"id", publication.id},
          {"title", publication.metadata.title},
          {"status", publication.status},
          {"revision", publication.revision}};
}

}  // namespace

Result<ApiAnswer> api_queue(const ApiCall& call) {
  std::string theme;
  if (call.path.contains("id")) {
    const Theme* const found = call.platform->theme(call.id());
    if (found == nullptr) return fail(Fault::kNotFound, "no such theme");
    theme = found->id;
  }
  TRY_ASSIGN(const Board board, board_of(call));
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  const auto show = [&](const std::string& id) -> Result<std::optional<std::string>> {
    TRY_ASSIGN(const std::optional<ShownWaiting> waiting,
               board->show(*snapshot, id, theme, call.house.now()));
    return waiting ? std::optional(ranked_json(waiting->waiting)) : std::nullopt;
  };
  const std::vector<std::string>& order = board->order(theme);
  TRY_ASSIGN(const QueuePage page, page_from(call, order, show));
  const ApiJson waiting(board->by_theme());
  return ApiAnswer{200, page_of_json(page.items, order.size(), page.next) +
                            fmt::format(",\"waiting\":{},\"heldBack\":{}}}\n", waiting.dump(),
                                        board->held_back())};
}

Result<ApiAnswer> api_lacking(const ApiCall& call) {
  TRY_ASSIGN(const Board board, board_of(call));
  return plain_page(call, board->lacking());
}

Result<ApiAnswer> api_later(const ApiCall& call) {
  TRY_ASSIGN(const Board board, board_of(call));
  std::vector<std::string> order;
  for (const auto& [day, id] : board->later()) order.push_back(id);
  return plain_page(call, order);
}

Result<ApiAnswer> api_questions(const ApiCall& call) {
  TRY_ASSIGN(const Board board, board_of(call));
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  const auto limit = static_cast<std::size_t>(call.query.value("limit", kUsualPage));
  ApiJson list = ApiJson::array();
  for (const auto& [a, b] : board->asked()) {
    if (list.size() == limit) break;
    TRY_ASSIGN(const std::optional<Publication> one, get_publication(*snapshot, a));
    TRY_ASSIGN(const std::optional<Publication> other, get_publication(*snapshot, b));
    if (one && other) list.push_back({{"a", short_form(*one)}, {"b", short_form(*other)}});
  }
  return ApiAnswer{200,
                   json_line({{"questions", std::move(list)}, {"total", board->asked().size()}})};
}

}  // namespace vindplaats
