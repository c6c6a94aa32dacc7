#include "app/web/pages/sources.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "app/web/pages/describe.h"
#include "app/web/pages/source_look.h"
#include "app/web/pages/source_proposal.h"

namespace vindplaats {
namespace {

// So many are under 100 kB in any case.
constexpr std::size_t kSourcesOnPage = 60;

struct GroupRow {
  std::string_view id, text;
  SourceGroup group;
};
constexpr GroupRow kGroups[] = {{"trouble", "sources-trouble", SourceGroup::kTrouble},
                                {"well", "sources-well", SourceGroup::kWell},
                                {"rest", "sources-rest", SourceGroup::kRest}};

// What the address asks for.
struct SourcesAsk {
  std::string group, partner;
  std::size_t page = 1;

  bool takes(const SourceHealth& health) const {
    return group.empty() ||
           std::any_of(std::begin(kGroups), std::end(kGroups), [&](const GroupRow& row) {
             return row.id == group && row.group == group_of(health);
           });
  }
  std::string address() const {
    std::string text = "/sources";
    const auto add = [&](std::string_view name, const std::string& value) {
      if (!value.empty())
        text += fmt::format("{}{}={}", text.find('?') == std::string::npos ? '?' : '&', name,
                            percent_encoded(value));
    };
    add("state", group);
    add("partner", partner);
    add("page", page > 1 ? std::to_string(page) : "");
    return text;
  }
};

SourcesAsk asked_sources(const Visit& visit) {
  SourcesAsk ask;
  ask.group = visit.request.parameter("state");
  ask.partner = visit.request.parameter("partner");
  const std::string page = visit.request.parameter("page");
  std::from_chars(page.data(), page.data() + page.size(), ask.page);
  ask.page = std::clamp<std::size_t>(ask.page, 1, 100'000);
  return ask;
}

void add_groups(View& view, const Visit& visit, const SourcesAsk& ask,
                const std::vector<SourceHealth>& all) {
  const auto add = [&](std::string_view id, std::string_view text, std::size_t count) {
    SourcesAsk other = ask;
    other.group = id;
    other.page = 1;
    view.add("GROUP")
        .set("GROUP_HREF", other.address())
        .set("GROUP_TEXT", visit.text(text))
        .set("GROUP_COUNT", std::to_string(count))
        .show("GROUP_HERE", ask.group == id);
  };
  add("", "sources-all", all.size());
  for (const GroupRow& row : kGroups)
    add(row.id, row.text,
        static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(),
                          [&](const SourceHealth& one) { return group_of(one) == row.group; })));
}

void add_partners(View& view, const SourcesNow& now, const SourcesAsk& ask) {
  std::set<std::string> partners;
  for (const std::string& id : now.ids()) partners.insert(partner_of(now, id));
  partners.erase("");
  if (partners.size() < 2) return;
  View& filter = view.add("PARTNER_FILTER");
  filter.set("GROUP_ID", ask.group);
  for (const std::string& partner : partners)
    filter.add("OPTION")
        .set("OPTION_ID", partner)
        .set("OPTION_TEXT", partner_names(*now.platform, {partner}))
        .show("CHOSEN", partner == ask.partner);
}

void add_pages(View& view, const SourcesAsk& ask, std::size_t all) {
  SourcesAsk other = ask;
  if (other.page = ask.page - 1; other.page >= 1)
    view.add("BEFORE").set("BEFORE_HREF", other.address());
  if (other.page = ask.page + 1; ask.page * kSourcesOnPage < all)
    view.add("AFTER").set("AFTER_HREF", other.address());
}

// What asks for a person stands whole, the rest in a table.
void add_sources(View& view, const Visit& visit, const SourcesNow& now, const SourcesAsk& ask,
                 std::vector<SourceHealth> chosen) {
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const auto& a, const auto& b) { return urgency_of(a) < urgency_of(b); });
  View troubled, others;
  const std::size_t first = (ask.page - 1) * kSourcesOnPage;
  for (std::size_t i = first; i < std::min(chosen.size(), first + kSourcesOnPage); ++i) {
    const bool trouble = group_of(chosen[i]) == SourceGroup::kTrouble;
    describe_source((trouble ? troubled : others).add("ROW"), visit, now, chosen[i]);
  }
  view.show("NOTHING", chosen.empty());
  others.show("BESIDE", !troubled.sections().empty() && !others.sections().empty());
  if (!troubled.sections().empty()) view.add("TROUBLED") = std::move(troubled);
  if (!others.sections().empty()) view.add("OTHERS") = std::move(others);
  add_pages(view, ask, chosen.size());
}

}  // namespace

WebResponse sources_page(const Visit& visit) {
  const Result<SourcesNow> now = look_at_sources(visit);
  if (!now) return show_failure(visit, now.error());
  const SourcesAsk ask = asked_sources(visit);
  std::vector<SourceHealth> all, chosen;
  for (const std::string& id : now->ids()) {
    if (!ask.partner.empty() && partner_of(*now, id) != ask.partner) continue;
    Result<SourceHealth> health = shown_health(visit, *now, id);
    if (!health) return show_failure(visit, health.error());
    all.push_back(std::move(*health));
    if (ask.takes(all.back())) chosen.push_back(all.back());
  }
  View view;
  if (ask.page == 1) add_proposals(view, visit);
  add_groups(view, visit, ask, all);
  add_partners(view, *now, ask);
  add_sources(view, visit, *now, ask, std::move(chosen));
  return show_page(visit, "sources.html", visit.text("nav-sources"), view);
}

}  // namespace vindplaats
