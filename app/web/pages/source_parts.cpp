#include "app/web/pages/source_parts.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/removals.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/source_records.h"
#include "app/web/said.h"
#include "core/text.h"
#include "core/time.h"
#include "normalize/finding_codes.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownRuns = 20, kShownErrors = 10, kShownRemovals = 10;

// What may become of a parked source (app/pipeline/source_release.h).
struct ChoiceRow {
  std::string_view matter, choice, text, help;
  bool primary;
};
constexpr ChoiceRow kChoices[] = {
    {"deletions", "accept-deletions", "release-deletions", "release-deletions-help", false},
    {"deletions", "discard", "release-keep", "release-keep-help", true},
    {"address", "accept-address", "release-address", "release-address-help", true},
    {"address", "discard", "release-stay", "release-stay-help", false},
    {"format", "go-on", "release-format", "release-format-help", true},
    {"gone", "go-on", "release-again", "release-again-help", true},
};

// A record that would go, and where its publication stands.
Result<void> add_removal(View& view, const Visit& visit, const Snapshot& snapshot,
                         const std::string& source, const std::string& identifier) {
  View& row = view.add("REMOVAL");
  row.set("RECORD_PAGE", record_page(source, identifier)).set("TITLE", identifier);
  TRY_ASSIGN(const auto record, get_record(snapshot, source, identifier));
  if (record && !record->metadata.title.empty()) row.set("TITLE", record->metadata.title);
  TRY_ASSIGN(const auto group, get_group(snapshot, source + "/" + identifier));
  if (!group) return {};
  TRY_ASSIGN(const auto publication, get_publication(snapshot, *group));
  if (publication) row.add("STANDING").set("STATUS", shown_status(visit, *publication));
  return {};
}

Result<void> add_parked(View& view, const Visit& visit, const SourcesNow& now,
                        const std::string& source) {
  const Registration& parked = log_of(now.logs, source).standing.parked;
  View& box = view.add("PARKED");
  if (!parked.to.empty()) {
    View& addresses = box.add("ADDRESSES");
    addresses.set("FROM", parked.from).set("TO", parked.to);
  }
  if (parked.matter == "deletions") {
    TRY_ASSIGN(const auto identifiers, first_parked(*now.snapshot, source, kShownRemovals));
    View& going = box.add("GOING");
    for (const std::string& identifier : identifiers)
      TRY(add_removal(going, visit, *now.snapshot, source, identifier));
    const auto shown = static_cast<std::int64_t>(identifiers.size());
    if (parked.count > shown)
      going.add("MORE").set("MORE_TEXT",
                            visit.text("and-more", {std::to_string(parked.count - shown)}));
  }
  for (const ChoiceRow& row : kChoices) {
    if (row.matter == parked.matter)
      box.add("CHOICE")
          .set("CHOICE_DO", row.choice)
          .set("CHOICE_KIND", row.primary ? "primary" : "secondary")
          .set("CHOICE_TEXT", visit.text(row.text, {std::to_string(parked.count)}))
          .set("CHOICE_HELP", visit.text(row.help));
  }
  return {};
}

void add_errors(View& row, const Visit& visit, const RunReport& run) {
  const std::size_t shown = std::min(run.errors.size(), kShownErrors);
  if (shown == 0) return;
  View& errors = row.add("ERRORS");
  errors.set("ERROR_COUNT", std::to_string(run.errors.size()));
  for (std::size_t i = 0; i < shown; ++i) {
    const RunError& error = run.errors[i];
    View& one = errors.add("ERROR");
    set_said(one, "ERROR_TEXT", said(visit.language, error.message), 500);
    if (!error.record.empty())
      one.add("ERROR_RECORD")
          .set("ERROR_RECORD_TEXT", cut_utf8(said(visit.language, error.record).text, 200));
  }
}

// How tall a run's bar is, of kBarHeight: what it brought, next to the run that brought most.
constexpr std::int64_t kBarHeight = 60, kBarLeast = 3, kBarWidth = 24;

void add_bars(View& view, const Visit& visit, std::span<const RunReport> runs) {
  std::int64_t most = 1;
  for (const RunReport& run : runs) most = std::max(most, run.added + run.updated);
  std::int64_t x = 0, wrong = 0;
  View& picture = view.add("PICTURE");
  for (const RunReport& run : runs) {
    View& bar = picture.add("BAR");
    add_state(bar, visit, run.state);
    const bool well = run.state == "finished" || run.state == "nothing new";
    wrong += well ? 0 : 1;
    const std::int64_t height = std::max(kBarLeast, (run.added + run.updated) * kBarHeight / most);
    bar.set("X", std::to_string(x + 4))
        .set("MIDDLE", std::to_string(x + kBarWidth / 2))
        .set("Y", std::to_string(kBarHeight + 14 - height))
        .set("H", std::to_string(height))
        .show("WRONG", !well);
    x += kBarWidth;
  }
  picture.set("WIDTH", std::to_string(std::max(x, kBarWidth)))
      .set("PICTURE_TEXT",
           visit.text("runs-picture",
                      {std::to_string(runs.size()), std::to_string(wrong), std::to_string(most)}));
}

std::string shown_duration(const Visit& visit, Milliseconds time) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
  if (minutes == 0)
    return visit.text("time-seconds",
                      {fmt::format("{:g}", static_cast<double>(time.count()) / 1000)});
  if (minutes % (60 * 24) == 0) return visit.text("time-days", {std::to_string(minutes / 60 / 24)});
  if (minutes % 60 == 0) return visit.text("time-hours", {std::to_string(minutes / 60)});
  return visit.text("time-minutes", {std::to_string(minutes)});
}

}  // namespace

Result<void> add_actions(View& view, const Visit& visit, const SourcesNow& now,
                         const SourceHealth& health) {
  if (now.platform->source(health.id) == nullptr) return {};
  if (health.state == "suspended") {
    View& resume = view.add("RESUME");
    const std::string& why = log_of(now.logs, health.id).standing.suspended_why;
    if (!why.empty()) resume.add("WHY").set("WHY_TEXT", why);
    return {};
  }
  view.show("SUSPEND");
  if (health.state == "parked") return add_parked(view, visit, now, health.id);
  view.show("HARVEST", !now.running.contains(health.id));
  return {};
}

void add_finding_groups(View& view, const Visit& visit, const SourcesNow& now,
                        const std::string& source) {
  const SourceFigures* const counted = now.figures_of(source);
  if (counted == nullptr) return view.show("NOT_COUNTED"), void();
  if (counted->by_code.empty()) return view.show("NO_FINDINGS"), void();
  View& groups = view.add("FINDING_GROUPS");
  groups.set("COUNTED",
             visit.text("findings-counted", {shown_moment(visit, format_time(now.figures->at))}));
  for (const FindingCount& count : counted->by_code) {
    View& row = groups.add("FINDING_GROUP");
    row.set("CODE", count.code)
        .set("COUNT", std::to_string(count.count))
        .set("SEVERITY", shown_value(visit, "severity", count.severity))
        .set("MEANS", finding_means(visit, count.code))
        .set("CODE_PAGE", records_page(source, "finding", count.code))
        .show("WORSE", count.severity != "info");
    if (const std::string remedy = finding_remedy(visit, count.code); !remedy.empty())
      row.add("PARTNER_DOES").set("PARTNER_DOES_TEXT", remedy);
  }
}

void add_source_runs(View& view, const Visit& visit, const SourceLog& log) {
  if (log.runs.empty()) return view.show("NO_RUNS"), void();
  View& part = view.add("RUNS");
  const std::size_t first = log.runs.size() > kShownRuns ? log.runs.size() - kShownRuns : 0;
  const std::span<const RunReport> runs(log.runs.begin() + static_cast<std::ptrdiff_t>(first),
                                        log.runs.end());
  add_bars(part, visit, runs);
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    View& row = part.add("RUN");
    add_state(row, visit, run->state);
    row.set("WHEN", shown_moment(visit, run->ended))
        .set("NEW", std::to_string(run->added))
        .set("UPDATED", std::to_string(run->updated))
        .set("DELETED", std::to_string(run->deleted))
        .set("REJECTED", std::to_string(run->rejected));
    for (const Finding& finding : run->findings)
      row.add("NOTE")
          .set("NOTE_TEXT", finding_means(visit, finding.code))
          .set("NOTE_VALUE", finding.value);
    add_errors(row, visit, *run);
  }
}

void add_settings(View& view, const Visit& visit, const SourcesNow& now, const Source& source) {
  View& part = view.add("SETTINGS");
  const auto say = [&](std::string_view key, const std::string& value) {
    if (!value.empty())
      part.add("SETTING").set("SETTING_NAME", visit.text(key)).set("SETTING_VALUE", value);
  };
  const Source adopted = with_adopted_address(source, log_of(now.logs, source.id).standing);
  say("setting-type", shown_value(visit, "protocol", source.type));
  say("setting-url", source.url);
  if (adopted.url != source.url) say("setting-adopted", adopted.url);
  say("setting-every", shown_duration(visit, source.every));
  if (source.delay) say("setting-delay", shown_duration(visit, *source.delay));
  if (source.type == "oai-pmh")
    say("setting-formats", fmt::format("{}", fmt::join(source.formats, ", ")));
  say("setting-sets", fmt::format("{}", fmt::join(source.sets, ", ")));
  say("setting-sections", fmt::format("{}", fmt::join(source.sections, ", ")));
  say("setting-not-sections", fmt::format("{}", fmt::join(source.exclude_sections, ", ")));
  say("setting-role", shown_value(visit, "role", source.role));
  say("setting-trust", to_decimal(source.trust));
  say("setting-drop", fmt::format("{}%", static_cast<double>(source.max_drop.count) / 10));
  if (source.own) say("setting-own", std::string(visit.text("yes")));
  std::vector<std::string> themes;
  for (const std::string& theme : source.auto_accept)
    themes.push_back(theme_label(visit, *now.platform, theme));
  say("setting-auto-accept", fmt::format("{}", fmt::join(themes, ", ")));
  say("setting-file", source.place.file);
}

std::string finding_means(const Visit& visit, const std::string& code) {
  const FindingText* const text = find_finding_text(code);
  return text == nullptr ? code : std::string(visit.english() ? text->en : text->nl);
}

std::string finding_remedy(const Visit& visit, const std::string& code) {
  const FindingText* const text = find_finding_text(code);
  return text == nullptr ? "" : std::string(visit.english() ? text->en_do : text->nl_do);
}

}  // namespace vindplaats
