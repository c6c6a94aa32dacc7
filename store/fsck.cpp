#include "store/fsck.h"

#include <algorithm>

#include "core/publication_fields.h"
#include "store/encoding.h"
#include "store/index_tables.h"
#include "store/ledger.h"
#include "store/link_table.h"
#include "store/publication_tables.h"
#include "store/rows.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostListed = 1000;
constexpr std::size_t kRepairBatch = 1000;  // rows a commit
constexpr std::int64_t kProgressRows = 1000;

constexpr const char* kRestore =
    "keep the files and put a backup in its place (`vindplaats restore`)";
constexpr const char* kRepair = "`vindplaats fsck --repair` computes it anew";
constexpr const char* kAskAnew = "`vindplaats fsck --repair` drops it, and it is asked anew";
constexpr const char* kRefetch =
    "keep the files and put a backup in its place (`vindplaats restore`), then harvest";

// What the world can be asked again. A checkpoint's loss only costs requests.
bool is_asked_anew(Table table) {
  return table == Table::kCheckpoints || table == Table::kLinks;
}

const char* remedy_of(Table table) {
  if (is_derived(table)) return kRepair;
  if (is_asked_anew(table)) return kAskAnew;
  const bool sent = table == Table::kPayloads || table == Table::kHeads ||
                    table == Table::kJournal || table == Table::kRejected;
  return sent ? kRefetch : kRestore;
}

class StoreCheck {
 public:
  StoreCheck(const Snapshot& snapshot, const std::function<void(const Defect&)>& report,
             const std::function<void(std::int64_t)>& progress)
      : snapshot_(snapshot), report_(report), progress_(progress) {}

  CheckCounts run() {
    using RowCheck = void (StoreCheck::*)(std::string_view key, std::string_view value);
    constexpr RowCheck kChecks[kTables] = {
        &StoreCheck::meta,        &StoreCheck::payload, &StoreCheck::head,     nullptr,
        &StoreCheck::checkpoint,  &StoreCheck::journal, &StoreCheck::rejected, &StoreCheck::record,
        &StoreCheck::publication, &StoreCheck::group,   &StoreCheck::link,     &StoreCheck::index,
    };
    for (int i = 0; i < kTables; ++i) {
      table_ = static_cast<Table>(i);
      const RowCheck check_row = kChecks[i];
      if (check_row == nullptr) continue;
      const Result<void> read =
          snapshot_.scan(table_, {}, {}, [&](std::string_view key, std::string_view value) {
            ++counts_.rows[static_cast<std::size_t>(i)];
            if (++read_ % kProgressRows == 0 && progress_) progress_(read_);
            (this->*check_row)(key, value);
            return true;
          });
      if (!read) say({}, std::string("table ") + table_name(table_), read.error().what);
    }
    ledger();
    return counts_;
  }

 private:
  void say(std::string_view key, std::string where, std::string what) {
    ++counts_.defects;
    report_({table_, std::string(key), std::move(where), std::move(what), remedy_of(table_)});
  }
  void say_row(std::string_view key, std::string what) {
    say(key, row_name(table_, key), std::move(what));
  }

  // The value of a read, or a defect of this row.
  template <class T>
  std::optional<T> value_of(std::string_view key, Result<T> read) {
    if (read) return std::optional<T>(std::move(*read));
    say_row(key, read.error().what);
    return std::nullopt;
  }

  bool exists(Table table, std::string_view row, std::string_view key) {
    const std::optional<bool> found = value_of(row, snapshot_.get(table, key, scratch_));
    return !found || *found;  // what cannot be read has been reported already
  }

  void meta(std::string_view key, std::string_view value) {
    const bool number = key == "format" || key.starts_with("watermark/");
    if (number && value.size() != 8) say_row(key, "not a number of eight bytes");
  }

  void payload(std::string_view key, std::string_view value) {
    const std::optional<NumberedKey> names = value_of(key, read_numbered_key(key));
    if (!names) return;
    std::string where =
        "payload " + std::to_string(names->number) + " of " + names->source + "/" + names->name;
    const Result<StoredPayload> stored = read_payload_row(key, value);
    if (!stored) return say(key, std::move(where), stored.error().what);
    if (sha256(stored->payload.bytes) != stored->digest) {
      return say(key, std::move(where),
                 "its bytes are not those that were stored: the digest differs");
    }
    std::string owner = record_key(names->source, names->name);
    if (owner == payload_owner_) return;
    payload_owner_ = std::move(owner);
    if (!exists(Table::kHeads, key, payload_owner_))
      say(key, std::move(where), "its record has no head");
  }

  void head(std::string_view key, std::string_view value) {
    const std::optional<Head> head = value_of(key, read_json_row<Head>(table_, key, value));
    if (!head) return;
    const RawRecord& raw = head->raw;
    std::string where = "head of " + raw.source + "/" + raw.identifier;
    if (record_key(raw.source, raw.identifier) != key) {
      return say(key, std::move(where), "it stands under the key " + show_key(key));
    }
    if (raw.payload.empty()) return;
    const auto stored =
        value_of(key, get_payload_digest(raw.source, raw.identifier, head->version));
    if (!stored || *stored == raw.payload) return;
    say(key, std::move(where),
        (stored->empty() ? "there is no payload " : "it does not fit payload ") +
            std::to_string(head->version));
  }

  // As hex; empty when there is no such payload.
  Result<std::string> get_payload_digest(const std::string& source, const std::string& identifier,
                                         std::int64_t version) const {
    TRY_ASSIGN(const auto stored, get_payload(snapshot_, source, identifier, version));
    return stored ? to_hex(stored->digest) : std::string();
  }

  void ledger() {
    table_ = Table::kLedger;
    const Result<std::int64_t> read = verify_ledger(snapshot_, [this](const LedgerBreak& found) {
      say(sequence_key(found.sequence), "ledger entry " + std::to_string(found.sequence),
          found.what);
    });
    if (!read) return say({}, "table ledger", read.error().what);
    counts_.rows[static_cast<std::size_t>(Table::kLedger)] = *read;
  }

  void checkpoint(std::string_view key, std::string_view value) {
    value_of(key, read_checkpoint_row(key, value));
  }
  void rejected(std::string_view key, std::string_view value) {
    value_of(key, read_rejected_row(key, value));
  }

  void journal(std::string_view key, std::string_view value) {
    const std::optional<JournalPage> page = value_of(key, read_journal_row(key, value));
    if (!page) return;
    JsonReader reader(page->json);
    reader.skip();
    if (reader.failed() || !reader.at_end()) say_row(key, "not JSON");
    const bool same_run = page->source == journal_.source && page->run == journal_.run;
    if (same_run && page->page != journal_.page + 1) {
      say_row(key, "page " + std::to_string(journal_.page + 1) + " of its run is missing");
    }
    journal_ = *page;
  }

  void index(std::string_view key, std::string_view value) {
    if (key == "state") value_of(key, read_index_state(value));
  }

  void link(std::string_view key, std::string_view value) {
    value_of(key, read_json_row<LinkState>(table_, key, value));
  }

  void record(std::string_view key, std::string_view value) {
    const auto record = value_of(key, read_json_row<Record>(table_, key, value));
    if (!record) return;
    if (record_key(record->source, record->identifier) != key ||
        record->id != record->source + "/" + record->identifier) {
      return say(key, "record " + record->id,
                 "its id, source and identifier do not agree with its key");
    }
    if (!exists(Table::kHeads, key, key)) say(key, "record " + record->id, "it has no head");
  }

  void publication(std::string_view key, std::string_view value) {
    const auto found = value_of(key, read_json_row<Publication>(table_, key, value));
    if (!found) return;
    if (found->id != key) return say_row(key, "it calls itself " + found->id);
    for (const std::string& record : found->records) {
      const auto group = value_of(key, get_group(snapshot_, record));
      if (group && *group != found->id) {
        say(key, "publication " + found->id,
            "its record " + record + " belongs to " + (*group ? "publication " + **group : "none"));
      }
    }
  }

  void group(std::string_view key, std::string_view value) {
    const std::optional<RecordKey> names = value_of(key, read_record_key(key));
    if (!names) return;
    const std::string record = names->id();
    const auto found = value_of(key, get_publication(snapshot_, value));
    if (!found) return;
    const bool holds =
        *found && std::ranges::find((*found)->records, record) != (*found)->records.end();
    if (!holds) {
      say(key, "group of " + record,
          "publication " + show_key(value) + (*found ? " does not hold it" : " does not exist"));
    }
  }

  const Snapshot& snapshot_;
  const std::function<void(const Defect&)>& report_;
  const std::function<void(std::int64_t)>& progress_;
  CheckCounts counts_;
  std::int64_t read_ = 0;
  Table table_ = Table::kMeta;
  std::string payload_owner_;  // whose head has been looked up
  JournalPage journal_;        // the page before
  std::string scratch_;
};

// Collects what may be dropped and commits it in pieces; tables that cannot be read come last, when
// no snapshot is open any more.
class StoreRepair {
 public:
  explicit StoreRepair(Store& store) : store_(store) {}

  void take(const Defect& defect) {
    if (!is_repairable(defect.table)) {
      ++counts_.left;
    } else if (defect.key.empty()) {
      counts_.emptied.push_back(defect.table);
    } else {
      batch_.remove(defect.table, defect.key);
      ++(is_derived(defect.table) ? counts_.dropped : counts_.asked_anew);
      if (++waiting_ >= kRepairBatch) commit();
    }
  }

  Result<RepairCounts> finish() {
    const bool derived_anew =
        counts_.dropped > 0 || std::ranges::any_of(counts_.emptied, is_derived);
    if (derived_anew) drop_watermarks(batch_);
    // First of all, so that a repair that is cut off is not taken for a sound store.
    commit();
    if (!done_) return tl::unexpected<Error>(done_.error());
    for (const Table table : counts_.emptied) TRY(store_.clear(table));
    return counts_;
  }

 private:
  void commit() {
    if (done_) done_ = store_.commit(batch_, Durability::kSynced);
    batch_.clear();
    waiting_ = 0;
  }

  Store& store_;
  Batch batch_;
  std::size_t waiting_ = 0;
  RepairCounts counts_;
  Result<void> done_;
};

}  // namespace

CheckCounts check(const Snapshot& snapshot, const std::function<void(const Defect&)>& report,
                  const std::function<void(std::int64_t)>& progress) {
  return StoreCheck(snapshot, report, progress).run();
}

std::vector<Defect> check(const Snapshot& snapshot) {
  std::vector<Defect> defects;
  check(snapshot, [&](const Defect& defect) {
    if (defects.size() < kMostListed) defects.push_back(defect);
  });
  return defects;
}

bool is_repairable(Table table) {
  return is_derived(table) || is_asked_anew(table);
}

Result<RepairCounts> repair(Store& store) {
  StoreRepair repair(store);
  check(*store.snapshot(), [&](const Defect& defect) { repair.take(defect); });
  return repair.finish();
}

}  // namespace vindplaats
