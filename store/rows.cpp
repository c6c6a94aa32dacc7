#include "store/rows.h"

#include <algorithm>

#include "store/encoding.h"

namespace vindplaats {
namespace {

struct RejectedHeader {
  std::string reason, at;
  std::int64_t size = 0;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RejectedHeader>
void each_field(Visitor&& visit, Self& self) {
  visit("reason", self.reason);
  visit("at", self.at);
  visit("size", self.size);
}

}  // namespace

std::string row_name(Table table, std::string_view key) {
  return std::string(table_name(table)) + " " + show_key(key);
}

tl::unexpected<Error> bad_row(Table table, std::string_view key, std::string_view why) {
  return fail(Fault::kCorrupt, row_name(table, key) + ": " + std::string(why) +
                                   "; run `vindplaats fsck` for what to do");
}

// ---- payloads ----

void put_payload(Batch& batch, std::string_view source, std::string_view identifier,
                 std::int64_t version, const Digest& digest, const Payload& payload) {
  const std::string frame = to_json(payload.frame);
  std::string value;
  value.reserve(digest.size() + 2 + frame.size() + payload.bytes.size());
  value.append(as_bytes(digest));
  append_sized(value, frame);
  value += payload.bytes;
  batch.put(Table::kPayloads, numbered_key(source, identifier, version), value);
}

Result<StoredPayload> read_payload_row(std::string_view key, std::string_view value) {
  StoredPayload stored;
  std::string_view rest = value, frame;
  if (rest.size() < stored.digest.size()) return bad_row(Table::kPayloads, key, "too short");
  std::copy_n(rest.begin(), stored.digest.size(), stored.digest.begin());
  rest.remove_prefix(stored.digest.size());
  if (!take_sized(rest, frame)) return bad_row(Table::kPayloads, key, "its frame is cut off");
  TRY_ASSIGN(stored.payload.frame, read_json_row<Frame>(Table::kPayloads, key, frame));
  stored.payload.bytes = rest;
  return stored;
}

// ---- rejected ----

void put_rejected(Batch& batch, const RejectedRecord& rejected) {
  RejectedHeader header{rejected.reason, rejected.at, rejected.size};
  if (header.size == 0) header.size = static_cast<std::int64_t>(rejected.bytes.size());
  std::string value;
  append_sized(value, to_json(header));
  value.append(rejected.bytes, 0, kMostRejectedBytes);
  batch.put(Table::kRejected, record_key(rejected.source, rejected.identifier), value);
}

Result<RejectedRecord> read_rejected_row(std::string_view key, std::string_view value) {
  TRY_ASSIGN(const RecordKey names, read_record_key(key));
  std::string_view rest = value, json;
  if (!take_sized(rest, json)) return bad_row(Table::kRejected, key, "its header is cut off");
  TRY_ASSIGN(RejectedHeader header, read_json_row<RejectedHeader>(Table::kRejected, key, json));
  RejectedRecord rejected;
  rejected.source = names.source;
  rejected.identifier = names.identifier;
  rejected.reason = std::move(header.reason);
  rejected.at = std::move(header.at);
  rejected.size = header.size;
  rejected.bytes = rest;
  return rejected;
}

// ---- checkpoints ----

void put_checkpoint(Batch& batch, std::string_view source, const CheckpointValues& values) {
  std::string json = "{";
  for (const auto& [name, value] : values) {
    if (json.size() > 1) json += ',';
    append_json_string(json, name);
    json += ':';
    append_json_string(json, value);
  }
  json += '}';
  batch.put(Table::kCheckpoints, source, json);
}

Result<CheckpointValues> read_checkpoint_row(std::string_view key, std::string_view value) {
  CheckpointValues values;
  JsonReader reader(value);
  std::string text;
  reader.object([&](std::string_view name) {
    reader.read(text);
    values.insert_or_assign(std::string(name), text);
  });
  if (reader.failed() || !reader.at_end()) {
    return bad_row(Table::kCheckpoints, key, "not an object of texts");
  }
  return values;
}

// ---- journal ----

void put_journal(Batch& batch, const JournalPage& page) {
  batch.put(Table::kJournal, numbered_key(page.source, page.run, page.page), page.json);
}

Result<JournalPage> read_journal_row(std::string_view key, std::string_view value) {
  TRY_ASSIGN(NumberedKey names, read_numbered_key(key));
  JournalPage page;
  page.source = std::move(names.source);
  page.run = std::move(names.name);
  page.page = names.number;
  page.json = value;
  return page;
}

}  // namespace vindplaats
