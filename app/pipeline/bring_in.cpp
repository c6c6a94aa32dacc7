#include "app/pipeline/bring_in.h"

#include <set>

#include <fmt/format.h>

#include "app/pipeline/curate.h"
#include "app/pipeline/decide.h"
#include "core/time.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// The publications that hold these records, each once.
Result<std::vector<Publication>> publications_of(const Snapshot& snapshot,
                                                 const std::vector<std::string>& records) {
  std::set<std::string> ids;
  for (const std::string& record : records) {
    TRY_ASSIGN(const std::optional<std::string> id, get_group(snapshot, record));
    if (id) ids.insert(*id);
  }
  std::vector<Publication> publications;
  for (const std::string& id : ids) {
    TRY_ASSIGN(std::optional<Publication> publication, get_publication(snapshot, id));
    if (publication) publications.push_back(std::move(*publication));
  }
  return publications;
}

Result<void> accept_them(Store& store, const Platform& platform, const Clock& clock,
                         const std::vector<Publication>& publications, const BringIn& what) {
  std::vector<EditorRequest> requests;
  for (const Publication& publication : publications) {
    DecisionRequest request;
    request.kind = "accept";
    request.themes = what.themes;
    if (publication.status != "accepted") requests.push_back({publication.id, request});
  }
  TRY(write_decisions(store, platform, clock, requests, what.by));
  return {};
}

}  // namespace

Result<std::vector<std::string>> open_themes(const Platform& platform,
                                             const std::vector<std::string>& names, Instant now) {
  std::vector<std::string> themes;
  for (const std::string& name : names) {
    const Theme* const theme = platform.theme(name);
    if (theme == nullptr || !theme->open_on(format_day(now))) {
      return fail(Fault::kNotFound, fmt::format("there is no open theme '{}'; `vindplaats theme "
                                                "list` shows them",
                                                name));
    }
    themes.push_back(theme->id);
  }
  return themes;
}

Result<BroughtIn> bring_in(Store& store, const Platform& platform, const Clock& clock,
                           const BringIn& what) {
  TRY_ASSIGN(Brought brought,
             bring_records(store, platform, clock, what.bytes, what.file, what.by));
  TRY(curate(store, platform, clock, {}));
  BroughtIn in;
  in.refused = std::move(brought.refused);
  TRY_ASSIGN(in.publications, publications_of(*store.snapshot(), brought.records));
  if (!what.accept) return in;
  TRY(accept_them(store, platform, clock, in.publications, what));
  TRY_ASSIGN(in.publications, publications_of(*store.snapshot(), brought.records));
  return in;
}

}  // namespace vindplaats
