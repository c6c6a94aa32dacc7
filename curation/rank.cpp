#include "curation/rank.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "curation/analyser.h"
#include "curation/match_text.h"
#include "curation/queue_order.h"

namespace vindplaats {
namespace {

// The most that each part gives, in thousandths. What has changed since it was decided on stands
// before all else, and what an editor set aside until today before most; then what the rules say
// weighs most. A choice, not measured: until editors have decided on enough, there is nothing to
// measure it by.
constexpr std::int64_t kChanged = 10'000, kAsked = 2'000, kRules = 3'000, kFreshness = 500,
                       kTrust = 200, kMostTrust = 400;
// A theme's score that gives half of kRules: a second rule says more than a sixth.
constexpr std::int64_t kHalfOfRules = 2'000;
// What a theme counts beside the best one.
constexpr std::int64_t kBeside = 10;

constexpr std::size_t kShownRules = 4, kShownWords = 6;

using Parts = std::vector<RankPart>;

RankPart part(std::string_view what, std::int64_t points, std::string reason) {
  return {std::string(what), {}, {points}, std::move(reason), {}};
}

// "a, b, c, d and 3 more": a line that can be read at a glance.
std::string some_of(const std::vector<std::string>& all, std::size_t most, std::string_view quote) {
  const std::size_t shown = all.size() <= most + 1 ? all.size() : most;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i)
    text += fmt::format("{}{}{}{}", i == 0 ? "" : ", ", quote, all[i], quote);
  if (shown < all.size()) text += fmt::format(" and {} more", all.size() - shown);
  return text;
}

// "changed since it was accepted: title, abstract".
Parts changed_part(const Publication& publication, const RankContext&) {
  if (!waits_again(publication)) return {};
  std::vector<std::string> fields;
  for (const Difference& difference : publication.reopened) fields.push_back(difference.field);
  const std::string_view status =
      publication.status == "later" ? "set aside" : std::string_view(publication.status);
  return {part("changed", kChanged,
               fmt::format("changed since it was {}: {}", status, join(fields, ", ")))};
}

// Somebody wanted to see it on that day.
Parts asked_part(const Publication& publication, const RankContext&) {
  if (publication.status != "candidate" || publication.later_until.empty()) return {};
  return {part("asked", kAsked, "set aside until " + publication.later_until)};
}

std::int64_t points_of_score(std::int64_t score) {
  return kRules * score / (score + kHalfOfRules);
}

// An editor's mark may have no rule behind it.
std::string words_of_mark(const ThemeMark& mark, const std::vector<std::string>& words) {
  if (mark.rules.empty()) return mark.id;
  return fmt::format("{} {}{}{} ({})", mark.id, to_decimal(mark.score), words.empty() ? "" : ": ",
                     some_of(words, kShownWords, "'"), some_of(mark.rules, kShownRules, ""));
}

// The theme whose queue it is counts in full, or else the best one.
Parts rules_parts(const Publication& publication, const RankContext& context) {
  const std::vector<ThemeMark>& marks = publication.themes;
  auto first = std::find_if(marks.begin(), marks.end(),
                            [&](const ThemeMark& mark) { return mark.id == context.theme; });
  if (first == marks.end()) {
    first =
        std::max_element(marks.begin(), marks.end(),
                         [](const ThemeMark& a, const ThemeMark& b) { return a.score < b.score; });
  }
  Parts parts;
  for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
    const std::int64_t points = points_of_score(mark->score.count);
    RankPart rules =
        part("rules", mark == first ? points : points / kBeside, words_of_mark(*mark, {}));
    rules.theme = mark->id;
    parts.insert(mark == first ? parts.begin() : parts.end(), std::move(rules));
  }
  return parts;
}

// From the first day of what is known, so that a day known exactly stands before its year.
Parts freshness_part(const Publication& publication, const RankContext& context) {
  const std::string& issued = publication.metadata.issued;
  std::string first_day = issued;
  while (!first_day.empty() && first_day.size() < 10) first_day += "-01";
  const Result<Instant> day = parse_time(first_day);
  if (!day) return {part("freshness", 0, "no date")};
  const std::chrono::milliseconds age = std::max(context.now - *day, std::chrono::seconds(0));
  const std::chrono::milliseconds since = context.platform.settings.queue.since;
  const std::int64_t points = age >= since ? 0 : kFreshness * (since - age).count() / since.count();
  return {part("freshness", points, "published " + issued)};
}

std::string source_of_first(const Publication& publication) {
  if (publication.records.empty()) return "nowhere";
  return publication.records.front().substr(0, publication.records.front().find('/'));
}

// By the most trusted of the sources that have it.
Parts trust_part(const Publication& publication, const RankContext& context) {
  const Source* best = nullptr;
  for (const std::string& record : publication.records) {
    const Source* source = context.platform.source(record.substr(0, record.find('/')));
    if (source != nullptr && (best == nullptr || source->trust > best->trust)) best = source;
  }
  // What a person brought, and what comes from a source that is gone, is trusted as most are.
  const Thousandths trust = best == nullptr ? Source().trust : best->trust;
  const Partner* maker =
      publication.partners.empty() ? nullptr : context.platform.partner(publication.partners[0]);
  std::string reason = "from ";
  if (maker != nullptr && !maker->name.empty()) {
    reason += maker->name;
  } else if (best != nullptr) {
    reason += best->id;
  } else {
    reason += source_of_first(publication);
  }
  if (trust != Source().trust) reason += fmt::format(" (trust {})", to_decimal(trust));
  return {part("trust", std::min(kTrust * trust.count / 1000, kMostTrust), std::move(reason))};
}

Parts nearness_part(const Publication& publication, const RankContext& context) {
  const Nearness near = context.accepted.near(publication, context.theme);
  if (near.works == 0) return {};
  RankPart nearness =
      part("nearness", near.points.count,
           fmt::format("like {} accepted: {}", near.works, some_of(near.words, kShownWords, "'")));
  nearness.words = near.words;
  return {std::move(nearness)};
}

// In the order in which the reason names them.
constexpr Parts (*kParts[])(const Publication&, const RankContext&) = {
    changed_part, asked_part, rules_parts, freshness_part, trust_part, nearness_part};

// What stands at places of one description. Rules look for the same words again and again.
class PlaceReader {
 public:
  struct Word {
    std::string_view text;
    std::string folded;
  };

  explicit PlaceReader(const Metadata& metadata) : metadata_(metadata) {}
  const Word& at(const Match& match) {
    const auto [place, added] = words_.try_emplace(match);
    if (added) {
      place->second.text = matched_text(metadata_, match);
      place->second.folded = fold(place->second.text);
    }
    return place->second;
  }

 private:
  const Metadata& metadata_;
  std::map<Match, Word> words_;
};

// The words at some places of a description, each once, whatever its capitals, in the order in
// which they come.
class PlacedWords {
 public:
  explicit PlacedWords(PlaceReader& reader) : reader_(reader) {}

  void add(const std::vector<Match>& matches) {
    for (const Match& match : matches) {
      const PlaceReader::Word& word = reader_.at(match);
      if (!word.text.empty() && known_.insert(word.folded).second) words_.emplace_back(word.text);
    }
  }
  std::vector<std::string> take() && { return std::move(words_); }

 private:
  PlaceReader& reader_;
  std::set<std::string_view> known_;
  std::vector<std::string> words_;
};

std::vector<std::string> words_at(const std::vector<Match>& matches, PlaceReader& reader) {
  PlacedWords words(reader);
  words.add(matches);
  return std::move(words).take();
}

std::vector<std::string> matched_words(const ThemeMatch& theme, const ThemeMark& mark,
                                       PlaceReader& reader) {
  PlacedWords words(reader);
  for (const RuleMatch& rule : theme.rules) {
    if (std::find(mark.rules.begin(), mark.rules.end(), rule.id) != mark.rules.end())
      words.add(rule.matches);
  }
  return std::move(words).take();
}

// Every word of a text for itself: of "eergerelateerd geweld" one is enough.
void add_each_word(const std::vector<std::string>& texts, std::set<std::string>& words) {
  for (const std::string& text : texts) {
    for (std::string& word : match_words(text)) words.insert(std::move(word));
  }
}

// A word may keep a rule from being met as well as meet another. What that rule would rest on is
// named too: else a record without its words might stand higher than with them.
void name_held_back(RankPart& part, PlaceReader& reader, const std::vector<HeldBack>& held_back) {
  if (part.words.empty()) return;
  std::set<std::string> holding;
  add_each_word(part.words, holding);
  std::vector<bool> named(held_back.size(), false);
  std::vector<std::string> instead;  // themes
  PlacedWords words(reader);
  for (std::size_t i = 0; i < held_back.size();) {
    const HeldBack& held = held_back[i];
    std::set<std::string> by;
    add_each_word(words_at(held.by, reader), by);
    const bool holds = std::any_of(by.begin(), by.end(),
                                   [&](const std::string& word) { return holding.contains(word); });
    if (named[i] || !holds) {
      ++i;
      continue;
    }
    named[i] = true;
    words.add(held.matches);
    add_each_word(words_at(held.matches, reader), holding);
    const bool told = std::find(instead.begin(), instead.end(), held.theme) != instead.end();
    if (!told && held.theme != part.theme) instead.push_back(held.theme);
    i = 0;  // what it rests on may hold back another
  }
  const std::vector<std::string> others = std::move(words).take();
  if (!instead.empty()) {
    part.reason +=
        fmt::format(", instead of {}: {}", join(instead, ", "), some_of(others, kShownWords, "'"));
  }
  for (const std::string& word : others) {
    if (std::find(part.words.begin(), part.words.end(), word) == part.words.end())
      part.words.push_back(word);
  }
}

}  // namespace

Rank rank(const Publication& publication, const RankContext& context) {
  Rank rank;
  for (const auto& parts_of : kParts) {
    for (RankPart& part : parts_of(publication, context)) {
      rank.score.count += part.points.count;
      rank.parts.push_back(std::move(part));
    }
  }
  return rank;
}

void name_words(Rank& rank, const Publication& publication, const Classification& found) {
  PlaceReader reader(publication.metadata);
  for (RankPart& part : rank.parts) {
    const auto is_its = [&](const auto& theme) { return theme.id == part.theme; };
    const auto mark = std::find_if(publication.themes.begin(), publication.themes.end(), is_its);
    const auto theme = std::find_if(found.themes.begin(), found.themes.end(), is_its);
    if (mark != publication.themes.end() && theme != found.themes.end()) {
      part.words = matched_words(*theme, *mark, reader);
      part.reason = words_of_mark(*mark, part.words);
    }
    name_held_back(part, reader, found.held_back);
  }
}

std::string reason_for_place(const Rank& rank) {
  std::vector<std::string> reasons;
  for (const RankPart& part : rank.parts) reasons.push_back(part.reason);
  return join(reasons, "; ");
}

bool waits_again(const Publication& publication) {
  const std::string& status = publication.status;
  return !publication.reopened.empty() &&
         (status == "accepted" || status == "rejected" || status == "later");
}

bool waits(const Publication& publication) {
  return publication.status == "candidate" || waits_again(publication);
}

Queue order_queue(std::vector<Candidate> candidates, const Settings& settings) {
  std::vector<QueueEntry> entries;
  entries.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    const Waiting& waiting = candidate.waiting;
    entries.push_back(
        queue_entry(waiting.publication, waiting.rank.score, candidate.first_harvest_of));
  }
  const std::vector<std::size_t> order = queue_order(entries, settings);
  Queue queue;
  queue.held_back = std::ssize(candidates) - std::ssize(order);
  queue.waiting.reserve(order.size());
  for (const std::size_t number : order) {
    Waiting& waiting = candidates[number].waiting;
    for (const ThemeMark& mark : waiting.publication.themes) ++queue.by_theme[mark.id];
    queue.waiting.push_back(std::move(waiting));
  }
  return queue;
}

}  // namespace vindplaats
