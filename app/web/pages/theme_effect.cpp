#include "app/web/pages/theme_effect.h"

#include <fmt/format.h>

#include "app/web/pages/describe.h"

namespace vindplaats {
namespace {

std::string count_text(std::int64_t count) {
  return std::to_string(count);
}

std::string effect_standing(const Visit& visit, const Platform& platform,
                            const PreviewChange& change) {
  const std::string before = count_text(change.before.place);
  const std::string after = count_text(change.after.place);
  switch (change.kind) {
    case PreviewKind::kEnters:
      return change.after.place == 0 ? std::string(visit.text("effect-held"))
                                     : visit.text("effect-place", {after});
    case PreviewKind::kLeaves:
      return visit.text("effect-was-place", {before});
    case PreviewKind::kMoves: {
      std::string text = visit.text("effect-from-to", {before, after});
      const std::string then = theme_on_top(change.before), now = theme_on_top(change.after);
      if (then != now && !then.empty())
        text += visit.text("effect-on-top",
                           {theme_label(visit, platform, now), theme_label(visit, platform, then)});
      return text;
    }
    case PreviewKind::kContradicts: {
      const std::string reason = change.decided_for.empty()
                                     ? ""
                                     : ": " + reason_label(visit, platform, change.decided_for);
      return visit.text("effect-decided", {shown_value(visit, "status", change.before.status),
                                           change.by, shown_day(visit, change.at)}) +
             reason;
    }
    default:
      return shown_value(visit, "status", change.after.status);
  }
}

void add_change(View& kind, const Visit& visit, const Platform& platform,
                const PreviewChange& change) {
  View& row = kind.add("CHANGE");
  row.set("CHANGE_PAGE", "/publications/" + change.id)
      .set("CHANGE_TITLE", change.title)
      .set("CHANGE_STANDING", effect_standing(visit, platform, change));
  for (const PreviewWord& word : change.words) {
    View& said = row.add("WORD");
    said.set("WORD_TEXT", word.word)
        .set("WORD_WHERE",
             fmt::format("{}, {}", shown_value(visit, "field", word.field), word.rule));
    if (word.excludes) said.add("WORD_ROLE").set("ROLE_TEXT", visit.text("effect-excludes"));
    if (word.before) said.add("WORD_ROLE").set("ROLE_TEXT", visit.text("effect-before"));
  }
}

void add_kind(View& effect, const Visit& visit, const Platform& platform,
              const ThemePreview& preview, PreviewKind which) {
  const std::int64_t count = preview.count(which);
  const std::string heading =
      std::string(visit.text(fmt::format("effect-{}", preview_kind_name(which))));
  effect.add("COUNT").set("COUNT_TEXT", heading).set("COUNT_NUMBER", count_text(count));
  if (count == 0) return;
  View& kind = effect.add("KIND");
  kind.set("KIND_TEXT", heading).set("KIND_COUNT", count_text(count));
  std::size_t named = 0;
  for (const PreviewChange& change : preview.changes) {
    if (change.kind == which && named++ < kNamedChanges) add_change(kind, visit, platform, change);
  }
  if (named > kNamedChanges)
    kind.add("KIND_REST")
        .set("REST_TEXT", visit.text("facet-rest", {std::to_string(named - kNamedChanges)}));
}

void add_verdicts(View& effect, const Visit& visit, const ThemePreview& preview) {
  const Verdicts &then = preview.verdicts_before, &now = preview.verdicts_after;
  if (now.accepted == 0 && then.rejected_found == 0 && now.rejected_found == 0) return;
  effect.add("LINE").set(
      "LINE_TEXT", visit.text("effect-verdicts",
                              {count_text(now.accepted), count_text(now.accepted_found),
                               count_text(then.accepted_found), count_text(now.rejected_found),
                               count_text(then.rejected_found)}));
}

}  // namespace

void add_effect(View& view, const Visit& visit, const Platform& platform,
                const ThemePreview& preview, const std::vector<TestOutcome>& tests) {
  View& effect = view.add("EFFECT");
  effect.add("LINE").set(
      "LINE_TEXT", visit.text("effect-waiting",
                              {count_text(preview.publications), count_text(preview.waiting_before),
                               count_text(preview.waiting_after)}));
  if (preview.held_back_before + preview.held_back_after > 0)
    effect.add("LINE").set("LINE_TEXT",
                           visit.text("effect-held-back", {count_text(preview.held_back_before),
                                                           count_text(preview.held_back_after)}));
  add_verdicts(effect, visit, preview);
  if (preview.shifted > 0)
    effect.add("LINE").set("LINE_TEXT",
                           visit.text("effect-shifted", {count_text(preview.shifted)}));
  for (const TestOutcome& test : tests) {
    if (!test.passed)
      effect.add("TEST").set("TEST_TEXT",
                             visit.text(test.test.expect ? "effect-test-not" : "effect-test-found",
                                        {std::to_string(test.test.place.line), test.test.title}));
  }
  effect.show("NO_CHANGE", preview.changes.empty());
  for (std::size_t kind = 0; kind < kPreviewKinds; ++kind) {
    const auto which = static_cast<PreviewKind>(kind);
    if (which != PreviewKind::kUnseen) add_kind(effect, visit, platform, preview, which);
  }
  if (const std::int64_t unseen = preview.count(PreviewKind::kUnseen); unseen > 0)
    effect.add("LINE").set("LINE_TEXT", visit.text("effect-unseen", {count_text(unseen)}));
}

}  // namespace vindplaats
