// What each kind of decision asks of a request, and what it adds to the decision.
#include <algorithm>

#include <fmt/format.h>

#include "config/values.h"
#include "core/text.h"
#include "core/time.h"
#include "curation/decision_kinds.h"
#include "curation/overlay.h"

namespace vindplaats {
namespace {

// A summary is a few sentences on a card; the website shows it whole.
constexpr std::size_t kLongestSummary = 5'000;

void sort_once(std::vector<std::string>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool is_listed(const std::vector<std::string>& themes, const std::string& id) {
  return std::find(themes.begin(), themes.end(), id) != themes.end();
}

Result<const Theme*> known_theme(const Platform& platform, const std::string& named) {
  if (const Theme* theme = platform.theme(named)) return theme;
  return fail(Fault::kNotFound,
              fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", named));
}

// A closed theme is not newly ticked, but whoever has it keeps it.
Result<std::string> ticked_theme(const Asked& asked, const std::string& named) {
  TRY_ASSIGN(const Theme* theme, known_theme(asked.platform, named));
  const std::string today = format_day(asked.now);
  if (theme->open_on(today) || is_listed(asked.position.themes, theme->id)) return theme->id;
  if (theme->valid_from > today)
    return fail(Fault::kConflict, fmt::format("the theme '{}' opens on {}; choose another one",
                                              theme->id, theme->valid_from));
  std::vector<std::string> successors;
  for (const Theme& other : asked.platform.themes) {
    if (is_listed(other.succeeds, theme->id)) successors.push_back(other.id);
  }
  return fail(
      Fault::kConflict,
      fmt::format("the theme '{}' is closed since {}; choose {}", theme->id, theme->valid_until,
                  successors.empty() ? "another one" : "one of " + join(successors, ", ")));
}

// The themes of an acceptance: as ticked; else those it has from an acceptance; else those that the
// rules say, as far as they are open.
Result<std::vector<std::string>> accepted_themes(const Asked& asked) {
  std::vector<std::string> themes;
  for (const std::string& named : asked.request.themes) {
    TRY_ASSIGN(std::string id, ticked_theme(asked, named));
    themes.push_back(std::move(id));
  }
  const std::string& status = asked.position.status;
  if (themes.empty() && (status == "accepted" || status == "withdrawn"))
    return asked.position.themes;
  if (themes.empty()) {
    for (const ThemeMark& mark : asked.publication.themes) {
      if (auto open = ticked_theme(asked, mark.id)) themes.push_back(std::move(*open));
    }
  }
  sort_once(themes);
  return themes;
}

// A partner that takes its own work down gives no reason, and needs none of criteria.toml.
bool is_taken_down(const DecisionRequest& request) {
  return request.reason == "partner" && request.by.starts_with("partner ");
}

// With --reason, and one of criteria.toml.
Result<void> check_reason(const Asked& asked) {
  if (is_taken_down(asked.request)) return {};
  const std::vector<Reason>& reasons = asked.platform.criteria.reasons;
  const std::string& wanted = asked.request.reason;
  const auto same = [&](const Reason& reason) { return reason.id == wanted; };
  if (std::any_of(reasons.begin(), reasons.end(), same)) return {};
  std::vector<std::string> known;
  for (const Reason& reason : reasons) known.push_back(reason.id);
  if (wanted.empty())
    return fail(Fault::kInput, fmt::format("say why with --reason: {}", join(known, ", ")));
  return fail(Fault::kNotFound,
              fmt::format("there is no reason '{}'; there are: {}", wanted, join(known, ", ")));
}

Result<void> needs_status(const Asked& asked, std::string_view wanted, std::string_view advice) {
  if (asked.position.status == wanted) return {};
  const std::string& status = asked.position.status;
  return fail(Fault::kConflict, fmt::format("{} is not {} but {}: {}", asked.publication.id, wanted,
                                            status.empty() ? "undecided" : status, advice));
}

}  // namespace

Result<void> fill_accept(const Asked& asked, Decision& decision) {
  TRY_ASSIGN(decision.themes, accepted_themes(asked));
  if (asked.request.publish_from.empty()) {
    const std::string& status = asked.position.status;
    if (status == "accepted" || status == "withdrawn")
      decision.publish_from = asked.position.publish_from;
    return {};
  }
  const Result<Instant> from = parse_time(asked.request.publish_from);
  if (!from)
    return fail(Fault::kInput, fmt::format("'{}' is not a time; write for example 2027-01-15 or "
                                           "2027-01-15T09:00:00+01:00",
                                           asked.request.publish_from));
  decision.publish_from = format_time(*from);
  return {};
}

Result<void> fill_reject(const Asked& asked, Decision& decision) {
  TRY(check_reason(asked));
  decision.reason = asked.request.reason;
  return {};
}

// Until a day that is still to come; without one, until somebody looks again.
Result<void> fill_later(const Asked& asked, Decision& decision) {
  const std::string& until = asked.request.until;
  if (until.empty()) return {};
  const Result<Instant> day = parse_time(until);
  if (!day)
    return fail(Fault::kInput,
                fmt::format("'{}' is not a day; write for example 2027-01-15", until));
  decision.until = format_day(*day);
  if (decision.until > format_day(asked.now)) return {};
  return fail(Fault::kInput,
              fmt::format("{} is not in the future; today is {}", until, format_day(asked.now)));
}

Result<void> fill_withdraw(const Asked& asked, Decision& decision) {
  TRY(needs_status(asked, "accepted",
                   "only what is accepted is withdrawn; refuse a candidate with `reject`"));
  return fill_reject(asked, decision);
}

Result<void> fill_restore(const Asked& asked, Decision&) {
  return needs_status(asked, "withdrawn",
                      "only what was withdrawn is restored; `accept` takes it in, `undo` takes the "
                      "last decision back");
}

Result<void> fill_themes(const Asked& asked, Decision& decision) {
  const DecisionRequest& request = asked.request;
  TRY(needs_status(asked, "accepted", "tick its themes when you accept it: accept --theme T"));
  if (request.add_themes.empty() && request.remove_themes.empty())
    return fail(Fault::kInput, "say which themes: +THEME ticks one, -THEME takes it off");
  decision.themes = asked.position.themes;
  std::vector<std::string> added;
  for (const std::string& named : request.add_themes) {
    TRY_ASSIGN(std::string id, ticked_theme(asked, named));
    added.push_back(std::move(id));
  }
  for (const std::string& named : request.remove_themes) {
    // A theme whose file is gone can still be taken off.
    std::string id = named;
    if (!is_listed(decision.themes, named)) {
      TRY_ASSIGN(const Theme* theme, known_theme(asked.platform, named));
      id = theme->id;
    }
    if (is_listed(added, id))
      return fail(Fault::kInput, fmt::format("'{}' is both ticked and taken off", id));
    std::erase(decision.themes, id);
  }
  decision.themes.insert(decision.themes.end(), added.begin(), added.end());
  sort_once(decision.themes);
  return {};
}

Result<void> fill_edit(const Asked& asked, Decision& decision) {
  if (asked.request.corrections.empty())
    return fail(Fault::kInput,
                "say what to correct: FIELD=VALUE; an empty value takes a "
                "correction away");
  for (const auto& [field, value] : asked.request.corrections) {
    const auto same = [&, &name = field](const Correction& known) { return known.field == name; };
    if (std::any_of(decision.corrections.begin(), decision.corrections.end(), same))
      return fail(Fault::kInput, fmt::format("{} stands twice; give it one value", field));
    TRY_ASSIGN(std::string canonical, parse_correction(field, value, asked.platform));
    decision.corrections.push_back({field, std::move(canonical), ""});
  }
  return {};
}

Result<void> fill_summary(const Asked& asked, Decision& decision) {
  decision.summary.text = paragraphs(repair_utf8(asked.request.text));
  if (decision.summary.text.empty()) return {};
  if (decision.summary.text.size() > kLongestSummary)
    return fail(Fault::kInput, fmt::format("a summary has at most {} bytes, this one {}",
                                           kLongestSummary, decision.summary.text.size()));
  const std::vector<std::string>& languages = asked.platform.settings.languages;
  decision.summary.language = asked.request.language;
  if (decision.summary.language.empty() && !languages.empty())
    decision.summary.language = languages.front();
  if (!decision.summary.language.empty() && !is_language_tag(decision.summary.language))
    return fail(Fault::kInput, fmt::format("'{}' is not a language; write for example nl or en",
                                           decision.summary.language));
  return {};
}

// Its text is every decision's remark.
Result<void> fill_note(const Asked&, Decision&) {
  return {};
}

Result<void> fill_merge(const Asked& asked, Decision& decision) {
  const Publication& publication = asked.publication;
  decision.other = asked.request.other;
  if (decision.other.empty())
    return fail(Fault::kInput, "name the two publications that are the same work");
  if (decision.other == publication.id || is_listed(publication.former_ids, decision.other))
    return fail(Fault::kInput, fmt::format("{} and {} are one publication already", publication.id,
                                           asked.request.other));
  return {};
}

// Where nobody asks, it holds for what their sources will say later.
Result<void> fill_apart(const Asked& asked, Decision& decision) {
  const Publication& publication = asked.publication;
  decision.other = asked.request.other;
  if (decision.other.empty()) return fail(Fault::kInput, "name the two publications");
  if (decision.other != publication.id && !is_listed(publication.former_ids, decision.other))
    return {};
  return fail(Fault::kInput,
              fmt::format("{} and {} are one publication; take a record out of it with `vindplaats "
                          "queue split {} RECORD`",
                          publication.id, asked.request.other, publication.id));
}

Result<void> fill_split(const Asked& asked, Decision& decision) {
  const Publication& publication = asked.publication;
  decision.record = asked.request.record;
  decision.other = asked.request.other;
  if (!is_listed(publication.records, decision.record)) {
    return fail(Fault::kNotFound, fmt::format("{} has no record '{}'; it has: {}", publication.id,
                                              decision.record, join(publication.records, ", ")));
  }
  if (publication.records.size() < 2)
    return fail(Fault::kConflict,
                fmt::format("{} has one record only: there is nothing to split", publication.id));
  return {};
}

}  // namespace vindplaats
