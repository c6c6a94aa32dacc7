#include "curation/pins.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "curation/identity.h"

namespace vindplaats {
namespace {

class PinFold {
 public:
  explicit PinFold(std::set<std::int64_t> undone) : undone_(std::move(undone)) {}

  void take(const Pin& pin) {
    if (pin.publication.empty() || pin.founding.empty()) return;
    know(pin.publication, pin.founding);
    const std::string& founding = known_.at(pin.publication).founding;
    const auto held_by = owner_.find(founding);
    const std::string home = held_by == owner_.end() ? pin.publication : held_by->second;
    hold(home, {founding});
    hold(home, pin.records);
  }

  void take(const Decided& decided) {
    const Decision& decision = decided.decision;
    const bool counts = undone_.count(decided.sequence) == 0;
    if (decision.kind == "merge" && counts) merge(home_of(decision.publication), decision);
    if (decision.kind == "split") split(decision, counts);
    if (decision.kind == "apart" && counts)
      apart_.insert(std::minmax(decision.publication, decision.other));
  }

  Pins finish() const {
    std::vector<std::pair<std::size_t, Pin>> ordered;
    Pins pins;
    for (const auto& [id, known] : known_) {
      const auto found = live_.find(id);
      if (found == live_.end()) {
        pins.retired.emplace(id, known.founding);
      } else {
        const std::set<std::string>& held = found->second;
        ordered.push_back({known.order, {id, known.founding, {held.begin(), held.end()}}});
      }
    }
    std::sort(ordered.begin(), ordered.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, pin] : ordered) pins.live.push_back(std::move(pin));
    for (const auto& [first, second] : apart_) {
      const std::string one = home_of(first), other = home_of(second);
      if (!one.empty() && !other.empty() && one != other)
        pins.apart.insert(std::minmax(one, other));
    }
    return pins;
  }

 private:
  struct Known {
    std::string founding;
    std::size_t order = 0;
  };

  void know(const std::string& id, const std::string& founding) {
    known_.emplace(id, Known{founding, known_.size()});
  }

  // The live publication that the id leads to; empty: none.
  std::string home_of(const std::string& id) const {
    if (live_.count(id) != 0) return id;
    const auto known = known_.find(id);
    if (known == known_.end()) return {};
    const auto owner = owner_.find(known->second.founding);
    return owner == owner_.end() ? std::string() : owner->second;
  }

  void hold(const std::string& id, const std::vector<std::string>& records) {
    for (const std::string& record : records) {
      if (owner_.emplace(record, id).second) live_[id].insert(record);
    }
  }

  void move(const std::string& record, const std::string& from, const std::string& to) {
    live_.at(from).erase(record);
    live_[to].insert(record);
    owner_[record] = to;
  }

  void merge(const std::string& home, const Decision& decision) {
    const std::string other = home_of(decision.other);
    if (home.empty() || other.empty() || home == other) return;
    const std::set<std::string> records = live_.at(other);
    for (const std::string& record : records) move(record, other, home);
    live_.erase(other);
  }

  bool is_founding(const std::string& record, const std::string& id) const {
    const auto known = known_.find(id);
    return known != known_.end() && known->second.founding == record;
  }

  // What leaves as the editor saw it: the same whatever was undone since, and so is the record that
  // the id of what leaves is founded on.
  static std::vector<std::string> left_then(const Decision& decision, bool others_leave) {
    if (!others_leave) return {decision.record};
    std::vector<std::string> leaving = decision.records;
    std::erase(leaving, decision.record);
    return leaving;
  }

  // What leaves now: what joined since it was seen goes along with the others.
  std::vector<std::string> leaving_now(const std::string& home, const Decision& decision,
                                       std::vector<std::string> then, bool others_leave) const {
    if (others_leave && home == decision.publication) {
      const std::set<std::string>& held = live_.at(home);
      then.assign(held.begin(), held.end());
      std::erase(then, decision.record);
    }
    std::erase_if(then, [&](const std::string& record) {
      const auto owner = owner_.find(record);
      return owner == owner_.end() || owner->second != home;
    });
    return then;
  }

  void split(const Decision& decision, bool counts) {
    if (decision.other.empty() || decision.record.empty()) return;
    const bool others_leave = is_founding(decision.record, decision.publication);
    const std::string home = home_of(decision.publication);
    if (counts && !home.empty()) {
      hold(home, decision.records);
      hold(home, {decision.record});
    }
    const std::vector<std::string> then = left_then(decision, others_leave);
    const std::vector<std::string> now =
        home.empty() ? then : leaving_now(home, decision, then, others_leave);
    const std::vector<std::string>& founders = then.empty() ? now : then;
    if (founders.empty()) return;
    know(decision.other, *std::min_element(founders.begin(), founders.end()));
    if (counts && !home.empty()) let_leave(home, decision.other, now);
  }

  // A live publication always holds its founding record.
  void let_leave(const std::string& home, const std::string& id,
                 const std::vector<std::string>& leaving) {
    const auto leaves = [&](const std::string& record) {
      return std::find(leaving.begin(), leaving.end(), record) != leaving.end();
    };
    if (live_.count(id) != 0 || !leaves(known_.at(id).founding)) return;
    if (leaves(known_.at(home).founding)) return;
    for (const std::string& record : leaving) move(record, home, id);
    apart_.insert(std::minmax(home, id));
  }

  std::set<std::int64_t> undone_;
  std::map<std::string, Known> known_;
  std::map<std::string, std::set<std::string>> live_;
  std::set<std::pair<std::string, std::string>> apart_;
  std::unordered_map<std::string, std::string> owner_;  // a record's live publication
};

// One entry of the ledger, of either kind.
struct PinStep {
  std::int64_t sequence;
  const Pin* pin;
  const Decided* decided;
};

bool id_is_taken(const Pins& pins, const std::string& id, const std::vector<std::string>& leaving) {
  const auto named = [&](const Pin& pin) { return pin.publication == id; };
  if (std::any_of(pins.live.begin(), pins.live.end(), named)) return true;
  const auto retired = pins.retired.find(id);
  return retired != pins.retired.end() &&
         std::find(leaving.begin(), leaving.end(), retired->second) == leaving.end();
}

}  // namespace

Pins fold_pins(std::span<const PinEntry> pins, std::span<const Decided> decisions) {
  std::vector<PinStep> steps;
  for (const PinEntry& entry : pins) steps.push_back({entry.sequence, &entry.pin, nullptr});
  for (const Decided& decided : decisions) {
    const std::string& kind = decided.decision.kind;
    if (kind == "merge" || kind == "split" || kind == "apart")
      steps.push_back({decided.sequence, nullptr, &decided});
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const PinStep& a, const PinStep& b) { return a.sequence < b.sequence; });
  PinFold fold(undone_decisions(decisions));
  for (const PinStep& step : steps) {
    if (step.pin != nullptr) fold.take(*step.pin);
    if (step.decided != nullptr) fold.take(*step.decided);
  }
  return fold.finish();
}

std::string id_after_split(const Pins& pins, const std::vector<std::string>& leaving) {
  const std::string& smallest = *std::min_element(leaving.begin(), leaving.end());
  std::string id = publication_id(smallest);
  // No record's id begins with a space.
  for (int next = 2; id_is_taken(pins, id, leaving); ++next)
    id = publication_id(" " + std::to_string(next) + " " + smallest);
  return id;
}

}  // namespace vindplaats
