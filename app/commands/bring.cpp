#include "app/pipeline/bring.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/decide.h"
#include "app/services.h"
#include "app/show_publication.h"
#include "app/write_file.h"
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

// Asked before anything is stored: a slip in a theme's name must not leave half of the act behind.
Result<std::vector<std::string>> wanted_themes(const Invocation& call, const Platform& platform,
                                               const Clock& clock) {
  std::vector<std::string> themes;
  const auto named = call.options.find("theme");
  if (named == call.options.end()) return themes;
  if (!call.has("accept"))
    return tl::unexpected(Error{Fault::kUsage, "goes with --accept", "", 0, "--theme"});
  for (const std::string& name : named->second) {
    const Theme* const theme = platform.theme(name);
    if (theme == nullptr || !theme->open_on(format_day(clock.now()))) {
      return fail(Fault::kNotFound, fmt::format("there is no open theme '{}'; `vindplaats theme "
                                                "list` shows them",
                                                name));
    }
    themes.push_back(theme->id);
  }
  return themes;
}

Result<void> accept_them(const std::vector<Publication>& publications,
                         const std::vector<std::string>& themes, const Invocation& call,
                         Services& services) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  std::vector<EditorRequest> requests;
  for (const Publication& publication : publications) {
    DecisionRequest request;
    request.kind = "accept";
    request.themes = themes;
    if (publication.status != "accepted") requests.push_back({publication.id, request});
  }
  TRY(write_decisions(*store, *platform, services.clock(), requests, call.globals.as));
  return {};
}

void tell_refused(const std::string& file, const std::vector<RunError>& refused, Streams& streams) {
  for (std::size_t i = 0; i < std::min(refused.size(), kMostRunErrors); ++i)
    streams.err(fmt::format("{}: {}: {}\n", file, refused[i].record, refused[i].message));
  if (refused.size() > kMostRunErrors)
    streams.err(fmt::format("{}: and {} more\n", file, refused.size() - kMostRunErrors));
}

Result<int> run_queue_bring(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const std::vector<std::string> themes,
             wanted_themes(call, *platform, services.clock()));
  const std::string file = call.at(0);
  std::string bytes;
  if (file == "-") {
    bytes = streams.in();
  } else {
    TRY_ASSIGN(bytes,
               read_whole_file(file, static_cast<std::size_t>(platform->settings.fetch.max_page)));
  }
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const Brought brought,
             bring_records(*store, *platform, services.clock(), bytes, file, call.globals.as));
  TRY(curate(*store, *platform, services.clock(), {}));
  TRY_ASSIGN(std::vector<Publication> publications,
             publications_of(*store->snapshot(), brought.records));
  if (call.has("accept")) {
    TRY(accept_them(publications, themes, call, services));
    TRY_ASSIGN(publications, publications_of(*store->snapshot(), brought.records));
  }
  tell_refused(file, brought.refused, streams);
  if (call.globals.json) streams.out(publications_json(publications));
  if (!call.globals.json) {
    for (const Publication& publication : publications) streams.out(show_standing(publication));
  }
  return brought.refused.empty() ? kExitOk : kExitPartly;
}

const Verb kBringVerbs[] = {
    {"queue bring",
     "Bring publications that no source has, from a file",
     {{"FILE",
       "Records as JSON (schema/record.schema.json), or what `try normalize` reads; - for "
       "standard input"}},
     {{"accept", "", "Accept them in the same act"},
      {"theme", "T", "Under this theme (default: those of the rules)", true}},
     "  echo '{\"title\": \"Gelijke stages\", \"product\": \"rapport\"}' | vindplaats queue bring "
     "- "
     "--accept --theme onderwijs",
     run_queue_bring},
};

}  // namespace

extern const CommandSet command_bring;
const CommandSet command_bring{53, kBringVerbs};

}  // namespace vindplaats
