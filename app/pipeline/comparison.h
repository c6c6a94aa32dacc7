#pragma once
// A source's full list of identifiers against what we have of it: what is gone there (faults.md row
// 26), and what paging has missed (row 12). Pure but for the snapshot.
#include <string>
#include <vector>

#include "core/clock.h"
#include "harvesters/identifier_set.h"
#include "store/store.h"

namespace vindplaats {

// How often the full list is asked for by itself: where deletions are not told, and where they are.
inline constexpr std::chrono::days kCompareUntold{7};
inline constexpr std::chrono::days kCompareTold{28};
// And after a list that could not be read to its end.
inline constexpr std::chrono::days kCompareAgain{1};

struct ListComparison {
  std::vector<std::string> absent;  // live with us, not in the list; in order
  std::int64_t known = 0;           // live with us, and in the list
};

// `listed`: all identifiers of the source's live records.
Result<ListComparison> compare_list(const Snapshot& snapshot, const std::string& source,
                                    const IdentifierSet& listed);

// Have we no live copy of a record that the source lists? By either scheme (row 31).
Result<bool> is_missed(const Snapshot& snapshot, const std::string& source,
                       const std::string& identifier);

// Must the list be asked for: `compared` and `tried` are when it last was, RFC 3339 or empty;
// `deleted_record` what the source says of its deletions ("no", "transient", "persistent").
bool comparison_is_due(const std::string& compared, const std::string& tried,
                       const std::string& deleted_record, Instant now);

// The same identifier with the other one of http and https; empty when it is no web address.
std::string with_other_scheme(const std::string& identifier);

}  // namespace vindplaats
