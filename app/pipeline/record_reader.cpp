#include "app/pipeline/record_reader.h"

#include "app/pipeline/suppressions.h"
#include "normalize/format.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

// So many rows are passed over for each that was asked for.
constexpr std::size_t kMostBetween = 4;

Result<std::optional<Head>> head_of(const Snapshot& snapshot, const std::string& id) {
  const std::string source = source_of(id);
  if (source.size() == id.size()) return std::optional<Head>();
  return get_head(snapshot, source, std::string_view(id).substr(source.size() + 1));
}

}  // namespace

std::string source_of(std::string_view record_id) {
  return std::string(record_id.substr(0, record_id.find('/')));
}

RecordReader::RecordReader(const Snapshot& snapshot, const Platform& platform)
    : snapshot_(snapshot), languages_(platform.settings.languages) {}

Result<void> RecordReader::read_ahead(std::span<const std::string_view> ids) {
  ahead_.clear();
  if (ids.empty()) return {};
  const std::size_t most = kMostBetween * ids.size();
  std::size_t heads = 0, records = 0;
  TRY(scan_heads_between(snapshot_, ids.front(), ids.back(), [&](Head& head) {
    if (!head.raw.deleted) {
      SourcedRecord& record = ahead_[head.raw.source + '/' + head.raw.identifier];
      record.first_harvested = std::move(head.first_harvested);
      record.version = head.version;
    }
    return ++heads < most;
  }));
  TRY(scan_records_between(snapshot_, ids.front(), ids.back(), [&](Record& record) {
    if (const auto found = ahead_.find(record.id); found != ahead_.end())
      found->second.record = std::move(record);
    return ++records < most;
  }));
  std::erase_if(ahead_, [](const auto& entry) { return entry.second.record.id.empty(); });
  return {};
}

Result<std::optional<SourcedRecord>> RecordReader::now(const std::string& id) const {
  if (const auto ahead = ahead_.find(id); ahead != ahead_.end())
    return std::optional(ahead->second);
  TRY_ASSIGN(const std::optional<Head> head, head_of(snapshot_, id));
  if (!head) return std::optional<SourcedRecord>();
  if (head->raw.deleted) return before_deletion(id, head->version);
  TRY_ASSIGN(std::optional<Record> record, get_record(snapshot_, id));
  if (!record) return std::optional<SourcedRecord>();
  return std::optional(SourcedRecord{std::move(*record), head->first_harvested, head->version});
}

// The deletion itself may have come with bytes: they say nothing of the work.
Result<std::optional<SourcedRecord>> RecordReader::before_deletion(const std::string& id,
                                                                   std::int64_t newest) const {
  for (std::int64_t version = newest; version > 0 && version > newest - 2; --version) {
    TRY_ASSIGN(std::optional<SourcedRecord> last, as_of(id, version));
    if (!last || last->record.metadata.title.empty()) continue;
    last->record.deleted = true;
    return last;
  }
  return std::optional<SourcedRecord>();
}

Result<std::optional<SourcedRecord>> RecordReader::as_of(const std::string& id,
                                                         std::int64_t version) const {
  TRY_ASSIGN(const std::optional<Head> head, head_of(snapshot_, id));
  if (!head) return std::optional<SourcedRecord>();
  TRY_ASSIGN(const std::optional<StoredPayload> stored,
             get_payload(snapshot_, head->raw.source, head->raw.identifier, version));
  if (!stored) return std::optional<SourcedRecord>();
  RawRecord raw = head->raw;
  raw.deleted = false;
  if (!forgetting_) {
    TRY_ASSIGN(forgetting_, read_forgetting(snapshot_));
  }
  ReadOptions options;
  options.languages = languages_;
  options.forgetting = forgetting_->get();
  Result<Reading> reading = normalize(raw, stored->payload, options);
  if (!reading) return std::optional<SourcedRecord>();
  return std::optional(SourcedRecord{std::move(reading->record), head->first_harvested, version});
}

Result<std::int64_t> RecordReader::version(const std::string& id) const {
  TRY_ASSIGN(const std::optional<Head> head, head_of(snapshot_, id));
  return head ? head->version : 0;
}

}  // namespace vindplaats
