#pragma once
// A copy of a whole platform folder, and a platform folder from such a copy (contract section 2,
// `backup`, `restore`). A backup is a folder with everything but what the platform makes anew: the
// store as Store::copy_to gives it, the files people wrote, the releases; and backup.json, which
// names every file with its digest. It is there complete or not at all: made beside its place under
// a hidden name, synced, moved. Reads and writes files; one thread, beside any others that use the
// store.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

struct BackupFile {
  std::string path;  // relative, with "/"
  std::string sha256;
  std::int64_t bytes = 0;
  std::string link;  // of a symbolic link: where it leads, relative; then no digest
  bool operator==(const BackupFile&) const = default;
};

// backup.json
struct BackupManifest {
  std::int64_t version = 0;  // of this file's layout
  std::string made;          // RFC 3339
  std::string program;       // version of vindplaats
  std::int64_t entries = 0;  // of the ledger when the copy began, and the digest of the last
  std::string ledger;
  std::string release;            // that `current` named; empty: there was none
  std::vector<BackupFile> files;  // in order of path
};
inline constexpr std::int64_t kBackupVersion = 1;
inline constexpr const char* kBackupManifest = "backup.json";

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, BackupFile>
void each_field(Visitor&& visit, Self& self) {
  visit("path", self.path);
  visit("sha256", self.sha256);
  visit("bytes", self.bytes);
  visit("link", self.link);
}
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, BackupManifest>
void each_field(Visitor&& visit, Self& self) {
  visit("version", self.version);
  visit("made", self.made);
  visit("program", self.program);
  visit("entries", self.entries);
  visit("ledger", self.ledger);
  visit("release", self.release);
  visit("files", self.files);
}

// The body of a "backup" entry of the ledger: where a backup lies, for whoever must forget
// something later (`erase`).
struct BackupNote {
  std::string dir;  // absolute
};
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, BackupNote>
void each_field(Visitor&& visit, Self& self) {
  visit("dir", self.dir);
}
inline constexpr std::string_view kLedgerBackup = "backup";
// Every folder that was noted, the oldest first, each with the day of its backup:
// "/srv/backup/2026-11-22 (2026-11-22)".
Result<std::vector<std::string>> noted_backups(const Snapshot& snapshot);

// How many files are done, of how many; may be empty.
using BackupProgress = std::function<void(std::int64_t done, std::int64_t total)>;

struct BackupOutcome {
  BackupManifest manifest;
  std::int64_t bytes = 0;             // of all files
  std::vector<std::string> left_out;  // links to folders elsewhere: to be kept by who made them
};

// `dir` must be absent or an empty folder, and outside `platform_dir`: kRefused otherwise, and when
// it cannot be written. What is committed while it is made may or may not be in it, each commit
// whole.
Result<BackupOutcome> make_backup(Store& store, const std::string& platform_dir,
                                  const std::string& dir, Instant now,
                                  const BackupProgress& progress = {});

struct RestoreOutcome {
  BackupManifest manifest;
  std::int64_t rows = 0;          // of the store, read and found sound
  std::vector<std::string> kept;  // files that were there already and differ: they stay
};

// Makes `platform_dir` what it was, or adds what it lacks when there is no store in it. Nothing is
// overwritten. Every file's digest is compared and the whole store is read before anything shows;
// the store's folder appears last. kNotFound: no backup; kRefused: there is a store already;
// kCorrupt: the backup is damaged, with what and where; kUsage: made by a newer version.
Result<RestoreOutcome> restore_backup(const std::string& dir, const std::string& platform_dir,
                                      const BackupProgress& progress = {});

// The pieces that both are made of.
// Copies a file, synced; gives its size and digest as it was read.
Result<BackupFile> copy_with_digest(const std::string& from, const std::string& to);
// The same without copying.
Result<BackupFile> file_digest(const std::string& path);

}  // namespace vindplaats
