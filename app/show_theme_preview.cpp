#include "app/show_theme_preview.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/show.h"

namespace vindplaats {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kHeadings[kPreviewKinds] = {
    "Would enter the queue",   "Would leave the queue",
    "Would move in the queue", "Would be accepted without a person",
    "Contradicts a decision",  "Would change unseen"};

PreviewKind kind_at(std::size_t number) {
  return static_cast<PreviewKind>(number);
}

// "place 12 -> 3, on top arbeidsmarkt instead of onderwijs".
std::string standing_of(const PreviewChange& change) {
  const auto place = [](const PreviewSide& side) {
    return side.place == 0 ? std::string("none") : show_count(side.place);
  };
  const bool held = change.after.place == 0;
  switch (change.kind) {
    case PreviewKind::kEnters:
      return held ? "held back behind others of its source's first harvest"
                  : "place " + place(change.after);
    case PreviewKind::kLeaves:
      return "was at place " + place(change.before);
    case PreviewKind::kMoves: {
      std::string text = fmt::format("place {} -> {}", place(change.before), place(change.after));
      const std::string then = theme_on_top(change.before), now = theme_on_top(change.after);
      if (then != now && !then.empty()) text += fmt::format(", {} on top instead of {}", now, then);
      return text;
    }
    case PreviewKind::kContradicts:
      return fmt::format("{} by {} on {}{}", change.before.status, change.by,
                         change.at.substr(0, 10),
                         change.decided_for.empty() ? "" : " (" + change.decided_for + ")");
    default:
      return change.after.status;
  }
}

std::string show_change(const PreviewChange& change) {
  return fmt::format("  {}  {}\n      {}{}{}\n", change.id, shortened(change.title, kTitleWidth),
                     standing_of(change), change.reason.empty() ? "" : ": ", change.reason);
}

std::string show_kind(const ThemePreview& preview, PreviewKind kind, std::size_t most) {
  const std::int64_t count = preview.count(kind);
  if (count == 0) return {};
  std::string text =
      fmt::format("\n{}: {}\n", kHeadings[static_cast<std::size_t>(kind)], show_count(count));
  std::size_t shown = 0;
  for (const PreviewChange& change : preview.changes) {
    if (change.kind == kind && shown++ < most) text += show_change(change);
  }
  if (shown > most)
    text += fmt::format("  and {} more (--limit N)\n",
                        show_count(static_cast<std::int64_t>(shown - most)));
  return text;
}

// "12 more would be found, but not offered: 10 from before 2023-11-23, 2 of kind vacature".
std::string show_unseen(const ThemePreview& preview) {
  std::int64_t kept = 0;
  std::string why;
  for (const auto& [reason, count] : preview.not_offered) {
    kept += count;
    why += fmt::format("{}{} {}", why.empty() ? "" : ", ", show_count(count), reason);
  }
  std::string text;
  if (kept > 0)
    text += fmt::format("\n{} more are found, but not offered: {}\n", show_count(kept), why);
  const std::int64_t rest = preview.count(PreviewKind::kUnseen) - kept;
  if (rest > 0)
    text += fmt::format(
        "\n{} more would be found by other rules or no more, without changing what waits\n",
        show_count(rest));
  return text;
}

std::string show_verdicts(const ThemePreview& preview) {
  const Verdicts &then = preview.verdicts_before, &now = preview.verdicts_after;
  if (now.accepted == 0 && then.rejected_found == 0 && now.rejected_found == 0) return {};
  return fmt::format(
      "Editors accepted {} under it, of which its rules find {} (before: {}); of "
      "what was rejected they find {} (before: {})\n",
      show_count(now.accepted), show_count(now.accepted_found), show_count(then.accepted_found),
      show_count(now.rejected_found), show_count(then.rejected_found));
}

std::string show_tests(const std::vector<TestOutcome>& tests) {
  std::string text;
  for (const TestOutcome& test : tests) {
    if (!test.passed)
      text += fmt::format("{}:{}: the test '{}' fails: it is {}\n", test.test.place.file,
                          test.test.place.line, test.test.title,
                          test.test.expect ? "not selected" : "selected");
  }
  return text;
}

Json marks_json(const std::vector<ThemeMark>& marks) {
  Json list = Json::array();
  for (const ThemeMark& mark : marks) {
    list.push_back({{"id", mark.id},
                    {"score", static_cast<double>(mark.score.count) / 1000},
                    {"rules", mark.rules},
                    {"by", mark.by}});
  }
  return list;
}

Json side_json(const PreviewSide& side) {
  Json json = {{"status", side.status}, {"themes", marks_json(side.themes)}};
  if (side.place > 0) json["place"] = side.place;
  if (!side.why.empty()) json["why"] = side.why;
  return json;
}

Json change_json(const PreviewChange& change) {
  Json words = Json::array();
  for (const PreviewWord& word : change.words) {
    Json one = {
        {"theme", word.theme}, {"rule", word.rule}, {"field", word.field}, {"word", word.word}};
    if (word.excludes) one["excludes"] = true;
    if (word.before) one["before"] = true;
    words.push_back(std::move(one));
  }
  Json json = {{"id", change.id},
               {"title", change.title},
               {"before", side_json(change.before)},
               {"after", side_json(change.after)},
               {"reason", change.reason},
               {"words", std::move(words)}};
  if (!change.at.empty()) {
    json["decision"] = {{"by", change.by}, {"at", change.at}};
    if (!change.decided_for.empty()) json["decision"]["reason"] = change.decided_for;
  }
  return json;
}

Json verdicts_json(const Verdicts& verdicts) {
  return {{"accepted", verdicts.accepted},
          {"acceptedFound", verdicts.accepted_found},
          {"rejectedFound", verdicts.rejected_found}};
}

}  // namespace

std::string show_theme_preview(const ShownPreview& shown, std::size_t most) {
  const ThemePreview& preview = shown.preview;
  std::string text =
      fmt::format("{}, {} theme, over {} publications: {} wait, {} would\n", preview.theme,
                  preview.is_new ? "a new" : "a changed", show_count(preview.publications),
                  show_count(preview.waiting_before), show_count(preview.waiting_after));
  if (preview.held_back_before + preview.held_back_after > 0)
    text +=
        fmt::format("Of first harvests {} more are held back, {} would be ([queue] limit_new)\n",
                    show_count(preview.held_back_before), show_count(preview.held_back_after));
  text += show_verdicts(preview);
  text += show_tests(shown.tests);
  if (preview.changes.empty()) text += "It changes nothing.\n";
  for (std::size_t kind = 0; kind < kPreviewKinds; ++kind) {
    if (kind_at(kind) != PreviewKind::kUnseen) text += show_kind(preview, kind_at(kind), most);
  }
  text += show_unseen(preview);
  if (preview.shifted > 0)
    text += fmt::format("\n{} others wait at another place, by what enters and leaves\n",
                        show_count(preview.shifted));
  return text;
}

std::string theme_preview_json(const ShownPreview& shown, std::size_t most) {
  const ThemePreview& preview = shown.preview;
  Json counts = Json::object(), lists = Json::object();
  for (std::size_t kind = 0; kind < kPreviewKinds; ++kind) {
    const std::string name(preview_kind_name(kind_at(kind)));
    counts[name] = preview.count(kind_at(kind));
    lists[name] = Json::array();
  }
  counts["shifted"] = preview.shifted;
  for (const PreviewChange& change : preview.changes) {
    Json& list = lists[std::string(preview_kind_name(change.kind))];
    if (list.size() < most) list.push_back(change_json(change));
  }
  const std::int64_t passed = std::count_if(shown.tests.begin(), shown.tests.end(),
                                            [](const TestOutcome& test) { return test.passed; });
  Json json = {
      {"theme", preview.theme},
      {"new", preview.is_new},
      {"publications", preview.publications},
      {"waiting", {{"before", preview.waiting_before}, {"after", preview.waiting_after}}},
      {"heldBack", {{"before", preview.held_back_before}, {"after", preview.held_back_after}}},
      {"counts", std::move(counts)},
      {"verdicts",
       {{"before", verdicts_json(preview.verdicts_before)},
        {"after", verdicts_json(preview.verdicts_after)}}},
      {"tests", {{"passed", passed}, {"failed", std::ssize(shown.tests) - passed}}},
      {"notOffered", preview.not_offered}};
  json.update(lists);
  return json_line(json);
}

}  // namespace vindplaats
