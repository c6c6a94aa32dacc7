#pragma once
// What grouping works on, read from the store, and the groups that records alone do not give.
// Shared by curate, which looks at all, and by a decision, which looks at what it touches.
#include <string>
#include <vector>

#include "app/pipeline/record_reader.h"
#include "curation/identity.h"

namespace vindplaats {

// Every record that its source has not withdrawn.
Result<std::vector<Member>> read_members(const Snapshot& snapshot);
// A publication that was decided on, but every source has withdrawn its record: the decision must
// stay to be seen. Of the pinned publications that are not among `groups` (sorted by id), those
// that still have a readable record.
Result<std::vector<Group>> groups_without_records(const RecordReader& reader, const Pins& pins,
                                                  const std::vector<Group>& groups);

}  // namespace vindplaats
