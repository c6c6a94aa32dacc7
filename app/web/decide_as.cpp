#include "app/web/decide_as.h"

#include <algorithm>

#include "app/web/rights.h"

namespace vindplaats {
namespace {

std::vector<std::string> theme_ids(const Publication& publication) {
  std::vector<std::string> themes;
  for (const ThemeMark& mark : publication.themes) themes.push_back(mark.id);
  return themes;
}

}  // namespace

bool may_decide(const Account& account, const Publication& publication,
                const DecisionRequest& request) {
  const Extent extent = extent_of(account.role, Right::kDecide);
  if (extent != Extent::kOwn) return extent == Extent::kAll;
  std::vector<std::string> wanted = request.themes;
  wanted.insert(wanted.end(), request.add_themes.begin(), request.add_themes.end());
  wanted.insert(wanted.end(), request.remove_themes.begin(), request.remove_themes.end());
  // Without a tick it goes under the themes that it has.
  if (request.kind == "accept" && wanted.empty()) wanted = theme_ids(publication);
  const bool theirs = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& theme) {
    return shares_theme(account.themes, {&theme, 1});
  });
  return theirs && shares_theme(account.themes, theme_ids(publication));
}

Result<std::vector<Publication>> decide_as(WebHouse& house, const Account& account,
                                           const std::vector<EditorRequest>& requests) {
  const auto platform = house.platform();
  auto lock = house.desk();
  const std::unique_ptr<Snapshot> snapshot = house.store->snapshot();
  for (const EditorRequest& asked : requests) {
    TRY_ASSIGN(const Publication publication, find_publication(*snapshot, asked.publication));
    if (!may_decide(account, publication, asked.request))
      return fail(Fault::kRefused, publication.id + " stands under none of your themes");
  }
  TRY_ASSIGN(std::vector<Publication> decided,
             write_decisions(*house.store, *platform, *house.clock, requests, account.name));
  if (lock.owns_lock()) lock.unlock();
  if (house.wrote) house.wrote();
  return decided;
}

}  // namespace vindplaats
