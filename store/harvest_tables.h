#pragma once
// What a harvest writes and what is read back of it, typed. A put or remove only adds to the batch;
// nothing is checked there. A get is empty when there is no such row; it fails with kCorrupt when
// the store lies. A scan goes in key order until visit returns false; an empty `source` means all
// sources. Safe from any thread, as Batch and Snapshot are. Bytes: store/FORMAT.md.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/digest.h"
#include "core/payload.h"
#include "core/record.h"
#include "store/store.h"

namespace vindplaats {

// ---- heads: the newest state of each record ----

struct Head {
  RawRecord raw;
  // The highest payload version ever given to this record, from 1; 0: none had bytes. When
  // raw.payload is set it is this version's.
  std::int64_t version = 0;
  std::string first_harvested;  // RFC 3339
  bool operator==(const Head&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Head>
void each_field(Visitor&& visit, Self& self) {
  visit("raw", self.raw);
  visit("version", self.version);
  visit("firstHarvested", self.first_harvested);
}

void put_head(Batch& batch, const Head& head);  // under raw.source and raw.identifier
Result<std::optional<Head>> get_head(const Snapshot& snapshot, std::string_view source,
                                     std::string_view identifier);
Result<void> scan_heads(const Snapshot& snapshot, std::string_view source,
                        const std::function<bool(const Head&)>& visit);
// From one record's id to another's, both included, in the order of record_key_of_id: many
// neighbours at once cost a fraction of as many gets.
Result<void> scan_heads_between(const Snapshot& snapshot, std::string_view first_id,
                                std::string_view last_id, const std::function<bool(Head&)>& visit);

// ---- payloads: every version of what came in ----

struct StoredPayload {
  Digest digest{};  // of payload.bytes, as it was when stored
  Payload payload;
};

// `version` counts from 1.
void put_payload(Batch& batch, std::string_view source, std::string_view identifier,
                 std::int64_t version, const Digest& digest, const Payload& payload);
// For a payload that means the same as the version before it: takes its place, for of these only
// the newest is kept (contract section 5).
void replace_payload(Batch& batch, std::string_view source, std::string_view identifier,
                     std::int64_t version, const Digest& digest, const Payload& payload);
Result<std::optional<StoredPayload>> get_payload(const Snapshot& snapshot, std::string_view source,
                                                 std::string_view identifier, std::int64_t version);
// All versions of one record, the oldest first.
Result<void> scan_payloads(
    const Snapshot& snapshot, std::string_view source, std::string_view identifier,
    const std::function<bool(std::int64_t version, const StoredPayload&)>& visit);

// ---- records: what normalising made of the newest payload (derived) ----

void put_record(Batch& batch, const Record& record);  // under record.source and record.identifier
// The same for who has the canonical JSON at hand.
void remove_record(Batch& batch, std::string_view source, std::string_view identifier);
Result<std::optional<Record>> get_record(const Snapshot& snapshot, std::string_view source,
                                         std::string_view identifier);
// By its id, "<source>/<identifier>".
Result<std::optional<Record>> get_record(const Snapshot& snapshot, std::string_view id);
Result<void> scan_records(const Snapshot& snapshot, std::string_view source,
                          const std::function<bool(const Record&)>& visit);
// Of one source, from that identifier on.
Result<void> scan_records_from(const Snapshot& snapshot, std::string_view source,
                               std::string_view identifier,
                               const std::function<bool(const Record&)>& visit);
Result<void> scan_records_between(const Snapshot& snapshot, std::string_view first_id,
                                  std::string_view last_id,
                                  const std::function<bool(Record&)>& visit);
// Only those that are deleted; the others are passed over unread.
Result<void> scan_deleted_records(const Snapshot& snapshot,
                                  const std::function<bool(Record&)>& visit);

// ---- checkpoints and the journal ----

using CheckpointValues = std::map<std::string, std::string>;
void put_checkpoint(Batch& batch, std::string_view source, const CheckpointValues& values);
void remove_checkpoint(Batch& batch, std::string_view source);
Result<std::optional<CheckpointValues>> get_checkpoint(const Snapshot& snapshot,
                                                       std::string_view source);

// A page of a run that is not yet in the ledger. `run` is any text; `json` is the caller's.
struct JournalPage {
  std::string source, run;
  std::int64_t page = 0;
  std::string json;
  bool operator==(const JournalPage&) const = default;
};
void put_journal(Batch& batch, const JournalPage& page);
Result<void> scan_journal(const Snapshot& snapshot, std::string_view source,
                          const std::function<bool(const JournalPage&)>& visit);
// With the run's ledger entry, in the same batch.
void remove_journal(Batch& batch, std::string_view source, std::string_view run);

// ---- rejected: what could not be read ----

// More than this of a record's bytes tells nobody anything; the source still has the rest.
inline constexpr std::size_t kMostRejectedBytes = 64 * 1024;

struct RejectedRecord {
  std::string source, identifier;
  std::string reason;     // plain words
  std::string at;         // RFC 3339
  std::string bytes;      // the first kMostRejectedBytes of it; any bytes
  std::int64_t size = 0;  // of all; put_rejected sets it to bytes.size() when it is 0
  bool operator==(const RejectedRecord&) const = default;
};
// The newest rejection of an identifier takes the place of the one before.
void put_rejected(Batch& batch, const RejectedRecord& rejected);
void remove_rejected(Batch& batch, std::string_view source, std::string_view identifier);
Result<void> scan_rejected(const Snapshot& snapshot, std::string_view source,
                           const std::function<bool(const RejectedRecord&)>& visit);

// ---- all of these together ----

struct SourceCounts {
  std::int64_t records = 0;   // that exist
  std::int64_t deleted = 0;   // that the source has withdrawn
  std::int64_t rejected = 0;  // that could not be read
  bool operator==(const SourceCounts&) const = default;
};
// Of every source that has any, by id; reads all heads but not their JSON.
Result<std::map<std::string, SourceCounts>> count_sources(const Snapshot& snapshot);
Result<SourceCounts> count_source(const Snapshot& snapshot, std::string_view source);

// Forgets a record: head, every payload, record, rejection (`erase`). Its bytes leave the disk with
// Store::compact.
void erase_record(Batch& batch, std::string_view source, std::string_view identifier);
// Forgets all that a source sent, its checkpoint and journal too.
void erase_source(Batch& batch, std::string_view source);

}  // namespace vindplaats
