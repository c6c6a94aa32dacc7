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

// A key of bytes, as a person can read and a program can compare it: what is no printable ASCII
// becomes \xHH.
std::string key_text(std::string_view key) {
  std::string text;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte >= 0x20 && byte < 0x7f && c != '\\' ? std::string(1, c)
                                                     : fmt::format("\\x{:02x}", byte);
  }
  return text;
}

nlohmann::ordered_json defect_json(const Defect& defect) {
  nlohmann::ordered_json json = {{"table", table_name(defect.table)}};
  if (!defect.key.empty()) json["key"] = key_text(defect.key);
  json["where"] = defect.where;
  json["what"] = defect.what;
  json["remedy"] = defect.remedy;
  json["repairable"] = is_repairable(defect.table);
  return json;
}

// What fsck has found, and what --repair has made of it.
struct FsckOutcome {
  std::int64_t rows = 0, defects = 0, repairable = 0;
  bool repaired = false;
  RepairCounts repair;
  RenormalizeReport records;
  CurateReport curated;
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
};

FsckOutcome check_store(const Invocation& call, const Store& store, const Clock& clock,
                        Streams& streams) {
  FsckOutcome outcome;
  Progress progress(streams, call.globals, clock);
  const CheckCounts counts = check(
      *store.snapshot(),
      [&](const Defect& defect) {
        outcome.repairable += is_repairable(defect.table);
        if (outcome.list.size() >= kShownDefects) return;
        outcome.list.push_back(defect_json(defect));
        if (call.globals.json) return;
        progress.clear();
        streams.out(
            fmt::format("{}: {}. What to do: {}.\n", defect.where, defect.what, defect.remedy));
      },
      [&](std::int64_t rows) { progress.show("fsck", rows, std::nullopt); });
  progress.clear();
  outcome.defects = counts.defects;
  for (const std::int64_t rows : counts.rows) outcome.rows += rows;
  return outcome;
}

// Takes away what is broken and can be had again, and computes it anew.
Result<void> repair_store(Services& services, Store& store, FsckOutcome& outcome) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(outcome.repair, repair(store));
  outcome.repaired = true;
  if (outcome.repair.dropped == 0 && outcome.repair.emptied.empty()) return {};
  TRY_ASSIGN(outcome.records, rebuild_records(store, *platform, {}));
  TRY_ASSIGN(outcome.curated, curate(store, *platform, services.clock(), {}));
  return {};
}

std::string fsck_json(const FsckOutcome& outcome) {
  nlohmann::ordered_json json = {{"rows", outcome.rows}, {"count", outcome.defects}};
  if (outcome.repaired) {
    nlohmann::ordered_json emptied = nlohmann::ordered_json::array();
    for (const Table table : outcome.repair.emptied) emptied.push_back(table_name(table));
    json["dropped"] = outcome.repair.dropped + outcome.repair.asked_anew;
    json["emptied"] = emptied;
    json["records"] = outcome.records.read;
    json["publications"] = outcome.curated.publications;
    json["left"] = outcome.repair.left;
  }
  json["defects"] = outcome.list;
  return json_line(json);
}

void print_repair(const FsckOutcome& outcome, Streams& streams) {
  const RepairCounts& counts = outcome.repair;
  for (const Table table : counts.emptied)
    streams.out(fmt::format("Table {} was emptied: it could not be read.\n", table_name(table)));
  if (counts.dropped + counts.asked_anew > 0) {
    streams.out(fmt::format("{} broken rows were dropped.\n",
                            show_count(counts.dropped + counts.asked_anew)));
  }
  if (outcome.records.read > 0) {
    streams.out(fmt::format("{} records and {} publications were computed anew.\n",
                            show_count(outcome.records.read),
                            show_count(outcome.curated.publications)));
  }
  if (counts.left > 0) {
    streams.out(fmt::format(
        "{} defects stay: what sources sent and people decided is never repaired by guessing. "
        "Move data/ away and restore the newest backup; `vindplaats harvest` fetches again what "
        "came later.\n",
        show_count(counts.left)));
  }
}

void print_fsck(const FsckOutcome& outcome, Streams& streams) {
  if (outcome.defects == 0) {
    streams.out(fmt::format("The store is sound: {} rows read, nothing wrong.\n",
                            show_count(outcome.rows)));
    return;
  }
  const auto listed = static_cast<std::int64_t>(outcome.list.size());
  streams.out(fmt::format(
      "{} rows read, {} wrong{}{}.\n", show_count(outcome.rows), show_count(outcome.defects),
      outcome.defects > listed ? fmt::format(", of which the first {} are shown", listed) : "",
      outcome.repaired || outcome.repairable == 0
          ? ""
          : fmt::format("; --repair helps {} of them", show_count(outcome.repairable))));
  if (outcome.repaired) print_repair(outcome, streams);
}

Result<int> run_fsck(const Invocation& call, Services& services, Streams& streams) {
  if (!std::filesystem::exists(services.dir() + "/data")) {
    return fail(Fault::kNotFound,
                fmt::format("there is no store in {}; name the platform folder with --dir",
                            services.dir()));
  }
  TRY_ASSIGN(Store* const store, services.store());
  FsckOutcome outcome = check_store(call, *store, services.clock(), streams);
  const bool wanted = call.has("repair") && outcome.repairable > 0;
  if (wanted) TRY(repair_store(services, *store, outcome));
  if (call.globals.json) {
    streams.out(fsck_json(outcome));
  } else {
    print_fsck(outcome, streams);
  }
  const bool sound = outcome.defects == 0 || (outcome.repaired && outcome.repair.left == 0);
  return sound ? kExitOk : kExitFailed;
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
     {{"repair", "", "Compute anew what is broken and can be; say what cannot", false, true}},
     "  vindplaats fsck\n  vindplaats fsck --repair",
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
