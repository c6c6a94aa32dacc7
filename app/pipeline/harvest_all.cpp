#include "app/pipeline/harvest_all.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include <fmt/format.h>

#include "app/caught.h"
#include "app/disk_space.h"

namespace vindplaats {
namespace {

// Harvesting waits for others most of the time; more than this at once would only make memory grow.
constexpr std::size_t kAtOnce = 8;

}  // namespace

Result<std::vector<const Source*>> choose_sources(const Platform& platform,
                                                  const std::vector<std::string>& names,
                                                  const std::set<std::string>& suspended) {
  std::vector<const Source*> chosen;
  for (const std::string& name : names) {
    const Source* source = platform.source(name);
    if (source == nullptr) {
      return fail(
          Fault::kNotFound,
          fmt::format("there is no source '{}'; `vindplaats source list` shows them", name));
    }
    if (suspended.contains(name)) {
      return fail(
          Fault::kRefused,
          fmt::format("source '{0}' is suspended; `vindplaats source resume {0}` wakes it", name));
    }
    if (std::find(chosen.begin(), chosen.end(), source) == chosen.end()) chosen.push_back(source);
  }
  if (!names.empty()) return chosen;
  for (const Source& source : platform.sources) {
    if (source.active && !suspended.contains(source.id)) chosen.push_back(&source);
  }
  return chosen;
}

Result<std::vector<RunReport>> harvest_all(
    Services& services, const HarvestPlan& plan,
    const std::function<void(const RunReport&, std::optional<std::int64_t> total)>& progress) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  if (!plan.dry_run) TRY(room_for_harvest(services.dir()));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const auto standings, source_standings(*store->snapshot()));
  LedgerWriter ledger(*store, services.clock());
  std::mutex progress_mutex;
  std::atomic<std::size_t> next = 0;
  std::vector<Result<RunReport>> results(plan.sources.size(), fail(Fault::kInput, "not run"));

  const auto work = [&] {
    for (std::size_t i = next++; i < plan.sources.size(); i = next++) {
      const auto standing = standings.find(plan.sources[i]->id);
      const SourceStanding stands =
          standing == standings.end() ? SourceStanding{} : standing->second;
      const Source source = with_adopted_address(*plan.sources[i], stands);
      const std::unique_ptr<Transport> transport = services.transport_for(source);
      const HarvestJob job{*platform,
                           source,
                           complete_options(plan.options, *platform, services.clock().now()),
                           plan.limit,
                           plan.dry_run,
                           stands};
      const HarvestServices with{*store, ledger, services.clock(),
                                 [&](const RunReport& report, auto total) {
                                   const std::lock_guard lock(progress_mutex);
                                   if (progress) progress(report, total);
                                 }};
      try {
        results[i] = harvest_source(job, with, *transport);
      } catch (const std::exception& bug) {
        results[i] = fail_in("source " + job.source.id, error_of(bug));
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(kAtOnce, plan.sources.size()); ++i)
      threads.emplace_back(work);
    work();
  }
  std::vector<RunReport> reports;
  for (Result<RunReport>& result : results) {
    if (!result) return tl::unexpected(result.error());
    reports.push_back(std::move(*result));
  }
  return reports;
}

}  // namespace vindplaats
