// Random ledgers: editors pin, merge, split and undo while records come and go.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "curation/identity.h"
#include "tests/unit/curation/pin_ledger.h"

namespace vindplaats {
namespace {

// One platform: records with random keys, and everything that was promised about ids.
class RandomDesk {
 public:
  explicit RandomDesk(std::uint64_t seed) : random_(seed) {
    for (int i = 0; i < 8; ++i) add_record();
  }

  void step() {
    switch (random_.below(7)) {
      case 0:
        add_record();
        break;
      case 1:
        forget_record();
        break;
      case 2:
        pin_group();
        break;
      case 3:
        merge_two();
        break;
      case 4:
        split_one();
        break;
      case 5:
        undo_last();
        break;
      default:
        pin_growth();
        break;
    }
  }

  void check() {
    const Pins pins = ledger_.fold();
    const std::vector<Group> groups = groups_now();
    check_partition(groups);
    check_pins(pins, groups);
    check_owners(pins);
    std::reverse(members_.begin(), members_.end());
    EXPECT_EQ(groups_now(), groups);
  }

 private:
  std::vector<Group> groups_now() const { return group_records(members_, ledger_.fold()); }

  const Group& any_group(const std::vector<Group>& groups) {
    return groups[static_cast<std::size_t>(random_.below(groups.size()))];
  }

  void add_record() {
    Member member;
    member.record = "s" + std::to_string(random_.below(3)) + "/" + std::to_string(++records_);
    if (random_.below(2) == 0) member.keys.push_back("doi:" + std::to_string(random_.below(6)));
    if (random_.below(2) == 0) member.keys.push_back("hdl:" + std::to_string(random_.below(6)));
    members_.push_back(std::move(member));
  }

  void forget_record() {
    if (members_.size() < 3) return;
    members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(random_.below(members_.size())));
  }

  void pin_if_needed(const Group& group) {
    const std::string& founding = group.records[random_.below(group.records.size())];
    if (!group.pinned) ledger_.pin(group.id, founding, group.records);
  }

  void pin_group() { pin_if_needed(any_group(groups_now())); }

  void pin_growth() {
    for (const Group& group : groups_now()) {
      if (group.pinned) ledger_.pin(group.id, founder(group.id), group.records);
    }
  }

  std::string founder(const std::string& id) const {
    for (const Pin& pin : ledger_.fold().live) {
      if (pin.publication == id) return pin.founding;
    }
    return {};
  }

  void merge_two() {
    const std::vector<Group> groups = groups_now();
    const Group& kept = any_group(groups);
    const Group& other = any_group(groups);
    if (kept.id == other.id) return;
    pin_growth();
    pin_if_needed(kept);
    pin_if_needed(other);
    remember();
    last_.push_back({ledger_.merge(kept.id, other.id), kept.id});
  }

  void split_one() {
    const std::vector<Group> groups = groups_now();
    const Group& group = any_group(groups);
    if (group.records.size() < 2) return;
    pin_growth();
    pin_if_needed(group);
    const std::string& record = group.records[random_.below(group.records.size())];
    std::vector<std::string> leaving = {record};
    if (record == founder(group.id)) {
      leaving = group.records;
      std::erase(leaving, record);
    }
    remember();
    const std::string comes = id_after_split(ledger_.fold(), leaving);
    last_.push_back({ledger_.split(group.id, record, comes, group.records), group.id});
    const std::vector<Group> after = groups_now();
    for (const std::string& left : leaving) EXPECT_EQ(home(after, left), comes);
  }

  // The grouping of today's records comes back, whatever was pinned meanwhile.
  void undo_last() {
    if (last_.empty()) return;
    const std::map<std::string, std::string> before = homes_.back();
    ledger_.undo(last_.back().first, last_.back().second);
    last_.pop_back();
    homes_.pop_back();
    std::map<std::string, std::string> now;
    for (const Pin& pin : ledger_.fold().live) {
      for (const std::string& record : pin.records) now[record] = pin.publication;
    }
    for (const auto& [record, id] : before) EXPECT_EQ(now[record], id) << record;
  }

  void remember() {
    std::map<std::string, std::string> homes;
    for (const Pin& pin : ledger_.fold().live) {
      for (const std::string& record : pin.records) homes[record] = pin.publication;
    }
    homes_.push_back(std::move(homes));
  }

  static std::string home(const std::vector<Group>& groups, const std::string& record) {
    for (const Group& group : groups) {
      if (std::binary_search(group.records.begin(), group.records.end(), record)) return group.id;
    }
    return {};
  }

  void check_partition(const std::vector<Group>& groups) const {
    std::multiset<std::string> found, wanted;
    std::set<std::string> ids;
    for (const Group& group : groups) {
      EXPECT_TRUE(ids.insert(group.id).second) << group.id << " twice";
      found.insert(group.records.begin(), group.records.end());
    }
    for (const Member& member : members_) wanted.insert(member.record);
    EXPECT_EQ(found, wanted);
  }

  void check_pins(const Pins& pins, const std::vector<Group>& groups) const {
    std::set<std::string> held;
    for (const Pin& pin : pins.live) {
      EXPECT_EQ(pins.retired.count(pin.publication), 0u);
      EXPECT_THAT(pin.records, ::testing::Contains(pin.founding));
      for (const std::string& record : pin.records) {
        EXPECT_TRUE(held.insert(record).second) << record << " in two pins";
        const std::string where = home(groups, record);
        EXPECT_TRUE(where.empty() || where == pin.publication) << record << " is in " << where;
      }
    }
  }

  // An id is never given to another work, and never forgotten.
  void check_owners(const Pins& pins) {
    std::map<std::string, std::string> founding = pins.retired;
    for (const Pin& pin : pins.live) founding[pin.publication] = pin.founding;
    for (const auto& [id, record] : founding)
      EXPECT_EQ(owners_.emplace(id, record).first->second, record) << id;
    EXPECT_EQ(founding.size(), owners_.size()) << "an id was forgotten";
  }

  SeededRandom random_;
  int records_ = 0;
  std::vector<Member> members_;
  PinLedger ledger_;
  std::vector<std::pair<std::int64_t, std::string>> last_;
  std::vector<std::map<std::string, std::string>> homes_;
  std::map<std::string, std::string> owners_;
};

TEST(PinsProperty, NoIdChangesItsWorkAndUndoRestoresWhatWas) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    RandomDesk desk(seed);
    for (int step = 0; step < 40; ++step) {
      desk.step();
      desk.check();
      ASSERT_FALSE(::testing::Test::HasFailure()) << "seed " << seed << ", step " << step;
    }
  }
}

}  // namespace
}  // namespace vindplaats
