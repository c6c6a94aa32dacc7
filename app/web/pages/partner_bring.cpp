// A partner brings a publication: by form or as a paste of references, seen before it is sent.
#include "app/pipeline/partner_works.h"
#include "app/web/pages/partner.h"
#include "app/web/pages/work_form.h"

namespace vindplaats {
namespace {

WebResponse bring_form(const Visit& visit, const PartnerVisit& whose, std::string_view problem,
                       const std::vector<Metadata>& works, int status) {
  View view;
  view.set("BRING_HERE", whose.here("/bring"));
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  if (!works.empty()) {
    View& seen = view.add("SEEN");
    show_fields(seen, visit);
    show_preview(seen, visit, works);
    seen.set("TYPED_PRODUCT", visit.form.value("product"))
        .set("TYPED_LANGUAGE", visit.form.value("language"));
  }
  show_fields(view.include("FIELDS", "work_fields.html"), visit);
  return show_partner(visit, whose, "partner_bring.html", "bring", view, status);
}

WebResponse send_works(const Visit& visit, const PartnerVisit& whose,
                       const std::vector<Metadata>& works) {
  const auto now = visit.house.clock->ticks();
  if (!visit.house.limits->sent.take("partner " + whose.partner, now) ||
      !visit.house.limits->sent_by_all.take("", now))
    return bring_form(visit, whose, "partner-too-often", works, 429);
  const auto brought = [&]() -> Result<std::vector<std::string>> {
    const std::unique_lock<std::mutex> desk = visit.house.desk();
    return bring_works(*visit.house.store, *whose.platform, *visit.house.clock, whose.partner,
                       works);
  }();
  if (!brought) return show_failure(visit, brought.error());
  visit.house.sources.brought();
  return partner_done(whose, "", "brought");
}

}  // namespace

WebResponse partner_bring_page(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  if (visit.request.method != "POST") return bring_form(visit, *whose, "", {}, 200);
  std::string problem;
  const std::vector<Metadata> works = works_of_form(visit, problem);
  if (!problem.empty()) return bring_form(visit, *whose, problem, {}, 422);
  if (visit.form.has("send")) return send_works(visit, *whose, works);
  return bring_form(visit, *whose, "", works, 200);
}

}  // namespace vindplaats
