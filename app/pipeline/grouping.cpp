#include "app/pipeline/grouping.h"

#include <algorithm>

#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

bool is_grouped(const std::vector<Group>& groups, const std::string& publication) {
  const auto found =
      std::lower_bound(groups.begin(), groups.end(), publication,
                       [](const Group& group, const std::string& id) { return group.id < id; });
  return found != groups.end() && found->id == publication;
}

Group group_of_pin(const Pins& pins, const Pin& pin) {
  Group group;
  group.id = pin.publication;
  group.records = pin.records;
  group.pinned = true;
  for (const auto& [id, founding] : pins.retired) {
    if (std::binary_search(pin.records.begin(), pin.records.end(), founding))
      group.former_ids.push_back(id);
  }
  return group;
}

// False when every trace of its records was erased.
Result<bool> is_known(const RecordReader& reader, const Pin& pin) {
  for (const std::string& record : pin.records) {
    TRY_ASSIGN(const std::optional<SourcedRecord> found, reader.now(record));
    if (found) return true;
  }
  return false;
}

}  // namespace

Result<std::vector<Member>> read_members(const Snapshot& snapshot) {
  std::vector<Member> members;
  TRY(scan_records(snapshot, "", [&](const Record& record) {
    if (!record.deleted) members.push_back(member_of(record));
    return true;
  }));
  return members;
}

Result<std::vector<Group>> groups_without_records(const RecordReader& reader, const Pins& pins,
                                                  const std::vector<Group>& groups) {
  std::vector<Group> left;
  for (const Pin& pin : pins.live) {
    if (is_grouped(groups, pin.publication)) continue;
    TRY_ASSIGN(const bool known, is_known(reader, pin));
    if (known) left.push_back(group_of_pin(pins, pin));
  }
  return left;
}

}  // namespace vindplaats
