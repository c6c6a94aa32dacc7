#include "app/web/pages/publication.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/decide.h"
#include "app/web/marks.h"
#include "app/web/pages/deciding.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/publication_parts.h"
#include "app/web/routes.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

std::size_t words_in(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

void add_head(View& view, const WholePage& page, const QueueBoard& board) {
  const Visit& visit = page.visit;
  const Publication& publication = page.publication;
  describe(view, visit, page.platform, publication);
  const ShownWaiting shown = board.explain(publication, "", visit.house.now());
  add_marked(view, "TITLE_PART", publication.metadata.title, spans_of(shown.found, "title"));
  add_marked(view, "TEXT_PART", publication.metadata.abstract_text,
             spans_of(shown.found, "abstract"));
  view.set("STATUS", shown_status(visit, publication));
  for (const ThemeMark& mark : publication.themes)
    view.add("THEME").set("THEME_LABEL", theme_label(visit, page.platform, mark.id));
  for (const std::string& line :
       reasons_for_place(visit, page.platform, publication, shown.waiting.rank))
    view.add("WHY").set("WHY_TEXT", line);
  for (const std::string& lack : publication.lacks) {
    if (publication.status == "accepted")
      view.add("LACK").set("LACK_TEXT", shown_value(visit, "lack", lack));
  }
  for (const Difference& difference : publication.reopened)
    view.add("CHANGED")
        .set("FIELD", shown_value(visit, "field", difference.field))
        .set("BEFORE", difference.before)
        .set("AFTER", difference.after);
  if (!publication.note.empty()) view.add("NOTE").set("NOTE_TEXT", publication.note);
  if (!publication.summary.text.empty())
    view.add("SUMMARY").set("SUMMARY_TEXT", publication.summary.text);
}

// What this visitor may decide now.
void add_decisions(View& view, const WholePage& page) {
  const Publication& publication = page.publication;
  View& decide = view.add("DECIDE");
  const std::string today = format_day(page.visit.house.now());
  for (const Theme& theme : page.platform.themes) {
    const bool has = std::any_of(publication.themes.begin(), publication.themes.end(),
                                 [&](const ThemeMark& mark) { return mark.id == theme.id; });
    if (!has && !theme.open_on(today)) continue;
    if (!page.visit.may(Right::kDecide, {theme.id})) continue;
    View& box = decide.add("THEME_BOX");
    box.set("THEME_ID", theme.id)
        .set("THEME_LABEL", theme_label(page.visit, page.platform, theme.id));
    box.show("TICKED", has);
  }
  int number = 0;
  for (const Reason& reason : page.platform.criteria.reasons)
    decide.add("REASON")
        .set("REASON_ID", reason.id)
        .set("REASON_NUMBER", std::to_string(++number))
        .set("REASON_TEXT", page.visit.english() ? reason.en : reason.nl);
  decide.show("MAY_WITHDRAW", publication.status == "accepted");
  decide.show("MAY_RESTORE", publication.status == "withdrawn");
  decide.show("MAY_UNDO", !page.history.empty());
  decide.set("SUMMARY_NOW", publication.summary.by == "editor" ? publication.summary.text : "")
      .set("SUMMARY_WORDS", std::to_string(words_in(publication.summary.text)))
      .set("NOTE_NOW", publication.note);
  add_edit_fields(decide, page);
}

// The next one of the queue, for who goes through it here.
void add_next(View& view, const WholePage& page, const QueueBoard& board) {
  const std::vector<std::string>& order = board.order("");
  const auto here = std::find(order.begin(), order.end(), page.publication.id);
  const auto next = here == order.end() ? order.begin() : here + 1;
  if (next != order.end() && *next != page.publication.id)
    view.add("NEXT").set("NEXT_HREF", "/publications/" + *next);
}

Result<void> fill_publication(View& view, const WholePage& page, const QueueBoard& board) {
  add_head(view, page, board);
  add_next(view, page, board);
  add_fields(view, page);
  add_sources(view, page);
  add_findings(view, page);
  std::vector<std::string> themes;
  for (const ThemeMark& mark : page.publication.themes) themes.push_back(mark.id);
  if (page.visit.may(Right::kDecide, themes)) {
    add_decisions(view, page);
    add_splits(view, page);
  }
  TRY(add_questions(view, page));
  add_history(view, page);
  return {};
}

Result<WebResponse> make_page(const Visit& visit) {
  const auto platform = visit.house.platform();
  const std::string id = path_segment(visit.request.path, 1);
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  TRY_ASSIGN(const Publication publication, find_publication(*snapshot, id));
  if (publication.id != id) return see_other("/publications/" + publication.id);
  TRY_ASSIGN(const auto board, visit.house.board->read(*visit.house.store, platform,
                                                       visit.house.now(), *visit.house.clock));
  std::vector<std::string> ids = publication.former_ids;
  ids.push_back(publication.id);
  TRY_ASSIGN(const std::vector<Decided> history, visit.house.history->of(*snapshot, ids));
  const RecordReader reader(*snapshot, *platform);
  std::vector<Record> records;
  for (const std::string& record : publication.records) {
    TRY_ASSIGN(std::optional<SourcedRecord> read, reader.now(record));
    if (read) records.push_back(std::move(read->record));
  }
  View view;
  TRY(fill_publication(view, {visit, *platform, *snapshot, reader, publication, records, history},
                       *board));
  return show_page(visit, "publication.html", publication.metadata.title, view);
}

bool is_kind_of_form(std::string_view kind) {
  static constexpr std::string_view kKinds[] = {"accept",  "reject", "later", "themes", "edit",
                                                "summary", "note",   "merge", "split",  "withdraw",
                                                "restore", "apart",  "undo"};
  return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

}  // namespace

WebResponse publication_page(const Visit& visit) {
  Result<WebResponse> page = make_page(visit);
  return page ? std::move(*page) : show_failure(visit, page.error());
}

WebResponse decide_on_publication(const Visit& visit) {
  const std::string id = path_segment(visit.request.path, 1), kind = visit.form.value("kind");
  if (!is_kind_of_form(kind)) return show_error(visit, 422);
  Result<DecisionRequest> request = request_of(visit.form, kind, "");
  if (!request) return show_failure(visit, request.error());
  if (kind == "edit") request->corrections = corrections_of(visit.form);
  return decide_by_form(visit, {{{id, std::move(*request)}}, "/publications/" + id});
}

}  // namespace vindplaats
