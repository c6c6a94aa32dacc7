#include "app/web/pages/partner.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "app/pipeline/decide.h"
#include "app/pipeline/partner_works.h"
#include "app/pipeline/release.h"
#include "app/web/pages/partner_status.h"
#include "app/web/routes.h"

namespace vindplaats {
namespace {

constexpr std::size_t kWorksOnPage = 25;

struct PartnerTab {
  std::string_view name, rest;
};
constexpr PartnerTab kPartnerTabs[] = {{"works", ""}, {"sources", "/sources"}, {"bring", "/bring"}};

// What the list can be narrowed to; "chosen" is all that rules or people looked at.
struct WorkFilter {
  std::string_view name;
  bool (*holds)(const PublicationGlance& publication);
};
constexpr WorkFilter kWorkFilters[] = {
    {"chosen", [](const PublicationGlance& p) { return p.status != "unselected"; }},
    {"accepted", [](const PublicationGlance& p) { return p.status == "accepted"; }},
    {"waiting",
     [](const PublicationGlance& p) {
       return p.status == "candidate" || p.status == "suggested" || p.status == "later";
     }},
    {"rejected", [](const PublicationGlance& p) { return p.status == "rejected"; }},
    {"withdrawn", [](const PublicationGlance& p) { return p.status == "withdrawn"; }},
    {"unselected", [](const PublicationGlance& p) { return p.status == "unselected"; }},
};

const WorkFilter& asked_filter(const Visit& visit) {
  const std::string asked = visit.request.parameter("show");
  const auto found = std::find_if(std::begin(kWorkFilters), std::end(kWorkFilters),
                                  [&](const WorkFilter& one) { return one.name == asked; });
  return found == std::end(kWorkFilters) ? kWorkFilters[0] : *found;
}

std::size_t asked_works_page(const Visit& visit) {
  const std::string text = visit.request.parameter("page");
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::size_t>(page, 1, 100'000);
}

std::string list_address(const PartnerVisit& whose, const WorkFilter& filter, std::size_t page) {
  return whose.here(fmt::format("?show={}&page={}", filter.name, page));
}

void add_filters(View& view, const Visit& visit, const PartnerVisit& whose,
                 const std::vector<PublicationGlance>& works, const WorkFilter& asked) {
  for (const WorkFilter& filter : kWorkFilters) {
    const auto count = std::count_if(works.begin(), works.end(), filter.holds);
    View& item = view.add("FILTER");
    item.set("FILTER_HREF", list_address(whose, filter, 1))
        .set("FILTER_TEXT", visit.text(fmt::format("partner-show-{}", filter.name)))
        .set("FILTER_COUNT", std::to_string(count));
    item.show("FILTER_HERE", filter.name == asked.name);
  }
}

Result<void> add_works(View& view, const Visit& visit, const PartnerVisit& whose) {
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  TRY_ASSIGN(std::vector<PublicationGlance> works,
             works_of_partner(*snapshot, *whose.platform, whose.partner));
  TRY_ASSIGN(const ReleaseHistory released, release_history(*snapshot));
  const WorkFilter& filter = asked_filter(visit);
  add_filters(view, visit, whose, works, filter);
  std::erase_if(works, [&](const PublicationGlance& one) { return !filter.holds(one); });
  const std::size_t page = asked_works_page(visit), begin = (page - 1) * kWorksOnPage;
  for (std::size_t i = begin; i < std::min(works.size(), begin + kWorksOnPage); ++i) {
    View& item = view.add("WORK_ITEM");
    item.set("WORK_PAGE", whose.here("/works/" + works[i].id));
    TRY_ASSIGN(const Publication work, find_publication(*snapshot, works[i].id));
    TRY(describe_work(item, visit, *whose.platform, *snapshot, released, work));
  }
  view.show("NOTHING", works.size() <= begin);
  if (page > 1) view.add("BEFORE").set("BEFORE_HREF", list_address(whose, filter, page - 1));
  if (begin + kWorksOnPage < works.size())
    view.add("AFTER").set("AFTER_HREF", list_address(whose, filter, page + 1));
  return {};
}

// No search engine, and no other site, may learn of it. The layout's answers are no-store already,
// and Referrer-Policy: same-origin: with "no-referrer" a browser names no origin with a form
// (Fetch, section 3.2), and we could not tell ours from another site's.
void keep_to_themselves(WebResponse& response) {
  response.headers.push_back({"X-Robots-Tag", "noindex, nofollow, noarchive"});
}

}  // namespace

std::optional<PartnerVisit> partner_visit(const Visit& visit) {
  if (visit.house.store == nullptr || !visit.house.platform) return std::nullopt;
  PartnerVisit whose;
  whose.token = path_segment(visit.request.path, 1);
  whose.platform = visit.house.platform();
  const auto owner = visit.house.partner_links->owner_of(*visit.house.store, whose.token);
  if (!owner || !*owner || whose.platform->partner(**owner) == nullptr) return std::nullopt;
  whose.partner = **owner;
  return whose;
}

WebResponse no_partner(const Visit& visit) {
  WebResponse response = show_error(visit, 404, visit.text("partner-link-old"));
  keep_to_themselves(response);
  return response;
}

WebResponse show_partner(const Visit& visit, const PartnerVisit& whose, const std::string& body,
                         std::string_view tab, View& view, int status) {
  const std::string name = whose.platform->partner(whose.partner)->name;
  view.set("PARTNER", name.empty() ? whose.partner : name).set("PARTNER_HERE", whose.here());
  for (const PartnerTab& one : kPartnerTabs) {
    View& item = view.add("TAB");
    item.set("TAB_HREF", whose.here(std::string(one.rest)))
        .set("TAB_TEXT", visit.text(fmt::format("partner-tab-{}", one.name)));
    item.show("TAB_HERE", one.name == tab);
  }
  const std::string done = visit.request.parameter("done");
  if (visit.request.method == "GET" && all_texts().contains("partner-done-" + done))
    view.add("DONE").set("DONE_TEXT", visit.text("partner-done-" + done));
  WebResponse response = show_page(visit, body, view.values().at("PARTNER"), view, status);
  keep_to_themselves(response);
  return response;
}

WebResponse partner_done(const PartnerVisit& whose, const std::string& rest,
                         std::string_view done) {
  WebResponse response = see_other(whose.here(fmt::format("{}?done={}", rest, done)));
  keep_to_themselves(response);
  return response;
}

WebResponse partner_page(const Visit& visit) {
  const auto whose = partner_visit(visit);
  if (!whose) return no_partner(visit);
  View view;
  if (const Result<void> added = add_works(view, visit, *whose); !added)
    return show_failure(visit, added.error());
  return show_partner(visit, *whose, "partner.html", "works", view);
}

}  // namespace vindplaats
