// One publication of a partner: where it stands, what was found about their own records, take it
// down, propose a correction.
#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/messages.h"
#include "app/pipeline/partner_works.h"
#include "app/pipeline/release.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/partner.h"
#include "app/web/pages/partner_status.h"
#include "app/web/pages/report_view.h"
#include "app/web/routes.h"
#include "core/text.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestCorrection = 5000;
constexpr std::string_view kCorrectable[] = {"title",   "abstract", "creators",  "issued",
                                             "product", "subjects", "languages", "links"};

Result<Publication> asked_work(const Visit& visit, const PartnerVisit& whose,
                               const Snapshot& snapshot) {
  return work_of_partner(snapshot, *whose.platform, whose.partner,
                         path_segment(visit.request.path, 3));
}

// Their own records alone: what another partner sent of the same work is not theirs to see.
Result<void> add_own_records(View& view, const Visit& visit, const PartnerVisit& whose,
                             const Snapshot& snapshot, const Publication& work) {
  for (const std::string& id : work.records) {
    if (!is_record_of(*whose.platform, whose.partner, id)) continue;
    TRY_ASSIGN(const std::optional<Record> record, get_record(snapshot, id));
    if (!record) continue;
    View& row = view.add("OWN");
    row.set("OWN_ID", id).set("OWN_DAY", shown_day(visit, record->harvested));
    for (const Finding& finding : record->findings) {
      View& one = row.add("OWN_FINDING");
      one.set("SEVERITY", shown_value(visit, "severity", finding.severity))
          .set("FINDING_FIELD", shown_value(visit, "field", finding.field))
          .set("FINDING_VALUE", finding.value);
      one.show(finding.severity == "info" ? "MILD" : "GRAVE");
      add_finding_words(one, visit, finding.code);
    }
    row.show("OWN_WELL", record->findings.empty());
  }
  return {};
}

WebResponse work_page(const Visit& visit, const PartnerVisit& whose, std::string_view problem,
                      int status) {
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  const Result<Publication> work = asked_work(visit, whose, *snapshot);
  if (!work) return no_partner(visit);
  View view;
  const Result<ReleaseHistory> released = release_history(*snapshot);
  if (!released) return show_failure(visit, released.error());
  const Result<void> described =
      describe_work(view, visit, *whose.platform, *snapshot, *released, *work);
  if (!described) return show_failure(visit, described.error());
  if (const auto added = add_own_records(view, visit, whose, *snapshot, *work); !added)
    return show_failure(visit, added.error());
  view.set("WORK_HERE", whose.here("/works/" + work->id)).set("TEXT", visit.form.value("text"));
  view.set("ABSTRACT", work->metadata.abstract_text);
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  for (const std::string_view field : kCorrectable)
    view.add("CORRECTABLE")
        .set("FIELD_ID", field)
        .set("FIELD_NAME", shown_value(visit, "field", std::string(field)));
  const bool over = work->status == "withdrawn" || work->status == "rejected";
  if (!over) view.show("MAY_TAKE_DOWN");
  view.show("SHARED", !over && !is_theirs_alone(*whose.platform, whose.partner, *work));
  return show_partner(visit, whose, "partner_work.html", "works", view, status);
}

// What others send is waited for by people: not more of it than they can read.
bool may_send(const Visit& visit, const PartnerVisit& whose) {
  const auto now = visit.house.clock->ticks();
  return visit.house.limits->sent.take("partner " + whose.partner, now) &&
         visit.house.limits->sent_by_all.take("", now);
}

}  // namespace

WebResponse partner_work_page(const Visit& visit) {
  const auto whose = partner_visit(visit);
  return whose ? work_page(visit, *whose, "", 200) : no_partner(visit);
}

WebResponse partner_take_down(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  const std::string id = path_segment(visit.request.path, 3);
  if (!visit.form.has("sure")) return work_page(visit, *whose, "partner-not-sure", 422);
  Result<TakenDown> taken = TakenDown::kAlready;
  {
    const std::unique_lock<std::mutex> desk = visit.house.desk();
    taken = take_down(*visit.house.store, *whose->platform, *visit.house.clock, whose->partner, id);
  }
  if (!taken && taken.error().fault == Fault::kNotFound) return no_partner(visit);
  if (!taken) return show_failure(visit, taken.error());
  visit.house.wrote();
  return partner_done(*whose, "/works/" + id,
                      *taken == TakenDown::kAsked ? "takedown-asked" : "takedown");
}

WebResponse partner_correct(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  const Result<Publication> work = asked_work(visit, *whose, *visit.house.store->snapshot());
  if (!work) return no_partner(visit);
  MessageEntry correction;
  correction.kind = "correction";
  correction.publication = work->id;
  correction.partner = whose->partner;
  correction.text = std::string(cut_utf8(trim(visit.form.value("text")), kLongestCorrection));
  const std::string field = visit.form.value("field");
  if (std::find(std::begin(kCorrectable), std::end(kCorrectable), field) != std::end(kCorrectable))
    correction.field = field;
  if (correction.text.empty()) return work_page(visit, *whose, "partner-no-text", 422);
  if (!may_send(visit, *whose)) return work_page(visit, *whose, "partner-too-often", 429);
  const Result<void> sent =
      send_message(*visit.house.store, *visit.house.clock, std::move(correction));
  if (!sent) return show_failure(visit, sent.error());
  return partner_done(*whose, "/works/" + work->id, "correction");
}

}  // namespace vindplaats
