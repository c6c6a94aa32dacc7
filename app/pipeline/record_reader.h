#pragma once
// Records with what the store knows of them beside: as they are now, and as they were when somebody
// decided on them. Borrows the snapshot.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/types.h"
#include "core/forgetting.h"
#include "curation/publication.h"
#include "store/store.h"

namespace vindplaats {

// "wodc/oai:x" -> "wodc".
std::string source_of(std::string_view record_id);

class RecordReader {
 public:
  RecordReader(const Snapshot& snapshot, const Platform& platform);

  // As it is now. Of a record that its source has withdrawn: what its last payload said, so that a
  // decision on it can still be understood; none when nothing was ever read of it, and when it was
  // erased.
  Result<std::optional<SourcedRecord>> now(const std::string& id) const;
  // Reads the records of `ids`, in the order of the store, in one go, so that now() has them at
  // hand; what was read ahead before is forgotten. It gives up where too much that nobody asked
  // for lies between them.
  Result<void> read_ahead(std::span<const std::string_view> ids);
  // As that version of its payload reads today. None when that payload is gone or cannot be read
  // any more.
  Result<std::optional<SourcedRecord>> as_of(const std::string& id, std::int64_t version) const;
  // The newest version of its payload; 0 when there is no such record.
  Result<std::int64_t> version(const std::string& id) const;

 private:
  Result<std::optional<SourcedRecord>> before_deletion(const std::string& id,
                                                       std::int64_t newest) const;

  const Snapshot& snapshot_;
  std::vector<std::string> languages_;
  std::unordered_map<std::string, SourcedRecord> ahead_;  // by record id
  // Read when an old payload is first asked for.
  mutable std::optional<std::shared_ptr<const Forgetting>> forgetting_;
};

}  // namespace vindplaats
