#include "app/web/pages/queue.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/pipeline/record_reader.h"
#include "app/web/marks.h"
#include "app/web/pages/deciding.h"
#include "app/web/pages/describe.h"
#include "core/text.h"
#include "core/time.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// So many that a page with long texts stays under 100 kB.
constexpr std::size_t kItemsOnPage = 15, kExcerpt = 320, kShownFindings = 4;

struct QueueAsk {
  std::string tab, theme;  // tab: "", lacking, later or ask
  std::size_t page = 1;
};

QueueAsk asked_queue(const Visit& visit, const Platform& platform) {
  QueueAsk ask;
  ask.tab = visit.request.parameter("tab");
  if (const Theme* theme = platform.theme(visit.request.parameter("theme"))) ask.theme = theme->id;
  const std::string page = visit.request.parameter("page");
  std::from_chars(page.data(), page.data() + page.size(), ask.page);
  ask.page = std::clamp<std::size_t>(ask.page, 1, 100'000);
  return ask;
}

std::string queue_address(const QueueAsk& ask) {
  std::string query;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, value);
  };
  add("tab", ask.tab);
  add("theme", ask.theme);
  if (ask.page > 1) add("page", std::to_string(ask.page));
  return "/queue" + query;
}

void add_tabs(View& view, const Visit& visit, const QueueBoard& board, const QueueAsk& ask) {
  const std::tuple<const char*, const char*, std::size_t> tabs[] = {
      {"", "tab-queue", board.order("").size()},
      {"lacking", "tab-lacking", board.lacking().size()},
      {"later", "tab-later", board.later().size()},
      {"ask", "tab-ask", board.asked().size()}};
  for (const auto& [tab, text, count] : tabs) {
    View& row = view.add("TAB");
    row.set("TAB_HREF", queue_address({tab, "", 1}))
        .set("TAB_TEXT", visit.text(text))
        .set("TAB_COUNT", std::to_string(count));
    row.show("TAB_HERE", ask.tab == tab);
  }
}

void add_theme_filter(View& view, const Visit& visit, const Platform& platform,
                      const QueueBoard& board, const QueueAsk& ask) {
  View& filter = view.add("THEMES");
  const auto add = [&](const std::string& theme, std::string_view text, std::size_t count) {
    View& row = filter.add("THEME");
    row.set("THEME_HREF", queue_address({"", theme, 1}))
        .set("THEME_TEXT", text)
        .set("THEME_COUNT", std::to_string(count));
    row.show("THEME_HERE", ask.theme == theme);
  };
  add("", visit.text("all-themes"), board.order("").size());
  for (const auto& [theme, count] : board.by_theme()) {
    if (count > 0 || ask.theme == theme)
      add(theme, theme_label(visit, platform, theme), static_cast<std::size_t>(count));
  }
}

// Themes that the editor may tick: those the rules chose are ticked already.
void add_theme_boxes(View& item, const Visit& visit, const Platform& platform,
                     const Publication& publication) {
  const std::string today = format_day(visit.house.now());
  for (const Theme& theme : platform.themes) {
    const bool has = std::any_of(publication.themes.begin(), publication.themes.end(),
                                 [&](const ThemeMark& mark) { return mark.id == theme.id; });
    if (!has && !theme.open_on(today)) continue;
    if (!visit.may(Right::kDecide, {theme.id})) continue;
    View& box = item.add("THEME_BOX");
    box.set("THEME_ID", theme.id).set("THEME_LABEL", theme_label(visit, platform, theme.id));
    box.show("TICKED", has);
  }
}

void add_reasons(View& view, const Visit& visit, const Platform& platform) {
  int number = 0;
  for (const Reason& reason : platform.criteria.reasons) {
    view.add("REASON")
        .set("REASON_ID", reason.id)
        .set("REASON_NUMBER", std::to_string(++number))
        .set("REASON_TEXT", visit.english() ? reason.en : reason.nl);
  }
}

// What is odd about its records, the worst first.
Result<void> add_findings(View& item, const Visit& visit, const RecordReader& reader,
                          const Publication& publication) {
  std::vector<Finding> findings;
  for (const std::string& id : publication.records) {
    TRY_ASSIGN(const std::optional<SourcedRecord> record, reader.now(id));
    if (!record) continue;
    for (const Finding& finding : record->record.findings) {
      if (finding.severity != "info") findings.push_back(finding);
    }
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.severity == "error" && b.severity != "error";
  });
  for (std::size_t i = 0; i < std::min(kShownFindings, findings.size()); ++i) {
    item.add("FINDING")
        .set("FINDING_CODE", findings[i].code)
        .set("FINDING_FIELD", shown_value(visit, "field", findings[i].field))
        .set("FINDING_VALUE", findings[i].value);
  }
  return {};
}

struct ItemMaker {
  const Visit& visit;
  const Platform& platform;
  const RecordReader& reader;
  bool may_decide;

  Result<void> add(View& list, const ShownWaiting& shown, const QueueAsk& ask) const {
    const Publication& publication = shown.waiting.publication;
    View& item = list.add("ITEM");
    describe(item, visit, platform, publication);
    add_marked(item, "TITLE_PART", publication.metadata.title,
               spans_of(shown.found, "title", ask.theme));
    add_marked(item, "TEXT_PART", publication.metadata.abstract_text,
               spans_of(shown.found, "abstract", ask.theme), kExcerpt);
    for (const std::string& line :
         reasons_for_place(visit, platform, publication, shown.waiting.rank))
      item.add("WHY").set("WHY_TEXT", line);
    item.set("SCORE", to_decimal(shown.waiting.rank.score));
    for (const Difference& difference : publication.reopened)
      item.add("CHANGED")
          .set("FIELD", shown_value(visit, "field", difference.field))
          .set("BEFORE", difference.before)
          .set("AFTER", difference.after);
    if (!publication.same_as.empty()) item.show("SAME_AS");
    if (publication.status != "candidate")
      item.add("STANDING").set("STATUS", shown_status(visit, publication));
    TRY(add_findings(item, visit, reader, publication));
    if (!may_decide) return {};
    View& decide = item.add("DECIDE");
    add_theme_boxes(decide, visit, platform, publication);
    add_reasons(decide, visit, platform);
    return {};
  }
};

// The items of one page; the board may be a moment old, so what does not wait any more is passed.
Result<void> add_items(View& view, const ItemMaker& maker, const Snapshot& snapshot,
                       const QueueBoard& board, const QueueAsk& ask) {
  const std::vector<std::string>& order = board.order(ask.theme);
  View& list = view.add("QUEUE");
  list.set("BACK", queue_address(ask));
  std::size_t shown = 0, at = (ask.page - 1) * kItemsOnPage;
  for (; at < order.size() && shown < kItemsOnPage; ++at) {
    TRY_ASSIGN(const std::optional<ShownWaiting> waiting,
               board.show(snapshot, order[at], ask.theme, maker.visit.house.now()));
    if (!waiting) continue;
    TRY(maker.add(list, *waiting, ask));
    ++shown;
  }
  if (shown == 0) view.show("NOTHING");
  if (shown > 0 && maker.may_decide) add_reasons(list.add("BATCH"), maker.visit, maker.platform);
  QueueAsk other = ask;
  if (other.page = ask.page - 1; other.page >= 1)
    list.add("BEFORE").set("BEFORE_HREF", queue_address(other));
  if (other.page = ask.page + 1; at < order.size())
    list.add("AFTER").set("AFTER_HREF", queue_address(other));
  return {};
}

Result<void> add_plain_rows(View& view, const Visit& visit, const Platform& platform,
                            const Snapshot& snapshot, const std::vector<std::string>& ids,
                            std::size_t page) {
  View& list = view.add("ROWS");
  const std::size_t first = (page - 1) * kItemsOnPage;
  for (std::size_t i = first; i < std::min(ids.size(), first + kItemsOnPage); ++i) {
    TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot, ids[i]));
    if (!publication) continue;
    View& row = list.add("ROW");
    describe(row, visit, platform, *publication);
    row.set("ROW_TITLE", publication->metadata.title)
        .set("ROW_STATUS", shown_status(visit, *publication));
    for (const std::string& lack : publication->lacks)
      row.add("LACK").set("LACK_TEXT", shown_value(visit, "lack", lack));
  }
  if (ids.empty()) view.show("NOTHING");
  return {};
}

Result<void> add_asked_rows(View& view, const Visit& visit, const Snapshot& snapshot,
                            const QueueBoard& board) {
  View& list = view.add("PAIRS");
  std::size_t shown = 0;
  for (const auto& [a, b] : board.asked()) {
    if (shown == kItemsOnPage * 2) break;
    TRY_ASSIGN(const std::optional<Publication> one, get_publication(snapshot, a));
    TRY_ASSIGN(const std::optional<Publication> other, get_publication(snapshot, b));
    if (!one || !other) continue;
    ++shown;
    list.add("PAIR")
        .set("PAGE", "/publications/" + a + "#ask")
        .set("A_TITLE", one->metadata.title)
        .set("A_STATUS", shown_status(visit, *one))
        .set("B_TITLE", other->metadata.title)
        .set("B_STATUS", shown_status(visit, *other));
  }
  if (shown == 0) view.show("NOTHING");
  return {};
}

Result<void> fill_queue(View& view, const Visit& visit, const Platform& platform,
                        const QueueBoard& board, const QueueAsk& ask) {
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  const RecordReader reader(*snapshot, platform);
  add_tabs(view, visit, board, ask);
  if (ask.tab == "lacking")
    return add_plain_rows(view, visit, platform, *snapshot, board.lacking(), ask.page);
  if (ask.tab == "later") {
    std::vector<std::string> ids;
    for (const auto& [day, id] : board.later()) ids.push_back(id);
    return add_plain_rows(view, visit, platform, *snapshot, ids, ask.page);
  }
  if (ask.tab == "ask") return add_asked_rows(view, visit, *snapshot, board);
  add_theme_filter(view, visit, platform, board, ask);
  if (board.held_back() > 0)
    view.add("HELD_BACK")
        .set("HELD_TEXT", visit.text("queue-held-back", {std::to_string(board.held_back())}));
  const ItemMaker maker{visit, platform, reader, visit.may(Right::kDecide)};
  return add_items(view, maker, *snapshot, board, ask);
}

// The item after the last of these in the form, so that one goes on where one was.
std::string next_item(const Form& form, const std::vector<std::string>& decided) {
  std::string next;
  bool passed = false;
  for (const auto& [name, value] : form.fields()) {
    constexpr std::string_view kRevision = "revision-";
    if (!name.starts_with(kRevision)) continue;
    const std::string id = name.substr(kRevision.size());
    const bool is_decided = std::find(decided.begin(), decided.end(), id) != decided.end();
    if (is_decided) passed = true;
    if (is_decided && next.empty()) continue;
    if (!is_decided && (passed || next.empty())) next = id;
    if (passed && !is_decided) break;
  }
  return next;
}

}  // namespace

WebResponse queue_page(const Visit& visit) {
  const auto platform = visit.house.platform();
  const auto board =
      visit.house.board->read(*visit.house.store, platform, visit.house.now(), *visit.house.clock);
  if (!board) return show_failure(visit, board.error());
  const QueueAsk ask = asked_queue(visit, *platform);
  View view;
  const Result<void> filled = fill_queue(view, visit, *platform, **board, ask);
  if (!filled) return show_failure(visit, filled.error());
  return show_page(visit, "queue.html", visit.text("nav-queue"), view);
}

WebResponse decide_in_queue(const Visit& visit) {
  // One button was pressed: its name says what, its value on which, empty for all that are ticked.
  for (const char* kind : {"accept", "reject", "later"}) {
    if (!visit.form.has(kind)) continue;
    const std::string one = visit.form.value(kind);
    const std::vector<std::string> ids =
        one.empty() ? visit.form.values("pick") : std::vector<std::string>{one};
    Deciding deciding;
    for (const std::string& id : ids) {
      Result<DecisionRequest> request = request_of(visit.form, kind, "-" + id);
      if (!request) return show_failure(visit, request.error());
      if (one.empty() && request->kind == "reject") request->reason = visit.form.value("reason");
      if (one.empty() && request->kind == "later") request->until = visit.form.value("until");
      deciding.requests.push_back({id, std::move(*request)});
    }
    const std::string next = next_item(visit.form, ids);
    deciding.back = local_address(visit.form.value("back"));
    if (!next.empty()) deciding.back += "#" + next;
    return decide_by_form(visit, deciding);
  }
  return show_error(visit, 422);
}

WebResponse undo_in_queue(const Visit& visit) {
  Deciding deciding;
  for (const std::string& id : visit.form.values("id")) {
    DecisionRequest request;
    request.kind = "undo";
    deciding.requests.push_back({id, std::move(request)});
  }
  std::string back = local_address(visit.form.value("back"));
  if (const std::size_t mark = back.find('#'); mark != std::string::npos) back.resize(mark);
  if (!deciding.requests.empty() && back.starts_with("/queue"))
    back += "#" + deciding.requests.front().publication;
  deciding.back = back;
  return decide_by_form(visit, deciding);
}

}  // namespace vindplaats
