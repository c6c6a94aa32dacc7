#include "app/pipeline/source_release.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/ledger_writer.h"
#include "app/services.h"

namespace vindplaats {
namespace {

Result<int> run_source_release(const Invocation& call, Services& services, Streams& streams) {
  constexpr std::pair<const char*, ReleaseChoice> kChoices[] = {
      {"accept-deletions", ReleaseChoice::kAcceptDeletions},
      {"accept-address", ReleaseChoice::kAcceptAddress},
      {"discard", ReleaseChoice::kDiscard}};
  ReleaseChoice choice = ReleaseChoice::kNone;
  for (const auto& [option, meant] : kChoices) {
    if (!call.has(option)) continue;
    if (choice != ReleaseChoice::kNone)
      return tl::unexpected(Error{Fault::kUsage, "choose one", "", 0, fmt::format("--{}", option)});
    choice = meant;
  }
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  LedgerWriter ledger(*store, services.clock());
  TRY_ASSIGN(const std::string words, release_source(*platform, call.at(0), choice, call.globals.as,
                                                     {*store, ledger, services.clock()}));
  streams.out(fmt::format("{}: {}\n", call.at(0), words));
  return kExitOk;
}

const Verb kSourceReleaseVerbs[] = {
    {"source release",
     "Decide about a parked source: too many deletions, another address, another format, or gone",
     {{"ID", "The source"}},
     {{"accept-deletions", "", "Remove what the source no longer has"},
      {"accept-address", "", "Harvest it where it moved to"},
      {"discard", "", "Keep everything as it is, and go on"}},
     "  vindplaats source release wodc --accept-deletions",
     run_source_release}};

}  // namespace

extern const CommandSet command_source_release;
const CommandSet command_source_release{32, kSourceReleaseVerbs};

}  // namespace vindplaats
