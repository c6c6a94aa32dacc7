#include "app/pipeline/source_release.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
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
  const Source* const in_file = platform->source(call.at(0));
  if (in_file == nullptr)
    return fail(
        Fault::kNotFound,
        fmt::format("there is no source '{}'; `vindplaats source list` shows them", call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(auto standings, source_standings(*store->snapshot()));
  const SourceStanding& standing = standings[in_file->id];
  const Source source = with_adopted_address(*in_file, standing);
  LedgerWriter ledger(*store, services.clock());
  TRY_ASSIGN(const std::string words,
             release_source(*platform, source, standing, choice, call.globals.as,
                            {*store, ledger, services.clock()}));
  streams.out(fmt::format("{}: {}\n", source.id, words));
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
