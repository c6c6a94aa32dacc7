#include <fmt/format.h>

#include "app/command.h"
#include "app/out_folder.h"
#include "app/pipeline/registered_sources.h"
#include "app/services.h"
#include "app/write_file.h"
#include "config/write.h"

namespace vindplaats {
namespace {

Result<int> run_source_export(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const std::string out = call.get("out");
  if (out.empty()) {
    streams.out(to_opml(platform->sources));
    return kExitOk;
  }
  TRY(check_out_folder(platform->dir, out));
  TRY(write_file(out + "/sources.opml", to_opml(platform->sources)));
  for (const Source& source : platform->sources)
    TRY(write_file(fmt::format("{}/{}.toml", out, source.id), source_to_toml(source)));
  for (const Partner& partner : platform->partners) {
    if (!is_registered(partner)) continue;
    TRY(write_file(fmt::format("{}/partners/{}.toml", out, partner.id), partner_to_toml(partner)));
  }
  streams.out(fmt::format("{} sources written to {}\n", platform->sources.size(), out));
  return kExitOk;
}

const Verb kSourceExportVerbs[] = {
    {"source export",
     "The sources as OPML, or as files with --out, with the partners that registered on the web",
     {},
     {{"out", "DIR", "A folder for a file a source"}},
     "  vindplaats source export > sources.opml",
     run_source_export,
     Work::kBeside},
};

}  // namespace

extern const CommandSet command_source_export;
const CommandSet command_source_export{33, kSourceExportVerbs};

}  // namespace vindplaats
