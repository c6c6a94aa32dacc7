#include "curation/theme_preview.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "curation/queue_order.h"

namespace vindplaats {
namespace {

constexpr std::string_view kKindNames[kPreviewKinds] = {"enters",   "leaves",      "moves",
                                                        "accepted", "contradicts", "unseen"};

const ThemeMark* mark_of(const std::vector<ThemeMark>& marks, const std::string& theme) {
  const auto found = std::find_if(marks.begin(), marks.end(),
                                  [&](const ThemeMark& mark) { return mark.id == theme; });
  return found == marks.end() ? nullptr : &*found;
}

bool is_found(const std::vector<ThemeMark>& marks, const std::string& theme) {
  const ThemeMark* const mark = mark_of(marks, theme);
  return mark != nullptr && !mark->rules.empty();
}

// Is there a theme whose rules find it in `one`, and not in `other`.
bool found_only_in(const std::vector<ThemeMark>& one, const std::vector<ThemeMark>& other) {
  return std::any_of(one.begin(), one.end(), [&](const ThemeMark& mark) {
    return !mark.rules.empty() && !is_found(other, mark.id);
  });
}

bool same_scores(const std::vector<ThemeMark>& one, const std::vector<ThemeMark>& other) {
  return std::equal(
      one.begin(), one.end(), other.begin(), other.end(),
      [](const ThemeMark& a, const ThemeMark& b) { return a.id == b.id && a.score == b.score; });
}

// Where a publication stood, while it stands elsewhere.
struct Stood {
  std::string status;
  std::vector<ThemeMark> themes;
  bool waited = false;
};

PreviewKind kind_of(const Stood& before, const Publication& after) {
  if (before.status != "accepted" && after.status == "accepted") return PreviewKind::kAccepted;
  if (before.status == "accepted" && found_only_in(before.themes, after.themes))
    return PreviewKind::kContradicts;
  if (before.status == "rejected" && found_only_in(after.themes, before.themes))
    return PreviewKind::kContradicts;
  if (before.waited != waits(after))
    return before.waited ? PreviewKind::kLeaves : PreviewKind::kEnters;
  if (before.waited && !same_scores(before.themes, after.themes)) return PreviewKind::kMoves;
  return PreviewKind::kUnseen;
}

void judge(const Publication& publication, const std::string& theme, Verdicts& verdicts) {
  const ThemeMark* const mark = mark_of(publication.themes, theme);
  if (mark == nullptr) return;
  if (publication.status == "accepted" && mark->by == "editor") {
    ++verdicts.accepted;
    verdicts.accepted_found += !mark->rules.empty();
  }
  verdicts.rejected_found += publication.status == "rejected" && !mark->rules.empty();
}

// The queue on one side of the change: everybody's place, by the number of `judged`.
class Side {
 public:
  // `same`: the other side, where nobody was accepted who is not on this one; whoever is unchanged
  // has the same score then. Null: all are ranked.
  Side(const std::vector<Judged>& judged, const PreviewContext& context, const Platform& platform,
       const Side* same, const std::vector<bool>& changed)
      : scores_(judged.size()), places_(judged.size()) {
    AcceptedWorks accepted;
    for (const Judged& one : judged) {
      if (one.publication.status == "accepted") accepted.add(one.publication);
      judge(one.publication, context.theme, verdicts_);
    }
    const RankContext ranking{platform, accepted, context.now};
    std::vector<QueueEntry> entries;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const Publication& publication = judged[i].publication;
      if (!waits(publication)) continue;
      scores_[i] =
          same != nullptr && !changed[i] ? same->scores_[i] : rank(publication, ranking).score;
      numbers.push_back(i);
      entries.push_back(queue_entry(publication, scores_[i], judged[i].first_harvest_of));
    }
    const std::vector<std::size_t> order = queue_order(entries, platform.settings);
    for (const std::size_t number : order) places_[numbers[number]] = ++waiting_;
    held_back_ = std::ssize(entries) - waiting_;
  }

  std::int64_t place(std::size_t number) const { return places_[number]; }
  std::int64_t waiting() const { return waiting_; }
  std::int64_t held_back() const { return held_back_; }
  const Verdicts& verdicts() const { return verdicts_; }

 private:
  std::vector<Thousandths> scores_;
  std::vector<std::int64_t> places_;  // from 1; 0: not in the queue
  std::int64_t waiting_ = 0, held_back_ = 0;
  Verdicts verdicts_;
};

// As they are shown; those without a place last.
auto order_of(const PreviewChange& change) {
  const PreviewSide& side = change.kind == PreviewKind::kLeaves ? change.before : change.after;
  const std::int64_t place = side.place == 0 ? INT64_MAX : side.place;
  return std::tuple(change.kind, place, std::string_view(change.id));
}

bool shown_before(const PreviewChange& a, const PreviewChange& b) {
  const bool decided = a.kind == b.kind && a.kind == PreviewKind::kContradicts;
  if (decided && a.at != b.at) return a.at > b.at;
  return order_of(a) < order_of(b);
}

}  // namespace

std::string_view preview_kind_name(PreviewKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::string theme_on_top(const PreviewSide& side) {
  const auto top =
      std::max_element(side.themes.begin(), side.themes.end(),
                       [](const ThemeMark& a, const ThemeMark& b) { return a.score < b.score; });
  return top == side.themes.end() ? std::string() : top->id;
}

std::int64_t ThemePreview::count(PreviewKind kind) const {
  return std::count_if(changes.begin(), changes.end(),
                       [&](const PreviewChange& change) { return change.kind == kind; });
}

// A decision by rule gives it the themes that need no person (curation/queue), and no others.
void put_in_place(Publication& publication, Placing placing) {
  publication.status = std::move(placing.status);
  publication.themes = std::move(placing.themes);
  const std::vector<std::string>& automatic = placing.auto_accept;
  if (automatic.empty()) return;
  publication.status = "accepted";
  std::erase_if(publication.themes, [&](const ThemeMark& mark) {
    return std::find(automatic.begin(), automatic.end(), mark.id) == automatic.end();
  });
}

namespace {

// Puts all in place; gives where those stood that changed.
std::map<std::size_t, Stood> move_all(std::vector<Judged>& judged) {
  std::map<std::size_t, Stood> moved;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    Publication& publication = judged[i].publication;
    Placing& placing = judged[i].placing;
    const bool same = placing.auto_accept.empty() && placing.status == publication.status &&
                      placing.themes == publication.themes;
    if (same) continue;
    moved[i] = {publication.status, std::move(publication.themes), waits(publication)};
    std::string why = placing.why;
    put_in_place(publication, std::move(placing));
    placing.why = std::move(why);
  }
  return moved;
}

PreviewChange change_of(const Judged& one, Stood stood) {
  PreviewChange change;
  change.kind = kind_of(stood, one.publication);
  change.id = one.publication.id;
  change.title = one.publication.metadata.title;
  change.before = {std::move(stood.status), std::move(stood.themes), {}, 0};
  change.after = {one.publication.status, one.publication.themes, one.placing.why, 0};
  if (one.position != nullptr) {
    change.by = one.position->by;
    change.at = one.position->at;
    change.decided_for = one.position->reason;
  }
  return change;
}

void tell_places(const Side& before, const Side& after, ThemePreview& preview) {
  preview.verdicts_before = before.verdicts();
  preview.verdicts_after = after.verdicts();
  preview.waiting_before = before.waiting();
  preview.waiting_after = after.waiting();
  preview.held_back_before = before.held_back();
  preview.held_back_after = after.held_back();
}

}  // namespace

ThemePreview compare_places(std::vector<Judged> judged, const PreviewContext& context) {
  ThemePreview preview;
  preview.theme = context.theme;
  preview.is_new = context.before.theme(context.theme) == nullptr;
  std::vector<bool> changed(judged.size());
  const Side before(judged, context, context.before, nullptr, changed);
  std::map<std::size_t, Stood> moved = move_all(judged);
  bool same_accepted = true;
  for (const auto& [number, stood] : moved) {
    changed[number] = true;
    same_accepted = same_accepted && stood.status != "accepted" &&
                    judged[number].publication.status != "accepted";
  }
  const Side after(judged, context, context.after, same_accepted ? &before : nullptr, changed);
  tell_places(before, after, preview);
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (!changed[i]) {
      preview.shifted += before.place(i) != after.place(i);
      continue;
    }
    PreviewChange change = change_of(judged[i], std::move(moved[i]));
    change.before.place = before.place(i);
    change.after.place = after.place(i);
    if (change.kind == PreviewKind::kUnseen && !change.after.why.empty())
      ++preview.not_offered[change.after.why];
    preview.changes.push_back(std::move(change));
  }
  std::sort(preview.changes.begin(), preview.changes.end(), shown_before);
  return preview;
}

}  // namespace vindplaats
