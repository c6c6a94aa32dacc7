// Sources: how each is doing, and what a person does about it.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/pipeline/source_release.h"
#include "app/pipeline/source_rest.h"
#include "app/show.h"
#include "app/show_source.h"
#include "app/show_status.h"
#include "app/web/api/operations.h"

namespace vindplaats {
namespace {

Result<const Source*> source_asked(const ApiCall& call) {
  if (const Source* source = call.platform->source(call.id())) return source;
  return fail(Fault::kNotFound, "no such source");
}

Result<ApiAnswer> rest_or_wake_source(const ApiCall& call, bool suspend) {
  TRY_ASSIGN(const Source* const source, source_asked(call));
  auto lock = call.house.desk();
  TRY_ASSIGN(const bool written,
             rest_source(*call.house.store, *call.house.clock,
                         {source->id, suspend, call.body.value("why", ""), call.account.name}));
  if (written) call.house.sources.changed();
  return ApiAnswer{200, json_line({{"source", source->id}, {"changed", written}})};
}

constexpr std::pair<std::string_view, ReleaseChoice> kReleaseChoices[] = {
    {"", ReleaseChoice::kNone},
    {"accept-deletions", ReleaseChoice::kAcceptDeletions},
    {"accept-address", ReleaseChoice::kAcceptAddress},
    {"discard", ReleaseChoice::kDiscard}};

}  // namespace

Result<ApiAnswer> api_status(const ApiCall& call) {
  TRY_ASSIGN(const PlatformStatus status,
             read_platform_status(*call.platform, *call.house.store, call.platform->dir,
                                  call.house.now()));
  return ApiAnswer{200, json_line(platform_status_json(status))};
}

Result<ApiAnswer> api_source(const ApiCall& call) {
  TRY_ASSIGN(const Source* const source, source_asked(call));
  TRY_ASSIGN(const WholeSource whole, read_whole_source(*call.house.store->snapshot(), *source));
  return ApiAnswer{200, json_line(whole_source_json(whole))};
}

Result<ApiAnswer> api_harvest(const ApiCall& call) {
  TRY_ASSIGN(const Source* const source, source_asked(call));
  TRY_ASSIGN(const SourceLogs logs, call.house.source_book->read(*call.house.store->snapshot()));
  const SourceStanding& standing = log_of(logs, source->id).standing;
  if (standing.suspended || is_parked(standing, with_adopted_address(*source, standing)))
    return fail(Fault::kConflict, "it is suspended or waits for a person: resume or release it");
  call.house.sources.harvest_soon(source->id);
  return ApiAnswer{200, json_line({{"source", source->id},
                                   {"running", call.house.sources.running(source->id)}})};
}

Result<ApiAnswer> api_suspend(const ApiCall& call) {
  return rest_or_wake_source(call, true);
}

Result<ApiAnswer> api_resume(const ApiCall& call) {
  return rest_or_wake_source(call, false);
}

Result<ApiAnswer> api_release_source(const ApiCall& call) {
  TRY_ASSIGN(const Source* const source, source_asked(call));
  const std::string choice = call.body.value("choice", "");
  const auto* const row = std::find_if(std::begin(kReleaseChoices), std::end(kReleaseChoices),
                                       [&](const auto& one) { return one.first == choice; });
  auto lock = call.house.desk();
  LedgerWriter ledger(*call.house.store, *call.house.clock);
  TRY_ASSIGN(const std::string words,
             release_source(*call.platform, source->id, row->second, call.account.name,
                            {*call.house.store, ledger, *call.house.clock}));
  call.house.sources.changed();
  return ApiAnswer{200, json_line({{"source", source->id}, {"done", words}})};
}

}  // namespace vindplaats
