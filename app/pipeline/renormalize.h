#pragma once
// Records computed anew from their stored payloads: where the normaliser is newer, or all of them.
// With a dry run: the difference first, field by field.
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "config/types.h"
#include "core/record.h"
#include "store/store.h"

namespace vindplaats {

struct RenormalizeOptions {
  std::vector<std::string> sources;  // none: all
  bool all = false;                  // also those that this normaliser made already
  bool dry_run = false;              // the same report, and nothing is written
};

// What changes in one field of one record: `before` and `after` as JSON; empty: absent.
struct FieldChange {
  std::string record, field, before, after;
};

struct RenormalizeReport {
  std::int64_t read = 0, changed = 0, unreadable = 0;
  std::int64_t outdated = 0;  // of those read: made by an older normaliser
  std::map<std::string, std::int64_t> gained, lost, altered;  // records per field
  std::vector<FieldChange> examples;                          // the first few of each field
  // Record and reason of the first few that cannot be read any more; they stay as they are.
  std::vector<std::pair<std::string, std::string>> refused;
};

Result<RenormalizeReport> renormalize(Store& store, const Platform& platform,
                                      const RenormalizeOptions& options,
                                      const std::function<void(std::int64_t read)>& progress);

// Computes every record anew and drops the other derived rows; publications follow with curate.
Result<RenormalizeReport> rebuild_records(Store& store, const Platform& platform,
                                          const std::function<void(std::int64_t read)>& progress);

}  // namespace vindplaats
