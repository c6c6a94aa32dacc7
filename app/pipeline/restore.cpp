#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/pipeline/backup.h"
#include "app/write_file.h"
#include "export/durable_files.h"
#include "store/fsck.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRestoring = ".restore.partial";

// Relative, and without a way out.
bool safe_path(const std::string& path) {
  const fs::path parts(path);
  if (path.empty() || parts.is_absolute() || path.find('\0') != std::string::npos) return false;
  return std::ranges::none_of(parts, [](const fs::path& part) { return part == ".."; });
}

Result<BackupManifest> read_backup_manifest(const std::string& dir) {
  const std::string path = dir + "/" + kBackupManifest;
  std::error_code unknown;
  if (!fs::exists(path, unknown)) {
    return fail(Fault::kNotFound,
                fmt::format("{} is no backup: there is no {} in it", dir, kBackupManifest));
  }
  TRY_ASSIGN(const std::string text, read_whole_file(path));
  Result<BackupManifest> manifest = from_json<BackupManifest>(text);
  if (!manifest || manifest->version < 1) {
    return fail(Fault::kCorrupt, path + " cannot be read: take another backup");
  }
  if (manifest->version > kBackupVersion) {
    return fail(Fault::kUsage, fmt::format("{} was made by a newer version ({}): install that one",
                                           dir, manifest->program));
  }
  for (const BackupFile& file : manifest->files) {
    if (!safe_path(file.path) || (!file.link.empty() && !safe_path(file.link))) {
      return fail(Fault::kCorrupt,
                  fmt::format("{} names {}, which leads out of the folder", path, file.path));
    }
  }
  return manifest;
}

Result<void> check_place(const std::string& platform_dir) {
  std::error_code unknown;
  const fs::path data = fs::path(platform_dir) / "data";
  if (!fs::exists(data, unknown) || fs::is_empty(data, unknown)) return {};
  // Held by another process: that is another answer (contract section 2, exit status 4). Where
  // there is no store, opening would make one.
  const bool store = fs::exists(data / "CURRENT", unknown);
  const Result<std::unique_ptr<Store>> there =
      store ? open_rocks_store(data.string()) : Result<std::unique_ptr<Store>>(nullptr);
  if (!there && there.error().fault == Fault::kBusy) return tl::unexpected(there.error());
  return fail(Fault::kRefused,
              fmt::format("there is {} in {} already, and a restore overwrites nothing: move "
                          "its folder data/ away, or name another platform folder with --dir",
                          store ? "a store" : "something in data/", platform_dir));
}

class Restorer {
 public:
  Restorer(const std::string& dir, const std::string& platform_dir, BackupManifest manifest,
           const BackupProgress& progress)
      : progress_(progress), from_(dir), to_(platform_dir), beside_(to_ / kRestoring) {
    outcome_.manifest = std::move(manifest);
  }

  Result<RestoreOutcome> restore() {
    TRY(make_folders(to_));
    TRY(remove_tree(beside_));
    Result<void> done = make_folders(beside_);
    if (done) done = copy_files();
    if (done) done = check_store();
    if (done) done = move_files();
    TRY(remove_tree(beside_));
    if (!done) return tl::unexpected(std::move(done).error());
    TRY(sync_path(to_));
    return std::move(outcome_);
  }

 private:
  Result<void> copy_files() {
    std::int64_t done = 0;
    for (const BackupFile& expected : outcome_.manifest.files) {
      if (progress_) progress_(++done, static_cast<std::int64_t>(outcome_.manifest.files.size()));
      const fs::path target = beside_ / expected.path;
      TRY(make_folders(target.parent_path()));
      if (!expected.link.empty()) {
        TRY(point_link(target, expected.link));
        continue;
      }
      const fs::path source = from_ / expected.path;
      std::error_code unknown;
      if (!fs::is_regular_file(source, unknown)) return damaged(expected.path, "is missing");
      TRY_ASSIGN(const BackupFile copied, copy_with_digest(source, target));
      if (copied.sha256 != expected.sha256)
        return damaged(expected.path, "is not what was backed up: its digest differs");
    }
    for (const fs::path& folder : folders_in(beside_)) TRY(sync_path(folder));
    return {};
  }

  tl::unexpected<Error> damaged(const std::string& path, const char* what) const {
    return fail(Fault::kCorrupt, fmt::format("the backup in {} is damaged: {} {}; nothing was "
                                             "restored, take another backup",
                                             from_.string(), path, what));
  }

  Result<void> check_store() {
    TRY_ASSIGN(const std::unique_ptr<Store> store, open_rocks_store((beside_ / "data").string()));
    const std::unique_ptr<Snapshot> now = store->snapshot();
    std::string first;
    const CheckCounts counts = check(*now, [&](const Defect& defect) {
      if (first.empty()) first = defect.where + ": " + defect.what;
    });
    for (const std::int64_t rows : counts.rows) outcome_.rows += rows;
    if (counts.defects > 0) {
      return damaged("the store",
                     fmt::format("has {} defects, such as {}", counts.defects, first).c_str());
    }
    TRY_ASSIGN(const LedgerHead head, read_head(*now));
    const BackupManifest& manifest = outcome_.manifest;
    const bool same = head.sequence > manifest.entries || head.digest == manifest.ledger;
    if (head.sequence < manifest.entries || !same)
      return damaged("the store", "does not hold the ledger that was backed up");
    return {};
  }

  // The store's folder last: until then the folder has no store, and a restore may begin again.
  Result<void> move_files() {
    for (const BackupFile& file : outcome_.manifest.files) {
      if (!file.path.starts_with("data/")) TRY(move_one(file));
    }
    std::error_code ignored;
    fs::remove(to_ / "data", ignored);  // when it is empty
    for (const fs::path& folder : folders_in(to_)) TRY(sync_path(folder));
    return move_path(beside_ / "data", to_ / "data");
  }

  Result<void> move_one(const BackupFile& file) {
    const fs::path target = to_ / file.path;
    std::error_code failed;
    const fs::file_status there = fs::symlink_status(target, failed);
    if (!fs::exists(there)) {
      TRY(make_folders(target.parent_path()));
      return move_path(beside_ / file.path, target);
    }
    TRY_ASSIGN(const bool same, holds_the_same(file, target, there));
    if (!same) outcome_.kept.push_back(file.path);
    return {};
  }

  static Result<bool> holds_the_same(const BackupFile& file, const fs::path& target,
                                     const fs::file_status& there) {
    std::error_code failed;
    if (!file.link.empty())
      return fs::is_symlink(there) && fs::read_symlink(target, failed) == file.link;
    if (!fs::is_regular_file(there)) return false;
    TRY_ASSIGN(const BackupFile found, file_digest(target));
    return found.sha256 == file.sha256;
  }

  const BackupProgress& progress_;
  const fs::path from_, to_, beside_;
  RestoreOutcome outcome_;
};

}  // namespace

Result<RestoreOutcome> restore_backup(const std::string& dir, const std::string& platform_dir,
                                      const BackupProgress& progress) {
  TRY_ASSIGN(BackupManifest manifest, read_backup_manifest(dir));
  TRY(check_place(platform_dir));
  Restorer restorer(dir, platform_dir, std::move(manifest), progress);
  return restorer.restore();
}

}  // namespace vindplaats
