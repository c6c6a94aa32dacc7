#include "app/web/pages/deciding.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/web/decide_as.h"
#include "app/web/pages/describe.h"
#include "core/text.h"

namespace vindplaats {
namespace {

// The last decision on it that holds.
std::string last_decision(const Visit& visit, const Platform& platform, const Snapshot& snapshot,
                          const std::string& id) {
  const auto decisions = visit.house.history->of(snapshot, {&id, 1});
  if (!decisions || decisions->empty()) return "";
  const Decided* const last = &decisions->back();
  return fmt::format("{} {} {} ({})", last->by, shown_decision(visit, platform, last->decision),
                     shown_day(visit, last->at), last->at.substr(11, 5));
}

std::string wish_of(const Visit& visit, const Platform& platform, const DecisionRequest& request) {
  Decision wish;
  wish.kind = request.kind;
  wish.themes = request.themes;
  wish.reason = request.reason;
  wish.until = request.until;
  wish.note = request.kind == "summary" ? request.text : request.note;
  wish.other = request.other;
  wish.record = request.record;
  std::string text = shown_decision(visit, platform, wish);
  for (const auto& [field, value] : request.corrections)
    text += fmt::format("; {}: {}", shown_value(visit, "field", field), value);
  return text;
}

// Both sides: what was wanted, and what is there now. Nothing was written.
WebResponse conflict_page(const Visit& visit, const Platform& platform, const Error& error,
                          const Deciding& deciding) {
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  View view;
  view.set("BACK", local_address(deciding.back));
  bool changed = false;
  for (const EditorRequest& asked : deciding.requests) {
    const Result<Publication> now = find_publication(*snapshot, asked.publication);
    if (!now || asked.request.revision == 0 || asked.request.revision == now->revision) continue;
    changed = true;
    View& row = view.add("CONFLICT");
    row.set("TITLE_TEXT", now->metadata.title)
        .set("PAGE", "/publications/" + now->id)
        .set("WISH", wish_of(visit, platform, asked.request))
        .set("STATUS", shown_status(visit, *now));
    if (const std::string last = last_decision(visit, platform, *snapshot, now->id); !last.empty())
      row.add("LAST").set("LAST_TEXT", last);
    for (const Difference& difference : now->reopened)
      row.add("DIFFERENCE")
          .set("FIELD", shown_value(visit, "field", difference.field))
          .set("BEFORE", difference.before)
          .set("AFTER", difference.after);
  }
  // Where it stands does not allow it: that is no other editor's doing.
  if (!changed) return show_failure(visit, error);
  return show_page(visit, "conflict.html", visit.text("error-409"), view, 409);
}

std::string told(const Visit& visit, const Platform& platform, const Deciding& deciding,
                 const std::vector<Publication>& now) {
  const DecisionRequest& request = deciding.requests.front().request;
  const std::string title = now.empty() ? "" : now.front().metadata.title;
  const std::string did = wish_of(visit, platform, request);
  if (deciding.requests.size() == 1) return visit.text("told-one", {title, did});
  return visit.text("told-many", {std::to_string(deciding.requests.size()), did});
}

}  // namespace

WebResponse decide_by_form(const Visit& visit, const Deciding& deciding) {
  WebHouse& house = visit.house;
  const auto platform = house.platform();
  if (deciding.requests.empty()) {
    tell_next(visit, {"warning", std::string(visit.text("told-nothing")), {}, {}});
    return see_other(deciding.back);
  }
  const auto decided = decide_as(house, *visit.account, deciding.requests);
  if (!decided && decided.error().fault == Fault::kRefused) return show_error(visit, 403);
  if (!decided && decided.error().fault == Fault::kConflict)
    return conflict_page(visit, *platform, decided.error(), deciding);
  if (!decided) return show_failure(visit, decided.error());
  Notice notice{"ok", told(visit, *platform, deciding, *decided), {}, deciding.back};
  const bool undoes = deciding.requests.front().request.kind == "undo";
  for (const EditorRequest& asked : deciding.requests) {
    if (!undoes) notice.undo.push_back(asked.publication);
  }
  tell_next(visit, std::move(notice));
  return see_other(deciding.back);
}

Result<DecisionRequest> request_of(const Form& form, std::string_view kind,
                                   const std::string& suffix) {
  DecisionRequest request;
  request.kind = kind;
  const std::string revision = form.value("revision" + suffix);
  std::from_chars(revision.data(), revision.data() + revision.size(), request.revision);
  if (kind == "accept") request.themes = form.values("themes" + suffix);
  if (kind == "reject" || kind == "withdraw") request.reason = form.value("reason" + suffix);
  if (kind == "later") request.until = form.value("until" + suffix);
  if (kind == "summary") request.text = form.value("text" + suffix);
  if (kind == "merge" || kind == "apart") request.other = form.value("other" + suffix);
  if (kind == "split") request.record = form.value("record" + suffix);
  request.note = form.value("note" + suffix);
  return request;
}

}  // namespace vindplaats
