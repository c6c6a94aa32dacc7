#include "curation/theme_preview.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

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

PreviewKind kind_of(const Publication& before, const Publication& after) {
  if (before.status != "accepted" && after.status == "accepted") return PreviewKind::kAccepted;
  if (before.status == "accepted" && found_only_in(before.themes, after.themes))
    return PreviewKind::kContradicts;
  if (before.status == "rejected" && found_only_in(after.themes, before.themes))
    return PreviewKind::kContradicts;
  if (waits(before) != waits(after))
    return waits(after) ? PreviewKind::kEnters : PreviewKind::kLeaves;
  if (waits(after) && !same_scores(before.themes, after.themes)) return PreviewKind::kMoves;
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

// What the order of the queue asks of a publication, and no more: there may be thousands.
Publication outline(const Publication& whole) {
  Publication publication;
  publication.id = whole.id;
  publication.metadata.issued = whole.metadata.issued;
  publication.status = whole.status;
  publication.themes = whole.themes;
  publication.reopened = whole.reopened;
  publication.later_until = whole.later_until;
  return publication;
}

// The queue on one side of the change: everybody's place.
class Side {
 public:
  Side(const Platform& platform, Instant now) : platform_(platform), now_(now) {}

  void accept(const Publication& publication) {
    if (publication.status == "accepted") accepted_.add(publication);
  }
  // After all were accepted.
  void wait(const Publication& publication, const std::string& first_harvest_of) {
    if (!waits(publication)) return;
    Waiting waiting{outline(publication), rank(publication, {platform_, accepted_, now_})};
    candidates_.push_back({std::move(waiting), first_harvest_of});
  }
  void order() {
    const Queue queue = order_queue(std::move(candidates_), platform_.settings);
    held_back_ = queue.held_back;
    for (const Waiting& waiting : queue.waiting)
      places_.emplace(waiting.publication.id, std::ssize(places_) + 1);
  }
  std::int64_t place(const std::string& id) const {
    const auto found = places_.find(id);
    return found == places_.end() ? 0 : found->second;
  }
  std::int64_t waiting() const { return std::ssize(places_); }
  std::int64_t held_back() const { return held_back_; }

 private:
  const Platform& platform_;
  const Instant now_;
  AcceptedWorks accepted_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string, std::int64_t> places_;
  std::int64_t held_back_ = 0;
};

PreviewSide side_of(const Publication& publication, const Side& side) {
  return {publication.status, publication.themes, {}, side.place(publication.id)};
}

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
void put_in_place(Publication& publication, const Placing& placing) {
  publication.status = placing.status;
  publication.themes = placing.themes;
  const std::vector<std::string>& automatic = placing.auto_accept;
  if (automatic.empty()) return;
  publication.status = "accepted";
  std::erase_if(publication.themes, [&](const ThemeMark& mark) {
    return std::find(automatic.begin(), automatic.end(), mark.id) == automatic.end();
  });
}

namespace {

Side side_of_all(const std::vector<Judged>& judged, const Platform& platform, Instant now) {
  Side side(platform, now);
  for (const Judged& one : judged) side.accept(one.publication);
  for (const Judged& one : judged) side.wait(one.publication, one.first_harvest_of);
  side.order();
  return side;
}

Verdicts verdicts_on(const std::vector<Judged>& judged, const std::string& theme) {
  Verdicts verdicts;
  for (const Judged& one : judged) judge(one.publication, theme, verdicts);
  return verdicts;
}

// `then`: what the publication was, of which only status and themes are looked at.
PreviewChange change_of(const Judged& one, const Publication& then, PreviewSide before,
                        PreviewSide after) {
  PreviewChange change;
  change.kind = kind_of(then, one.publication);
  change.id = one.publication.id;
  change.title = one.publication.metadata.title;
  change.before = std::move(before);
  change.after = std::move(after);
  change.after.why = one.placing.why;
  if (one.position != nullptr) {
    change.by = one.position->by;
    change.at = one.position->at;
    change.decided_for = one.position->reason;
  }
  return change;
}

}  // namespace

ThemePreview compare_places(std::vector<Judged> judged, const PreviewContext& context) {
  ThemePreview preview;
  preview.theme = context.theme;
  preview.is_new = context.before.theme(context.theme) == nullptr;
  preview.verdicts_before = verdicts_on(judged, context.theme);
  const Side before = side_of_all(judged, context.before, context.now);
  std::vector<Publication> then;
  then.reserve(judged.size());
  for (Judged& one : judged) {
    then.push_back(outline(one.publication));
    put_in_place(one.publication, one.placing);
  }
  preview.verdicts_after = verdicts_on(judged, context.theme);
  const Side after = side_of_all(judged, context.after, context.now);
  preview.waiting_before = before.waiting();
  preview.waiting_after = after.waiting();
  preview.held_back_before = before.held_back();
  preview.held_back_after = after.held_back();
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const Publication& now = judged[i].publication;
    PreviewSide was = side_of(then[i], before), is = side_of(now, after);
    if (was.status == is.status && was.themes == is.themes) {
      preview.shifted += was.place != is.place;
      continue;
    }
    PreviewChange change = change_of(judged[i], then[i], std::move(was), std::move(is));
    if (change.kind == PreviewKind::kUnseen && !change.after.why.empty())
      ++preview.not_offered[change.after.why];
    preview.changes.push_back(std::move(change));
  }
  std::sort(preview.changes.begin(), preview.changes.end(), shown_before);
  return preview;
}

}  // namespace vindplaats
