#include "app/web/pages/source_look.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "core/time.h"

namespace vindplaats {
namespace {

struct StateRow {
  std::string_view state, kind, icon;
  SourceGroup group;
};
// In the order of a list; the last row is for any other state.
constexpr StateRow kStateRows[] = {
    {"parked", "warn", "!", SourceGroup::kTrouble},
    {"failed", "bad", "✕", SourceGroup::kTrouble},
    {"partly failed", "warn", "!", SourceGroup::kTrouble},
    {"new", "rest", "○", SourceGroup::kWell},
    {"finished", "good", "✓", SourceGroup::kWell},
    {"nothing new", "good", "✓", SourceGroup::kWell},
    {"suspended", "rest", "–", SourceGroup::kRest},
    {"inactive", "rest", "–", SourceGroup::kRest},
    {"removed", "rest", "–", SourceGroup::kRest},
};

const StateRow& row_of(const std::string& state) {
  const auto found = std::find_if(std::begin(kStateRows), std::end(kStateRows),
                                  [&](const StateRow& one) { return one.state == state; });
  return found == std::end(kStateRows) ? *(std::end(kStateRows) - 1) : *found;
}

// A source that harvests well and has been silent for too long asks for somebody too.
bool silent(const SourceHealth& health) {
  return row_of(health.state).group == SourceGroup::kWell && !health.cause.empty();
}

}  // namespace

const SourceFigures* SourcesNow::figures_of(const std::string& source) const {
  if (!figures) return nullptr;
  const auto found = std::find_if(figures->sources.begin(), figures->sources.end(),
                                  [&](const SourceFigures& one) { return one.id == source; });
  return found == figures->sources.end() ? nullptr : &*found;
}

bool SourcesNow::knows(const std::string& source) const {
  return platform->source(source) != nullptr || figures_of(source) != nullptr;
}

std::vector<std::string> SourcesNow::ids() const {
  std::set<std::string> ids;
  for (const Source& source : platform->sources) ids.insert(source.id);
  if (figures) {
    for (const SourceFigures& source : figures->sources) ids.insert(source.id);
  }
  return {ids.begin(), ids.end()};
}

Result<SourcesNow> look_at_sources(const Visit& visit) {
  SourcesNow now;
  now.platform = visit.house.platform();
  now.snapshot = visit.house.store->snapshot();
  now.figures = visit.house.figures();
  TRY_ASSIGN(now.logs, visit.house.source_book->read(*now.snapshot));
  TRY_ASSIGN(now.running, harvest_leases(*now.snapshot));
  std::erase_if(now.running,
                [&](const auto& one) { return !is_alive(one.second, visit.house.now()); });
  return now;
}

Result<SourceHealth> shown_health(const Visit& visit, const SourcesNow& now,
                                  const std::string& source) {
  TRY_ASSIGN(SourceHealth health,
             health_of(source, now.platform->source(source), log_of(now.logs, source),
                       *now.snapshot, visit.house.now(),
                       visit.english() ? HealthReader::kEnglishPage : HealthReader::kDutchPage));
  if (const SourceFigures* const counted = now.figures_of(source)) {
    health.records = counted->records;
    health.findings = counted->findings;
    health.counts = {counted->records, counted->deleted, counted->rejected};
  }
  return health;
}

SourceGroup group_of(const SourceHealth& health) {
  return silent(health) ? SourceGroup::kTrouble : row_of(health.state).group;
}

int urgency_of(const SourceHealth& health) {
  const auto place = [](const std::string& state) {
    return static_cast<int>(&row_of(state) - std::begin(kStateRows)) * 2;
  };
  return silent(health) ? place("partly failed") + 1 : place(health.state);
}

std::string source_address(const std::string& source) {
  return "/sources/" + source;
}

std::string partner_of(const SourcesNow& now, const std::string& source) {
  if (const Source* const known = now.platform->source(source)) return known->partner;
  const auto& declared = log_of(now.logs, source).standing.declared;
  return declared ? declared->partner : std::string();
}

void add_state(View& view, const Visit& visit, const std::string& state) {
  const StateRow& row = row_of(state);
  view.set("STATE_TEXT", shown_value(visit, "source", state))
      .set("STATE_ICON", row.icon)
      .set("STATE_KIND", row.kind);
}

void describe_source(View& view, const Visit& visit, const SourcesNow& now,
                     const SourceHealth& health) {
  view.set("SOURCE", health.id).set("SOURCE_PAGE", source_address(health.id));
  add_state(view, visit, health.state);
  if (const std::string partner = partner_of(now, health.id); !partner.empty())
    view.add("PARTNER").set("PARTNER_NAME", partner_names(*now.platform, {partner}));
  if (!health.since.empty())
    view.add("SINCE").set("SINCE_TEXT",
                          visit.text("source-since", {shown_moment(visit, health.since)}));
  if (const auto running = now.running.find(health.id); running != now.running.end())
    view.add("RUNNING").set(
        "RUNNING_TEXT", visit.text("source-running", {shown_moment(visit, running->second.since)}));
  const auto moment = [&](const std::string& time, std::string_view none) {
    return time.empty() ? std::string(visit.text(none)) : shown_moment(visit, time);
  };
  const std::string_view no_next = health.state == "new" ? "source-next-soon" : "source-next-none";
  view.set("LAST_SUCCESS", moment(health.last_success, "source-never"))
      .set("LAST_RUN", moment(health.last_run, "source-never"))
      .set("NEXT", moment(health.next, no_next));
  const bool counted = now.figures_of(health.id) != nullptr;
  view.set("RECORDS", counted ? std::to_string(health.records) : "–")
      .set("FINDINGS", counted ? std::to_string(health.findings) : "–");
  if (!health.cause.empty()) view.add("CAUSE").set("CAUSE_TEXT", health.cause);
  if (!health.remedy.empty()) view.add("REMEDY").set("REMEDY_TEXT", health.remedy);
}

}  // namespace vindplaats
