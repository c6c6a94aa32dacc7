#include "app/pipeline/removals.h"

#include <algorithm>

#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRemovalsARow = 100, kIdentifiersARow = 1000, kRemovalsABatch = 1000;

struct HeldRow {
  std::vector<HeldRemoval> held;
};
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, HeldRow>
void each_field(Visitor&& visit, Self& self) {
  visit("held", self.held);
}

struct AbsentRow {
  std::vector<std::string> identifiers;
};
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, AbsentRow>
void each_field(Visitor&& visit, Self& self) {
  visit("identifiers", self.identifiers);
}

struct KeptRow {
  std::vector<std::string> identifiers, datestamps;
};
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, KeptRow>
void each_field(Visitor&& visit, Self& self) {
  visit("identifiers", self.identifiers);
  visit("datestamps", self.datestamps);
}

Result<void> scan_run(const Snapshot& snapshot, const std::string& source, const std::string& run,
                      const std::function<void(const JournalPage&)>& visit) {
  return scan_journal(snapshot, source, [&](const JournalPage& page) {
    if (page.run == run) visit(page);
    return true;
  });
}

}  // namespace

bool is_harvest_run(const std::string& run) {
  return run != kParkedRun && run != kAbsentRun && run != kKeptRun;
}

bool brake_holds(std::int64_t removals, std::int64_t had, Thousandths max_drop) {
  return removals > kAlwaysRemovable && removals * 1000 > had * max_drop.count;
}

Result<std::int64_t> apply_removals(Store& store, const Source& source, const Removals& removals,
                                    Instant now, const ReadOptions& read) {
  std::int64_t removed = 0;
  Page page;
  const auto flush = [&]() -> Result<void> {
    TRY_ASSIGN(const PagePlan plan, plan_page(*store.snapshot(), source, page, now, read, {}));
    removed += plan.deleted;
    page.items.clear();
    const std::shared_lock turn(store.records_turn());
    return plan.batch.empty() ? Result<void>() : store.commit(plan.batch, Durability::kSynced);
  };
  for (const auto& [identifier, removal] : removals) {
    page.items.push_back({removal.raw, {removal.frame, removal.bytes}});
    if (page.items.size() == kRemovalsABatch) TRY(flush());
  }
  if (!page.items.empty()) TRY(flush());
  return removed;
}

void put_parked(Batch& batch, const std::string& source, const Removals& removals) {
  remove_parked(batch, source);
  HeldRow row;
  std::int64_t number = 0;
  for (const auto& [identifier, removal] : removals) {
    row.held.push_back(removal);
    if (row.held.size() < kRemovalsARow) continue;
    put_journal(batch, {source, kParkedRun, ++number, to_json(row)});
    row.held.clear();
  }
  if (!row.held.empty()) put_journal(batch, {source, kParkedRun, ++number, to_json(row)});
}

Result<Removals> parked_removals(const Snapshot& snapshot, const std::string& source) {
  Removals removals;
  TRY(scan_run(snapshot, source, kParkedRun, [&](const JournalPage& page) {
    Result<HeldRow> row = from_json<HeldRow>(page.json);
    if (!row) return;
    for (HeldRemoval& removal : row->held) {
      std::string identifier = removal.raw.identifier;
      removals.insert_or_assign(std::move(identifier), std::move(removal));
    }
  }));
  return removals;
}

Result<std::vector<std::string>> first_parked(const Snapshot& snapshot, const std::string& source,
                                              std::size_t most) {
  std::vector<std::string> identifiers;
  TRY(scan_journal(snapshot, source, [&](const JournalPage& page) {
    if (page.run != kParkedRun) return true;
    const Result<HeldRow> row = from_json<HeldRow>(page.json);
    for (std::size_t i = 0; row && i < row->held.size() && identifiers.size() < most; ++i)
      identifiers.push_back(row->held[i].raw.identifier);
    return identifiers.size() < most;
  }));
  return identifiers;
}

void remove_parked(Batch& batch, const std::string& source) {
  remove_journal(batch, source, kParkedRun);
}

void put_absent(Batch& batch, const std::string& source,
                const std::vector<std::string>& identifiers) {
  remove_journal(batch, source, kAbsentRun);
  std::int64_t number = 0;
  for (std::size_t at = 0; at < identifiers.size(); at += kIdentifiersARow) {
    const std::size_t count = std::min(kIdentifiersARow, identifiers.size() - at);
    AbsentRow row;
    row.identifiers.assign(identifiers.begin() + static_cast<std::ptrdiff_t>(at),
                           identifiers.begin() + static_cast<std::ptrdiff_t>(at + count));
    put_journal(batch, {source, kAbsentRun, ++number, to_json(row)});
  }
}

Result<std::vector<std::string>> absent_identifiers(const Snapshot& snapshot,
                                                    const std::string& source) {
  std::vector<std::string> identifiers;
  TRY(scan_run(snapshot, source, kAbsentRun, [&](const JournalPage& page) {
    const Result<AbsentRow> row = from_json<AbsentRow>(page.json);
    if (!row) return;
    identifiers.insert(identifiers.end(), row->identifiers.begin(), row->identifiers.end());
  }));
  return identifiers;
}

void put_kept(Batch& batch, const std::string& source, const KeptRecords& kept) {
  remove_journal(batch, source, kKeptRun);
  KeptRow row;
  std::int64_t number = 0;
  for (const auto& [identifier, datestamp] : kept) {
    row.identifiers.push_back(identifier);
    row.datestamps.push_back(datestamp);
    if (row.identifiers.size() < kIdentifiersARow) continue;
    put_journal(batch, {source, kKeptRun, ++number, to_json(row)});
    row = {};
  }
  if (!row.identifiers.empty()) put_journal(batch, {source, kKeptRun, ++number, to_json(row)});
}

Result<KeptRecords> kept_records(const Snapshot& snapshot, const std::string& source) {
  KeptRecords kept;
  TRY(scan_run(snapshot, source, kKeptRun, [&](const JournalPage& page) {
    const Result<KeptRow> row = from_json<KeptRow>(page.json);
    if (!row || row->identifiers.size() != row->datestamps.size()) return;
    for (std::size_t i = 0; i < row->identifiers.size(); ++i)
      kept.emplace(row->identifiers[i], row->datestamps[i]);
  }));
  return kept;
}

bool is_kept(const KeptRecords& kept, const HeldRemoval& removal) {
  const auto found = kept.find(removal.raw.identifier);
  return found != kept.end() &&
         (removal.raw.datestamp.empty() || removal.raw.datestamp == found->second);
}

}  // namespace vindplaats
