// A partner's sources: their last harvest, what was read and what can be better, harvest now, and
// one more.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/health_words.h"
#include "app/pipeline/harvest.h"
#include "app/pipeline/partner_works.h"
#include "app/pipeline/registered_sources.h"
#include "app/pipeline/registrations.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/partner.h"
#include "app/web/pages/register.h"
#include "app/web/pages/report_view.h"
#include "app/web/routes.h"
#include "app/web/said.h"

namespace vindplaats {
namespace {

struct OwnSourceFacts {
  std::map<std::string, std::vector<RunReport>> runs;
  std::map<std::string, SourceStanding> standings;
};

Result<OwnSourceFacts> read_facts(const Snapshot& snapshot) {
  OwnSourceFacts facts;
  TRY_ASSIGN(facts.runs, stored_runs(snapshot));
  TRY_ASSIGN(facts.standings, source_standings(snapshot));
  return facts;
}

void add_last_run(View& row, const Visit& visit, const std::vector<RunReport>& runs) {
  if (runs.empty()) {
    row.set("STATE", visit.text("source-new"));
    return;
  }
  const RunReport& last = runs.back();
  row.set("STATE", shown_value(visit, "source", last.state));
  View& run = row.add("RUN");
  run.set("RUN_TIME", shown_moment(visit, last.ended))
      .set("RUN_RECEIVED", std::to_string(last.received))
      .set("RUN_NEW", std::to_string(last.added))
      .set("RUN_UPDATED", std::to_string(last.updated))
      .set("RUN_DELETED", std::to_string(last.deleted))
      .set("RUN_ASIDE", std::to_string(last.rejected));
  for (const RunError& error : last.errors) {
    View& one = run.add("RUN_ERROR");
    one.set("ERROR_RECORD", said(visit.language, error.record).text);
    set_said(one, "ERROR_TEXT", said(visit.language, error.message));
  }
}

Result<void> add_source(View& view, const Visit& visit, const PartnerVisit& whose,
                        const Source& source, OwnSourceFacts& facts) {
  View& row = view.add("SOURCE");
  const SourceStanding& standing = facts.standings[source.id];
  row.set("SOURCE_ID", source.id)
      .set("SOURCE_KIND", shown_value(visit, "protocol", source.type))
      .set("SOURCE_URL", source.url)
      .set("HARVEST_HREF", whose.here(fmt::format("/sources/{}/harvest", source.id)));
  add_last_run(row, visit, facts.runs[source.id]);
  const bool resting = standing.suspended || !source.active;
  const bool parked = is_parked(standing, with_adopted_address(source, standing));
  if (resting || parked)
    row.add("RESTS").set("RESTS_TEXT",
                         visit.text(resting ? "partner-suspended" : "partner-parked"));
  if (visit.house.sources.running(source.id)) {
    row.show("RUNNING");
  } else if (!resting && !parked) {
    row.show("MAY_HARVEST");
  }
  TRY_ASSIGN(const auto report, visit.house.source_reports->read(*visit.house.store, source.id));
  row.set("RECORDS_COUNT", std::to_string(report->counts.records));
  show_report(row.include("REPORT", "source_report.html"), visit, *report);
  return {};
}

Result<void> add_all_sources(View& view, const Visit& visit, const PartnerVisit& whose) {
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  TRY_ASSIGN(OwnSourceFacts facts, read_facts(*snapshot));
  bool any = false;
  for (const Source& source : whose.platform->sources) {
    if (source.partner != whose.partner) continue;
    any = true;
    TRY(add_source(view, visit, whose, source, facts));
  }
  TRY_ASSIGN(const std::vector<Proposal> proposals, read_proposals(*snapshot));
  for (const Proposal& one : proposals) {
    if (one.partner != whose.partner || one.state != "waiting") continue;
    view.add("PROPOSED")
        .set("PROPOSED_URL", one.asked.url)
        .set("PROPOSED_DAY", shown_day(visit, one.at));
  }
  view.show("NO_SOURCE", !any);
  return {};
}

}  // namespace

WebResponse partner_sources_page(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  View view;
  view.set("CSV", whose->here("/findings.csv")).set("REGISTER", whose->here("/register"));
  if (const Result<void> added = add_all_sources(view, visit, *whose); !added)
    return show_failure(visit, added.error());
  return show_partner(visit, *whose, "partner_sources.html", "sources", view);
}

WebResponse partner_harvest(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  const std::string id = path_segment(visit.request.path, 3);
  const Source* const source = whose->platform->source(id);
  if (source == nullptr || source->partner != whose->partner) return no_partner(visit);
  if (!visit.house.limits->harvests.take(id, visit.house.clock->ticks()))
    return partner_done(*whose, "/sources", "harvest-too-often");
  visit.house.sources.harvest_soon(id);
  return partner_done(*whose, "/sources", "harvest");
}

WebResponse partner_register(const Visit& visit) {
  const auto whose = partner_visit(visit);
  return whose ? begin_trial(visit, whose->partner) : no_partner(visit);
}

WebResponse partner_findings(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  const auto words = [&](const std::string& reason) { return said(visit.language, reason).text; };
  Result<std::string> table =
      findings_csv(*visit.house.store->snapshot(),
                   sources_of_partner(*whose->platform, whose->partner), visit.english(), words);
  if (!table) return show_failure(visit, table.error());
  WebResponse response;
  response.headers = {
      {"Content-Type", "text/csv; charset=utf-8"},
      {"Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", whose->partner)},
      {"Cache-Control", "no-store"},
      {"X-Robots-Tag", "noindex, nofollow, noarchive"}};
  response.body = std::move(*table);
  return response;
}

}  // namespace vindplaats
