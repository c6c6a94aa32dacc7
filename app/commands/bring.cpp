#include <algorithm>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/bring_in.h"
#include "app/services.h"
#include "app/show_publication.h"
#include "app/write_file.h"

namespace vindplaats {
namespace {

// Those of --theme, which goes with --accept.
Result<std::vector<std::string>> named_themes(const Invocation& call) {
  const auto named = call.options.find("theme");
  if (named == call.options.end()) return std::vector<std::string>();
  if (call.has("accept")) return named->second;
  return tl::unexpected(Error{Fault::kUsage, "goes with --accept", "", 0, "--theme"});
}

void tell_refused(const std::string& file, const std::vector<RunError>& refused, Streams& streams) {
  for (std::size_t i = 0; i < std::min(refused.size(), kMostRunErrors); ++i)
    streams.err(fmt::format("{}: {}: {}\n", file, refused[i].record, refused[i].message));
  if (refused.size() > kMostRunErrors)
    streams.err(fmt::format("{}: and {} more\n", file, refused.size() - kMostRunErrors));
}

Result<int> run_queue_bring(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  BringIn what;
  TRY_ASSIGN(what.themes, named_themes(call));
  what.accept = call.has("accept");
  TRY_ASSIGN(what.themes, open_themes(*platform, what.themes, services.clock().now()));
  what.by = call.globals.as;
  what.file = call.at(0);
  if (what.file == "-") {
    what.bytes = streams.in();
  } else {
    TRY_ASSIGN(
        what.bytes,
        read_whole_file(what.file, static_cast<std::size_t>(platform->settings.fetch.max_page)));
  }
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const BroughtIn brought, bring_in(*store, *platform, services.clock(), what));
  tell_refused(what.file, brought.refused, streams);
  if (call.globals.json) streams.out(publications_json(brought.publications));
  if (!call.globals.json) {
    for (const Publication& publication : brought.publications)
      streams.out(show_standing(publication));
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
