#pragma once
// What an editor brings from a file: a publication that no source has. It is kept as a harvest is,
// under the source "bring", and goes the way of every record.
#include <string>
#include <vector>

#include "app/run_report.h"
#include "config/types.h"
#include "core/clock.h"
#include "store/store.h"

namespace vindplaats {

// No source can have this id: it is a subcommand's name (contract section 3).
inline constexpr std::string_view kBroughtSource = "bring";

struct Brought {
  std::vector<std::string> records;  // their ids, those that were there already too
  std::vector<RunError> refused;
};

// `bytes`: what `try normalize` reads, or records of the shared schema as JSON: one, an array, or a
// line each. Written in one synced batch, with who brought it in the ledger. kInput when nothing in
// it can be read.
Result<Brought> bring_records(Store& store, const Platform& platform, const Clock& clock,
                              const std::string& bytes, const std::string& file,
                              const std::string& by);

}  // namespace vindplaats
