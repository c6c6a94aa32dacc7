#pragma once
// The deletion brake (contract section 3, `max_drop`; faults.md rows 26, 27, D19). What a run would
// remove is held back, page by page in the journal, until the run ends; then all of it happens, or
// all of it waits for a person. What waits, and what was missing from one full list, stands in the
// journal's table as runs of their own, which no harvest takes for its own.
#include <map>
#include <string>
#include <vector>

#include "app/pipeline/page_plan.h"
#include "app/run_report.h"
#include "config/types.h"
#include "store/store.h"

namespace vindplaats {

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, HeldRemoval>
void each_field(Visitor&& visit, Self& self) {
  visit("raw", self.raw);
  visit("frame", self.frame);
  visit("bytes", self.bytes);
}

// By identifier.
using Removals = std::map<std::string, HeldRemoval>;

// What the journal keeps of a page: its counts, what it would remove, and what it brought back.
struct JournalledPage {
  RunReport report;
  std::vector<HeldRemoval> held;
  std::vector<std::string> revived;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, JournalledPage>
void each_field(Visitor&& visit, Self& self) {
  each_field(visit, self.report);
  visit("held", self.held);
  visit("revived", self.revived);
}

// The journal's runs that are none.
inline constexpr const char* kParkedRun = "parked";
inline constexpr const char* kAbsentRun = "absent";
inline constexpr const char* kKeptRun = "kept";
bool is_harvest_run(const std::string& run);

// So many may go without anybody looking.
inline constexpr std::int64_t kAlwaysRemovable = 10;
// More than 10, and more than `max_drop` of the `had` records.
bool brake_holds(std::int64_t removals, std::int64_t had, Thousandths max_drop);

// Carries them out, in batches of their own; what was carried out already changes nothing. Returns
// how many records went.
Result<std::int64_t> apply_removals(Store& store, const Source& source, const Removals& removals,
                                    Instant now, const ReadOptions& read);

// What waits for a person.
void put_parked(Batch& batch, const std::string& source, const Removals& removals);
Result<Removals> parked_removals(const Snapshot& snapshot, const std::string& source);
// The identifiers of the first of them, `most` at most.
Result<std::vector<std::string>> first_parked(const Snapshot& snapshot, const std::string& source,
                                              std::size_t most);
void remove_parked(Batch& batch, const std::string& source);

// The identifiers that were missing from the last full list; they take the place of those before.
void put_absent(Batch& batch, const std::string& source,
                const std::vector<std::string>& identifiers);
Result<std::vector<std::string>> absent_identifiers(const Snapshot& snapshot,
                                                    const std::string& source);

// What a person chose to keep though the source says that it is gone: identifier and the datestamp
// of the deletion, empty for what was only missing. The same word is not heard twice: deletions
// come again with each overlap and each full list.
using KeptRecords = std::map<std::string, std::string>;
void put_kept(Batch& batch, const std::string& source, const KeptRecords& kept);
Result<KeptRecords> kept_records(const Snapshot& snapshot, const std::string& source);
// A later deletion of the same record is news.
bool is_kept(const KeptRecords& kept, const HeldRemoval& removal);

}  // namespace vindplaats
