#include "store/harvest_tables.h"

#include "store/keys.h"
#include "store/rows.h"

namespace vindplaats {
namespace {

// In canonical JSON a quote inside a text is always escaped, so these bytes can only be the field
// itself; only a head's RawRecord has it.
constexpr std::string_view kDeletedField = "\"deleted\":true";

void count_head(std::string_view json, SourceCounts& counts) {
  const bool deleted = json.find(kDeletedField) != std::string_view::npos;
  ++(deleted ? counts.deleted : counts.records);
}

// Calls visit(source, value) for each row of a table whose keys begin with a source.
template <class Visit>
Result<void> scan_by_source(const Snapshot& snapshot, Table table, std::string_view source,
                            const Visit& visit) {
  const auto read =
      [](std::string_view key,
         std::string_view value) -> Result<std::pair<std::string_view, std::string_view>> {
    TRY_ASSIGN(const RecordKey names, read_record_key(key));
    return std::pair(names.source, value);
  };
  return scan_rows(snapshot, table, source_range(source), read, [&](const auto& row) {
    visit(row.first, row.second);
    return true;
  });
}

}  // namespace

// ---- heads ----

void put_head(Batch& batch, const Head& head) {
  batch.put(Table::kHeads, record_key(head.raw.source, head.raw.identifier), to_json(head));
}

Result<std::optional<Head>> get_head(const Snapshot& snapshot, std::string_view source,
                                     std::string_view identifier) {
  return get_json_row<Head>(snapshot, Table::kHeads, record_key(source, identifier));
}

Result<void> scan_heads(const Snapshot& snapshot, std::string_view source,
                        const std::function<bool(const Head&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Head>(Table::kHeads, key, value);
  };
  return scan_rows(snapshot, Table::kHeads, source_range(source), read, visit);
}

Result<void> scan_heads_between(const Snapshot& snapshot, std::string_view first_id,
                                std::string_view last_id, const std::function<bool(Head&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Head>(Table::kHeads, key, value);
  };
  return scan_rows(snapshot, Table::kHeads, record_range(first_id, last_id), read, visit);
}

// ---- payloads ----

void replace_payload(Batch& batch, std::string_view source, std::string_view identifier,
                     std::int64_t version, const Digest& digest, const Payload& payload) {
  put_payload(batch, source, identifier, version, digest, payload);
}

Result<std::optional<StoredPayload>> get_payload(const Snapshot& snapshot, std::string_view source,
                                                 std::string_view identifier,
                                                 std::int64_t version) {
  const std::string key = numbered_key(source, identifier, version);
  std::string value;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kPayloads, key, value));
  if (!found) return std::optional<StoredPayload>();
  TRY_ASSIGN(StoredPayload stored, read_payload_row(key, value));
  return std::optional<StoredPayload>(std::move(stored));
}

Result<void> scan_payloads(
    const Snapshot& snapshot, std::string_view source, std::string_view identifier,
    const std::function<bool(std::int64_t version, const StoredPayload&)>& visit) {
  using Row = std::pair<std::int64_t, StoredPayload>;
  const auto read = [](std::string_view key, std::string_view value) -> Result<Row> {
    TRY_ASSIGN(const NumberedKey names, read_numbered_key(key));
    TRY_ASSIGN(StoredPayload stored, read_payload_row(key, value));
    return Row(names.number, std::move(stored));
  };
  return scan_rows(snapshot, Table::kPayloads, numbered_range(source, identifier), read,
                   [&](const Row& row) { return visit(row.first, row.second); });
}

// ---- records ----

void put_record(Batch& batch, const Record& record) {
  // Records are written by the hundred thousand: their text grows in memory that stays.
  thread_local std::string json;
  json.clear();
  append_row_json(json, record);
  batch.put(Table::kRecords, record_key(record.source, record.identifier), json);
}

void remove_record(Batch& batch, std::string_view source, std::string_view identifier) {
  batch.remove(Table::kRecords, record_key(source, identifier));
}

Result<std::optional<Record>> get_record(const Snapshot& snapshot, std::string_view source,
                                         std::string_view identifier) {
  return get_json_row<Record>(snapshot, Table::kRecords, record_key(source, identifier));
}

Result<std::optional<Record>> get_record(const Snapshot& snapshot, std::string_view id) {
  return get_json_row<Record>(snapshot, Table::kRecords, record_key_of_id(id));
}

Result<void> scan_records(const Snapshot& snapshot, std::string_view source,
                          const std::function<bool(const Record&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Record>(Table::kRecords, key, value);
  };
  return scan_rows(snapshot, Table::kRecords, source_range(source), read, visit);
}

Result<void> scan_records_from(const Snapshot& snapshot, std::string_view source,
                               std::string_view identifier,
                               const std::function<bool(const Record&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Record>(Table::kRecords, key, value);
  };
  KeyRange range = source_range(source);
  range.begin = record_key(source, identifier);
  return scan_rows(snapshot, Table::kRecords, range, read, visit);
}

Result<void> scan_records_between(const Snapshot& snapshot, std::string_view first_id,
                                  std::string_view last_id,
                                  const std::function<bool(Record&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Record>(Table::kRecords, key, value);
  };
  return scan_rows(snapshot, Table::kRecords, record_range(first_id, last_id), read, visit);
}

Result<void> scan_deleted_records(const Snapshot& snapshot,
                                  const std::function<bool(Record&)>& visit) {
  std::optional<Error> trouble;
  TRY(snapshot.scan(Table::kRecords, {}, {}, [&](std::string_view key, std::string_view value) {
    if (value.find(kDeletedField) == std::string_view::npos) return true;
    Result<Record> record = read_json_row<Record>(Table::kRecords, key, value);
    if (record) return !record->deleted || visit(*record);
    trouble = std::move(record).error();
    return false;
  }));
  if (trouble) return tl::unexpected<Error>(std::move(*trouble));
  return {};
}

// ---- checkpoints and the journal ----

void remove_checkpoint(Batch& batch, std::string_view source) {
  batch.remove(Table::kCheckpoints, source);
}

Result<std::optional<CheckpointValues>> get_checkpoint(const Snapshot& snapshot,
                                                       std::string_view source) {
  std::string value;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kCheckpoints, source, value));
  if (!found) return std::optional<CheckpointValues>();
  TRY_ASSIGN(CheckpointValues values, read_checkpoint_row(source, value));
  return std::optional<CheckpointValues>(std::move(values));
}

Result<void> scan_journal(const Snapshot& snapshot, std::string_view source,
                          const std::function<bool(const JournalPage&)>& visit) {
  return scan_rows(snapshot, Table::kJournal, source_range(source), read_journal_row, visit);
}

void remove_journal(Batch& batch, std::string_view source, std::string_view run) {
  const KeyRange range = numbered_range(source, run);
  batch.remove_range(Table::kJournal, range.begin, range.end);
}

// ---- rejected ----

void remove_rejected(Batch& batch, std::string_view source, std::string_view identifier) {
  batch.remove(Table::kRejected, record_key(source, identifier));
}

Result<void> scan_rejected(const Snapshot& snapshot, std::string_view source,
                           const std::function<bool(const RejectedRecord&)>& visit) {
  return scan_rows(snapshot, Table::kRejected, source_range(source), read_rejected_row, visit);
}

// ---- all of these together ----

Result<std::map<std::string, SourceCounts>> count_sources(const Snapshot& snapshot) {
  std::map<std::string, SourceCounts> counts;
  // Rows come by source: the look-up is needed only where the next source begins.
  SourceCounts* current = nullptr;
  std::string name;
  const auto counts_of = [&](std::string_view source) -> SourceCounts& {
    if (current == nullptr || name != source) {
      name = source;
      current = &counts[name];
    }
    return *current;
  };
  TRY(scan_by_source(snapshot, Table::kHeads, {},
                     [&](std::string_view source, std::string_view value) {
                       count_head(value, counts_of(source));
                     }));
  TRY(scan_by_source(
      snapshot, Table::kRejected, {},
      [&](std::string_view source, std::string_view) { ++counts_of(source).rejected; }));
  return counts;
}

Result<SourceCounts> count_source(const Snapshot& snapshot, std::string_view source) {
  SourceCounts counts;
  TRY(scan_by_source(snapshot, Table::kHeads, source,
                     [&](std::string_view, std::string_view value) { count_head(value, counts); }));
  TRY(scan_by_source(snapshot, Table::kRejected, source,
                     [&](std::string_view, std::string_view) { ++counts.rejected; }));
  return counts;
}

void erase_record(Batch& batch, std::string_view source, std::string_view identifier) {
  const std::string key = record_key(source, identifier);
  const KeyRange payloads = numbered_range(source, identifier);
  batch.remove_range(Table::kPayloads, payloads.begin, payloads.end);
  for (const Table table : {Table::kHeads, Table::kRecords, Table::kRejected, Table::kGroups}) {
    batch.remove(table, key);
  }
}

void erase_source(Batch& batch, std::string_view source) {
  const KeyRange range = source_range(source);
  for (const Table table : {Table::kPayloads, Table::kHeads, Table::kJournal, Table::kRejected,
                            Table::kRecords, Table::kGroups}) {
    batch.remove_range(table, range.begin, range.end);
  }
  remove_checkpoint(batch, source);
}

}  // namespace vindplaats
