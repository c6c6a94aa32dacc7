#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/partner_letters.h"
#include "app/services.h"
#include "app/show.h"

namespace vindplaats {
namespace {

Result<int> run_source_approve(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const Proposal approved,
             approve_and_tell(*store, services.clock(), *platform, call.at(0), call.globals.as,
                              call.get("partner")));
  const std::string& id = approved.asked.source;
  streams.out(call.globals.json
                  ? json_line({{"id", id}, {"partner", approved.partner}, {"approved", true}})
                  : fmt::format("{}: approved, a source of {}\n", id, approved.partner));
  if (!call.globals.quiet) {
    streams.err(
        fmt::format("Whoever registered it is told by letter. Next: vindplaats harvest {}\n", id));
  }
  return kExitOk;
}

Result<int> run_source_refuse(const Invocation& call, Services& services, Streams& streams) {
  const std::string why = call.get("why");
  if (why.empty())
    return tl::unexpected(Error{Fault::kUsage, "is needed: the partner reads it", "", 0, "--why"});
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY(refuse_and_tell(*store, services.clock(), *platform, call.at(0), why, call.globals.as));
  streams.out(call.globals.json ? json_line({{"id", call.at(0)}, {"refused", true}})
                                : fmt::format("{}: refused\n", call.at(0)));
  return kExitOk;
}

const Positional kProposedId{"ID", "What was registered; `vindplaats source list` shows it"};
const Verb kSourceApproveVerbs[] = {
    {"source approve",
     "Let in what was registered on the web: from now on it is harvested",
     {kProposedId},
     {{"partner", "ID", "It belongs to this partner, and not to the one that was proposed"}},
     "  vindplaats source approve zuiderveste",
     run_source_approve},
    {"source refuse",
     "Do not let in what was registered on the web",
     {kProposedId},
     {{"why", "TEXT", "The reason, for the partner"}},
     "  vindplaats source refuse zuiderveste --why 'Dit gaat over vogels, niet over mensen.'",
     run_source_refuse},
};

}  // namespace

extern const CommandSet command_source_approve;
const CommandSet command_source_approve{31, kSourceApproveVerbs};

}  // namespace vindplaats
