#include "app/web/pages/source.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "app/pipeline/source_release.h"
#include "app/pipeline/source_rest.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/source_parts.h"
#include "app/web/pages/source_records.h"
#include "app/web/routes.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// An order that has not begun by then was not carried out: the source is parked, or the disk full.
constexpr std::chrono::seconds kBeginsWithin{60};

// Was a harvest ordered at `asked`, that has neither begun nor ended.
bool awaited(const Visit& visit, const SourceHealth& health) {
  const std::string text = visit.request.parameter("asked");
  std::int64_t asked = 0;
  std::from_chars(text.data(), text.data() + text.size(), asked);
  const Instant then{std::chrono::seconds(asked)}, now = visit.house.now();
  if (then > now || now - then > kBeginsWithin) return false;
  const Result<Instant> ended = parse_time(health.last_run);
  return !ended || *ended < then;
}

void add_counts(View& view, const SourcesNow& now, const SourceHealth& health) {
  const SourceFigures* const counted = now.figures_of(health.id);
  const auto number = [&](std::int64_t n) { return counted ? std::to_string(n) : "–"; };
  view.set("DELETED_COUNT", number(health.counts.deleted))
      .set("REJECTED_COUNT", number(health.counts.rejected))
      .set("RECORDS_PAGE", records_page(health.id))
      .set("REJECTED_PAGE", records_page(health.id, "tab", "aside"));
}

Result<void> fill_source(View& view, const Visit& visit, const SourcesNow& now,
                         const std::string& id) {
  TRY_ASSIGN(const SourceHealth health, shown_health(visit, now, id));
  describe_source(view, visit, now, health);
  const bool running = now.running.contains(id), soon = !running && awaited(visit, health);
  view.show("LIVE", running || soon).show("BEGINS", soon);
  add_counts(view, now, health);
  TRY(add_actions(view, visit, now, health));
  add_finding_groups(view, visit, now, id);
  add_source_runs(view, visit, log_of(now.logs, id));
  if (const Source* const source = now.platform->source(id))
    add_settings(view, visit, now, *source);
  return {};
}

// ---- what a person does ----

// What was done, as the next page tells it; or why it was not.
struct Outcome {
  Notice notice;
  std::string address;  // of the next page
};

struct Acting {
  const Visit& visit;
  const Platform& platform;
  const std::string& id;

  Outcome told(std::string kind, std::string text) const {
    return {{std::move(kind), std::move(text), {}, {}}, source_address(id)};
  }
  Outcome told(std::string_view key) const { return told("ok", visit.text(key, {id})); }
};

Result<Outcome> order_harvest(const Acting& act) {
  TRY_ASSIGN(const SourcesNow now, look_at_sources(act.visit));
  TRY_ASSIGN(const SourceHealth health, shown_health(act.visit, now, act.id));
  if (health.state == "parked" || health.state == "suspended")
    return act.told("warning", act.visit.text("told-harvest-not", {act.id}));
  act.visit.house.sources.harvest_soon(act.id);
  Outcome outcome = act.told("told-harvest");
  const auto asked = act.visit.house.now().time_since_epoch().count();
  outcome.address += "?asked=" + std::to_string(asked);
  return outcome;
}

Result<Outcome> rest_or_wake(const Acting& act, bool suspend) {
  const RestRequest request{act.id, suspend, suspend ? act.visit.form.value("why") : "",
                            act.visit.account->name};
  TRY_ASSIGN(const bool written,
             rest_source(*act.visit.house.store, *act.visit.house.clock, request));
  if (!written) return act.told("warning", act.visit.text("told-was-so", {act.id}));
  act.visit.house.sources.changed();
  return act.told(suspend ? "told-suspended" : "told-resumed");
}

struct ReleaseRow {
  std::string_view choice;
  ReleaseChoice meant;
  std::string_view told;
};
constexpr ReleaseRow kReleases[] = {
    {"accept-deletions", ReleaseChoice::kAcceptDeletions, "told-deletions"},
    {"accept-address", ReleaseChoice::kAcceptAddress, "told-address"},
    {"discard", ReleaseChoice::kDiscard, "told-discard"},
    {"go-on", ReleaseChoice::kNone, "told-go-on"},
};

Result<Outcome> release(const Acting& act, const ReleaseRow& row) {
  WebHouse& house = act.visit.house;
  LedgerWriter ledger(*house.store, *house.clock);
  const Result<std::string> released =
      release_source(act.platform, act.id, row.meant, act.visit.account->name,
                     {*house.store, ledger, *house.clock});
  // Another has decided meanwhile, or it is parked for something else now.
  if (!released && released.error().fault == Fault::kRefused)
    return act.told("warning", act.visit.text("told-not-parked", {act.id}));
  if (!released) return tl::unexpected(released.error());
  house.sources.changed();
  return act.told(row.told);
}

// None: there is no such thing to do.
std::optional<Result<Outcome>> carry_out_form(const Acting& act) {
  const std::string what = act.visit.form.value("do");
  if (what == "harvest") return order_harvest(act);
  const auto lock = act.visit.house.desk();
  if (what == "suspend" || what == "resume") return rest_or_wake(act, what == "suspend");
  const auto* const row = std::find_if(std::begin(kReleases), std::end(kReleases),
                                       [&](const ReleaseRow& one) { return one.choice == what; });
  if (row == std::end(kReleases)) return std::nullopt;
  return release(act, *row);
}

}  // namespace

WebResponse source_page(const Visit& visit) {
  const std::string id = path_segment(visit.request.path, 1);
  const Result<SourcesNow> now = look_at_sources(visit);
  if (!now) return show_failure(visit, now.error());
  if (!now->knows(id)) return show_error(visit, 404);
  View view;
  const Result<void> filled = fill_source(view, visit, *now, id);
  if (!filled) return show_failure(visit, filled.error());
  return show_page(visit, "source.html", id, view);
}

WebResponse act_on_source(const Visit& visit) {
  const std::string id = path_segment(visit.request.path, 1);
  const auto platform = visit.house.platform();
  if (platform->source(id) == nullptr) return show_error(visit, 404);
  const auto outcome = carry_out_form({visit, *platform, id});
  if (!outcome) return show_error(visit, 422);
  if (!*outcome) return show_failure(visit, outcome->error());
  if (visit.house.wrote) visit.house.wrote();
  tell_next(visit, (*outcome)->notice);
  return see_other((*outcome)->address);
}

}  // namespace vindplaats
