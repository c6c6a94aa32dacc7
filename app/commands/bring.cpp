#include "app/pipeline/bring.h"

#include <set>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/decide.h"
#include "app/services.h"
#include "app/show_publication.h"
#include "app/write_file.h"
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

Result<int> run_queue_bring(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  const std::string file = call.at(0);
  std::string bytes;
  if (file == "-") {
    bytes = streams.in();
  } else {
    TRY_ASSIGN(bytes, read_whole_file(file));
  }
  TRY_ASSIGN(const Brought brought,
             bring_records(*store, *platform, services.clock(), bytes, file, call.globals.as));
  TRY(curate(*store, *platform, services.clock(), {}));
  TRY_ASSIGN(std::vector<Publication> publications,
             publications_of(*store->snapshot(), brought.records));
  if (call.has("accept")) {
    std::vector<EditorRequest> requests;
    for (const Publication& publication : publications) {
      DecisionRequest request;
      request.kind = "accept";
      if (const auto themes = call.options.find("theme"); themes != call.options.end())
        request.themes = themes->second;
      if (publication.status != "accepted") requests.push_back({publication.id, request});
    }
    TRY(write_decisions(*store, *platform, services.clock(), requests, call.globals.as));
    TRY_ASSIGN(publications, publications_of(*store->snapshot(), brought.records));
  }
  for (const RunError& error : brought.refused)
    streams.err(fmt::format("{}: {}: {}\n", file, error.record, error.message));
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
