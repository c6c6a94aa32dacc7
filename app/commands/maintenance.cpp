#include <filesystem>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/renormalize.h"
#include "app/services.h"
#include "app/show.h"
#include "core/text.h"
#include "store/fsck.h"

namespace vindplaats {
namespace {

// So many defects are shown; all are counted.
constexpr std::size_t kShownDefects = 100;

Result<int> run_fsck(const Invocation& call, Services& services, Streams& streams) {
  if (!std::filesystem::exists(services.dir() + "/data")) {
    return fail(Fault::kNotFound,
                fmt::format("there is no store in {}; name the platform folder with --dir",
                            services.dir()));
  }
  TRY_ASSIGN(Store* const store, services.store());
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  const CheckCounts counts = check(*store->snapshot(), [&](const Defect& defect) {
    if (list.size() >= kShownDefects) return;
    list.push_back({{"where", defect.where}, {"what", defect.what}, {"remedy", defect.remedy}});
    if (!call.globals.json)
      streams.out(fmt::format("{}: {}. {}\n", defect.where, defect.what, defect.remedy));
  });
  std::int64_t rows = 0, dropped = 0;
  for (const std::int64_t count : counts.rows) rows += count;
  if (call.has("repair") && counts.defects > 0) {
    TRY_ASSIGN(dropped, repair(*store));
  }
  if (call.globals.json) {
    streams.out(
        nlohmann::ordered_json{
            {"rows", rows}, {"count", counts.defects}, {"dropped", dropped}, {"defects", list}}
            .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
        "\n");
  } else if (counts.defects == 0) {
    streams.out(
        fmt::format("The store is sound: {} rows read, nothing wrong.\n", show_count(rows)));
  } else {
    streams.out(fmt::format(
        "{} rows read, {} wrong{}\n", show_count(rows), show_count(counts.defects),
        dropped > 0 ? fmt::format("; {} derived rows dropped, `vindplaats rebuild` makes them anew",
                                  show_count(dropped))
                    : ""));
  }
  return counts.defects == 0 ? kExitOk : kExitFailed;
}

Result<int> run_rebuild(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  Progress progress(streams, call.globals, services.clock());
  TRY_ASSIGN(const RenormalizeReport report,
             rebuild_records(*store, *platform, [&](std::int64_t read) {
               progress.show("rebuild", read, std::nullopt);
             }));
  progress.clear();
  TRY_ASSIGN(const CurateReport curated, curate(*store, *platform, services.clock(), {}));
  if (call.globals.json) {
    streams.out(nlohmann::ordered_json{{"records", report.read},
                                       {"unreadable", report.unreadable},
                                       {"publications", curated.publications}}
                    .dump() +
                "\n");
  } else {
    streams.out(fmt::format("{} records and {} publications computed anew\n",
                            show_count(report.read), show_count(curated.publications)));
  }
  return report.unreadable > 0 ? kExitPartly : kExitOk;
}

const Verb kMaintenanceVerbs[] = {
    {"fsck",
     "Read the whole store and say what is wrong with it",
     {},
     {{"repair", "", "Drop derived rows that are broken", false, true}},
     "  vindplaats fsck",
     run_fsck,
     Work::kBeside},
    {"rebuild",
     "Compute all that is derived anew from what sources sent and people decided",
     {},
     {},
     "  vindplaats rebuild",
     run_rebuild,
     Work::kAlone},
};

}  // namespace

extern const CommandSet command_maintenance;
const CommandSet command_maintenance{95, kMaintenanceVerbs};

}  // namespace vindplaats
