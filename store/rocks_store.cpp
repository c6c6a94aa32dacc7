#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <thread>

#include <rocksdb/db.h>
#include <rocksdb/listener.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include "store/disk_reserve.h"
#include "store/encoding.h"
#include "store/keys.h"
#include "store/rocks_batch.h"
#include "store/rocks_log.h"
#include "store/rocks_options.h"
#include "store/store.h"
#include "store/upgrade.h"

namespace vindplaats {
namespace {

rocksdb::Slice slice(std::string_view text) {
  return {text.data(), text.size()};
}
std::string_view view(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

// Commits stop before the disk is full; when other programs fill it while buffers are being
// written, the reserve makes room. (The log of RocksDB that ended the process then:
// store/rocks_log.)
class FullDiskListener final : public rocksdb::EventListener {
 public:
  explicit FullDiskListener(DiskReserve& reserve) : reserve_(reserve) {}
  void OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* status) override {
    if (!status->IsNoSpace()) return;
    reserve_.give_up();
    stopped_ = true;
  }
  // Since it was last asked: has writing in the background stopped for want of space.
  bool take_stopped() { return stopped_.exchange(false); }
  void set_stopped() { stopped_ = true; }

 private:
  DiskReserve& reserve_;
  std::atomic<bool> stopped_ = false;
};

// Trouble while the store is open.
tl::unexpected<Error> rocks_failure(const std::string& dir, const rocksdb::Status& status) {
  if (status.IsNoSpace()) {
    return fail(
        Fault::kRefused,
        "the disk of " + dir +
            " is full: free some space and try again; nothing that was acknowledged is lost");
  }
  return fail(Fault::kCorrupt, "the store in " + dir + " cannot be used (" + status.ToString() +
                                   "): keep its files, check the disk, run `vindplaats fsck`, and "
                                   "restore a backup if it tells you to");
}

// Trouble while it is opened. RocksDB has no code of its own for a lock that is held: its words
// come from LockFile in env/fs_posix.cc.
tl::unexpected<Error> rocks_open_failure(const std::string& dir, const rocksdb::Status& status) {
  const std::string words = status.ToString();
  const auto says = [&](const char* part) { return words.find(part) != std::string::npos; };
  if (says("While lock file") || says("lock hold by current process")) {
    return fail(Fault::kBusy, "the store in " + dir +
                                  " is in use by another process: stop it (`vindplaats "
                                  "serve`?) or wait until it is done");
  }
  if (says("Permission denied") || says("Read-only file system")) {
    return fail(Fault::kUsage, "the store in " + dir + " cannot be written (" + words +
                                   "): give this user the right to write there");
  }
  return rocks_failure(dir, status);
}

class RocksSnapshot final : public Snapshot {
 public:
  // Without `snapshot` each call sees what is there then; with it, this gives it back.
  RocksSnapshot(rocksdb::DB& db, const std::vector<rocksdb::ColumnFamilyHandle*>& tables,
                const std::string& dir, const rocksdb::Snapshot* snapshot)
      : db_(db), tables_(tables), dir_(dir), snapshot_(snapshot) {
    options_.snapshot = snapshot_;
  }
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;
  ~RocksSnapshot() override { db_.ReleaseSnapshot(snapshot_); }  // of none does nothing

  Result<bool> get(Table table, std::string_view key, std::string& value) const override {
    rocksdb::PinnableSlice found;
    const rocksdb::Status status = db_.Get(options_, at(table), slice(key), &found);
    if (status.IsNotFound()) return false;
    if (!status.ok()) return failure(table, status);
    value.assign(found.data(), found.size());
    return true;
  }

  Result<void> scan(Table table, std::string_view begin, std::string_view end,
                    const Visitor& visit) const override {
    const rocksdb::Slice bound = slice(end);
    const auto rows = iterator(table, bound);
    for (rows->Seek(slice(begin)); rows->Valid(); rows->Next()) {
      if (!visit(view(rows->key()), view(rows->value()))) return {};
    }
    if (!rows->status().ok()) return failure(table, rows->status());
    return {};
  }

  Result<bool> last(Table table, std::string_view end, std::string& key,
                    std::string& value) const override {
    const rocksdb::Slice bound = slice(end);
    const auto rows = iterator(table, bound);
    rows->SeekToLast();
    if (!rows->status().ok()) return failure(table, rows->status());
    if (!rows->Valid()) return false;
    key = rows->key().ToString();
    value = rows->value().ToString();
    return true;
  }

 private:
  rocksdb::ColumnFamilyHandle* at(Table table) const {
    return tables_[static_cast<std::size_t>(table)];
  }

  // `bound` must live as long as the iterator.
  std::unique_ptr<rocksdb::Iterator> iterator(Table table, const rocksdb::Slice& bound) const {
    rocksdb::ReadOptions options = options_;
    if (!bound.empty()) options.iterate_upper_bound = &bound;
    return std::unique_ptr<rocksdb::Iterator>(db_.NewIterator(options, at(table)));
  }

  tl::unexpected<Error> failure(Table table, const rocksdb::Status& status) const {
    Error error = rocks_failure(dir_, status).value();
    return fail_in(std::string("table ") + table_name(table), std::move(error));
  }

  rocksdb::DB& db_;
  const std::vector<rocksdb::ColumnFamilyHandle*>& tables_;
  const std::string& dir_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

// What a store on disk is made of; the listener and RocksDB both use the reserve.
struct RocksParts {
  std::unique_ptr<DiskReserve> reserve;
  std::shared_ptr<FullDiskListener> listener;
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> tables;
};

class RocksStore final : public Store {
 public:
  RocksStore(std::string dir, RocksParts parts)
      : dir_(std::move(dir)),
        reserve_(std::move(parts.reserve)),
        listener_(std::move(parts.listener)),
        db_(std::move(parts.db)),
        tables_(std::move(parts.tables)) {
    reserve_->lay_down();
  }
  RocksStore(const RocksStore&) = delete;
  RocksStore& operator=(const RocksStore&) = delete;

  // What the log holds goes into tables, each block with its checksum; the next start has nothing
  // to replay.
  ~RocksStore() override {
    if (broken_.ok()) db_->Flush(rocksdb::FlushOptions(), tables_).PermitUncheckedError();
    for (rocksdb::ColumnFamilyHandle* table : tables_) {
      db_->DestroyColumnFamilyHandle(table).PermitUncheckedError();
    }
    db_->Close().PermitUncheckedError();
  }

  Result<void> commit(const Batch& batch, Durability durability) override {
    if (batch.empty()) return {};
    // 12 bytes of its own, and a byte more an operation than our encoding: one growth at most.
    rocksdb::WriteBatch writes(12 + batch.size() + batch.size() / 8);
    rocksdb::WriteOptions options;
    options.sync = durability == Durability::kSynced;
    const std::lock_guard lock(commits_);
    if (!broken_.ok()) return broken_failure();
    if (const rocksdb::Status status = to_rocks(batch, *db_, tables_, writes); !status.ok())
      return rocks_failure(dir_, status);
    if (reserve_->full(batch.size())) return rocks_failure(dir_, rocksdb::Status::NoSpace());
    if (!resumed()) return rocks_failure(dir_, rocksdb::Status::NoSpace());
    broken_ = db_->Write(options, &writes);
    if (!broken_.ok()) return rocks_failure(dir_, broken_);
    return {};
  }

  std::unique_ptr<Snapshot> snapshot() const override {
    return std::make_unique<RocksSnapshot>(*db_, tables_, dir_, db_->GetSnapshot());
  }

  std::unique_ptr<Snapshot> latest() const override {
    return std::make_unique<RocksSnapshot>(*db_, tables_, dir_, nullptr);
  }

  Result<void> compact() override {
    wait_for_snapshots();
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
    for (rocksdb::ColumnFamilyHandle* table : tables_) {
      const rocksdb::Status status = db_->CompactRange(options, table, nullptr, nullptr);
      if (!status.ok()) return rocks_failure(dir_, status);
    }
    return {};
  }

  Result<void> copy_to(const std::string& dir) override {
    rocksdb::Checkpoint* made = nullptr;
    rocksdb::Status status = rocksdb::Checkpoint::Create(db_.get(), &made);
    const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
    // Buffers are written first, so that the copy opens without a log to replay.
    if (status.ok()) status = checkpoint->CreateCheckpoint(dir);
    if (status.ok()) return {};
    return fail(Fault::kRefused, "the store cannot be copied to " + dir + " (" + status.ToString() +
                                     "): look at the space and the rights there");
  }

  Result<void> clear(Table table) override {
    const std::lock_guard lock(commits_);
    rocksdb::ColumnFamilyHandle*& there = tables_[static_cast<std::size_t>(table)];
    // kMeta lives in the column family that RocksDB does not let go of.
    if (table == Table::kMeta) return fail(Fault::kUsage, "the table meta cannot be emptied");
    const rocksdb::ColumnFamilyDescriptor made =
        rocks_column_families()[static_cast<std::size_t>(table)];
    rocksdb::ColumnFamilyHandle* fresh = nullptr;
    rocksdb::Status status = db_->DropColumnFamily(there);
    if (status.ok()) status = db_->CreateColumnFamily(made.options, made.name, &fresh);
    // A table that is gone and not there anew is made when the store is opened again.
    if (!status.ok()) broken_ = status;
    if (!status.ok()) return rocks_failure(dir_, status);
    db_->DestroyColumnFamilyHandle(there).PermitUncheckedError();
    there = fresh;
    return {};
  }

  std::uint64_t bytes() const override {
    std::uint64_t total = 0;
    std::error_code ignored;
    for (std::filesystem::directory_iterator file(dir_, ignored), end; !ignored && file != end;
         file.increment(ignored)) {
      std::error_code gone;
      const std::uintmax_t size = file->file_size(gone);
      if (!gone && file->path().filename() != DiskReserve::kFile) total += size;
    }
    return total;
  }

 private:
  // What a snapshot sees cannot be dropped from the files: those that are open now are given time
  // to go.
  void wait_for_snapshots() const {
    const rocksdb::SequenceNumber now = db_->GetLatestSequenceNumber();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (std::chrono::steady_clock::now() < until) {
      std::uint64_t oldest = 0;  // 0: none is open
      db_->GetIntProperty(rocksdb::DB::Properties::kOldestSnapshotSequence, &oldest);
      if (oldest == 0 || oldest >= now) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  // A log that a write failed on takes no other: RocksDB's next append to it would end the process.
  tl::unexpected<Error> broken_failure() const {
    Error error = rocks_failure(dir_, broken_).value();
    error.what += "; then start again: since that failed write nothing is taken";
    return tl::unexpected<Error>(std::move(error));
  }

  // After the background has stopped for want of space: go on, now that there is some. The log is
  // whole then, for no write to it has failed.
  bool resumed() {
    if (!listener_->take_stopped()) return true;
    if (!db_->Resume().ok()) {
      listener_->set_stopped();
      return false;
    }
    reserve_->lay_down();
    return true;
  }

  const std::string dir_;
  const std::unique_ptr<DiskReserve> reserve_;
  const std::shared_ptr<FullDiskListener> listener_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> tables_;
  std::mutex commits_;
  rocksdb::Status broken_;  // of the write that failed; guarded by commits_
};

tl::unexpected<Error> rocks_too_new(const std::string& dir) {
  return fail(Fault::kUsage, "the store in " + dir +
                                 " was made by a newer version of vindplaats: install that "
                                 "version, or point this one at another folder");
}

// A table that we do not know: RocksDB would refuse it with words that help nobody.
bool rocks_has_unknown_table(const std::string& dir) {
  std::vector<std::string> names;
  if (!rocksdb::DB::ListColumnFamilies(rocks_database_options(), dir, &names).ok()) return false;
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    for (int i = 0; i < kTables; ++i) {
      if (name == rocks_column_family(static_cast<Table>(i))) return false;
    }
    return true;
  });
}

tl::unexpected<Error> rocks_no_format(const std::string& dir) {
  return fail(Fault::kCorrupt,
              "the store in " + dir +
                  " has no readable format version: keep its files and restore a backup");
}

Result<bool> rocks_is_empty(const Snapshot& snapshot) {
  std::string key, value;
  for (int i = 0; i < kTables; ++i) {
    TRY_ASSIGN(const bool found, snapshot.last(static_cast<Table>(i), {}, key, value));
    if (found) return false;
  }
  return true;
}

// A new store gets our format version; an old one is brought to it.
Result<void> settle_rocks_format(const std::string& dir, Store& store) {
  std::string stored;
  const std::unique_ptr<Snapshot> now = store.snapshot();
  TRY_ASSIGN(const bool found, now->get(Table::kMeta, "format", stored));
  if (!found) {
    TRY_ASSIGN(const bool empty, rocks_is_empty(*now));
    if (!empty) return rocks_no_format(dir);
    std::string version;
    append_number(version, kFormatVersion);
    Batch batch;
    batch.put(Table::kMeta, "format", version);
    return store.commit(batch, Durability::kSynced);
  }
  std::string_view rest = stored;
  std::int64_t version = 0;
  if (!take_number(rest, version) || !rest.empty() || version < 0) {
    return rocks_no_format(dir);
  }
  if (version > kFormatVersion) return rocks_too_new(dir);
  return upgrade_store(store, version, upgrades());
}

}  // namespace

Result<std::unique_ptr<Store>> open_rocks_store(const std::string& dir) {
  std::error_code failed;
  std::filesystem::create_directories(dir, failed);
  if (failed) {
    return fail(Fault::kUsage, "the folder " + dir + " cannot be made: " + failed.message());
  }
  if (rocks_has_unknown_table(dir)) return rocks_too_new(dir);
  RocksParts parts;
  parts.reserve = std::make_unique<DiskReserve>(dir);
  parts.listener = std::make_shared<FullDiskListener>(*parts.reserve);
  // A log that is replayed is written into tables: that needs room.
  if (parts.reserve->full(0)) parts.reserve->give_up();
  rocksdb::DBOptions options = rocks_database_options();
  options.listeners.push_back(parts.listener);
  options.info_log = rocks_log(dir);
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(options, dir, rocks_column_families(), &parts.tables, &db);
  if (!status.ok()) return rocks_open_failure(dir, status);
  parts.db.reset(db);
  std::unique_ptr<Store> store = std::make_unique<RocksStore>(dir, std::move(parts));
  TRY(settle_rocks_format(dir, *store));
  return store;
}

}  // namespace vindplaats
