#include "store/publication_tables.h"

#include "core/publication_fields.h"
#include "store/encoding.h"
#include "store/keys.h"
#include "store/rows.h"

namespace vindplaats {
namespace {

// Keys begin with an id, and ids with a letter or digit: all keys lie below this one.
constexpr std::string_view kAfterAllIds = "\x7f";
constexpr std::string_view kWatermark = "watermark/";
constexpr std::string_view kAfterWatermarks = "watermark0";  // '0' follows '/'

std::string watermark_key(std::string_view stage) {
  std::string key(kWatermark);
  key.append(stage);
  return key;
}

}  // namespace

void put_publication(Batch& batch, const Publication& publication) {
  batch.put(Table::kPublications, publication.id, to_json(publication));
}

void remove_publication(Batch& batch, std::string_view id) {
  batch.remove(Table::kPublications, id);
}

Result<std::optional<Publication>> get_publication(const Snapshot& snapshot, std::string_view id) {
  return get_json_row<Publication>(snapshot, Table::kPublications, id);
}

Result<void> scan_publications(const Snapshot& snapshot,
                               const std::function<bool(const Publication&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Publication>(Table::kPublications, key, value);
  };
  return scan_rows(snapshot, Table::kPublications, {}, read, visit);
}

void put_group(Batch& batch, std::string_view record_id, std::string_view publication_id) {
  batch.put(Table::kGroups, record_key_of_id(record_id), publication_id);
}

void remove_group(Batch& batch, std::string_view record_id) {
  batch.remove(Table::kGroups, record_key_of_id(record_id));
}

Result<std::optional<std::string>> get_group(const Snapshot& snapshot, std::string_view record_id) {
  std::string id;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kGroups, record_key_of_id(record_id), id));
  if (!found) return std::optional<std::string>();
  return std::optional<std::string>(std::move(id));
}

Result<void> scan_groups(
    const Snapshot& snapshot,
    const std::function<bool(std::string_view record_id, std::string_view publication_id)>& visit) {
  using Row = std::pair<std::string, std::string_view>;
  const auto read = [](std::string_view key, std::string_view value) -> Result<Row> {
    TRY_ASSIGN(const RecordKey names, read_record_key(key));
    return Row(names.id(), value);
  };
  return scan_rows(snapshot, Table::kGroups, {}, read,
                   [&](const Row& row) { return visit(row.first, row.second); });
}

void put_watermark(Batch& batch, std::string_view stage, std::int64_t value) {
  std::string bytes;
  append_number(bytes, value);
  batch.put(Table::kMeta, watermark_key(stage), bytes);
}

Result<std::int64_t> get_watermark(const Snapshot& snapshot, std::string_view stage) {
  const std::string key = watermark_key(stage);
  std::string bytes;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kMeta, key, bytes));
  if (!found) return 0;
  std::int64_t value = 0;
  std::string_view rest = bytes;
  if (!take_number(rest, value) || !rest.empty()) {
    return bad_row(Table::kMeta, key, "not a number of eight bytes");
  }
  return value;
}

void drop_derived(Batch& batch) {
  for (int i = 0; i < kTables; ++i) {
    const auto table = static_cast<Table>(i);
    if (is_derived(table)) batch.remove_range(table, {}, kAfterAllIds);
  }
  drop_watermarks(batch);
}

void drop_watermarks(Batch& batch) {
  batch.remove_range(Table::kMeta, kWatermark, kAfterWatermarks);
}

}  // namespace vindplaats
