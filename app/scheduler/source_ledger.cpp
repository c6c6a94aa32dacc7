#include "app/scheduler/source_ledger.h"

#include "app/pipeline/harvest_memory.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"

namespace vindplaats {

Result<void> SourceLedger::refresh(const Snapshot& snapshot) {
  const std::lock_guard lock(mutex_);
  return scan_ledger(snapshot, seen_ + 1, [&](const LedgerEntry& entry) {
    seen_ = entry.sequence;
    if (entry.kind == kLedgerRun) {
      note_run_entry(entry.body);
    } else if (entry.kind == kLedgerRegistration) {
      if (const auto registration = from_json<Registration>(entry.body)) {
        apply_registration(*registration, entry.at, facts_[registration->source].standing);
      }
    }
    return true;
  });
}

void SourceLedger::note_run_entry(const std::string& body) {
  const Result<RunReport> report = from_json<RunReport>(body);
  if (report) note_run(facts_[report->source].history, *report);
}

SourceFacts SourceLedger::facts(const std::string& source) const {
  const std::lock_guard lock(mutex_);
  const auto found = facts_.find(source);
  return found == facts_.end() ? SourceFacts() : found->second;
}

void note_run(RunHistory& history, const RunReport& report) {
  const Result<Instant> started = parse_time(report.started), ended = parse_time(report.ended);
  if (started && ended) note_run(history, *started, *ended, report.state);
}

Result<void> read_rest(const Snapshot& snapshot, const std::string& source, RunHistory& history) {
  history.rest_until.reset();
  history.rests = 0;
  TRY_ASSIGN(const auto stored, get_checkpoint(snapshot, source));
  if (!stored || !stored->contains("own.rest_until")) return {};
  const Result<Instant> until = parse_time(stored->at("own.rest_until"));
  if (!until) return {};
  history.rest_until = *until;
  Checkpoint protocol, own;
  split_checkpoint(*stored, protocol, own);
  history.rests = static_cast<int>(count_in(own, "rests"));
  return {};
}

}  // namespace vindplaats
