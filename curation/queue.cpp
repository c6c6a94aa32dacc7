#include "curation/queue.h"

#include <algorithm>

#include "core/time.h"

namespace vindplaats {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Themes that take candidates today.
std::vector<ThemeMark> open_marks(const Classification& classification, const Platform& platform,
                                  const std::string& today) {
  std::vector<ThemeMark> marks;
  for (ThemeMark& mark : theme_marks(classification)) {
    const Theme* theme = platform.theme(mark.id);
    if (theme != nullptr && theme->open_on(today)) marks.push_back(std::move(mark));
  }
  return marks;
}

bool is_own(const std::set<std::string>& sources, const Platform& platform) {
  return std::any_of(sources.begin(), sources.end(), [&](const std::string& id) {
    const Source* source = platform.source(id);
    return source != nullptr && source->own;
  });
}

constexpr std::string_view kItIsOwn = "it is the platform's own";

// Why a publication that rules selected is not offered; empty when it is.
std::string kept_back(const Publication& publication, const std::set<std::string>& sources,
                      const Platform& platform, Instant now) {
  const QueueSettings& queue = platform.settings.queue;
  if (is_own(sources, platform)) return std::string(kItIsOwn);
  if (contains(queue.exclude_types, publication.metadata.type))
    return "of type " + publication.metadata.type;
  if (contains(queue.exclude_products, publication.metadata.product))
    return "of kind " + publication.metadata.product;
  // A year or month counts from its end: what may be new enough is offered.
  const std::string oldest =
      format_day(now - std::chrono::duration_cast<std::chrono::seconds>(queue.since));
  const std::string& dated =
      publication.metadata.issued.empty() ? publication.first_seen : publication.metadata.issued;
  if (!dated.empty() && dated.substr(0, oldest.size()) < oldest.substr(0, dated.size()))
    return "from before " + oldest;
  return {};
}

std::vector<std::string> accepted_without_person(const std::vector<ThemeMark>& marks,
                                                 const std::set<std::string>& sources,
                                                 const Platform& platform) {
  std::vector<std::string> themes;
  for (const ThemeMark& mark : marks) {
    bool automatic = platform.theme(mark.id)->auto_accept;
    for (const std::string& id : sources) {
      const Source* source = platform.source(id);
      automatic = automatic || (source != nullptr && contains(source->auto_accept, mark.id));
    }
    if (automatic) themes.push_back(mark.id);
  }
  return themes;
}

// What an editor ticked, with the score where rules met it too.
std::vector<ThemeMark> decided_marks(const Position& position,
                                     const Classification& classification) {
  const std::vector<ThemeMark> by_rule = theme_marks(classification);
  std::vector<ThemeMark> marks;
  for (const std::string& id : position.themes) {
    const auto met = std::find_if(by_rule.begin(), by_rule.end(),
                                  [&](const ThemeMark& mark) { return mark.id == id; });
    marks.push_back(met == by_rule.end() ? ThemeMark{id, {}, {}, ""} : *met);
    marks.back().by = position.themes_by == kDecidedByRule ? "rule" : "editor";
  }
  return marks;
}

// Where a decision puts it; an empty status: nobody has decided, or it was set aside until a day
// that has come.
Placing placed_by_decision(const Classification& classification, const Position& position,
                           const Platform& platform, const std::string& today) {
  Placing placing;
  const bool due = position.status == "later" && !position.until.empty() && position.until <= today;
  if (!due) placing.status = position.status;
  const bool ticked = position.status == "accepted" || position.status == "withdrawn";
  placing.themes = ticked ? decided_marks(position, classification)
                          : open_marks(classification, platform, today);
  return placing;
}

}  // namespace

Placing place(const Publication& publication, const Classification& classification,
              const Position& position, const std::set<std::string>& sources,
              const Platform& platform, Instant now) {
  Placing placing = placed_by_decision(classification, position, platform, format_day(now));
  if (!placing.status.empty()) return placing;
  placing.status = "unselected";
  if (position.status == "later") {
    if (is_own(sources, platform))
      placing.why = kItIsOwn;
    else
      placing.status = "candidate";
    return placing;
  }
  if (placing.themes.empty()) return placing;
  placing.why = kept_back(publication, sources, platform, now);
  if (!placing.why.empty()) return placing;
  placing.status = "candidate";
  // Once a person has taken an acceptance back, no rule brings it again.
  if (position.decisions == 0) {
    placing.auto_accept = accepted_without_person(placing.themes, sources, platform);
  }
  return placing;
}

}  // namespace vindplaats
