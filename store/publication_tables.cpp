#include "store/publication_tables.h"

#include <algorithm>

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

Result<std::int64_t> read_watermark(std::string_view key, std::string_view bytes) {
  std::int64_t value = 0;
  if (take_number(bytes, value) && bytes.empty()) return value;
  return bad_row(Table::kMeta, key, "not a number of eight bytes");
}

// The text of a top-level field that stands nowhere deeper. Canonical JSON writes it so and only
// so; within a text the quotes would be escaped. Empty when it is not there.
std::string_view written_text(std::string_view json, std::string_view field) {
  const std::size_t at = json.find(field);
  if (at == json.npos) return {};
  const std::string_view rest = json.substr(at + field.size());
  return rest.substr(0, rest.find('"'));
}

constexpr std::string_view kStatus = "\"status\":\"", kUpdated = "\"updated\":\"";

}  // namespace

void put_publication(Batch& batch, const Publication& publication) {
  std::string json;
  append_row_json(json, publication);
  batch.put(Table::kPublications, publication.id, json);
}

void remove_publication(Batch& batch, std::string_view id) {
  batch.remove(Table::kPublications, id);
}

Result<std::optional<Publication>> get_publication(const Snapshot& snapshot, std::string_view id) {
  return get_json_row<Publication>(snapshot, Table::kPublications, id);
}

Result<std::optional<PublicationGlance>> glance_at_publication(const Snapshot& snapshot,
                                                               std::string_view id) {
  std::string json;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kPublications, id, json));
  if (!found) return std::optional<PublicationGlance>();
  return std::optional<PublicationGlance>({std::string(id),
                                           std::string(written_text(json, kStatus)),
                                           std::string(written_text(json, kUpdated))});
}

Result<bool> is_stored(const Snapshot& snapshot, const Publication& publication) {
  std::string stored, now;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kPublications, publication.id, stored));
  if (found) append_row_json(now, publication);
  return found && now == stored;
}

Result<void> scan_publication_ids(const Snapshot& snapshot,
                                  const std::function<void(std::string_view id)>& visit) {
  return snapshot.scan(Table::kPublications, {}, {}, [&](std::string_view key, std::string_view) {
    visit(key);
    return true;
  });
}

Result<void> scan_publications(const Snapshot& snapshot,
                               const std::function<bool(const Publication&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<Publication>(Table::kPublications, key, value);
  };
  return scan_rows(snapshot, Table::kPublications, {}, read, visit);
}

Result<void> scan_publications_with(const Snapshot& snapshot,
                                    std::initializer_list<std::string_view> statuses,
                                    const std::function<void(Publication&)>& visit) {
  const auto wanted = [&](std::string_view value) {
    const std::string_view status = written_text(value, kStatus);
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
  };
  Result<void> outcome;
  TRY(snapshot.scan(Table::kPublications, {}, {},
                    [&](std::string_view key, std::string_view value) {
                      if (!wanted(value)) return true;
                      Result<Publication> publication =
                          read_json_row<Publication>(Table::kPublications, key, value);
                      if (!publication) {
                        outcome = tl::unexpected(publication.error());
                        return false;
                      }
                      visit(*publication);
                      return true;
                    }));
  return outcome;
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
    const std::function<bool(std::string_view record_id, std::string_view publication_id)>& visit,
    std::string_view source) {
  using Row = std::pair<std::string, std::string_view>;
  const auto read = [](std::string_view key, std::string_view value) -> Result<Row> {
    TRY_ASSIGN(const RecordKey names, read_record_key(key));
    return Row(names.id(), value);
  };
  const KeyRange range = source.empty() ? KeyRange() : source_range(source);
  return scan_rows(snapshot, Table::kGroups, range, read,
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
  return found ? read_watermark(key, bytes) : Result<std::int64_t>(0);
}

Result<void> scan_watermarks(
    const Snapshot& snapshot, std::string_view prefix,
    const std::function<void(std::string_view stage, std::int64_t value)>& visit) {
  const std::string first = watermark_key(prefix);
  Result<void> outcome;
  TRY(snapshot.scan(Table::kMeta, first, kAfterWatermarks,
                    [&](std::string_view key, std::string_view bytes) {
                      if (!key.starts_with(first)) return false;
                      const Result<std::int64_t> value = read_watermark(key, bytes);
                      if (!value) outcome = tl::unexpected(value.error());
                      if (value) visit(key.substr(first.size()), *value);
                      return value.has_value();
                    }));
  return outcome;
}

void drop_derived(Batch& batch) {
  for (int i = 0; i < kTables; ++i) {
    const auto table = static_cast<Table>(i);
    if (is_derived(table)) batch.remove_range(table, {}, kAfterAllIds);
  }
  drop_watermarks(batch);
}

void drop_watermarks(Batch& batch, std::string_view prefix) {
  const std::string first = watermark_key(prefix);
  batch.remove_range(Table::kMeta, first,
                     prefix.empty() ? std::string(kAfterWatermarks) : first + "\x7f");
}

}  // namespace vindplaats
