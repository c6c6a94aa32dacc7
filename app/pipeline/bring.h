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

// So many bytes may an identifier have, as one of an OAI-PMH repository.
inline constexpr std::size_t kLongestBroughtIdentifier = 2000;

struct Brought {
  std::vector<std::string> records;  // their ids, those that were there already too
  std::vector<RunError> refused;     // set aside, every one of them
};

// `bytes`: what `try normalize` reads, or records of the shared schema as JSON: one, an array, or a
// line each. Written in one synced batch, with who brought it in the ledger. What cannot be read is
// set aside with its reason, and leaves the table of these once it comes well. kInput when nothing
// in it can be read, or when it is larger than [fetch] max_page; a record larger than max_record,
// or with an identifier that is none, is refused by itself.
Result<Brought> bring_records(Store& store, const Platform& platform, const Clock& clock,
                              const std::string& bytes, const std::string& file,
                              const std::string& by);

}  // namespace vindplaats
