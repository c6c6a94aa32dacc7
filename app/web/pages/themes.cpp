#include "app/web/pages/themes.h"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "app/pipeline/rule_hits.h"
#include "app/pipeline/theme_file.h"
#include "app/pipeline/theme_preview.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/theme_effect.h"
#include "app/web/routes.h"
#include "app/web/said.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

Result<void> add_remarks(View& view, const Visit& visit, const Platform& platform) {
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  TRY_ASSIGN(const RuleHits hits,
             read_rule_hits(*snapshot, *visit.house.segments, platform, visit.house.now()));
  View& table = view.add("RULES");
  for (const RuleReport& rule : hits.rules) {
    View& row = table.add("RULE");
    row.set("RULE_THEME", theme_label(visit, platform, rule.theme))
        .set("RULE_ID", (rule.exclude ? "NOT " : "") + rule.rule)
        .set("RULE_HITS", std::to_string(rule.hits))
        .set("RULE_ALONE", std::to_string(rule.unique))
        .set("RULE_WAITING", std::to_string(rule.waiting))
        .set("RULE_ACCEPTED", std::to_string(rule.accepted))
        .set("RULE_REJECTED", std::to_string(rule.rejected));
    set_said(row, "RULE_REMARK", said(visit.language, remark_on(rule, hits.since)));
  }
  return {};
}

Result<void> add_themes(View& view, const Visit& visit, const Platform& platform) {
  TRY_ASSIGN(const auto board, visit.house.board->read(*visit.house.store, visit.house.platform(),
                                                       visit.house.now(), *visit.house.clock));
  const std::string today = format_day(visit.house.now());
  for (const Theme& theme : platform.themes) {
    View& row = view.add("THEME");
    const bool theirs = visit.may(Right::kRules, {theme.id});
    View& name = row.add(theirs ? "MINE" : "OTHERS");
    name.set("THEME_PAGE", "/themes/" + theme.id)
        .set("THEME_TEXT", theme_label(visit, platform, theme.id));
    const auto waiting = board->by_theme().find(theme.id);
    row.set("WAITING", std::to_string(waiting == board->by_theme().end() ? 0 : waiting->second))
        .set("RULE_COUNT", std::to_string(theme.rules.size()))
        .set("STATE", theme.open_on(today)
                          ? std::string(visit.text("theme-open"))
                          : visit.text("theme-closed", {shown_day(visit, theme.valid_until)}));
  }
  return {};
}

constexpr std::size_t kShownChanges = 20;

// The form as it was sent, or as it begins.
struct Workbench {
  ThemeFile file;
  std::string text, why;
  int status = 200;
};

void add_trouble(View& view, const Visit& visit, Workbench& bench, const Error& error) {
  bench.status = error.fault == Fault::kConflict ? 409 : 422;
  if (error.fault == Fault::kConflict) {
    view.add("CONFLICT").set("NOW", bench.file.text);
    return;
  }
  const std::string where = error.file.empty() ? ""
                            : error.line > 0   ? fmt::format("{}:{}: ", error.file, error.line)
                                               : error.file + ": ";
  View& mistake = view.add("MISTAKE");
  mistake.set("MISTAKE_TEXT",
              visit.text(error.fault == Fault::kInput ? "theme-why-missing" : "theme-wrong"));
  Said what = said(visit.language, error.what);
  what.text.insert(0, where);
  set_said(mistake, "MISTAKE_WHAT", what);
}

Result<void> preview_draft(View& view, const Visit& visit, const Platform& platform,
                           const Workbench& bench) {
  TRY_ASSIGN(const Theme theme, checked_theme(platform, bench.file, bench.text));
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes({theme}, platform.words));
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  TRY_ASSIGN(const ThemePreview preview, preview_theme(*snapshot, *visit.house.segments, platform,
                                                       theme, visit.house.now(), kNamedChanges));
  add_effect(view, visit, platform, preview, run_tests({theme}, compiled));
  return {};
}

Result<bool> save_draft(const Visit& visit, const Platform& platform, const Workbench& bench) {
  const auto lock = visit.house.desk();
  return save_theme_file(*visit.house.store, *visit.house.clock, platform, bench.file.theme,
                         {bench.text, bench.why, visit.account->name, visit.form.value("digest")});
}

// Who changed the rules here, and why; changes that were made in the file itself nobody signed.
Result<void> add_changes(View& view, const Visit& visit, const std::string& theme) {
  TRY_ASSIGN(const std::vector<RulesLine> lines,
             visit.house.rules->of_theme(*visit.house.store->snapshot(), theme));
  view.show("NO_CHANGES", lines.empty());
  for (const RulesLine& line : lines | std::views::take(kShownChanges))
    view.add("CHANGED")
        .set("WHEN", shown_moment(visit, line.at))
        .set("WHO", line.by)
        .set("WHY_THEN", line.entry.why);
  return {};
}

WebResponse show_workbench(const Visit& visit, const Platform& platform, View& view,
                           const Workbench& bench) {
  if (const Result<void> added = add_changes(view, visit, bench.file.theme); !added)
    return show_failure(visit, added.error());
  const std::string label = theme_label(visit, platform, bench.file.theme);
  view.set("LABEL", label)
      .set("ACTION", "/themes/" + bench.file.theme)
      .set("FILE", bench.file.name)
      .set("DIGEST", bench.file.digest)
      .set("WHY", bench.why);
  view.set("DRAFT", bench.text);
  return show_page(visit, "theme.html", label, view, bench.status);
}

WebResponse saved(const Visit& visit, const Workbench& bench, bool changed) {
  tell_next(visit, {changed ? "ok" : "warning",
                    visit.text(changed ? "theme-saved" : "theme-unchanged", {bench.file.name}),
                    {},
                    {}});
  if (changed) visit.house.reload();
  return see_other("/themes/" + bench.file.theme);
}

}  // namespace

WebResponse themes_page(const Visit& visit) {
  const auto platform = visit.house.platform();
  View view;
  Result<void> filled = add_themes(view, visit, *platform);
  if (filled && visit.request.method == "POST") filled = add_remarks(view, visit, *platform);
  if (!filled) return show_failure(visit, filled.error());
  return show_page(visit, "themes.html", visit.text("nav-themes"), view);
}

WebResponse theme_page(const Visit& visit) {
  const auto platform = visit.house.platform();
  const std::string id = path_segment(visit.request.path, 1);
  if (platform->theme(id) != nullptr && !visit.may(Right::kRules, {id}))
    return show_error(visit, 403);
  Result<ThemeFile> file = read_theme_file(*platform, id);
  if (!file) return show_failure(visit, file.error());
  Workbench bench{*file, file->text, {}};
  View view;
  if (visit.request.method != "POST") return show_workbench(visit, *platform, view, bench);
  bench.text = visit.form.value("text");
  bench.why = trim(visit.form.value("why"));
  if (visit.form.value("do") == "save") {
    const Result<bool> changed = save_draft(visit, *platform, bench);
    if (changed) return saved(visit, bench, *changed);
    const Fault fault = changed.error().fault;
    if (fault != Fault::kConflict && fault != Fault::kInput && fault != Fault::kUsage)
      return show_failure(visit, changed.error());
    add_trouble(view, visit, bench, changed.error());
    return show_workbench(visit, *platform, view, bench);
  }
  // What is previewed was written on the file that was opened: its digest goes with it.
  bench.file.digest = visit.form.value("digest");
  const Result<void> previewed = preview_draft(view, visit, *platform, bench);
  if (!previewed && previewed.error().fault != Fault::kUsage)
    return show_failure(visit, previewed.error());
  if (!previewed) add_trouble(view, visit, bench, previewed.error());
  return show_workbench(visit, *platform, view, bench);
}

}  // namespace vindplaats
