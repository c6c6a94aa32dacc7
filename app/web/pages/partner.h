#pragma once
// A partner's own pages, behind the signed link (contract section 9): where their publications
// stand, how their sources are read, harvest now, take down, correct, bring. Whoever has the link
// is the partner; every object is asked whose it is (app/pipeline/partner_works), and what is
// another's answers as what is not there. No page of these is indexed, kept, or told to another
// site: a link to the outside names no referrer.
#include <memory>
#include <optional>
#include <string>

#include "app/web/visit.h"

namespace vindplaats {

WebResponse partner_page(const Visit& visit);          // /partner/{token}: publications
WebResponse partner_work_page(const Visit& visit);     // …/works/{id}
WebResponse partner_take_down(const Visit& visit);     // …/works/{id}/take-down
WebResponse partner_correct(const Visit& visit);       // …/works/{id}/correct
WebResponse partner_sources_page(const Visit& visit);  // …/sources
WebResponse partner_harvest(const Visit& visit);       // …/sources/{id}/harvest
WebResponse partner_register(const Visit& visit);      // …/register: another source of theirs
WebResponse partner_findings(const Visit& visit);      // …/findings.csv
WebResponse partner_bring_page(const Visit& visit);    // …/bring

// Who asks, by the token in the address.
struct PartnerVisit {
  std::string token, partner;  // the partner's id
  std::shared_ptr<const Platform> platform;
  std::string here(const std::string& rest = "") const { return "/partner/" + token + rest; }
};
std::optional<PartnerVisit> partner_visit(const Visit& visit);
// The link opens nothing: told so, whatever the reason.
WebResponse no_partner(const Visit& visit);
// In the layout, with the partner's name and the ways between these pages; `tab` is where it is.
WebResponse show_partner(const Visit& visit, const PartnerVisit& whose, const std::string& body,
                         std::string_view tab, View& view, int status = 200);
// Back to a page of theirs after something was done, which that page tells: "done-…" of the texts.
WebResponse partner_done(const PartnerVisit& whose, const std::string& rest, std::string_view done);

}  // namespace vindplaats
