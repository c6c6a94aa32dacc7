#include "app/pipeline/backup.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/ledger_writer.h"
#include "app/services.h"
#include "app/show.h"

namespace vindplaats {
namespace {

Result<int> run_backup(const Invocation& call, Services& services, Streams& streams) {
  if (!std::filesystem::exists(services.dir() + "/data")) {
    return fail(Fault::kNotFound,
                fmt::format("there is no store in {}; name the platform folder with --dir",
                            services.dir()));
  }
  TRY_ASSIGN(Store* const store, services.store());
  Progress progress(streams, call.globals, services.clock());
  TRY_ASSIGN(const BackupOutcome outcome,
             make_backup(*store, services.dir(), call.at(0), services.clock().now(),
                         [&](std::int64_t done, std::int64_t total) {
                           progress.show("backup: files", done, total);
                         }));
  progress.clear();
  const BackupNote note{std::filesystem::absolute(call.at(0)).lexically_normal().string()};
  TRY(LedgerWriter(*store, services.clock())
          .append({{call.globals.as, std::string(kLedgerBackup), to_json(note)}}));
  const BackupManifest& manifest = outcome.manifest;
  if (call.globals.json) {
    nlohmann::ordered_json json = {{"backup", call.at(0)},
                                   {"made", manifest.made},
                                   {"files", manifest.files.size()},
                                   {"bytes", outcome.bytes},
                                   {"entries", manifest.entries}};
    if (!manifest.release.empty()) json["release"] = manifest.release;
    if (!outcome.left_out.empty()) json["leftOut"] = outcome.left_out;
    streams.out(json_line(json));
    return kExitOk;
  }
  streams.out(fmt::format("Backup in {}: {} files, {}\n", call.at(0),
                          show_count(static_cast<std::int64_t>(manifest.files.size())),
                          show_bytes(static_cast<std::uint64_t>(outcome.bytes))));
  for (const std::string& path : outcome.left_out)
    streams.out(fmt::format("{} is a link to a folder and is not in it\n", path));
  return kExitOk;
}

Result<int> run_restore(const Invocation& call, Services& services, Streams& streams) {
  Progress progress(streams, call.globals, services.clock());
  TRY_ASSIGN(const RestoreOutcome outcome,
             restore_backup(call.at(0), services.dir(), [&](std::int64_t done, std::int64_t total) {
               progress.show("restore: files", done, total);
             }));
  progress.clear();
  const BackupManifest& manifest = outcome.manifest;
  if (call.globals.json) {
    nlohmann::ordered_json json = {{"restored", services.dir()},
                                   {"made", manifest.made},
                                   {"files", manifest.files.size()},
                                   {"rows", outcome.rows},
                                   {"kept", outcome.kept}};
    streams.out(json_line(json));
    return kExitOk;
  }
  streams.out(fmt::format(
      "{} is what it was on {}: {} files, every digest right; {} rows in the "
      "store, nothing wrong\n",
      services.dir(), manifest.made, show_count(static_cast<std::int64_t>(manifest.files.size())),
      show_count(outcome.rows)));
  for (const std::string& path : outcome.kept)
    streams.out(fmt::format("{} was there already and is another one: it stays\n", path));
  return kExitOk;
}

const Verb kBackupVerbs[] = {
    {"backup",
     "A copy of the whole platform folder that can be restored, also while others work",
     {{"DIR", "Where; must not exist or be empty"}},
     {},
     "  vindplaats backup /srv/backup/2026-11-22",
     run_backup,
     Work::kBeside},
    {"restore",
     "Make a platform folder what it was when a backup was made",
     {{"DIR", "The backup"}},
     {},
     "  vindplaats --dir /srv/kennisplatform restore /srv/backup/2026-11-22",
     run_restore,
     Work::kAlone},
};

}  // namespace

extern const CommandSet command_backup;
const CommandSet command_backup{94, kBackupVerbs};

}  // namespace vindplaats
