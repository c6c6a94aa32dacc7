#pragma once
// Publications, which record belongs to which, and how far each stage has seen: all derived, so
// `rebuild` computes it anew. The rules of store/harvest_tables.h hold here too.
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/publication.h"
#include "store/store.h"

namespace vindplaats {

void put_publication(Batch& batch, const Publication& publication);  // under its id
void remove_publication(Batch& batch, std::string_view id);
Result<std::optional<Publication>> get_publication(const Snapshot& snapshot, std::string_view id);
// What a list counts and sorts by, without the rest of it, which takes ten times as long to read.
struct PublicationGlance {
  std::string id, status, updated;
};
Result<std::optional<PublicationGlance>> glance_at_publication(const Snapshot& snapshot,
                                                               std::string_view id);
// Is it stored just so. Compares bytes, which is three times as fast as reading what is stored.
Result<bool> is_stored(const Snapshot& snapshot, const Publication& publication);
// Their ids alone, in order.
Result<void> scan_publication_ids(const Snapshot& snapshot,
                                  const std::function<void(std::string_view id)>& visit);
// In order of id.
Result<void> scan_publications(const Snapshot& snapshot,
                               const std::function<bool(const Publication&)>& visit);

// Those that have one of these statuses, in order of id; all others are passed over unread: a
// release takes a thousand of a hundred thousand.
Result<void> scan_publications_with(const Snapshot& snapshot,
                                    std::initializer_list<std::string_view> statuses,
                                    const std::function<void(Publication&)>& visit);

// A record's id is "<source>/<identifier>".
void put_group(Batch& batch, std::string_view record_id, std::string_view publication_id);
void remove_group(Batch& batch, std::string_view record_id);
Result<std::optional<std::string>> get_group(const Snapshot& snapshot, std::string_view record_id);
// By source, then by identifier; of one source alone where it is named.
Result<void> scan_groups(
    const Snapshot& snapshot,
    const std::function<bool(std::string_view record_id, std::string_view publication_id)>& visit,
    std::string_view source = "");

// How far a stage has seen what it reads, as it counts it; 0 when nothing. Put it in the batch with
// what the stage wrote.
void put_watermark(Batch& batch, std::string_view stage, std::int64_t value);
Result<std::int64_t> get_watermark(const Snapshot& snapshot, std::string_view stage);
// Those whose stage begins with `prefix`, without it, in order.
Result<void> scan_watermarks(
    const Snapshot& snapshot, std::string_view prefix,
    const std::function<void(std::string_view stage, std::int64_t value)>& visit);

// Removes everything that is derived, watermarks too: `rebuild` starts with it. Of the watermarks
// alone: those whose stage begins with `prefix`.
void drop_derived(Batch& batch);
void drop_watermarks(Batch& batch, std::string_view prefix = {});

}  // namespace vindplaats
