#include "app/pipeline/backup.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "app/write_file.h"
#include "core/time.h"
#include "core/version.h"
#include "export/durable_files.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

// What is not copied: the store, which copies itself, and the preview, which is made anew.
constexpr std::string_view kMadeAnew[] = {"data", "public/preview"};
constexpr std::string_view kCurrent = "public/current";
// Files here never change once they stand: hard links will do.
constexpr std::string_view kImmutable = "public/releases/";

// Hidden files are somebody else's (.git), or not finished yet (releases/.tmp-...).
bool belongs_in_backup(const fs::path& path, const std::string& relative) {
  if (relative == ".gitignore") return true;
  if (path.filename().string().starts_with('.')) return false;
  return std::ranges::find(kMadeAnew, relative) == std::end(kMadeAnew) &&
         !relative.starts_with("public/preview");
}

struct FolderListing {
  std::vector<std::string> files, left_out;
  bool current = false;
};

Result<FolderListing> list_platform(const std::string& dir) {
  FolderListing listing;
  std::error_code failed;
  fs::recursive_directory_iterator entry(dir, failed), end;
  for (; !failed && entry != end; entry.increment(failed)) {
    const std::string relative = entry->path().lexically_relative(dir).generic_string();
    const bool folder = entry->is_directory();
    if (!belongs_in_backup(entry->path(), relative)) {
      if (folder) entry.disable_recursion_pending();
    } else if (relative == kCurrent) {
      listing.current = entry->is_symlink();
    } else if (folder && entry->is_symlink()) {
      listing.left_out.push_back(relative);
    } else if (entry->is_regular_file()) {
      listing.files.push_back(relative);
    }
  }
  if (failed) return fail(Fault::kRefused, dir + " cannot be read: " + failed.message());
  std::ranges::sort(listing.files);
  std::ranges::sort(listing.left_out);
  return listing;
}

// Builds the copy in a hidden folder beside its place.
class BackupBuilder {
 public:
  BackupBuilder(const std::string& platform_dir, const fs::path& dir,
                const BackupProgress& progress)
      : progress_(progress),
        from_(platform_dir),
        dir_(dir),
        beside_(dir.parent_path() / hidden_name(dir)) {}

  Result<BackupOutcome> build(Store& store, Instant now) {
    TRY(remove_tree(beside_));
    TRY(make_folders(beside_));
    Result<void> done = fill(store, now);
    if (done) done = move_path(beside_, dir_);
    if (!done) {
      TRY(remove_tree(beside_));
      return tl::unexpected(std::move(done).error());
    }
    TRY(sync_path(dir_.parent_path()));
    return std::move(outcome_);
  }

 private:
  static std::string hidden_name(const fs::path& dir) {
    return "." + dir.filename().string() + ".partial";
  }

  // The store comes last: so it knows every release that is in the copy.
  Result<void> fill(Store& store, Instant now) {
    TRY(copy_files());
    TRY(copy_store(store));
    BackupManifest& manifest = outcome_.manifest;
    manifest.version = kBackupVersion;
    manifest.made = format_time(now);
    manifest.program = version();
    std::ranges::sort(manifest.files, {}, &BackupFile::path);
    for (const BackupFile& file : manifest.files) outcome_.bytes += file.bytes;
    TRY(write_new_file(beside_ / kBackupManifest, to_json(manifest)));
    TRY(sync_path(beside_ / kBackupManifest));
    for (const fs::path& folder : folders_in(beside_)) TRY(sync_path(folder));
    return {};
  }

  Result<void> copy_files() {
    TRY_ASSIGN(FolderListing listing, list_platform(from_));
    outcome_.left_out = std::move(listing.left_out);
    total_ = static_cast<std::int64_t>(listing.files.size());
    if (listing.current) TRY(take_link());
    for (const std::string& path : listing.files) {
      Result<void> taken = take_file(path);
      if (taken) continue;
      std::error_code unknown;
      if (fs::exists(fs::path(from_) / path, unknown)) return taken;
      TRY(note_gone(path));
    }
    return leave_out_gone();
  }

  // A file that somebody takes away meanwhile is not in the copy. A release is there whole or not
  // at all.
  Result<void> note_gone(const std::string& path) {
    TRY(remove_tree(beside_ / path));
    if (path.starts_with(kImmutable))
      gone_.insert(path.substr(0, path.find('/', kImmutable.size()) + 1));
    return {};
  }
  Result<void> leave_out_gone() {
    std::vector<BackupFile>& files = outcome_.manifest.files;
    for (const std::string& release : gone_) {
      if (release == std::string(kImmutable) + outcome_.manifest.release + "/") {
        return fail(
            Fault::kConflict,
            "a new release has taken the place of the one that was being copied: try again");
      }
      TRY(remove_tree(beside_ / release));
      std::erase_if(files, [&](const BackupFile& file) { return file.path.starts_with(release); });
    }
    return {};
  }

  // First of all: the release it names is then copied too.
  Result<void> take_link() {
    std::error_code failed;
    const fs::path target = fs::read_symlink(fs::path(from_) / kCurrent, failed);
    if (failed) return fail(Fault::kRefused, std::string(kCurrent) + ": " + failed.message());
    TRY(make_folders(beside_ / "public"));
    TRY(point_link(beside_ / kCurrent, target));
    outcome_.manifest.release = target.filename().string();
    add({std::string(kCurrent), "", 0, target.generic_string()});
    return {};
  }

  Result<void> take_file(const std::string& path) {
    const fs::path source = fs::path(from_) / path, target = beside_ / path;
    TRY(make_folders(target.parent_path()));
    std::error_code other_disk;
    bool linked = false;
    if (path.starts_with(kImmutable)) {
      fs::create_hard_link(source, target, other_disk);
      linked = !other_disk;
    }
    TRY_ASSIGN(BackupFile file, linked ? file_digest(target) : copy_with_digest(source, target));
    file.path = path;
    add(std::move(file));
    return {};
  }

  Result<void> copy_store(Store& store) {
    const fs::path copy = beside_ / "data";
    TRY_ASSIGN(const LedgerHead head, read_head(*store.snapshot()));
    outcome_.manifest.entries = head.sequence;
    outcome_.manifest.ledger = head.digest;
    TRY(store.copy_to(copy.string()));
    std::error_code failed;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(copy, failed)) ++total_;
    if (failed) return fail(Fault::kRefused, copy.string() + ": " + failed.message());
    for (const auto& entry : fs::directory_iterator(copy, failed)) {
      TRY_ASSIGN(BackupFile file, file_digest(entry.path()));
      TRY(sync_path(entry.path()));
      file.path = "data/" + entry.path().filename().string();
      add(std::move(file));
    }
    if (failed) return fail(Fault::kRefused, copy.string() + ": " + failed.message());
    return {};
  }

  void add(BackupFile file) {
    outcome_.manifest.files.push_back(std::move(file));
    const auto done = static_cast<std::int64_t>(outcome_.manifest.files.size());
    if (progress_) progress_(done, std::max(done, total_));
  }

  const BackupProgress& progress_;
  std::int64_t total_ = 0;      // without the link
  std::set<std::string> gone_;  // "public/releases/<id>/": pruned meanwhile
  const std::string from_;
  const fs::path dir_, beside_;
  BackupOutcome outcome_;
};

bool lies_within(const fs::path& inner, const fs::path& outer) {
  const std::string relative = inner.lexically_relative(outer).generic_string();
  return !relative.empty() && !relative.starts_with("..");
}

Result<fs::path> backup_place(const std::string& platform_dir, const std::string& dir) {
  std::error_code failed;
  fs::path place = fs::weakly_canonical(fs::absolute(dir), failed);
  if (failed) return fail(Fault::kRefused, dir + ": " + failed.message());
  if (!place.has_filename()) place = place.parent_path();
  if (fs::exists(place) && (!fs::is_directory(place) || !fs::is_empty(place, failed))) {
    return fail(Fault::kRefused, dir + " is not empty: name a folder that is not there yet");
  }
  if (lies_within(place, fs::weakly_canonical(platform_dir))) {
    return fail(Fault::kRefused, dir +
                                     " lies in the platform folder itself, and would be lost with "
                                     "it: name a folder elsewhere");
  }
  return place;
}

}  // namespace

Result<BackupOutcome> make_backup(Store& store, const std::string& platform_dir,
                                  const std::string& dir, Instant now,
                                  const BackupProgress& progress) {
  TRY_ASSIGN(const fs::path place, backup_place(platform_dir, dir));
  BackupBuilder builder(platform_dir, place, progress);
  TRY_ASSIGN(BackupOutcome outcome, builder.build(store, now));
  return outcome;
}

Result<std::vector<std::string>> noted_backups(const Snapshot& snapshot) {
  std::vector<std::string> backups;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerBackup) return true;
    if (const Result<BackupNote> note = from_json<BackupNote>(entry.body))
      backups.push_back(fmt::format("{} ({})", note->dir, entry.at.substr(0, 10)));
    return true;
  }));
  return backups;
}

}  // namespace vindplaats
