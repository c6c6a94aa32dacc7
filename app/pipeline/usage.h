#pragma once
// Visits to the website's pages of publications, brought in from what a statistics program exports
// and kept in the ledger (curation/usage.h).
#include <string>
#include <string_view>

#include "core/clock.h"
#include "curation/usage.h"
#include "store/store.h"

namespace vindplaats {

// The ledger's entries that hold a UsageEntry.
inline constexpr std::string_view kLedgerUsage = "usage";

// More bytes than this are no table of a website's pages.
inline constexpr std::size_t kMostUsageBytes = std::size_t{64} << 20;

struct UsageFile {
  std::string name;  // as it was named
  std::string bytes;
  std::string month;  // for files without a column that says when; else empty
};

struct UsageImport {
  CountedUsage counted;
  std::vector<UsageTrouble> refused;
  bool written = false;  // false: the ledger says the same already, or it was a dry run
};

// Counts the file by publication and month, and writes what differs from what is known as one entry
// of the ledger. kInput when no line of it can be read or none is of a publication: then nothing is
// known anew, and the months that it names keep what they have.
Result<UsageImport> import_usage(Store& store, const Clock& clock, const UsageFile& file,
                                 const std::string& by, bool dry_run);

Result<Usage> read_usage(const Snapshot& snapshot);

// Every page, slug and id that a publication was ever released with, and ids that were merged away.
Result<AddressBook> read_addresses(const Snapshot& snapshot);

}  // namespace vindplaats
