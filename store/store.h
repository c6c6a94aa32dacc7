#pragma once
// The gate to the disk: ordered keys in a few tables, atomic batches, consistent snapshots. RocksDB
// (store/rocks_store) and memory (store/memory_store) behind the same test suite. What the tables
// hold, byte for byte: store/FORMAT.md; how keys are made: store/keys.h.
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

// Numbers are stored: never change, never reuse.
enum class Table : std::uint8_t {
  kMeta = 0,      // format version, watermarks
  kPayloads = 1,  // ledger: what sources sent, a version an entry
  kHeads = 2,     // ledger: per record its newest RawRecord and which payload version it is
  kLedger = 3,  // ledger: what people decided, pins, registrations, runs; 8-byte sequence, chained
                // by digest
  kCheckpoints = 4,   // ledger: how far each source has been read
  kJournal = 5,       // ledger: a page an entry, until the run's own entry stands in kLedger
  kRejected = 6,      // ledger: what could not be read, with its bytes
  kRecords = 7,       // derived: the newest Record of each
  kPublications = 8,  // derived
  kGroups = 9,        // derived: record -> publication
  kLinks = 10,  // ledger: how each address that readers are sent to answered when it was asked
  kIndex = 11,  // derived: what searches and previews look words up in
};
inline constexpr int kTables = 12;
// "payloads": for messages and as the column family's name.
const char* table_name(Table table);
// What may be dropped: `rebuild` computes it anew.
bool is_derived(Table table);

// The layout of store/FORMAT.md that this program writes; it is kept in kMeta under "format".
inline constexpr std::int64_t kFormatVersion = 1;

// Changes that happen together or not at all. A value: it can be encoded, sent and applied
// elsewhere. One thread.
class Batch {
 public:
  void put(Table table, std::string_view key, std::string_view value);
  void remove(Table table, std::string_view key);
  // Removes every key in [begin, end); nothing when end <= begin.
  void remove_range(Table table, std::string_view begin, std::string_view end);

  // Room for that many bytes, so that what is put does not move.
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  // Empty again; its memory stays for the next page.
  void clear() { bytes_.clear(); }
  bool empty() const { return bytes_.empty(); }
  std::size_t size() const { return bytes_.size(); }  // in bytes
  const std::string& encoded() const { return bytes_; }
  // Foreign bytes are welcome: kInput when they are no batch.
  static Result<Batch> decode(std::string bytes);

  struct Operation {
    enum Kind : std::uint8_t { kPut = 1, kRemove = 2, kRemoveRange = 3 } kind;
    Table table;
    std::string_view key;
    std::string_view value;  // the end of the range for kRemoveRange
  };
  // In the order they were made. Views live until the batch changes.
  void each(const std::function<void(const Operation&)>& visit) const;

 private:
  std::string bytes_;
};

// The store as it was at one moment. Safe from any thread. Must not outlive its store.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  // Gets an entry; false: that is enough.
  using Visitor = std::function<bool(std::string_view key, std::string_view value)>;
  // False when there is no such key; `value` is untouched then. kCorrupt when the store lies.
  virtual Result<bool> get(Table table, std::string_view key, std::string& value) const = 0;
  // Every entry with begin <= key < end (an empty end: to the last), in key order, until visit
  // returns false. The views live for the call only.
  virtual Result<void> scan(Table table, std::string_view begin, std::string_view end,
                            const Visitor& visit) const = 0;
  // The last entry below `end` (empty: of all); false when there is none.
  virtual Result<bool> last(Table table, std::string_view end, std::string& key,
                            std::string& value) const = 0;
};

enum class Durability {
  kSynced,
  kBuffered
};  // buffered: for derived data only; a crash may lose it, never tear it

// Safe from any thread; commits happen one after another.
class Store {
 public:
  virtual ~Store() = default;
  // kRefused when the disk is full: nothing of the batch is kept, and a later commit works once
  // there is space (below 64 MiB counts as full), at the latest ten seconds after. kCorrupt for
  // other trouble; no commit works then until the store is opened again, and reads may.
  virtual Result<void> commit(const Batch& batch, Durability durability) = 0;
  virtual std::unique_ptr<Snapshot> snapshot() const = 0;
  // What is stored at the moment of each call, not at one moment: for whoever alone writes what it
  // reads. RocksDB rewrites files of a young store when a snapshot goes, which for one a page was a
  // twentieth of a harvest.
  virtual std::unique_ptr<Snapshot> latest() const { return snapshot(); }
  // Rewrites the files, so that what was removed is gone from the disk too (`erase`), and they are
  // as small as they get. Takes minutes on a big store; reads and commits go on meanwhile. An open
  // snapshot keeps what it sees on the disk as well: those that are older are waited for, five
  // seconds at most.
  virtual Result<void> compact() = 0;
  // The store as it is now, in a new folder `dir` that is not there yet: complete, on the disk, and
  // open_rocks_store opens it. On the same file system table files are hard links (they never
  // change), so it takes a moment and hardly any space. Reads and commits go on meanwhile. kRefused
  // when it cannot be written there; what was written of it is then gone again.
  virtual Result<void> copy_to(const std::string& dir) = 0;
  // Empties a table without reading it: the way out when its files cannot be read, for a removal of
  // its rows would have to read them (`fsck --repair`). Only while nobody else uses the store and
  // no snapshot is open.
  virtual Result<void> clear(Table table) = 0;
  // Approximate bytes on disk, without the reserve.
  virtual std::uint64_t bytes() const = 0;

  // The pen of the ledger: whoever reads where it ends and appends to it holds this in between
  // (app/pipeline/ledger_writer, and nobody else).
  std::mutex& pen() { return pen_; }
  // Held shared by whoever makes a page of new records from what is stored and commits it, and
  // alone by whoever computes stored records anew: an old version must not be written over a new
  // one. For a page or a batch at a time.
  std::shared_mutex& records_turn() { return records_turn_; }

 private:
  std::mutex pen_;
  std::shared_mutex records_turn_;
};

std::unique_ptr<Store> open_memory_store();
// Opens or makes the store in `dir`; one of an older version is brought to ours first
// (store/upgrade). kBusy: another process has it open; kCorrupt: it cannot be read; kUsage:
// made by a newer version, or `dir` cannot be used at all; kRefused: the disk is full. A reserve of
// 64 MiB (store/disk_reserve) lets it open, and be read, also when the disk is full to the last
// byte.
Result<std::unique_ptr<Store>> open_rocks_store(const std::string& dir);

}  // namespace vindplaats
